import assert from 'node:assert/strict';
import { parse } from '../../../server/src/core/formats';
import { builtinPacks } from '../../../server/src/core/packs/builtin';
import { termAt } from '../../../server/src/core/terms/term-at';

describe('the term at a place', () => {
  const at = (text: string, words: string, options = {}) => {
    const found = termAt(parse(text, 'markdown'), builtinPacks(), text.indexOf(words) + 1, options);
    return found && [found.term.clause, text.slice(found.start, found.end)];
  };

  it('is found wherever it is touched', () => {
    assert.deepEqual(at('客服：您可以办理停机保号。', '机保'), ['§2.5', '停机保号']);
    assert.deepEqual(at('客服：您可以办理停机保号。', '停机'), ['§2.5', '停机保号']);
    assert.equal(at('客服：您可以办理停机保号。', '可以'), undefined);
  });

  it('is the longest of those that overlap', () => {
    assert.deepEqual(at('请办理补换卡。', '换卡'), ['§2.9', '补换卡']);
  });

  it('is no everyday word unless asked for', () => {
    assert.equal(at('48 小时内修复。', '小时'), undefined);
    assert.deepEqual(at('48 小时内修复。', '小时', { quiet: true }), ['§2.13', '小时']);
  });
});
