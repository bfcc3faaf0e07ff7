import assert from 'node:assert/strict';
import fc from 'fast-check';
import { LineIndex } from '../../../server/src/core/text/line-index';

describe('line index', () => {
  it('knows the three line ends and no other', () => {
    const lines = LineIndex.of('a\nb\r\nc\rd\u2028e\u2029f\n');
    assert.equal(lines.lineCount, 5);
    assert.deepEqual(
      [0, 1, 2, 5, 7].map((offset) => lines.lineAt(offset)),
      [0, 0, 1, 2, 3],
    );
    assert.deepEqual(
      [0, 1, 2, 3, 4].map((line) => lines.lineEnd(line)),
      [1, 3, 6, 12, 13],
    );
  });

  it('counts columns in UTF-16 code units', () => {
    const lines = LineIndex.of('𠮷你\n好');
    assert.deepEqual(lines.positionAt(2), { line: 0, character: 2 });
    assert.equal(lines.offsetAt({ line: 0, character: 3 }), 3);
  });

  it('keeps to the text', () => {
    const lines = LineIndex.of('ab\r\ncd');
    assert.equal(lines.offsetAt({ line: 0, character: 99 }), 2);
    assert.equal(lines.offsetAt({ line: 9, character: 0 }), 6);
    assert.equal(lines.offsetAt({ line: -1, character: 5 }), 0);
    assert.deepEqual(lines.positionAt(99), { line: 1, character: 2 });
    assert.deepEqual(lines.positionAt(-5), { line: 0, character: 0 });
    assert.equal(lines.lineStart(7), 6);
    assert.equal(lines.lineEnd(7), 6);
    assert.equal(LineIndex.of('').lineCount, 1);
  });

  it('agrees with splitting the text', () => {
    const texts = fc
      .array(fc.constantFrom('a', '你', '\n', '\r', '\r\n', '𠮷'), { maxLength: 60 })
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(texts, (text) => {
        const lines = LineIndex.of(text);
        const split = text.split(/\r\n|\n|\r/);
        assert.equal(lines.lineCount, split.length);
        split.forEach((line, i) => assert.equal(text.slice(lines.lineStart(i), lines.lineEnd(i)), line));
        for (let offset = 0; offset <= text.length; offset++) {
          const position = lines.positionAt(offset);
          assert.equal(lines.lineStart(position.line) + position.character, offset);
        }
      }),
      { seed: 20260105 },
    );
  });
});
