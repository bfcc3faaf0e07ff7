import { strict as assert } from 'node:assert';
import { builtinLinter } from '../../../server/src/core';

/** The texts marked by rules of one label, in a script. */
function marked(text: string, label: string): string[] {
  const source = `---\nkind: script\n---\n${text}`;
  return builtinLinter()
    .lint(source, 'markdown')
    .findings.filter((finding) => finding.ruleId.split('/')[0] === label)
    .map((finding) => source.slice(finding.start, finding.end));
}

describe('whose words are judged', () => {
  const cases: readonly (readonly [string, string, string, readonly string[]])[] = [
    ['the agent is', '客服:你的话费已经交清了。', 'pronoun', ['你']],
    ['a customer is not', '客户:你们太慢了。', 'pronoun', []],
    ['an agent is, beside a stage direction', '客服:（查询）先生，你听明白了吗？', 'pronoun', ['你']],
    ['a stage direction is not', '客服:（转接）您好。', 'pronoun', []],
    ['a quotation is not', '客服:您刚才说“你们的网太慢了”，我记录下来了。', 'pronoun', []],
    ['a whole turn in quotation marks is', '客服:“你好，请讲。”', 'pronoun', ['你']],
    ['a title is not', '客服:您订购的《你好，李焕英》可以观看了。', 'pronoun', []],
    ['bad examples are not', '## 禁语\n\n客服:你听明白了吗？', 'pronoun', []],
  ];
  for (const [who, text, label, expected] of cases) {
    it(who, () => assert.deepEqual(marked(text, label), expected));
  }
});
