import assert from 'node:assert/strict';
import fc from 'fast-check';
import { applyEdits } from '../../server/src/core/fixes/apply-edits';
import { editsBetween } from '../../server/src/lsp/edits-between';

const anyText = fc
  .array(fc.constantFrom('客服：', '你', '您', '好', '\n', '\r\n', '😀', '😁', 'a'), { maxLength: 60 })
  .map((pieces) => pieces.join(''));

describe('edits between two texts', () => {
  it('make the one of the other, in order and apart from each other', () => {
    fc.assert(
      fc.property(anyText, anyText, (before, after) => {
        const edits = editsBetween(before, after);
        assert.equal(applyEdits(before, edits), after);
        edits.forEach((edit, i) => assert.ok(i === 0 || edits[i - 1]!.end <= edit.start));
      }),
      { numRuns: 500 },
    );
  });

  it('do so for long lines too, without tearing a character apart', () => {
    fc.assert(
      fc.property(anyText, anyText, anyText, anyText, (head, before, after, tail) => {
        const [long, tail2] = ['长'.repeat(1200) + head, tail + '😀'.repeat(600)];
        const edits = editsBetween(long + before + tail2, long + after + tail2);
        assert.equal(applyEdits(long + before + tail2, edits), long + after + tail2);
        for (const edit of edits) assert.equal(Buffer.from(edit.text, 'utf8').toString('utf8'), edit.text);
      }),
      { numRuns: 100 },
    );
  });

  it('touch only what differs', () => {
    assert.deepEqual(editsBetween('一\n你好,你说\n三\n', '一\n您好,您说\n三\n'), [
      { start: 2, end: 3, text: '您' },
      { start: 5, end: 6, text: '您' },
    ]);
    assert.deepEqual(editsBetween('一\n二\n三\n你\n', '一\n三\n您\n'), [
      { start: 2, end: 4, text: '' },
      { start: 6, end: 7, text: '您' },
    ]);
    assert.deepEqual(editsBetween('一', '一'), []);
  });
});
