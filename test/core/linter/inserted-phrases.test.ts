import { equal, ok } from 'node:assert/strict';
import { fixText } from '../../../server/src/core/fixes/fix-text';
import { applyEdits } from '../../../server/src/core/fixes/apply-edits';
import { builtinLinter } from '../../../server/src/core/linter/builtin-linter';

// A missing phrase stands where a person would say it.

const part = '---\nfragment: true\n---\n';

function inserted(rule: string, dialogue: string): string {
  const text = `${part}${dialogue}\n`;
  const finding = builtinLinter()
    .lint(text, 'huashu')
    .findings.find(({ ruleId }) => ruleId === rule);
  ok(finding?.fix, `${rule} has a fix`);
  return applyEdits(text, finding.fix.edits).slice(part.length).trimEnd();
}

const thanks = '感谢您对我们的支持，您反映的问题我已详细记录下来，我们会尽快向上级部门反映。';
const complaint = '客户：你们营业厅的人态度太差了，问两句就不耐烦。\n';
const wish = '客户：你们以后应该提前发个短信通知一声，太不像话了！\n';

const cases: { what: string; rule: string; before: string; after: string }[] = [
  {
    what: 'thanks for criticism behind an apology that goes on to ask',
    rule: 'feedback-thanks-missing',
    before: `${complaint}客服：非常抱歉，请问是哪一家营业厅呢？`,
    after: `${complaint}客服：非常抱歉。${thanks}请问是哪一家营业厅呢？`,
  },
  {
    what: 'thanks for criticism behind all sentences that calm',
    rule: 'feedback-thanks-missing',
    before: `${complaint}客服：对不起，给您的使用增添麻烦了。您的心情我非常理解。我马上为您核对。`,
    after: `${complaint}客服：对不起，给您的使用增添麻烦了。您的心情我非常理解。${thanks}我马上为您核对。`,
  },
  {
    what: 'thanks for criticism behind an apology without a mark at its end',
    rule: 'feedback-thanks-missing',
    before: `${complaint}客服：非常抱歉`,
    after: `${complaint}客服：非常抱歉。${thanks}`,
  },
  {
    what: 'thanks for criticism behind the last of several words that calm, before the question',
    rule: 'feedback-thanks-missing',
    before: `${wish}客服：{称呼}，您的心情我非常理解，给您添麻烦了，请问您的号码是多少？`,
    after: `${wish}客服：{称呼}，您的心情我非常理解，给您添麻烦了。${thanks}请问您的号码是多少？`,
  },
  {
    what: 'thanks for criticism at the beginning where nobody calms',
    rule: 'feedback-thanks-missing',
    before: `${complaint}客服：请问是哪一家营业厅呢？`,
    after: `${complaint}客服：${thanks}请问是哪一家营业厅呢？`,
  },
  {
    what: 'thanks for criticism behind 好的，',
    rule: 'feedback-thanks-missing',
    before: `${complaint}客服：好的，请问是哪一家营业厅呢？`,
    after: `${complaint}客服：好的，${thanks}请问是哪一家营业厅呢？`,
  },
  {
    what: 'an answer to thanks behind 好的，',
    rule: 'thanks-reply-missing',
    before: '客户：好，谢谢。\n客服：好的，请问还有什么可以帮您？',
    after: '客户：好，谢谢。\n客服：好的，不用谢，这是我们应该做的。请问还有什么可以帮您？',
  },
  {
    what: 'an answer to thanks behind 好的。 and a form of address',
    rule: 'thanks-reply-missing',
    before: '客户：好，谢谢。\n客服：好的，先生。请问还有什么可以帮您？',
    after: '客户：好，谢谢。\n客服：好的，先生。不用谢，这是我们应该做的。请问还有什么可以帮您？',
  },
  {
    what: 'an answer to thanks behind 好的 that is all',
    rule: 'thanks-reply-missing',
    before: '客户：好，谢谢。\n客服：好的',
    after: '客户：好，谢谢。\n客服：好的。不用谢，这是我们应该做的。',
  },
  {
    what: 'an answer to thanks at the beginning where 好的 stands later',
    rule: 'thanks-reply-missing',
    before: '客户：好，谢谢。\n客服：您稍后会收到短信，好的，请问还有什么可以帮您？',
    after: '客户：好，谢谢。\n客服：不用谢，这是我们应该做的。您稍后会收到短信，好的，请问还有什么可以帮您？',
  },
  {
    what: 'an apology behind 嗯，好的，',
    rule: 'apology-missing',
    before: '客户：气死我了，又断网了！\n客服：嗯，好的，请问您的故障电话是多少？',
    after: '客户：气死我了，又断网了！\n客服：嗯，好的，对不起，给您的使用增添麻烦了。请问您的故障电话是多少？',
  },
  {
    what: 'a check that it was clear before the question what else is needed',
    rule: 'clarity-check-missing',
    before:
      '客户：怎么重启？\n客服：先把路由器的线拔下来。再把光猫的电源关掉。等两分钟以后重新打开。请问还有什么可以帮您？',
    after:
      '客户：怎么重启？\n客服：先把路由器的线拔下来。再把光猫的电源关掉。等两分钟以后重新打开。不知我是否将您的问题解释清楚了？请问还有什么可以帮您？',
  },
  {
    what: 'the question whether it suits before the question what else is needed',
    rule: 'consult-missing',
    before: '客户：那我该怎么办？\n客服：已经给您改成99元套餐了，月底生效。请问还有什么可以帮您？',
    after: '客户：那我该怎么办？\n客服：已经给您改成99元套餐了，月底生效。您看我们这样做可以吗？请问还有什么可以帮您？',
  },
  {
    what: 'the request to take notes before what is dictated, not before the answer',
    rule: 'record-permission-missing',
    before:
      '客户：怎么重启？\n客服：好的，先把路由器的线拔下来。再把光猫的电源关掉。等两分钟以后重新打开。最后重新登录。',
    after:
      '客户：怎么重启？\n客服：好的。请您记录一下好吗？先把路由器的线拔下来。再把光猫的电源关掉。等两分钟以后重新打开。最后重新登录。',
  },
];

describe('where a missing phrase is put in', () => {
  for (const { what, rule, before, after } of cases)
    it(what, () => {
      equal(inserted(rule, before), after);
    });

  it('apology and thanks that are both missing come in this order, whichever is put in first', () => {
    const text = `${part}客户：你们怎么搞的，宽带三天两头断，我要投诉！\n客服：我马上为您核对。\n`;
    const wanted = new RegExp(`客服：对不起，给您的使用增添麻烦了。${thanks}我马上为您核对。`);
    const rules = ['apology-missing', 'feedback-thanks-missing'];
    for (const order of [rules, [...rules].reverse()]) {
      let fixed = text;
      for (const rule of order)
        fixed = fixText(builtinLinter(), fixed, 'huashu', undefined, {
          safety: 'all',
          only: ({ ruleId }) => ruleId === rule,
        }).text;
      ok(wanted.test(fixed), fixed);
    }
  });
});
