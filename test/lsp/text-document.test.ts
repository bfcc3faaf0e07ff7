import assert from 'node:assert/strict';
import fc from 'fast-check';
import { negotiateEncoding } from '../../server/src/lsp/position-encoding';
import type { PositionEncoding } from '../../server/src/lsp/position-encoding';
import { TextDocument } from '../../server/src/lsp/text-document';

const encodings: readonly PositionEncoding[] = ['utf-8', 'utf-16', 'utf-32'];

/** Everything that counts differently in the three encodings, and every line end, torn apart too. */
const piece = fc.constantFrom('a', '你', '𠮷', '😀', 'é', '\n', '\r\n', '\r', '客服：', '\ud83d', '\ude00', '');
const anyText = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(''));

const open = (text: string, encoding: PositionEncoding): TextDocument =>
  new TextDocument('file:///a.huashu', 'huashu', 1, text, encoding);

/** The same as the document has it, from the definition: split at line ends, then measure with the platform's own encoders. */
function positionByDefinition(
  text: string,
  offset: number,
  encoding: PositionEncoding,
): { line: number; character: number } {
  const lines = text.slice(0, offset).split(/\r\n|\r|\n/);
  const inLine = lines.at(-1)!;
  const character =
    encoding === 'utf-16'
      ? inLine.length
      : encoding === 'utf-32'
        ? [...inLine].length
        : Buffer.byteLength(inLine, 'utf8');
  return { line: lines.length - 1, character };
}

const splitsPair = (text: string, offset: number): boolean =>
  /[\ud800-\udbff]/.test(text[offset - 1] ?? '') && /[\udc00-\udfff]/.test(text[offset] ?? '');
const splitsLineBreak = (text: string, offset: number): boolean => text[offset - 1] === '\r' && text[offset] === '\n';

describe('text document: positions', () => {
  for (const encoding of encodings) {
    it(`gives the position of every offset, and back, in ${encoding}`, () => {
      fc.assert(
        fc.property(anyText, (text) => {
          const document = open(text, encoding);
          for (let offset = 0; offset <= text.length; offset++) {
            if (splitsLineBreak(text, offset) || splitsPair(text, offset)) continue;
            const position = document.positionAt(offset);
            assert.deepEqual(position, positionByDefinition(text, offset, encoding), `offset ${offset}`);
            assert.equal(document.offsetAt(position), offset);
          }
        }),
        { numRuns: 300 },
      );
    });

    it(`follows edits as a fresh document would be in ${encoding}`, () => {
      const edit = fc.record({
        at: fc.nat(40),
        length: fc.constantFrom(0, 0, 1, 2, 5, 99),
        text: fc.oneof(piece, anyText),
      });
      fc.assert(
        fc.property(anyText, fc.array(edit, { maxLength: 12 }), (text, edits) => {
          const document = open(text, encoding);
          let expected = text;
          for (const [i, { at, length, text: inserted }] of edits.entries()) {
            const [change] = document.update(
              [{ range: { start: document.positionAt(at), end: document.positionAt(at + length) }, text: inserted }],
              i + 2,
            );
            expected = expected.slice(0, change!.start) + inserted + expected.slice(change!.end);
            assert.equal(document.text, expected);
            const fresh = open(expected, encoding);
            assert.equal(document.lineCount, fresh.lineCount);
            for (let offset = 0; offset <= expected.length; offset++) {
              assert.deepEqual(document.positionAt(offset), fresh.positionAt(offset));
            }
          }
        }),
        { numRuns: 300 },
      );
    });
  }

  it('takes a position beyond a line to the end of the line, beyond the text to the end of the text', () => {
    const document = open('你好\r\n再见', 'utf-16');
    assert.equal(document.offsetAt({ line: 0, character: 99 }), 2);
    assert.equal(document.offsetAt({ line: 1, character: 99 }), 6);
    assert.equal(document.offsetAt({ line: 7, character: 0 }), 6);
    assert.equal(document.offsetAt({ line: -1, character: -5 }), 0);
    assert.equal(document.offsetAt({ line: 1, character: -5 }), 4);
  });

  it('takes a position inside a character to the beginning of the character', () => {
    assert.equal(open('你😀', 'utf-8').offsetAt({ line: 0, character: 5 }), 1);
    assert.equal(open('你😀', 'utf-8').offsetAt({ line: 0, character: 2 }), 0);
    assert.deepEqual(open('你😀', 'utf-8').positionAt(2), { line: 0, character: 3 });
    assert.deepEqual(open('你😀', 'utf-32').positionAt(2), { line: 0, character: 1 });
  });

  it('applies several changes in order, each in the text that the one before left', () => {
    const document = open('一\n二\n三', 'utf-16');
    const changes = document.update(
      [
        { range: { start: { line: 1, character: 0 }, end: { line: 2, character: 0 } }, text: '' },
        { range: { start: { line: 1, character: 1 }, end: { line: 1, character: 1 } }, text: '四' },
      ],
      2,
    );
    assert.equal(document.text, '一\n三四');
    assert.deepEqual(changes, [
      { start: 2, end: 4, text: '' },
      { start: 3, end: 3, text: '四' },
    ]);
  });

  it('takes a change without a range as the whole text', () => {
    const document = open('一\n二', 'utf-16');
    assert.deepEqual(document.update([{ text: '三\n\n四' }], 2), [{ start: 0, end: 3, text: '三\n\n四' }]);
    assert.equal(document.lineCount, 3);
  });

  it('knows the line break of the text', () => {
    assert.equal(open('一', 'utf-16').lineBreak, '\n');
    assert.equal(open('一\r\n二', 'utf-16').lineBreak, '\r\n');
    assert.equal(open('一\n二\r\n', 'utf-16').lineBreak, '\n');
  });
});

describe('text document: position encoding', () => {
  it('prefers UTF-16, takes what the client offers, and falls back to UTF-16', () => {
    assert.equal(negotiateEncoding(['utf-8', 'utf-16']), 'utf-16');
    assert.equal(negotiateEncoding(['utf-32', 'utf-8']), 'utf-8');
    assert.equal(negotiateEncoding(['utf-32']), 'utf-32');
    assert.equal(negotiateEncoding([]), 'utf-16');
    assert.equal(negotiateEncoding(['utf-7']), 'utf-16');
    assert.equal(negotiateEncoding(undefined), 'utf-16');
  });
});
