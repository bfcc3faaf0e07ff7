import fc from 'fast-check';

const tiers = [
  '普通客户',
  '我的e家客户',
  'VIP客户',
  '钻石卡',
  '金卡会员',
  '钻石、金卡客户',
  '除银卡外',
  '其他客户',
  '',
];
const places = ['城镇', '农村', '（农村）', '您家在市区', '', ''];
const topics = [
  '报修',
  '投诉处理时限',
  '信用度',
  '回访',
  '紧急开机',
  '年消费',
  '备机',
  '补换卡',
  '上门服务时间',
  '服务电话',
  '通知短信免打扰',
  '',
];
const quantities = [
  '48小时内', '二十四小时', '３天', '3个工作日', '立即', '100元以内', '3,360元以上', '0.24万元', '三千三百六', '每季度一次', '每两个月1次',
  '两次', '7×24', '7*12', '周一至周五8:00-18:00', '早上八点到晚上六点', '享受', '不享受', '免费', '有', '无', '√', '2160元至3360元', '半年回访1回', '',
]; // prettier-ignore
const joints = ['，', '、', '：', '。', '；', '', '（', '）', '？', '分别为', '，以前', '|', ' | '];

const piece = fc
  .tuple(
    fc.constantFrom(...tiers),
    fc.constantFrom(...places),
    fc.constantFrom(...topics),
    fc.constantFrom(...quantities),
    fc.constantFrom(...joints),
  )
  .map((parts) => parts.join(''));

/** A line that may state facts: a sentence, an item, a heading, a turn, a row of a table. */
export const factLine = fc
  .tuple(
    fc.constantFrom('', '', '- ', '  - ', '1. ', '## ', '客服：', '客户：我是', '| ', '> ', '注：'),
    fc.array(piece, { minLength: 1, maxLength: 3 }),
    fc.constantFrom('', '', '：', ' |', '。', '\n|---|---|'),
  )
  .map(([head, pieces, tail]) => head + pieces.join('') + tail);

/** A text of such lines, with front matter or without. */
export const factText = fc
  .tuple(
    fc.constantFrom(
      '',
      '---\nkind: article\n---\n\n',
      '---\ntier: VIP\n---\n',
      '---\nkind: script\ntier: 我的e家\n---\n',
    ),
    fc.array(factLine, { maxLength: 10 }),
    fc.constantFrom('\n', '\n', '\n\n', '\r\n'),
  )
  .map(([head, lines, end]) => head + lines.join(end));
