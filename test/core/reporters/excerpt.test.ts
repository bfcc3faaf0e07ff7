import { strict as assert } from 'node:assert';
import * as fc from 'fast-check';
import { textWidth } from '../../../server/src/core/reporters/display-width';
import type { Excerpt } from '../../../server/src/core/reporters/excerpt';
import { excerptOf, printable } from '../../../server/src/core/reporters/excerpt';
import { LineIndex } from '../../../server/src/core/text/line-index';

function excerpt(text: string, words: string, width = 40): Excerpt {
  const start = text.indexOf(words);
  return excerptOf(text, LineIndex.of(text), { start, end: start + words.length }, width);
}

function shown({ before, marked, after }: Excerpt): string {
  return `${before}[${marked}]${after}`;
}

describe('excerpt of a line', () => {
  it('is the whole line where it fits', () => {
    const found = excerpt('第一行\n客服：大概三天。\r\n第三行', '大概');
    assert.equal(shown(found), '客服：[大概]三天。');
    assert.deepEqual([found.beforeWidth, found.markedWidth], [6, 4]);
  });

  it('is cut around the offence where it does not, with more before than after', () => {
    const text = `${'前'.repeat(60)}大概${'后'.repeat(60)}`;
    const found = excerpt(text, '大概');
    assert.equal(shown(found), `…${'前'.repeat(11)}[大概]${'后'.repeat(6)}…`);
    assert.ok(textWidth(found.before + found.marked + found.after) <= 40);
  });

  it('uses the room that one side leaves to the other', () => {
    assert.equal(shown(excerpt(`大概${'后'.repeat(60)}`, '大概')), `[大概]${'后'.repeat(17)}…`);
    assert.equal(shown(excerpt(`${'前'.repeat(60)}大概`, '大概')), `…${'前'.repeat(17)}[大概]`);
  });

  it('cuts an offence that is wider than the line', () => {
    const found = excerpt(`前${'大'.repeat(60)}后`, '大'.repeat(60));
    assert.match(shown(found), /^…\[大+…\]…$/);
    assert.ok(textWidth(found.before + found.marked + found.after) <= 42);
  });

  it('shows the first line of an offence over several', () => {
    assert.equal(shown(excerpt('你先\n别说了', '先\n别说')), '你[先]');
  });

  it('shows tabs as blanks up to the next stop, and nothing that moves the cursor or the writing direction', () => {
    assert.equal(
      shown(excerpt('a\t\u001b[31m大概\u202e.\u0007\u009b', '大概')),
      'a   \u241b[31m[大概]\ufffd.\u2407\ufffd',
    );
  });

  it('keeps pairs of surrogates whole', () => {
    const text = `${'😀'.repeat(2000)}大概${'😀'.repeat(2000)}`;
    assert.doesNotMatch(
      shown(excerpt(text, '大概', 60)),
      /[\ud800-\udfff](?![\udc00-\udfff])(?<![\ud800-\udbff][\udc00-\udfff])/,
    );
  });

  it('does not grow with the length of the line', () => {
    const text = `${'前'.repeat(1_000_000)}大概${'后'.repeat(1_000_000)}`;
    const lines = LineIndex.of(text);
    // Reading the whole line each time would run into the time limit of the test.
    for (let i = 0; i < 500; i++) {
      const { marked } = excerptOf(text, lines, { start: 1_000_000, end: 1_000_002 }, 80);
      assert.equal(marked, '大概');
    }
  });

  it('never runs over the width, whatever the text', () => {
    const anyText = fc.string({ unit: fc.constantFrom('大', 'a', '\t', '😀', '\u0301', '，', ' '), maxLength: 120 });
    fc.assert(
      fc.property(anyText, fc.nat(), fc.nat(), fc.integer({ min: 20, max: 90 }), (text, a, b, width) => {
        const [start, end] = [a % (text.length + 1), b % (text.length + 1)].sort((x, y) => x - y) as [number, number];
        const { before, marked, after, beforeWidth } = excerptOf(text, LineIndex.of(text), { start, end }, width);
        assert.equal(textWidth(before), beforeWidth);
        assert.ok(textWidth(before + marked + after) <= width + 2);
      }),
      { seed: 1, numRuns: 300 },
    );
  });
});

describe('printable', () => {
  it('is one line without control characters', () => {
    assert.equal(printable('a\r\nb\u001b]0;x\u0007'), 'a b\u241b]0;x\u2407');
  });
});
