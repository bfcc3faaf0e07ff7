import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import { builtinLinter } from '../../server/src/core';
import { labelOf } from '../../server/src/core/packs/program';
import { projectFile } from '../support/project-file';

const linesOf = (name: string): string[] =>
  readFileSync(projectFile(`test/rules/${name}`), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('# '));

/** The labels found in a call that is in order but for the turns in its middle. */
function labelsIn(middle: string): Set<string> {
  const text =
    '---\nkind: script\ntier: 普通\n---\n\n客服：您好，很高兴为您服务，请问有什么可以帮您？\n' +
    `${middle}客服：请问还有什么可以帮您？\n客户：没有了。\n客服：感谢您使用中国电信10000号，再见。\n`;
  return new Set(
    builtinLinter()
      .lint(text, 'plaintext')
      .findings.map(({ ruleId }) => labelOf(ruleId)),
  );
}

describe('what customers say', () => {
  const owed = new Set([
    'apology-missing',
    'feedback-thanks-missing',
    'retain-missing',
    'apology-reply-missing',
    'thanks-reply-missing',
  ]);
  let label = '';
  for (const line of linesOf('customers.txt')) {
    if (line.startsWith('## ')) {
      label = line.slice(3);
      continue;
    }
    const wanted = label;
    it(`${wanted}: ${line}`, () => {
      const found = [
        ...labelsIn(
          `客户：${line}\n客服：请您提供一下登记的姓名，好吗？\n客户：李明。\n客服：已经记下了。\n客户：嗯。\n`,
        ),
      ].filter((one) => owed.has(one));
      if (wanted === 'nothing') assert.deepEqual(found, []);
      else assert.ok(found.includes(wanted), `found ${found.join(', ')}`);
    });
  }
});

describe('what answers a customer', () => {
  const said: { readonly [label: string]: string } = {
    'apology-missing': '你们这宽带真让人恼火！',
    'thanks-reply-missing': '好，谢谢你。',
    'apology-reply-missing': '不好意思，耽误你时间了。',
    'feedback-thanks-missing': '我给你们提个建议，账单寄早一点。',
    'retain-missing': '我想把宽带电视退了。',
  };
  for (const line of linesOf('answers.txt')) {
    const [label, answer] = line.split('|');
    it(line, () => {
      const found = [...labelsIn(`客户：${said[label!]}\n客服：${answer}\n客户：嗯。\n`)];
      assert.deepEqual(
        found.filter((one) => one.endsWith('-missing')),
        [],
      );
    });
  }
});

describe('what agents answer', () => {
  const around: { readonly [place: string]: (customer: string, agent: string) => string } = {
    hold: (customer, agent) =>
      `客户：${customer}\n客服：${agent}\n客户：好。\n客服：感谢您的等待，您有3000分。\n客户：哦。\n`,
    thank: (customer, agent) =>
      `客户：帮我查积分。\n客服：我需要在系统里为您查一下，请您稍等，好吗？\n客户：${customer}\n客服：${agent}\n客户：哦。\n`,
    transfer: (customer, agent) =>
      `客户：${customer}\n客服：${agent}\n客服：您好，2031号为您服务。\n客户：云主机怎么收费？\n客服：每月90元。\n客户：哦。\n`,
  };
  for (const line of linesOf('agents.txt')) {
    const [place, customer, agent, labels] = line.split('|');
    it(line, () => {
      const turns = around[place!] ?? ((one: string, other: string) => `客户：${one}\n客服：${other}\n客户：哦。\n`);
      const found = [...labelsIn(turns(customer!, agent!))].filter((one) =>
        /^(?:hold|transfer|consult|clarity|record)/.test(one),
      );
      assert.deepEqual(found.sort(), labels!.split(' ').filter(Boolean).sort());
    });
  }
});
