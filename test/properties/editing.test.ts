import assert from 'node:assert/strict';
import fc from 'fast-check';
import { applyEdits } from '../../server/src/core/fixes/apply-edits';
import { parse } from '../../server/src/core/formats';
import { formatEdits } from '../../server/src/core/editing/format';
import { placeholderAt, placeholderName, samePlaceholders } from '../../server/src/core/editing/placeholders';
import { tokensOf } from '../../server/src/core/editing/tokens';
import { completionPlace } from '../../server/src/core/editing/completion-place';
import { selectionsAt } from '../../server/src/core/editing/selections';
import { yamlPlace } from '../../server/src/core/editing/yaml-place';
import { builtinLinter } from '../../server/src/core/linter/builtin-linter';
import type { LanguageId } from '../../server/src/core/document/document';
import { script } from './arbitrary-script';

const language = fc.constantFrom<LanguageId>('huashu', 'markdown', 'plaintext');
const linter = builtinLinter();
const formatted = (text: string, id: LanguageId): string =>
  applyEdits(text, formatEdits(parse(text, id, {}), { spacing: 'remove' }));

/** What is said, without marks and blanks. */
const words = (text: string): string => text.replace(/[^\p{L}\p{N}]/gu, '');

describe('formatting any script', () => {
  it('again changes nothing', () => {
    fc.assert(
      fc.property(script, language, (text, id) => {
        const once = formatted(text, id);
        assert.equal(formatted(once, id), once);
      }),
      { numRuns: 300 },
    );
  });

  it('changes no word, no speaker, and no finding about words', () => {
    fc.assert(
      fc.property(script, language, (text, id) => {
        const once = formatted(text, id);
        assert.equal(words(once), words(text));
        const rules = (source: string) =>
          linter
            .lint(source, id)
            .findings.map(({ ruleId }) => ruleId)
            .sort();
        assert.deepEqual(rules(once), rules(text));
        const roles = (source: string) => parse(source, id, {}).turns.map(({ role }) => role);
        assert.deepEqual(roles(once), roles(text));
      }),
      { numRuns: 300 },
    );
  });

  it('leaves code alone', () => {
    const code = '```\n客服: 您好,请讲. \n```\n';
    assert.ok(formatted(`客服: 您好,请讲.\n\n${code}`, 'markdown').endsWith(code));
  });
});

describe('placeholders of any script', () => {
  it('renamed are as many as before, and nothing else has changed', () => {
    fc.assert(
      fc.property(script, language, fc.nat(), (text, id, at) => {
        const document = parse(`${text}\n客服：{姓名}，[%姓名%]。`, id, {});
        const offset = at % (document.text.length + 1);
        const found = placeholderAt(document, offset);
        if (!found?.name) return;
        const all = samePlaceholders(document, found);
        assert.ok(all.some(({ start }) => start === found.start));
        const edits = all.map((each) => ({ ...each.name!, text: '新名' }));
        const after = parse(applyEdits(document.text, edits), id, {});
        const again = samePlaceholders(after, placeholderAt(after, edits[0]!.start)!);
        assert.equal(again.length, all.length);
        const back = again.map((each) => ({
          ...each.name!,
          text: document.text.slice(found.name!.start, found.name!.end),
        }));
        assert.equal(applyEdits(after.text, back), document.text);
      }),
      { numRuns: 300 },
    );
  });
  it('take only names that leave them placeholders', () => {
    for (const [written, name] of [
      ['称呼', '称呼'],
      ['{称呼}', '称呼'],
      ['a{b', undefined],
      ['', undefined],
      ['12', undefined],
      ['n', 'n'],
    ] as const)
      assert.equal(placeholderName(written), name, written);
  });
});

describe('places of any script', () => {
  it('tokens ascend, do not meet and stay on a line; selections nest; nothing throws', () => {
    fc.assert(
      fc.property(script, language, fc.nat(), (text, id, at) => {
        const document = parse(text, id, {});
        document.blocks.forEach((block, index) => {
          const owner = document.turns[block.turn];
          const tokens = tokensOf(document, block, owner?.block === index ? owner : undefined, []);
          let last = 0;
          for (let i = 0; i < tokens.length; i += 3) {
            assert.ok(tokens[i]! >= last && tokens[i + 1]! > tokens[i]!);
            assert.doesNotMatch(text.slice(block.start + tokens[i]!, block.start + tokens[i + 1]!), /[\r\n]/);
            last = tokens[i + 1]!;
          }
        });
        const offset = at % (text.length + 1);
        completionPlace(document, offset);
        yamlPlace(text, offset);
        const spans = selectionsAt(document, offset);
        spans.slice(1).forEach((outer, i) => assert.ok(outer.start <= spans[i]!.start && spans[i]!.end <= outer.end));
        assert.deepEqual(spans.at(-1), { start: 0, end: text.length });
      }),
      { numRuns: 300 },
    );
  });
});
