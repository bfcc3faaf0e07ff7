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
import { createNormalisedText, normalise } from '../../server/src/core/text/normalise';
import type { NormalisedText } from '../../server/src/core/text/normalised';

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

function read(source: string): NormalisedText {
  const text = createNormalisedText();
  normalise(source, { segments: [0, source.length], exempt: [], entities: [] }, text);
  return text;
}

function hits(matcher: Matcher, text: NormalisedText): string[] {
  const buffer = createMatchBuffer();
  matcher.scan(text, buffer);
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
      { numRuns: Number(process.env.RUNS ?? 1500) },
    );
    assert.ok(found > checked / 20, `only ${found} hits in ${checked} tries: the property shows little`);
  });
});
