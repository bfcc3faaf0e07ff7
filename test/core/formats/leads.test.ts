import assert from 'node:assert/strict';
import { canEndLead, leadKind, titleKind } from '../../../server/src/core/formats/leads';
import { check } from './blocks';

describe('lead-ins', () => {
  const kinds = {
    bad:
      '禁语 服务忌语 禁用语 错误示例 反例 不要说 禁止说 不能说 切勿使用 不得出现以下用语 错误说法 不规范用语 反面教材 禁语如下 ' +
      '服务忌语举例 错误示例一 服务禁语50句 禁语（部分） 不推荐的说法 错误 而不是说',
    customer: '客户常说 客户问 用户反映 客户原话 客户常见问题 常见问题 问 Q Q1 客户来电询问 顾客抱怨',
    recommended:
      '答复口径 可以这样答 统一回复 标准话术 收尾话术 应答话术如下 开场白 结束语 正确说法 推荐说法 话务员可说 答 A 参考答案 ' +
      '对客户说 告知客户 应致歉 改为 正确 正确示例 规范用语 应答 解释口径',
    note: '备注 说明 场景 点评',
    undefined:
      '时间 地址 客户经理 答复时限 受理口径 投诉处理时限 处理流程 温馨提示 您可以说 我说 联系电话 客户服务热线 登记模板 ' +
      '需要说明 禁语与规范用语对照 规范用语和禁语 示例',
  };
  for (const [kind, labels] of Object.entries(kinds)) {
    for (const label of labels.split(' ')) {
      it(`${label}: ${kind}`, () => {
        assert.equal(String(leadKind(label)), kind);
        if (kind !== 'undefined')
          assert.ok(canEndLead(label.charCodeAt(label.length - 1)), 'the quick test lets it pass');
      });
    }
  }

  it('in titles', () => {
    for (const title of [
      '禁语',
      '四、对客户的禁语：',
      '4、服务忌语',
      '（二）错误示例',
      '第三章 禁用语',
      '【禁语】',
      '**反例**',
    ])
      assert.equal(titleKind(title), 'bad', title);
    for (const title of ['五、标准话术：', '结束语', '开头语：', '宽带报障话术'])
      assert.equal(titleKind(title), 'recommended', title);
    for (const title of ['10000号服务规范（含禁语）说明', '禁语管理办法', '资费', '客户常见问题'])
      assert.equal(titleKind(title), undefined, title);
  });
});

describe('bad examples', () => {
  it('under a heading, until one of the same level', () => {
    check('markdown', '# 甲\n## 禁语\n你好\n### 一\n- 快点\n\n客服：讲话！\n## 乙\n您好', [
      'heading: 甲',
      'bad-example: 禁语',
      'bad-example: 你好',
      'bad-example: 一',
      'bad-example: 快点',
      'bad-example: 讲话！',
      'heading: 乙',
      'text: 您好',
    ]);
    check('huashu', '== 反例 ==\n客服：讲话！\n== 正例 ==\n客服：您好', [
      'bad-example: 反例',
      'bad-example: 讲话！',
      'heading: 正例',
      'agent: 您好',
    ]);
    check('plaintext', '四、禁语\n快点\n五、其他\n您好', [
      'bad-example: 四、禁语',
      'bad-example: 快点',
      'heading: 五、其他',
      'text: 您好',
    ]);
  });

  it('in the list after a lead-in', () => {
    const expected = ['text: 禁语：', 'bad-example: 快点！', 'bad-example: 讲话！', 'text: 您好。'];
    check('markdown', '禁语：\n- 快点！\n- 讲话！\n\n您好。', expected);
    check('markdown', '**禁语：**\n\n1. 快点！\n2. 讲话！\n\n您好。', expected);
    check('plaintext', '禁语：\n1、快点！\n2、讲话！\n\n您好。', expected);
    check('markdown', '话务员不得使用以下用语：\n- 快点！\n\n您好。', [
      'text: 话务员不得使用以下用语：',
      'bad-example: 快点！',
      'text: 您好。',
    ]);
    check('markdown', '- 禁语：\n  - 快点！\n- 您好', ['item: 禁语：', 'bad-example: 快点！', 'item: 您好']);
  });

  it('in the quote, the table, the paragraph or the turns after a lead-in', () => {
    check('markdown', '反例：\n\n> 快点！\n>\n> 讲话！\n\n您好', [
      'text: 反例：',
      'bad-example: 快点！',
      'bad-example: 讲话！',
      'text: 您好',
    ]);
    check('markdown', '不要说：\n\n快点！\n\n您好', ['text: 不要说：', 'bad-example: 快点！', 'text: 您好']);
    check('markdown', '不要说：\n\n“快点！”\n\n“讲话！”\n\n您好', [
      'text: 不要说：',
      'bad-example: “快点！”',
      'bad-example: “讲话！”',
      'text: 您好',
    ]);
    check('markdown', '错误示例\n\n客服：快点！\n\n客户：好\n\n正确示例\n\n客服：您好', [
      'text: 错误示例',
      'bad-example: 快点！',
      'bad-example: 好',
      'text: 正确示例',
      'agent: 您好',
    ]);
    check('markdown', '禁语：\n\n| 甲 | 乙 |\n|---|---|\n| 快点 | 讲话 |\n\n您好', [
      'text: 禁语：',
      ...['甲', '乙', '快点', '讲话'].map((cell) => `bad-example: ${cell}`),
      'text: 您好',
    ]);
    check('markdown', '禁语：\n\n```\n代码\n```\n\n您好', ['text: 禁语：', 'text: 您好']);
  });

  it('on the line of the lead-in', () => {
    check('markdown', '错误示例：“不归我管。”\n正确说法：“对不起。”', [
      'bad-example: 错误示例：“不归我管。”',
      'text: 正确说法：“<<对不起。>>”',
    ]);
    check('plaintext', '❌ 快点\n✅ 您请讲\n【禁语】讲话！', [
      'bad-example: ❌ 快点',
      'text: ✅ <<您请讲>>',
      'bad-example: 【禁语】讲话！',
    ]);
    check('plaintext', '不要说：“不行”，应该说：“对不起”。', ['text: 不要说：{quote “不行”}，应该说：“<<对不起>>”。']);
  });

  it('in a column of a table', () => {
    check('markdown', '| 禁语 | 规范用语 |\n|---|---|\n| 快点 | 您请讲 |', [
      'cell: 禁语',
      'cell: 规范用语',
      'bad-example: 快点',
      'cell: <<您请讲>>',
    ]);
  });
});

describe('an article', () => {
  it('has quotations that are exempt', () => {
    check('markdown', '“你好，彩铃”是产品名称。点击“设置”。', [
      'text: {quote “你好，彩铃”}是产品名称。点击{quote “设置”}。',
    ]);
    check('markdown', '不要说“不行”，也不要说“快点”。', ['text: 不要说{quote “不行”}，也不要说{quote “快点”}。']);
    check('markdown', '客户说“你们太慢”时要道歉。', ['text: 客户说{quote “你们太慢”}时要道歉。']);
  });

  it('recommends wording', () => {
    check('markdown', '答复口径：“您家的ONU离线。”', ['text: 答复口径：“<<您家的ONU离线。>>”']);
    check('markdown', '客户问违约金，可以这样答：“估计没有。”', ['text: 客户问违约金，可以这样答：“<<估计没有。>>”']);
    check('markdown', '可答“没有”或“有”，客户说“好”即可。', [
      'text: 可答“<<没有>>”或“<<有>>”，客户说{quote “好”}即可。',
    ]);
    check('markdown', '开场白：您好！\n结束语：再见。', ['text: 开场白：<<您好！>>', 'text: 结束语：<<再见。>>']);
    check('plaintext', '标准话术：\n1. 您好\n2. 再见\n\n其他', [
      'text: 标准话术：',
      'item: <<您好>>',
      'item: <<再见>>',
      'text: 其他',
    ]);
    check('markdown', '话术二：预约时，“您好！请问是{姓名}吗？”', [
      'text: 话术二：预约时，“<<您好！请问是{slot {姓名}}吗？>>”',
    ]);
    check('markdown', '答：请打开“设置”，再点“网络”。', ['text: 答：<<请打开{quote “设置”}，再点{quote “网络”}。>>']);
  });

  it('has questions that are the customer’s', () => {
    check('markdown', '客户常说：“你们怎么这么快？”\n答：对不起。', [
      'customer-words: 客户常说：“你们怎么这么快？”',
      'text: 答：<<对不起。>>',
    ]);
    check('plaintext', '问：你们几点下班？答：五点。', ['text: 问：{quote 你们几点下班？}答：<<五点。>>']);
    check('plaintext', '怎么还没好？\n答：对不起。', ['customer-words: 怎么还没好？', 'text: 答：<<对不起。>>']);
    check('markdown', '### 怎么还没好？\n\n“对不起，请您稍等。”\n\n“和天下”可以查。', [
      'customer-words: 怎么还没好？',
      'text: “<<对不起，请您稍等。>>”',
      'text: {quote “和天下”}可以查。',
    ]);
  });

  it('has sections of wording', () => {
    check('markdown', '## 结束语\n“您好，再见！”（挂机）\n\n方可挂断：“再见。”', [
      'heading: 结束语',
      'text: “<<您好，再见！>>”{stage （挂机）}',
      'text: 方可挂断：“<<再见。>>”',
    ]);
  });

  it('has steps', () => {
    check('plaintext', '步骤：\n1. 打开“设置”。\n2、重启\n（3）等待\n④ 完成', [
      'text: 步骤：',
      'step: 打开{quote “设置”}。',
      'step: 重启',
      'step: 等待',
      'step: 完成',
    ]);
  });
});
