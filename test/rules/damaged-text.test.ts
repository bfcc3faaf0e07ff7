import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { builtinLinter, fixText } from '../../server/src/core';

const standard = process.env['HUASHU_STANDARD'] ?? '../shared/standard';

/** A copy of the standard from a document-sharing site, what is damaged in it, and what the clauses really say. */
describe('a damaged copy of the standard', () => {
  if (!existsSync(`${standard}/source.txt`)) {
    it.skip(`no copy in ${standard}`);
    return;
  }
  const folded = (text: string) => text.replaceAll('，', ',').replace(/\s/g, '');
  const source = folded(readFileSync(`${standard}/source.txt`, 'utf8'));
  const fixed = folded(fixText(builtinLinter(), readFileSync(`${standard}/source.txt`, 'utf8'), 'plaintext').text);
  const { scrambled, dropped } = parse(readFileSync(`${standard}/restoration.yaml`, 'utf8')) as {
    readonly scrambled: { readonly [found: string]: string };
    readonly dropped: readonly (readonly [string, string])[];
  };
  /** Where the same words are right: they stay. */
  const right = ['解释完毕', '查询完毕', '受理完毕', '关心和支持', '刚刚和你说过了', '刚刚不告诉你了吗', '刚刚的情况'];
  const occurs = (text: string, words: string) => text.split(words).length - 1;

  it('has nine in ten of its damaged words put right by --fix', function () {
    const entries = [...Object.entries(scrambled), ...dropped]
      .map(([found, meant]) => [folded(found), folded(meant)] as const)
      .filter(([found, meant]) => found !== meant && occurs(source, found) > 0);
    const rest = [...right.map(folded), ...entries.map(([, meant]) => meant)].reduce(
      (text, words) => text.replaceAll(words, '·'),
      fixed,
    );
    const left = entries.filter(([found]) => occurs(rest, found) > 0);
    const repaired = entries.length - left.length;
    this.test!.title += ` (${repaired} of ${entries.length}; left: ${left.map(([found]) => found).join(', ')})`;
    assert.ok(repaired / entries.length >= 0.9, `${repaired} of ${entries.length}: ${left.join('; ')}`);
  });

  it('keeps what was right', () => {
    const clauses = parse(readFileSync(`${standard}/clauses.yaml`, 'utf8')) as unknown;
    const damaged = [...Object.keys(scrambled), ...dropped.map(([found]) => found)].map(folded);
    const phrases = textsIn(clauses)
      .flatMap((text) => folded(text).split(/[/。;；:“”"]/))
      .filter(
        (words) => words.length > 3 && occurs(source, words) > 0 && !damaged.some((word) => words.includes(word)),
      );
    assert.ok(phrases.length > 60, `${phrases.length} phrases of the clauses are in the copy`);
    for (const words of [...phrases, ...right.map(folded)])
      if (occurs(source, words) > 0) assert.ok(occurs(fixed, words) >= occurs(source, words), `“${words}” is gone`);
  });

  it('is settled: a second run changes nothing', () => {
    assert.equal(fixText(builtinLinter(), fixed, 'plaintext', undefined, { only: isDamage }).applied, 0);
  });
});

function isDamage({ ruleId }: { readonly ruleId: string }): boolean {
  return ruleId.startsWith('damaged-text');
}

/** All texts in a value read from YAML. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}
