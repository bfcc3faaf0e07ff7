import assert from 'node:assert/strict';
import { builtinLinter } from '../../../server/src/core';

describe('a line of any length', () => {
  // What grows with the square of the length would take many minutes here: the runner's limit ends it.
  for (const unit of ['你', '你，', '你啊', '你的“好”', '（静音40秒）你', '[你']) {
    it(`${unit}, again and again, is linted in time`, () => {
      const { findings } = builtinLinter().lint(`客服：${unit.repeat(Math.floor(99_000 / unit.length))}`, 'plaintext');
      assert.ok(findings.length > 0);
    });
  }
});
