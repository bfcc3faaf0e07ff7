import assert from 'node:assert/strict';
import { builtinLinter } from '../../../server/src/core';
import { longestBlock } from '../../../server/src/core/formats/longest-block';

describe('a block without an end', () => {
  it('is read up to a limit, which is told and leaves the result incomplete', () => {
    const text = `客服：${'您好，请讲。'.repeat(Math.ceil(longestBlock / 6))}你\n客户：好。\n客服：你好。\n`;
    const { findings, incomplete } = builtinLinter().lint(text, 'plaintext');
    const at = findings.find(({ ruleId }) => ruleId === 'format/too-long');
    assert.equal(at?.start, longestBlock);
    assert.equal(incomplete, true);
    // What stands behind the limit is not judged; what stands in the next turns is.
    const marked = findings
      .filter(({ ruleId }) => ruleId === 'pronoun')
      .map(({ start, end }) => text.slice(start, end));
    assert.deepEqual(marked, ['你']);
  });

  it('is whole at the limit', () => {
    const { findings, incomplete } = builtinLinter().lint(`客服：${'您'.repeat(longestBlock - 3)}`, 'plaintext');
    assert.ok(!findings.some(({ ruleId }) => ruleId === 'format/too-long'));
    assert.equal(incomplete, undefined);
  });
});
