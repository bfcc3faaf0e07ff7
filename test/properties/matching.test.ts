import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Matcher, Pattern } from '../../server/src/core/matching';
import {
  compileImage,
  createMatchBuffer,
  createMatcher,
  createReferenceMatcher,
  parsePattern,
} from '../../server/src/core/matching';
import type { NormalisedText } from '../../server/src/core/text/normalised';
import { readText as read } from '../support/read-text';

/** A small world, so that hits are frequent: few characters, two particles, all kinds of marks. */
const letter = fc.constantFrom('你', '好', '听', '明', '白', '吧', '啊', '了', 'a', '1', '𠮷');
const repetition = fc.constantFrom('', '', '', '?', '{0,2}', '{1,3}', '{2}');
const gap = fc.constantFrom('.', '.{0,2}', '.{1,3}', '…{0,3}', '…{2,5}');
const category = fc.constantFrom('\\p', '\\q', '\\d', '\\a', '\\h', ',', '。', '！', '<name>', '<edged>');

const item: fc.Memo<string> = fc.memo((depth) => {
  const one = fc.oneof(
    { weight: 6, arbitrary: letter },
    { weight: 2, arbitrary: category },
    { weight: 2, arbitrary: gap },
  );
  const set = fc.array(letter, { minLength: 1, maxLength: 3 }).map((letters) => `[${letters.join('')}]`);
  if (depth <= 1) return fc.oneof(one, set);
  const group = fc
    .array(sequence(depth - 1), { minLength: 1, maxLength: 3 })
    .map((alternatives) => `(${alternatives.join('|')})`);
  return fc.oneof({ weight: 4, arbitrary: one }, { weight: 1, arbitrary: set }, { weight: 2, arbitrary: group });
});

const sequence: fc.Memo<string> = fc.memo((depth) =>
  fc
    .array(fc.tuple(item(depth), repetition), { maxLength: 4 })
    .map((items) => items.map(([source, times]) => (/\}$/.test(source) ? source : source + times)).join('')),
);

const lists = { name: ['听', '明白', '[你好]吧?'], edged: ['^你', '好$', '白'] };
const patternSource = fc
  .tuple(fc.constantFrom('', '', '', '^', '^^'), sequence(3), fc.constantFrom('', '', '', '$', '$$'))
  .map((parts) => parts.join(''));

function parse(source: string): Pattern | undefined {
  return parsePattern(source, lists).pattern;
}

const texts = fc
  .array(
    fc.oneof(
      { weight: 8, arbitrary: letter },
      {
        weight: 2,
        arbitrary: fc.constantFrom('，', '。', '？', '！', '~', '……', ' ', '“', '\u200b', '喂', '聽', 'Ａ', '😊'),
      },
    ),
    { maxLength: 30 },
  )
  .map((parts) => parts.join(''));

function hits(matcher: Matcher, text: NormalisedText, view?: number): string[] {
  const buffer = createMatchBuffer();
  matcher.scan(text, buffer, view);
  return Array.from({ length: buffer.count }, (_, i) => {
    return `${buffer.patterns[i]}:${buffer.starts[i]}-${buffer.ends[i]}`;
  });
}

describe('matching', () => {
  it('finds what plain regular expressions find', () => {
    let checked = 0;
    let found = 0;
    fc.assert(
      fc.property(
        fc.array(patternSource, { minLength: 1, maxLength: 8 }),
        fc.array(texts, { minLength: 1, maxLength: 4 }),
        (sources, inputs) => {
          const patterns = sources.map(parse).filter((pattern) => pattern !== undefined);
          const reference = createReferenceMatcher(patterns);
          const matcher = createMatcher(compileImage(patterns));
          for (const input of inputs) {
            const text = read(input);
            const expected = hits(reference, text);
            // Often enough for the matcher to take its warm path.
            for (let round = 0; round < 8; round++) assert.deepEqual(hits(matcher, text), expected);
            checked += patterns.length;
            found += expected.length;
          }
        },
      ),
      { numRuns: 1000 },
    );
    assert.ok(found > checked / 20, `only ${found} hits in ${checked} tries: the property shows little`);
  });

  it('looks for guards only beside the patterns that ask for them, and only in their view', () => {
    const world = fc.tuple(
      fc.array(fc.tuple(patternSource, fc.option(fc.array(fc.nat(7), { maxLength: 3 })), fc.constantFrom(1, 2, 3)), {
        minLength: 1,
        maxLength: 8,
      }),
      texts,
      fc.nat(1),
    );
    fc.assert(
      fc.property(world, ([written, input, view]) => {
        const known = written.flatMap(([source, asked, views]) => {
          const pattern = parse(source);
          return pattern ? [{ pattern, asked, views }] : [];
        });
        const guards = known.map(({ asked }) => asked?.filter((guard) => guard < known.length) ?? undefined);
        const image = compileImage(
          known.map(({ pattern }) => pattern),
          guards,
          known.map(({ views }) => views),
        );
        const text = read(input);
        const all = hits(createReferenceMatcher(known.map(({ pattern }) => pattern)), text);
        const idOf = (hit: string): number => Number(hit.split(':')[0]);
        const inView = (id: number): boolean => guards[id] !== undefined && ((known[id]!.views >> view) & 1) === 1;
        const asked = new Set(
          all
            .map(idOf)
            .filter(inView)
            .flatMap((id) => guards[id]!),
        );
        const expected = all.filter((hit) => {
          const id = idOf(hit);
          return guards[id] === undefined ? asked.has(id) : inView(id);
        });
        const matcher = createMatcher(JSON.parse(JSON.stringify(image)));
        assert.deepEqual(hits(matcher, text, view), expected);
        // After much text guards are looked for in another way.
        const long = read('你好听明白吧啊了a1'.repeat(2500));
        for (let round = 0; round < 20; round++) hits(matcher, text, view);
        hits(matcher, long, view);
        assert.deepEqual(hits(matcher, text, view), expected);
      }),
      { numRuns: 150 },
    );
  });

  it('adds to the hits that are there', () => {
    const matcher = createMatcher(compileImage(['好', '你好'].map((source) => parse(source)!)));
    const buffer = createMatchBuffer();
    matcher.scan(read('你好'), buffer);
    matcher.scan(read('好'), buffer);
    assert.deepEqual([...buffer.patterns.subarray(0, buffer.count)], [1, 0, 0]);
  });

  it('is made in no time of parts that may be empty inside of others', () => {
    // Without care there are more ways through this than memory has room for.
    const inner = '((你?|好?|听?){1,3}(明?|白?){0,2}了?){1,3}';
    const source = `a((${inner}(吧?|好?|听?){1,3}){1,3}${inner}(你?|白?){1,3}){1,3}b`;
    const matcher = createMatcher(compileImage([parse(source)!]));
    for (let round = 0; round < 20; round++)
      assert.deepEqual(hits(matcher, read('a你好听明白了b，a你b')), ['0:0-8', '0:9-12']);
  });

  it('stays linear on texts made to be slow', () => {
    const patterns = ['哈哈哈哈你', '(好|好好|好好好){0,20}你', '[你您].{0,20}吗', '(好啊?){1,20}了', '你…{0,40}好'];
    const matcher = createMatcher(compileImage(patterns.flatMap((source) => parse(source) ?? [])));
    for (const unit of ['哈', '好', '你', '啊', '好啊', '吗你', '你……']) {
      const buffer = createMatchBuffer();
      matcher.scan(read(unit.repeat(4000)), buffer);
      assert.ok(buffer.count <= 8000);
    }
  });
});
