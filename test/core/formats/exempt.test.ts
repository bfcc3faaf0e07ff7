import { check } from './blocks';

/** One line of a turn each; what must be exempt is marked as `check` marks it. */
const turns: Record<string, readonly string[]> = {
  'stage directions': [
    '请稍等。{stage （静音40秒）}',
    '{stage (转接)}请稍等',
    '好的{stage 【转接】}您好{stage （挂机）}',
    '{stage [音乐]}',
    '{stage （客户挂机）}',
    '{stage （坐席查询后）}感谢您的等待',
    '您好{stage （停顿几秒）}请讲',
    '{stage （语气坚定）}对不起{stage （约30秒）}',
    '{stage （背景音乐）}{stage （查询中）}{stage （报序列号）}',
    '{stage （声音很小）}我想问{stage （微笑）}',
  ],
  'remarks that are spoken': [
    '费用是20元（含税）。',
    '您可以到营业厅（中山路店）办理',
    '请稍等（等待时间约3分钟）',
    '（您听明白了吗？）',
    '（请您稍等）',
    '（紧急开机、延时停机）',
    '请拨打客服热线（客服热线10000）',
    '联系您的（客户经理）',
    '办理【生活缴费】',
  ],
  slots: [
    '{slot *先生/小姐}，您好',
    '{slot X先生}您好'.replace('X先生}', 'X}先生'),
    '{slot {姓名}}先生，{slot ${tier}}，{slot {{name}}}',
    '您的车牌为{slot [%global.car_no%]}',
    '一共{slot XX}元、{slot ××}天、{slot xx}次',
    '工号{slot ____}为您服务',
    '电话138{slot ****}0000',
    '我是{slot （工号）}号，{slot <姓名>}您好',
    '订单[数字x]'.replace('[数字x]', '{slot [数字x]}'),
    '{slot %name%}您好',
    '{slot ***}先生',
  ],
  'what is no slot': ['请按XBOX键', 'MAXX 20%，涨了5%', 'a<b，b>a', 'Linux 系统', '共X项', '20×30'],
  titles: ['{title 《你好，李焕英》}可以看了', '彩铃{title 《也许明天》}和{title 〈你我他〉}', '《没有写完'],
  quotations: [
    '您刚才说{quote “你们太慢了”}，我记下了',
    '铃声叫{quote 「你的月亮」}和{quote 『你』}',
    '点一下{quote "移动网络"}',
    "密码提示是{quote '你的小学'}。",
    '他说{quote “叫‘你好’的歌”}',
    "it's 5' 10 inches",
    '没有写完的“引号',
    '写反了的”引号“',
  ],
  'a turn that is one quotation': [
    '“您好，请问您贵姓？”',
    '“您好，{slot {姓名}}先生”{stage （停顿）}“请讲！”',
    '"您好。"',
    '“您说的{quote ‘你’}字”',
  ],
};

describe('what an agent does not say himself', () => {
  for (const [name, lines] of Object.entries(turns)) {
    describe(name, () => {
      for (const line of lines) {
        it(line, () => {
          const text = `客服：${unmarked(line)}`;
          for (const language of ['plaintext', 'huashu'] as const) check(language, text, [`agent: ${line}`]);
        });
      }
    });
  }

  it('is the same in Markdown', () => {
    const rest = [
      '您好{stage （静音）}',
      '{slot *先生/小姐}，您好。{slot *}女士好',
      '{slot XX}元',
      '138{slot ****}0000，3201{slot **********}4516',
      '{title 《你》}',
    ];
    for (const line of rest) check('markdown', `客服：${unmarked(line)}`, [`agent: ${line}`]);
    check('markdown', '客服：见`你`和“**你**的”', ['agent: 见·{code 你}·和{quote “·你·的”}']);
    check('markdown', '客服：**重要**的，*请*您', ['agent: 重要·的，·请·您']);
    check('markdown', '客服：叫&ldquo;你&rdquo;的（静音&nbsp;3秒）歌', [
      'agent: 叫{quote “你”}的{stage （静音\u00a03秒）}歌',
    ]);
    check('plaintext', '客服：**重要**的', ['agent: **重要**的']);
  });
});

/** Takes the marks of `check` out of a line again. */
function unmarked(line: string): string {
  let text = '';
  let depth = 0;
  for (let at = 0; at < line.length; at++) {
    const mark = /^\{(?:stage|slot|quote|title|code) /.exec(line.slice(at));
    if (mark) {
      at += mark[0].length - 1;
      depth++;
    } else if (line[at] === '}' && depth > 0 && !opensBrace(text)) depth--;
    else text += line[at];
  }
  return text;
}

/** Whether a brace of the text itself is still open. */
function opensBrace(text: string): boolean {
  return text.split('{').length > text.split('}').length;
}
