import assert from 'node:assert/strict';
import { parse } from '../../../server/src/core/formats';
import { check } from './blocks';

describe('role labels', () => {
  const labels: [string, string][] = [
    ...'客服 坐席 座席 话务员 客服代表 客户代表 营业员 工号1023 工号 8 Agent 客服2 客服小王 客服 客服A 坐席（工号12）'
      .split(' ')
      .map(agent),
    ...'客户 用户 顾客 来电人 Customer customer 客户甲 客户1'
      .split(' ')
      .map((label): [string, string] => [label, 'customer']),
    ['系统', 'other'],
  ];
  function agent(label: string): [string, string] {
    return [label, 'agent'];
  }
  for (const [label, role] of labels.filter(([label]) => label !== '工号' && label !== '8')) {
    it(`${label}: ${role}`, () => {
      for (const colon of [':', '：', ' : ']) {
        check('plaintext', `${label}${colon}您好`, [`${role}: 您好`]);
        check('markdown', `${label}${colon}您好`, [`${role}: 您好`]);
      }
    });
  }

  it('in bold, in lists, in quotes and in brackets', () => {
    const forms = [
      '**客服:**您好',
      '**客服**:您好',
      '__客服__：您好',
      '**客服：** 您好',
      '- 客服：您好',
      '* **客服**：您好',
      '1. 客服：您好',
    ];
    for (const form of [
      ...forms,
      '> 客服：您好',
      '> - 客服：您好',
      '【客服】您好',
      '[客服]：您好',
      '[客服] 您好',
      '　客服：您好',
    ]) {
      for (const language of ['markdown', 'plaintext', 'huashu'] as const) check(language, form, ['agent: 您好']);
    }
  });

  it('that are none', () => {
    for (const line of [
      '客服热线：10000',
      '客户：',
      '工号：',
      '客服中心：长沙',
      '客户经理室：3楼',
      'Agents: a',
      'https://a.cn',
      '您好客服：',
      '客服您好',
    ])
      if (line !== '客户：') check('plaintext', line, [`text: ${line}`]);
    check('markdown', '[坐席](/a/b.md)', ['text: 坐席']);
  });

  it('of the configuration, before the built-in ones', () => {
    const options = { roleLabels: { agent: ['小蜜', '用户'], customer: ['业主'] } };
    check('plaintext', '小蜜：您好\n业主：你好\n用户：在', ['agent: 您好', 'customer: 你好', 'agent: 在'], options);
    check('plaintext', '小蜜：您好', ['text: 小蜜：您好']);
  });

  it('A and B only where both speak', () => {
    check('plaintext', 'A：您好\nB：你好', ['agent: 您好', 'customer: 你好']);
    check('plaintext', 'A：一月\nB：二月\nC：三月', ['text: A：一月·B：二月·C：三月']);
    check('markdown', '---\nkind: script\n---\nA：您好', ['agent: 您好']);
    check('markdown', '---\nkind: article\n---\nQ：怎么办？\nA：请重启。\nB：好', [
      'customer-words: Q：怎么办？',
      'text: A：<<请重启。·B：好>>',
    ]);
  });

  it('with times', () => {
    const times: [string, object | undefined][] = [
      ['[00:01:02] 客服：好', { startMs: 62_000 }],
      ['[01:02]客服：好', { startMs: 62_000 }],
      ['[00:00:01.5 - 00:00:03.25] 客服：好', { startMs: 1500, endMs: 3250 }],
      ['【1:00:00】 客服：好', { startMs: 3_600_000 }],
      ['00:07 --> 00:09 客服：好', { startMs: 7000, endMs: 9000 }],
      ['- [00:07] **客服**：好', { startMs: 7000 }],
      ['（00:07）客服：好', { startMs: 7000 }],
      ['客服 00:07\n好', { startMs: 7000 }],
      ['客服（00:07）：好', undefined],
      ['客服 [00:07]：好', { startMs: 7000 }],
    ];
    for (const [line, time] of times) {
      for (const language of ['markdown', 'plaintext', 'huashu'] as const) {
        check(language, line, ['agent: 好']);
        assert.deepEqual(parse(line, language).turns[0]!.time, time, line);
      }
    }
    check('plaintext', '[99:99] 客服：好', ['text: {slot [99:99]} 客服：好']);
    check('plaintext', '客服 00:05 上班', ['text: 客服 00:05 上班']);
    check('plaintext', '8:00—10:00 长沙', ['text: 8:00—10:00 长沙']);
  });
});

describe('turns', () => {
  it('go on until a label, a blank line or a heading', () => {
    const text = '客服：您好\n请问您\n  要办什么\n客户：查话费\n\n以下是备注。\n';
    for (const language of ['markdown', 'plaintext', 'huashu'] as const)
      check(language, text, ['agent: 您好·请问您·要办什么', 'customer: 查话费', 'text: 以下是备注。']);
    check('markdown', '客服：您好\n# 二\n您好', ['agent: 您好', 'heading: 二', 'text: 您好']);
  });

  it('may begin on the line after the label', () => {
    check('plaintext', '客服：\n您好', ['agent: 您好']);
    check('markdown', '**客服：**\n您好', ['agent: 您好']);
    check('huashu', '客服：\n\n您好', ['agent: ', 'text: 您好']);
  });

  it('take the list that follows with them', () => {
    const expected = ['agent: 请您：', 'agent step: 重启', 'agent step: 等一分钟', 'customer: 好'];
    for (const language of ['markdown', 'plaintext', 'huashu'] as const)
      for (const text of [
        '客服：请您：\n1. 重启\n2. 等一分钟\n\n客户：好',
        '客服：请您：\n- 重启\n- 等一分钟\n\n客户：好',
      ])
        check(language, text, expected);
    check('plaintext', '客服：有两种。\n- 月付\n- 年付', ['agent: 有两种。', 'agent item: 月付', 'agent item: 年付']);
  });

  it('end at a note or a lead-in', () => {
    check('plaintext', '客服：您好\n备注：声音要轻\n客户：好', ['agent: 您好', 'text: 备注：声音要轻', 'customer: 好']);
    check('plaintext', '客服：您可以这样说：\n您可以回复：好', ['agent: 您可以这样说：·您可以回复：好']);
  });

  it('know their label, block and scene', () => {
    const text = '== 开场 ==\n**客服**：您好\n=== 核实 ===\n客户：嗯\n';
    const { turns, scenes, blocks } = parse(text, 'huashu');
    assert.deepEqual(
      turns.map((turn) => text.slice(turn.label.start, turn.label.end)),
      ['客服', '客户'],
    );
    assert.deepEqual(
      turns.map((turn) => turn.scene),
      [0, 1],
    );
    assert.deepEqual(
      turns.map((turn) => blocks[turn.block]!.turn),
      [0, 1],
    );
    assert.deepEqual(
      scenes.map(({ level, title }) => [level, text.slice(title.start, title.end)]),
      [
        [1, '开场'],
        [2, '核实'],
      ],
    );
    assert.equal(text.slice(turns[0]!.start, turns[0]!.end), '**客服**：您好');
    assert.equal(scenes[0]!.end, text.length);
  });
});

describe('the kind of a text', () => {
  const kinds: [string, string][] = [
    ['客服：您好\n客户：你好', 'script'],
    ['客服：您好', 'article'],
    ['您好', 'article'],
    ['[00:01] 客服：您好\n[00:03] 客户：你好', 'transcript'],
    ['---\nkind: article\n---\n客服：您好\n客户：你好', 'article'],
    ['---\nkind: 录音\n---\n您好', 'transcript'],
  ];
  for (const [text, kind] of kinds) {
    it(`${JSON.stringify(text)}: ${kind}`, () => {
      for (const language of ['markdown', 'plaintext', 'huashu'] as const)
        assert.equal(parse(text, language).kind, kind);
    });
  }

  it('is the default where the text does not say', () => {
    assert.equal(parse('客服：您好\n客户：在', 'markdown', { defaultKind: 'article' }).kind, 'article');
    assert.equal(parse('---\nkind: script\n---\n', 'markdown', { defaultKind: 'article' }).kind, 'script');
  });
});
