import fc from 'fast-check';
import { strict as assert } from 'node:assert';
import { builtinLinter } from '../../server/src/core';
import { foldString } from '../../server/src/core/facts/folded';
import { formatNumber, parseNumeral } from '../../server/src/core/facts/numerals';
import { findQuantities } from '../../server/src/core/facts/quantities';
import { language } from './arbitrary-script';
import { factText } from './arbitrary-facts';

describe('facts', () => {
  const linter = builtinLinter();

  it('are read from any text without an exception, with offsets inside the text', () => {
    fc.assert(
      fc.property(fc.oneof(factText, fc.string({ unit: 'binary' })), language, (text, lang) => {
        for (const { start, end, right } of linter.facts(text, lang)) {
          assert.ok(0 <= start && start < end && end <= text.length);
          if (right) assert.ok(0 <= right.start && right.start <= right.end && right.end <= text.length);
        }
        assert.equal(linter.lint(text, lang).crashed, false);
      }),
      { numRuns: 150 },
    );
  });

  it('of the same text are the same whatever was read before', () => {
    fc.assert(
      fc.property(factText, factText, (one, other) => {
        const before = linter.facts(one, 'markdown');
        linter.facts(other, 'markdown');
        assert.deepEqual(linter.facts(one, 'markdown'), before);
      }),
      { numRuns: 50 },
    );
  });

  it('quantities lie in the text, one character of it for each pair of offsets', () => {
    fc.assert(
      fc.property(factText, (text) => {
        const folded = foldString(text);
        for (const { start, end, wideStart, wideEnd, value } of findQuantities(folded, text)) {
          assert.ok(
            0 <= wideStart && wideStart <= start && start < end && end <= wideEnd && wideEnd <= folded.text.length,
          );
          assert.ok(Number.isFinite(value));
        }
      }),
      { numRuns: 200 },
    );
  });

  it('numbers written as numerals are read back', () => {
    fc.assert(
      fc.property(fc.nat(99_999_999), fc.boolean(), (value, counted) => {
        const written = formatNumber(value, { script: 'chinese' }, counted);
        assert.equal(parseNumeral(written!), value, written);
      }),
      { numRuns: 1000 },
    );
  });
});
