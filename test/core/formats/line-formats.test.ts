import assert from 'node:assert/strict';
import { languageOf, parse } from '../../../server/src/core/formats';
import { check } from './blocks';

describe('the language of a file', () => {
  it('is told by its name', () => {
    const names = ['/a/b.huashu', 'file:///x/A.MD', 'a.markdown', 'a.b.txt', 'a.ts', 'md', ''];
    assert.deepEqual(names.map(languageOf), [
      'huashu',
      'markdown',
      'markdown',
      'plaintext',
      undefined,
      undefined,
      undefined,
    ]);
  });
});

describe('.huashu', () => {
  it('has scenes, comments, turns and notes', () => {
    const text = '# 一个例子\n== 开场 ==\n客服：您好\n# 不打断\n  请讲\n\n这里是说明。\n=== 核实\n客户：在';
    check('huashu', text, ['heading: 开场', 'agent: 您好·请讲', 'text: 这里是说明。', 'heading: 核实', 'customer: 在']);
  });

  it('knows a scene from what looks like one', () => {
    check('huashu', '= 一 =\n====\n======= 七 =\n==二==', ['text: = 一 =·====·======= 七 =', 'heading: 二']);
    assert.deepEqual(
      parse('== 一 ==\n==== 三 ====\n=== 二 ===', 'huashu').scenes.map((scene) => scene.level),
      [1, 3, 2],
    );
  });
});

describe('plain text', () => {
  it('has headings by their shape', () => {
    const text = '第一章 总则\n一、开场\n（二）核实\n【结束】\n# 标题\n一、这是一个很长的句子，所以它不是标题。';
    check('plaintext', text, [
      ...['第一章 总则', '一、开场', '（二）核实', '结束', '标题'].map((title) => `heading: ${title}`),
      'text: 一、这是一个很长的句子，所以它不是标题。',
    ]);
    check('plaintext', '【场景一】查话费\n【禁语】\n快点', [
      'heading: 【场景一】查话费',
      'bad-example: 禁语',
      'bad-example: 快点',
    ]);
    check('plaintext', '【转接】\n【客服】\n您好', ['text: {stage 【转接】}', 'agent: 您好']);
  });

  it('has a paragraph where a line ends a sentence', () => {
    check('plaintext', '您好，\n请讲。\n第二段', ['text: 您好，·请讲。', 'text: 第二段']);
  });

  it('has lists', () => {
    check('plaintext', '- 甲\n• 乙\n1. 丙\n3.5元\n2009.1.1\n第一步：丁', [
      'item: 甲',
      'item: 乙',
      'step: 丙·3.5元·2009.1.1',
      'step: 丁',
    ]);
  });

  it('has any line ends', () => {
    for (const end of ['\n', '\r\n', '\r'])
      check('plaintext', ['客服：您好', '请讲', '', '说明'].join(end), ['agent: 您好·请讲', 'text: 说明']);
    check('plaintext', '客服：您好\u2028请讲', ['agent: 您好\u2028请讲']);
  });
});
