import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { builtinPacks } from '../../server/src/core/packs/builtin';
import { clauseTable, clausesAsMarkdown, countClauses } from '../../server/src/core/packs/clause-table';
import { clausesPage } from '../../server/src/core/packs/clauses-page';

describe('the table of clauses', () => {
  const rows = clauseTable(builtinPacks());

  it('stands in docs/clauses.md as the packs are now', () => {
    const page = readFileSync('docs/clauses.md', 'utf8').replaceAll('\r\n', '\n');
    assert.ok(page === clausesPage(builtinPacks()), 'docs/clauses.md is out of date: npm run generate, and commit it');
  });

  it('has every clause once', () => {
    assert.equal(new Set(rows.map(({ id }) => id)).size, rows.length);
    assert.equal(
      rows.length,
      builtinPacks().reduce((sum, { clauses }) => sum + clauses.length, 0),
    );
  });

  it('leaves no clause without a rule or a reason, but for facts', () => {
    const open = rows.filter(({ rules, reason }) => rules.length === 0 && reason === undefined);
    assert.deepEqual(
      open.filter(({ kind }) => kind !== 'fact').map(({ id }) => id),
      [],
    );
    const { checked, explained, open: left } = countClauses(rows);
    assert.equal(checked + explained + left, rows.length);
  });

  it('names for each rule only clauses that exist', () => {
    const known = new Set(rows.map(({ id }) => id));
    for (const { rules } of builtinPacks())
      for (const rule of rules)
        for (const clause of rule.clauses) assert.ok(known.has(clause), `${rule.id} cites ${clause}`);
  });

  it('keeps its columns whatever a clause says', () => {
    const row = { id: '§9', pack: 'p', kind: 'lexical' as const, text: 'a|b\nc <d>', rules: ['x'] };
    assert.equal(clausesAsMarkdown([row], 'zh').split('\n')[2], '| §9 | 用语 | a\\|b c &lt;d> | `x` |');
  });
});
