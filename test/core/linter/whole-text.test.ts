import assert from 'node:assert/strict';
import { builtinLinter } from '../../../server/src/core';

function marked(text: string, language: 'markdown' | 'html' = 'markdown'): string[] {
  return builtinLinter()
    .lint(text, language)
    .findings.map(({ ruleId, start }) => `${ruleId} ${text.slice(0, start).split('\n').length}`);
}

describe('what the whole text tells', () => {
  it('jargon in an article is marked where it is used first', () => {
    const text = '请您检查 ONU 的电源。\n\n请您重启 ONU 后再试。\n';
    assert.deepEqual(marked(text), ['jargon/article 1']);
  });

  it('jargon explained at first use passes later', () => {
    const text = '光猫（ONU）是家里的入户设备。\n\n请您重启 ONU 后再试。\n';
    assert.deepEqual(marked(text), []);
  });

  it('an explanation that comes later explains nothing before', () => {
    const text = '请您重启 ONU 后再试。\n\n光猫（ONU）是家里的入户设备。\n';
    assert.deepEqual(marked(text), ['jargon/article 1']);
  });

  it('a number in a column of samples is nobody’s, whatever the format of the table', () => {
    const table = (head: string) => `| 名称 | ${head} |\n|---|---|\n| Phone | 15377420961 |\n`;
    assert.deepEqual(marked(table('示例值')), []);
    assert.deepEqual(marked(table('联系电话')), ['privacy/mobile 3']);
    const page = (head: string) => `<table><tr><th>名称<th>${head}\n<tr><td>Phone<td>15377420961</table>`;
    assert.deepEqual(marked(page('示例值'), 'html'), []);
    assert.deepEqual(marked(page('联系电话'), 'html'), ['privacy/mobile 2']);
  });
});
