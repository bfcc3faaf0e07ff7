import assert from 'node:assert/strict';
import { languageOf, parse } from '../../../server/src/core/formats';

describe('formats', () => {
  it('know a file by its name', () => {
    assert.equal(languageOf('/a/b.huashu'), 'huashu');
    assert.equal(languageOf('A.MD'), 'markdown');
    assert.equal(languageOf('a.txt'), 'plaintext');
    assert.equal(languageOf('a.ts'), undefined);
  });

  for (const language of ['huashu', 'markdown', 'plaintext'] as const) {
    it(`read turns in ${language}`, () => {
      const text = '---\ntier: vip\n---\n客服:您好！\n还有什么\n[00:01] **客户：**没有\n\n别的';
      const document = parse(text, language);
      assert.equal(document.tier, 'VIP');
      assert.equal(document.kind, 'transcript');
      assert.deepEqual(
        document.blocks.map((b) => [b.type, b.role, b.turn]),
        [
          ['turn', 'agent', 0],
          ['turn', 'customer', 1],
          ['paragraph', 'prose', -1],
        ],
      );
      assert.equal(document.turns[1]!.time!.startMs, 1000);
    });
  }
});
