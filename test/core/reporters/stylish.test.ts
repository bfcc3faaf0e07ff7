import { strict as assert } from 'node:assert';
import { report } from '../../../server/src/core/reporters/reporter';
import { createStylishReporter } from '../../../server/src/core/reporters/stylish';
import { fileWith, findingAt, plain, summaryOf } from './files';

const text = '---\nkind: script\n---\n\n客服：您好，大概三天，你等着吧。\n';
const hedge = findingAt(text, '大概', {
  fix: { edits: [{ start: 0, end: 0, text: '' }], safety: 'unsafe', description: '删除' },
  suggestions: [{ description: '改为“预计”', edits: [] }],
});
const pronoun = findingAt(text, '你等', {
  ruleId: 'pronoun',
  clauses: ['§1.1.2.4a'],
  severity: 'error',
  message: '称呼客户用“您”。',
  fix: { edits: [{ start: 0, end: 0, text: '' }], safety: 'safe', description: '改为“您”' },
});

describe('stylish report', () => {
  it('shows each line with the offence marked below, the clause and the wording to use', () => {
    const files = [fileWith(text, [hedge, pronoun]), fileWith('# 好\n', [], 'b.md')];
    assert.equal(
      report(createStylishReporter(plain), files, summaryOf(files)),
      [
        'scripts/a.md  88 分',
        '',
        '  5:7  警告  请用肯定的话答复。  hedge §1.1.2.5a',
        '     5 │ 客服：您好，大概三天，你等着吧。',
        '       │             ^^^^',
        '       = 删除（请人工确认）',
        '       = 改为“预计”',
        '',
        '  5:12  错误  称呼客户用“您”。  pronoun §1.1.2.4a',
        '     5 │ 客服：您好，大概三天，你等着吧。',
        '       │                       ^^^^',
        '       = 改为“您”（--fix 可自动改）',
        '',
        '✖ 2 个问题（1 个错误，1 个警告）  2 个文件中的 1 个 · 平均 88 分 · 1.23 秒',
        '  其中 1 个可用 --fix 自动修复',
        '',
      ].join('\n'),
    );
  });

  it('speaks English', () => {
    const files = [fileWith(text, [hedge])];
    const english = report(createStylishReporter({ ...plain, locale: 'en' }), files, summaryOf(files, { fixed: 1 }));
    assert.match(english, /^scripts\/a\.md {2}score 88\n\n {2}5:7 {2}warning /);
    assert.match(
      english,
      /\n✔ 1 fix applied\n✖ 1 problem \(1 warning\) {2}in 1 of 1 file · mean score 88 · 1\.23 s\n$/,
    );
  });

  it('is one line where nothing was found', () => {
    const files = [fileWith(text, [])];
    assert.equal(
      report(createStylishReporter(plain), files, summaryOf(files)),
      '✔ 没有发现问题  1 个文件 · 平均 88 分 · 1.23 秒\n',
    );
  });

  it('does not claim success where something could not be linted', () => {
    assert.doesNotMatch(report(createStylishReporter(plain), [], summaryOf([], { complete: false })), /✔/);
  });

  it('writes colours only where asked, and the same words', () => {
    const files = [fileWith(text, [hedge, pronoun])];
    const coloured = report(createStylishReporter({ ...plain, color: true }), files, summaryOf(files));
    assert.ok(coloured.includes('\u001b[31m'));
    const colours = new RegExp(`${'\u001b'}\\[\\d+m`, 'g');
    assert.equal(coloured.replace(colours, ''), report(createStylishReporter(plain), files, summaryOf(files)));
  });

  it('lists at most three other wordings', () => {
    const suggestions = ['甲', '乙', '丙', '丁', '丁'].map((description) => ({ description, edits: [] }));
    const files = [fileWith(text, [{ ...hedge, fix: undefined, suggestions }])];
    const rows = report(createStylishReporter(plain), files, summaryOf(files)).split('\n');
    assert.deepEqual(
      rows.filter((row) => row.includes(' = ')).map((row) => row.trim()),
      ['= 甲', '= 乙', '= 丙', '= 另有 1 种说法，见 --format json 或编辑器'],
    );
  });

  it('shows a diff', () => {
    const file = { ...fileWith(text, []), output: text, diff: '@@ -1,1 +1,1 @@\n-你\n+您' };
    assert.match(
      report(createStylishReporter(plain), [file], summaryOf([file])),
      /88 分\n\n@@ -1,1 \+1,1 @@\n-你\n\+您\n/,
    );
  });

  it('keeps terminal commands in names and messages from the terminal', () => {
    const evil = { ...hedge, message: 'a\u001b[2Jb' };
    const shown = report(createStylishReporter(plain), [fileWith(text, [evil], 'x\u001b[1m.md')], summaryOf([]));
    assert.equal(shown.includes('\u001b'), false);
  });
});
