import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { amountLength } from '../../server/src/core/dialogue/number-length';
import { spokenLength } from '../../server/src/core/dialogue/spoken-length';
import { createNormalisedText, normalise } from '../../server/src/core/text/normalise';

const text = createNormalisedText();

function spoken(source: string): number {
  normalise(source, { segments: [0, source.length], exempt: [], entities: [] }, text);
  return spokenLength(text);
}

describe('spoken length', () => {
  const pieces = fc.array(
    fc.oneof(
      fc.constantFrom(...'0123456789.,:-~/%号元年月日点G×￥$第您 VIP，。'),
      fc.string({ unit: 'grapheme', maxLength: 3 }),
      fc.integer({ min: 0, max: 2_000_000_000 }).map(String),
    ),
    { maxLength: 30 },
  );

  it('is a whole number from 0, and few syllables a character, for any text', () => {
    fc.assert(
      fc.property(pieces, (parts) => {
        const source = parts.join('');
        const syllables = spoken(source);
        assert.ok(Number.isInteger(syllables) && syllables >= 0, source);
        assert.ok(syllables <= 5 * source.length, source);
      }),
      { numRuns: 500 },
    );
  });

  it('of two sentences is that of each', () => {
    fc.assert(
      fc.property(pieces, pieces, (one, other) => {
        const [first, second] = [`您${one.join('')}好`, `您${other.join('')}好`];
        assert.equal(spoken(`${first}。${second}`), spoken(first) + spoken(second));
      }),
      { numRuns: 300 },
    );
  });

  it('of an amount is that of its numeral', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 99_999_999 }), (value) => {
        assert.equal(amountLength(String(value)), numeral(value).length, `${value}: ${numeral(value)}`);
      }),
      { numRuns: 2000 },
    );
  });
});

/** 三千三百六十: the numeral as the grammar books have it, written another way than the product counts. */
function numeral(value: number): string {
  const words = (value < 10_000 ? small(value) : `${small(Math.floor(value / 10_000))}万${low(value % 10_000)}`)
    .replace(/零+/g, '零')
    .replace(/(?<=.)零$/, '');
  return words.replace(/^一十/, '十');
}

const low = (value: number): string => (value === 0 ? '' : value < 1000 ? `零${small(value)}` : small(value));

function small(value: number): string {
  if (value === 0) return '零';
  return [...String(value)]
    .map((digit, i, digits) =>
      digit === '0' ? '零' : '零一二三四五六七八九'[Number(digit)]! + ['', '十', '百', '千'][digits.length - 1 - i]!,
    )
    .join('')
    .replace(/零+/g, '零')
    .replace(/零$/, '');
}
