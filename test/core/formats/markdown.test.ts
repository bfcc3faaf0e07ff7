import assert from 'node:assert/strict';
import { parse } from '../../../server/src/core/formats';
import { check } from './blocks';

const cases: Record<string, readonly [string, readonly string[]][]> = {
  headings: [
    ['# 甲 #\n乙\n==\n丙\n---\n#丁', ['heading: 甲', 'heading: 乙', 'heading: 丙', 'text: #丁']],
    ['甲\n乙\n===', ['heading: 甲·乙']],
    ['客服：您好\n---\n客户：在', ['agent: 您好', 'customer: 在']],
    ['客服：您好\n===\n客户：在', ['agent: 您好', 'customer: 在']],
  ],
  'emphasis, code and links': [
    ['您**好**，*请*讲__了__', ['text: 您·好·，·请·讲{slot __}了{slot __}']],
    ['**注意：**请您', ['text: 注意：·请您']],
    ['他说**“好”**然后', ['text: 他说·{quote “好”}·然后']],
    ['~~删~~ 一~二~~', ['text: 删· 一~二~~']],
    ['见[网上营业厅](https://a.cn "你")和![图](b.png)', ['text: 见·网上营业厅·和·图']],
    ['见<https://a.cn>', ['text: 见·https://a.cn']],
    ['见[甲][x]、[x]和[y]\n\n[X]: /u', ['text: 见·甲·、·x·和{slot [y]}']],
    ['`你`和``a`b``', ['text: {code 你}·和·{code a`b}']],
    ['甲<b>乙</b>丙<!-- 丁 -->', ['text: 甲·乙·丙']],
    ['a\\*b\\\nc  \nd', ['text: a·*b·c·d']],
    ['&nbsp;您&#20320;&x;&amp;', ['text: \u00a0您你&x;&']],
    ['正文[^1]\n\n[^1]: 脚注你', ['text: 正文', 'text: 脚注你']],
    [
      '姓名***，证件号3201**********4516，电话138****0000',
      ['text: 姓名{slot ***}，证件号3201{slot **********}4516，电话138{slot ****}0000'],
    ],
    ['**客服：您好**，请讲', ['agent: 您好·，请讲']],
  ],
  'code and HTML': [
    ['```\n你\n```\n您\n\n    你\n\n您', ['text: 您', 'text: 您']],
    ['~~~ text\n你\n~~\n~~~\n您', ['text: 您']],
    ['<div>\n你\n</div>\n\n您', ['text: 您']],
    ['<!-- 你\n\n你 -->\n您', ['text: 您']],
    ['    客服：您好\n    请讲', ['agent: 您好·请讲']],
  ],
  lists: [
    ['- 甲\n  乙\n- 丙\n\n  丁\n1. 戊\n   - 己', ['item: 甲·乙', 'item: 丙', 'item: 丁', 'step: 戊', 'item: 己']],
    ['- [ ] 甲\n- [x] 乙', ['item: 甲', 'item: 乙']],
    ['2009. 年', ['step: 年']],
    ['甲\n2. 乙', ['text: 甲·2. 乙']],
    ['甲\n1、乙\n2、丙', ['text: 甲', 'step: 乙', 'step: 丙']],
  ],
  'block quotes': [
    ['> 甲\n乙\n\n> 客服：您好\n> 客户：在\n客服：好', ['text: 甲·乙', 'agent: 您好', 'customer: 在', 'agent: 好']],
    ['> > 甲\n> - 乙', ['text: 甲', 'item: 乙']],
  ],
  tables: [
    [
      '| 甲 | 乙 |\n|:--|-:|\n| **丙** | a\\|b |\n丁 | |\n\n戊',
      ['cell: 甲', 'cell: 乙', 'cell: 丙', 'cell: a·|b', 'cell: 丁', 'text: 戊'],
    ],
    ['上文\n甲 | 乙\n---|---\n丙 | 丁', ['text: 上文', 'cell: 甲', 'cell: 乙', 'cell: 丙', 'cell: 丁']],
    ['|甲 |乙|\n|丙 |丁|', ['cell: 甲', 'cell: 乙', 'cell: 丙', 'cell: 丁']],
    ['甲 | 乙\n---', ['heading: 甲 | 乙']],
    [
      '| 角色 | 话术 |\n|---|---|\n| 客服 | 您好 |\n| 客户 | 在 |\n| 步骤 | 无 |',
      ['cell: 角色', 'cell: 话术', 'agent: 您好', 'customer: 在', 'cell: 步骤', 'cell: <<无>>'],
    ],
    [
      '| 客户问题 | 标准答复 |\n|---|---|\n| 你们几点下班？ | 五点。 |',
      ['cell: 客户问题', 'cell: 标准答复', 'customer-words: 你们几点下班？', 'cell: <<五点。>>'],
    ],
  ],
};

describe('Markdown', () => {
  for (const [name, group] of Object.entries(cases)) {
    describe(name, () => {
      for (const [text, expected] of group) it(JSON.stringify(text), () => check('markdown', text, expected));
    });
  }

  it('has the same blocks whatever its line ends', () => {
    for (const [text, expected] of Object.values(cases).flat()) {
      check('markdown', text.replaceAll('\n', '\r\n'), expected);
      check('markdown', text.replaceAll('\n', '\r'), expected);
    }
  });

  it('tells where in the source everything stands', () => {
    const text = '> 1. **客服**：您&nbsp;[好](/u)，*请*\n>    讲';
    const { segments, entities } = parse(text, 'markdown').blocks[0]!;
    const pairs = segments
      .map((at, i) => (i % 2 === 1 ? text.slice(segments[i - 1], at) : ''))
      .filter((piece) => piece !== '');
    assert.deepEqual(pairs, ['您&nbsp;', '好', '，', '请', '讲']);
    assert.deepEqual(entities, [{ start: text.indexOf('&'), end: text.indexOf('&') + 6, text: '\u00a0' }]);
  });

  it('tells where each cell of a table stands, empty cells and tables without a head included', () => {
    const text = '| 甲 | 乙 |\n|---|---|\n|  | 丙 |\n\n|丁 |戊|\n|己 |庚|\n\n|辛 |壬|';
    const { blocks } = parse(text, 'markdown');
    const places = blocks.map(({ start, end, cell }) => [
      text.slice(start, end),
      cell!.table,
      cell!.row,
      cell!.column,
      cell!.head,
    ]);
    assert.deepEqual(places, [
      ['甲', 0, 0, 0, true],
      ['乙', 0, 0, 1, true],
      ['丙', 0, 1, 1, false],
      ['丁', 1, 0, 0, false],
      ['戊', 1, 0, 1, false],
      ['己', 1, 1, 0, false],
      ['庚', 1, 1, 1, false],
      ['辛', 2, 0, 0, false],
      ['壬', 2, 0, 1, false],
    ]);
  });
});
