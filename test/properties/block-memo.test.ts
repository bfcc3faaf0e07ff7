import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { builtinLinter, defaultSettings } from '../../server/src/core';
import type { Block, Document } from '../../server/src/core';
import { parse } from '../../server/src/core/formats';
import { BlockMemo } from '../../server/src/core/linter/block-memo';
import { linterOf } from '../../server/src/core/linter/linter-of';
import { read } from '../../server/src/core/packs/builtin.generated';
import { factText } from './arbitrary-facts';
import { call, language, script } from './arbitrary-script';

describe('blocks that come again', function () {
  this.timeout(60_000);

  it('come to what they come to for a linter that has read nothing before', () => {
    const tier = fc.constantFrom('', '---\ntier: VIP\n---\n', '---\nkind: article\n---\n');
    fc.assert(
      fc.property(fc.oneof(script, call, factText), language, tier, (text, lang, head) => {
        const known = builtinLinter().lint(head + text, lang);
        const fresh = linterOf(read()).lint(head + text, lang);
        assert.deepEqual(known.findings, fresh.findings);
        assert.equal(known.score, fresh.score);
        assert.deepEqual(known.calls(), fresh.calls());
      }),
      { numRuns: 400 },
    );
  });

  it('are known from the third time on, where all is as before', () => {
    const memo = new BlockMemo();
    const result = { findings: [], acts: [], sentences: 0 };
    const documentOf = (text: string): [Document, Block] => {
      const document = parse(text, 'huashu');
      return [document, document.blocks[0]!];
    };
    const comes = (text: string, settings = defaultSettings): boolean => {
      const [document, block] = documentOf(text);
      const known = memo.find(document, block, settings) === result;
      if (!known) memo.keep(document, block, settings, result);
      return known;
    };
    for (let i = 0; i < 1000; i++) comes(`客服：${i}\n客户：好\n`);
    const times = (text: string): boolean[] => [comes(text), comes(text), comes(text), comes(text)];
    assert.deepEqual(times('客服：请您稍等。\n客户：好\n'), [false, false, true, true]);
    assert.equal(comes('客服：请您稍等，\n客户：好\n'), false, 'other words');
    assert.equal(comes('客户：请您稍等。\n客服：好\n'), false, 'another speaker');
    assert.equal(comes('客服：请您稍等。\n'), false, 'an article');
    assert.equal(comes('---\ntier: VIP\n---\n客服：请您稍等。\n客户：好\n'), false, 'another tier');
    assert.equal(comes('客服：请您稍等。\n客户：好\n', { ...defaultSettings, tier: 'VIP' }), false, 'other settings');
    assert.deepEqual(times('客服：请您{称呼}稍等。\n客户：好\n'), [false, false, false, false], 'a placeholder');
  });
});
