import assert from 'node:assert/strict';
import { parse } from '../../../server/src/core/formats';

describe('front matter', () => {
  it('says kind, tier and scene', () => {
    const text = "---\nkind: script # 注释\ntier: \"我的 E 家\"\nscene: '宽带 ''报障'''\n---\n客服：您好";
    const document = parse(text, 'markdown');
    assert.deepEqual([document.kind, document.tier, document.sceneName], ['script', '我的e家', "宽带 '报障'"]);
    assert.equal(
      text.slice(document.frontMatter!.start, document.frontMatter!.end),
      text.slice(0, text.indexOf('\n客服')),
    );
    assert.deepEqual(document.problems, []);
    assert.equal(document.blocks.length, 1);
  });

  it('knows tiers by the names people use', () => {
    const tiers: [string, string][] = [
      ['普通', '普通'],
      ['normal', '普通'],
      ['my-e-home', '我的e家'],
      ['品牌客户', '我的e家'],
      ['商务领航', '商务领航'],
      ['Business', '商务领航'],
      ['ＶＩＰ', 'VIP'],
      ['大客户', 'VIP'],
    ];
    for (const [written, tier] of tiers) assert.equal(parse(`---\ntier: ${written}\n---\n`, 'huashu').tier, tier);
  });

  it('takes its keys in Chinese too, with either colon', () => {
    for (const text of [
      '---\n文本类型：话术\n客户等级：VIP\n场景：投诉\n通话片段：是\n---\n客服：您好。',
      '---\n文本类型: script\n客户等级: VIP\n场景: 投诉 # 说明\n通话片段: true\n---\n客服：您好。',
    ])
      for (const language of ['huashu', 'markdown'] as const) {
        const { kind, tier, sceneName, fragment, problems, turns } = parse(text, language);
        assert.deepEqual([kind, tier, sceneName, fragment, problems], ['script', 'VIP', '投诉', true, []]);
        assert.equal(turns.length, 1);
      }
    const twice = parse('---\ntier: VIP\n客户等级: 普通\n---\n客服：您好。', 'huashu');
    assert.deepEqual([twice.tier, twice.problems.map(({ code }) => code)], ['VIP', ['front-matter-syntax']]);
    const wrong = parse('---\n客户等级：黄金\n---\n客服：您好。', 'huashu');
    assert.deepEqual(
      wrong.problems.map(({ code }) => code),
      ['front-matter-value'],
    );
  });

  it('leaves a word of the user’s own alone that is a key of ours in Chinese, with a list behind it', () => {
    const document = parse('---\n场景:\n  - 投诉\n类型: 公告\n等级: 一\n---\n客服：您好。', 'markdown');
    assert.deepEqual([document.sceneName, document.tier, document.fragment], [undefined, undefined, undefined]);
  });

  it('leaves what is the user’s own alone', () => {
    const text =
      '---\n# 说明\nauthor: 王\ntags: [a, b]\nlist:\n  - 1\n- 2\ntext: |\n  a: b\n"x y": z\n\nkind: article\n...\n您好';
    const document = parse(text, 'plaintext');
    assert.deepEqual([document.kind, document.problems.length, document.blocks.length], ['article', 0, 1]);
  });

  const problems: [string, string, string][] = [
    ['kind: 脚木', '脚木', 'front-matter-value'],
    ['tier: gold', 'gold', 'front-matter-value'],
    ['kind：script', '：', 'front-matter-syntax'],
    ['kind:script', ':', 'front-matter-syntax'],
    ['kind: script\nkind: article', 'kind', 'front-matter-syntax'],
    ['kind: [script]', '[script]', 'front-matter-syntax'],
    ['kind: script\n没有冒号', '没有冒号', 'front-matter-syntax'],
    ['kind: "script', '"script', 'front-matter-syntax'],
  ];
  for (const [lines, marked, code] of problems) {
    it(`reports ${JSON.stringify(lines)}`, () => {
      const text = `---\n${lines}\n---\n您好`;
      const found = parse(text, 'markdown').problems;
      assert.deepEqual(
        found.map((problem) => [text.slice(problem.start, problem.end), problem.code]),
        [[marked, code]],
      );
      assert.ok(found[0]!.message.zh !== '' && found[0]!.message.en !== '');
    });
  }

  it('is missed when nobody closed it', () => {
    const document = parse('---\nkind: script\n\n客服：您好', 'markdown');
    assert.deepEqual(
      document.problems.map((problem) => problem.code),
      ['front-matter-syntax'],
    );
    assert.equal(document.frontMatter, undefined);
  });

  it('is not two rules with text between', () => {
    for (const text of ['---\n您好。\n---\n', '---\n客服: 您好\n---\n客户: 好', '---\n- a\n---']) {
      const document = parse(text, 'markdown');
      assert.equal(document.frontMatter, undefined, text);
      assert.deepEqual(document.problems, []);
      assert.ok(document.blocks.length > 0);
    }
  });

  it('may stand behind a byte order mark and have any line ends', () => {
    for (const text of [
      '\ufeff---\nkind: article\n---\n客服：好',
      '---\r\nkind: article\r\n---\r\n客服：好',
      '---\rkind: article\r---\r客服：好',
    ]) {
      const document = parse(text, 'huashu');
      assert.deepEqual([document.kind, document.turns.length], ['article', 1]);
    }
  });
});
