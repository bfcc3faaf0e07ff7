import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { foldString } from '../../server/src/core/facts/folded';
import { NameFinder } from '../../server/src/core/facts/name-finder';
import { read } from '../../server/src/core/packs/builtin.generated';

const { topics, dimensions } = read().facts!;
const lists = [
  ...topics.flatMap(({ names, weak, choices }) => [
    names,
    weak ?? [],
    ...(choices ?? []).map((choice) => choice.names),
  ]),
  ...dimensions.flatMap(({ values }) => values.flatMap(({ names, short }) => [names, short ?? []])),
];

/** Every pattern tried on the whole text. */
function allIn(text: string): [number, number, number][] {
  return lists.flatMap((names, list) =>
    names.flatMap(([source]) =>
      [...text.matchAll(new RegExp(source, 'g'))]
        .filter(([words]) => words !== '')
        .map((match): [number, number, number] => [list, match.index, match.index + match[0].length]),
    ),
  );
}

/** Characters of the patterns themselves, whole names among them. */
const words = lists.flatMap((names) =>
  names.map(([source]) =>
    source.replace(/\\u([0-9a-f]{4})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16))),
  ),
);
const pieces = words.flatMap((word) => word.split(/[^\u4e00-\u9fffa-z0-9]+/).filter((piece) => piece !== ''));

describe('names of topics and values', () => {
  it('are found as if every pattern were tried', () => {
    let seen = 0;
    const finder = new NameFinder(lists);
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces, '，', '。', '12', 'x'), { maxLength: 8 }), (parts) => {
        const text = parts.join('');
        const found: [number, number, number][] = [];
        finder.find(text, (...place) => found.push(place));
        seen += found.length;
        assert.deepEqual(found, allIn(text));
        assert.equal(finder.has(text), found.length > 0);
      }),
      { numRuns: 300 },
    );
    assert.ok(seen > 100, `${seen} names in all texts`);
  });

  it('are not ruled out by a source that is yet to be folded', () => {
    const finder = new NameFinder(lists);
    const seen = { found: 0, out: 0 };
    const wide = (text: string) =>
      text.replace(/[!-~]/g, (unit) => String.fromCharCode(unit.charCodeAt(0) + 0xfee0)).toUpperCase();
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...pieces, '鑽石', '銀卡', '農村', '普通客戶', '，', ' ', '的', '在', '请稍等'), {
          maxLength: 4,
        }),
        fc.boolean(),
        (parts, isWide) => {
          const source = isWide ? wide(parts.join('')) : parts.join('');
          const has = finder.has(foldString(source).text);
          const may = finder.mayHave(source);
          if (has) seen.found++;
          if (!may) seen.out++;
          assert.ok(may || !has, source);
        },
      ),
      { numRuns: 500 },
    );
    assert.ok(seen.found > 50 && seen.out > 50, JSON.stringify(seen));
  });
});
