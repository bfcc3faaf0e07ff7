import assert from 'node:assert/strict';
import type { LanguageId } from '../../../server/src/core/document/document';
import { parse } from '../../../server/src/core/formats';
import { describeBlocks } from './blocks';

describe('directives', () => {
  const good: [LanguageId, string, [string, string[], string, number]][] = [
    [
      'markdown',
      '<!-- huashu-disable-next-line pronoun -- 原话 -->\n客服：你好',
      ['disable-next-line', ['pronoun'], '原话', 0],
    ],
    ['markdown', '客服：你好 <!-- huashu-disable-line a, b/c -- 例 -->', ['disable-line', ['a', 'b/c'], '例', 0]],
    ['markdown', '客服：你好\n<!--huashu-disable-->', ['disable', [], '', 1]],
    ['markdown', '- 甲\n\n  <!-- huashu-enable\n  a\n  -->\n', ['enable', ['a'], '', 4]],
    ['markdown', '<div>\n<!-- huashu-enable -->\n</div>', ['enable', [], '', 1]],
    ['huashu', '客服：您好\n# huashu-disable-next-line hedge —— 原话', ['disable-next-line', ['hedge'], '原话', 1]],
    ['huashu', '客服：你好  # huashu-disable-line pronoun -- 例', ['disable-line', ['pronoun'], '例', 0]],
    ['huashu', '<!-- huashu-disable §1.5.1 -- 例 -->', ['disable', ['§1.5.1'], '例', 0]],
    ['plaintext', '\n#huashu-disable a，b', ['disable', ['a', 'b'], '', 1]],
    ['plaintext', '您好 # huashu-disable-line a -- b', ['disable-line', ['a'], 'b', 0]],
  ];
  for (const [language, text, expected] of good) {
    it(`${language}: ${JSON.stringify(text)}`, () => {
      const { directives, problems } = parse(text, language);
      assert.deepEqual(problems, []);
      assert.equal(directives.length, 1);
      const { type, rules, reason, line, start, end } = directives[0]!;
      assert.deepEqual([type, rules.map((rule) => rule.id), reason, line], expected);
      for (const rule of rules) assert.equal(text.slice(rule.span.start, rule.span.end), rule.id);
      assert.match(text.slice(start, end), /^(?:<!--[^]*-->|#.*)$/);
      assert.ok(
        !describeBlocks(parse(text, language)).some((block) => block.includes('huashu-')),
        'nobody reads it as text',
      );
    });
  }

  const bad: [LanguageId, string, string][] = [
    ['markdown', '<!-- huashu-disable-nextline a -->', 'huashu-disable-nextline'],
    ['markdown', '<!-- huashu-disable-next-line： a -->', '：'],
    ['huashu', '# huashu-ignore', 'huashu-ignore'],
    ['markdown', '<!-- huashu-disable a\n\n客服：你好', '<!--'],
    ['markdown', '甲 <!-- huashu-disable a', '<!--'],
  ];
  for (const [language, text, marked] of bad) {
    it(`${language}: ${JSON.stringify(text)} is reported`, () => {
      const { directives, problems } = parse(text, language);
      assert.deepEqual(directives, []);
      assert.deepEqual(
        problems.map((problem) => [problem.code, text.slice(problem.start, problem.end)]),
        [['directive-syntax', marked]],
      );
    });
  }

  it('are not read in code, in other comments and in headings', () => {
    const text =
      '```\n<!-- huashu-disable -->\n```\n`<!-- huashu-disable -->`\n<!-- 见 huashu-disable -->\n\n# huashu-disable';
    assert.deepEqual(parse(text, 'markdown').directives, []);
    assert.deepEqual(parse('客服：#huashu-disable\n# 见 huashu-disable', 'plaintext').directives, []);
  });

  it('stand in the order of the text', () => {
    const text =
      '| <!-- huashu-disable a --> | x |\n|---|---|\n| y | <!-- huashu-enable a --> |\n\n<!-- huashu-disable b -->\n';
    assert.deepEqual(
      parse(text, 'markdown').directives.map((directive) => [directive.type, directive.line]),
      [
        ['disable', 0],
        ['enable', 2],
        ['disable', 4],
      ],
    );
  });
});
