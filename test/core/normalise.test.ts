import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { createNormalisedText, normalise } from '../../server/src/core/text/normalise';
import { projectFile } from '../support/project-file';
import type { BlockParts } from '../support/read-text';
import { readText, symbolsOf } from '../support/read-text';

function reads(source: string, symbols: string, parts?: BlockParts): void {
  assert.equal(symbolsOf(readText(source, parts)), symbols, source);
}

/** The stretch of the source that symbol `index` stands for. */
function sourceOf(source: string, index: number, parts?: BlockParts): string {
  const text = readText(source, parts);
  return source.slice(text.starts[index], text.ends[index]);
}

describe('normalise', () => {
  it('folds width, case, traditional and variant forms', () => {
    reads('ＶＩＰ１２％', 'vip12%');
    reads('WiFi', 'wifi');
    reads('請問您聽明白了嗎', '请问您听明白了吗');
    reads('妳、祢', '你,你');
    reads('沒辦法囉噢', '没办法啰哦');
    reads('著急', '着急');
    reads('帳號', '账号');
    reads('⽤⼾', '用户'); // radicals, as a PDF has them
  });

  it('drops what is not read', () => {
    reads('听\u200b明\ufe0f白', '听明白');
    reads('他说“您好”', '他说您好');
    reads('「不行」', '不行');
    reads('**重要**：__现在__', '重要,现在');
  });

  it('makes one mark of a run, the strongest', () => {
    reads('好！！！', '好!');
    reads('好,,是', '好,是');
    reads('什么？！', '什么?');
    reads('什么！？。', '什么?');
    reads('好，（是）', '好,是,');
    reads('好……。', '好.');
    reads('好”，“是', '好,是');
  });

  it('reads waves, dashes and dots as soft breaks', () => {
    reads('好～～的', '好~的');
    reads('我……不知道', '我~不知道');
    reads('我...不知道', '我~不知道');
    reads('我。。。不知道', '我~不知道');
    reads('我——不', '我~不');
    reads('好😊的', '好~的');
  });

  it('tells a full stop from a decimal point and a comma from a grouping mark', () => {
    reads('3.5元.好', '3·5元.好');
    reads('3,360元,好', "3'360元,好");
    reads('1,2,3', '1,2,3');
    reads('１，３６０', '1,360');
    reads('10:30来:好', '10:30来,好');
    reads('www.189.cn.', 'www·189·cn.');
    reads('3-5天，3～5天，3 — 5天', '3-5天,3-5天,3-5天');
  });

  it('keeps masked numbers and names apart from emphasis', () => {
    reads('138****0000', '138****0000');
    reads('*先生', '先生');
    reads('user_name', 'user_name');
  });

  it('reads blanks between Han characters', () => {
    reads('我 试 试 吧', '我试试吧');
    reads('冷 靜 一 點', '冷静一点');
    reads('您好　请问', '您好~请问');
    reads('你 好的', '你好的');
    reads('讲 话 啊 ！ ！ 说 话', '讲话啊!说话');
  });

  it('reads blanks beside Latin words', () => {
    reads('用 WiFi 上网', '用wifi上网');
    reads('hello  world', 'hello world');
    reads('5 G 套餐', '5 g套餐');
    reads(' 好 , 是 ', '好,是');
  });

  it('reads a line end inside a segment as the end of a sentence, between two as a blank', () => {
    reads('好的\n请问', '好的.请问');
    reads('您好呀\n  请问', '您好呀~请问', { segments: [0, 3, 6, 8] });
    reads('不知\n道', '不知道', { segments: [0, 2, 3, 4] });
    reads('foo\r\nbar', 'foo bar', { segments: [0, 3, 5, 8] });
  });

  it('leaves out what lies between segments', () => {
    reads('不**行**了', '不行了', { segments: [0, 1, 3, 4, 6, 7] });
    assert.equal(sourceOf('不**行**了', 1, { segments: [0, 1, 3, 4, 6, 7] }), '行');
  });

  it('puts exempt spans aside', () => {
    const quotation = [{ start: 2, end: 6, reason: 'quotation', as: 'opaque' }] as const;
    reads('不要“不行”说', '不要□说', { exempt: quotation });
    assert.equal(sourceOf('不要“不行”说', 2, { exempt: quotation }), '“不行”');
    const direction = [{ start: 1, end: 5, reason: 'stage-direction', as: 'invisible' }] as const;
    reads('不（静音）行', '不行', { exempt: direction });
    assert.equal(sourceOf('不（静音）行', 1, { exempt: direction }), '行');
  });

  it('reads entities as their text', () => {
    const entities = [{ start: 1, end: 9, text: '你' }];
    reads('说&#20320;好', '说你好', { entities });
    assert.equal(sourceOf('说&#20320;好', 1, { entities }), '&#20320;');
  });

  it('maps every symbol back', () => {
    const source = '您 好！！妳聽……吗';
    const text = readText(source);
    const spans = Array.from({ length: text.length }, (_, i) => source.slice(text.starts[i], text.ends[i]));
    assert.deepEqual(spans, ['您', '好', '！！', '妳', '聽', '……', '吗']);
  });

  it('never splits a surrogate pair', () => {
    const source = '𠮷好😊是';
    const text = readText(source);
    assert.equal(text.length, 5);
    assert.equal(sourceOf(source, 0), '𠮷');
    assert.equal(sourceOf(source, 1), '𠮷');
    assert.equal(sourceOf(source, 3), '😊');
    reads('好\ud842是', '好□是');
  });

  it('reuses its buffers', () => {
    const text = createNormalisedText();
    const long = '您好'.repeat(1000);
    normalise(long, { segments: [0, long.length], exempt: [], entities: [] }, text);
    assert.equal(text.length, 2000);
    normalise('好', { segments: [0, 1], exempt: [], entities: [] }, text);
    assert.equal(symbolsOf(text), '好');
  });

  it('folds by a table that is fresh', () => {
    const check = spawnSync(process.execPath, [projectFile('scripts/generate-fold.mjs'), '--check'], {
      encoding: 'utf8',
    });
    assert.equal(check.status, 0, check.stderr);
  });
});
