import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Block, Document, LanguageId } from '../../server/src/core/document/document';
import { blockAt, sceneAt, spokenText, turnAt, visibleText } from '../../server/src/core/document/queries';
import { parse } from '../../server/src/core/formats';
import type { Span } from '../../server/src/core/text/span';

const languages: readonly LanguageId[] = ['huashu', 'markdown', 'plaintext', 'html'];

/** Pieces that mean something to some format, so that chance puts them together in ways nobody thought of. */
const pieces = [
  ...[
    '客服：',
    '客户:',
    '**客服**：',
    '【客户】',
    'A：',
    'B：',
    '工号12：',
    '[00:01] ',
    '[00:01 - 00:02.5] ',
    '系统：',
  ],
  ...['\n', '\r\n', '\r', '\n\n', ' ', '\u3000', '\t', '    ', '\ufeff', '\u2028'],
  ...[
    '---\n',
    'kind: script\n',
    'tier: vip\n',
    'scene: x\n',
    '...\n',
    '== 开场 ==',
    '## 禁语',
    '# ',
    '#',
    '一、业务',
    '【开场】',
  ],
  ...[
    '- ',
    '* ',
    '1. ',
    '1、',
    '（1）',
    '① ',
    '> ',
    '| a | b |\n',
    '|---|---|\n',
    '| 角色 | 话术 |\n',
    '|',
    '```\n',
    '~~~',
    '===',
  ],
  ...[
    '“',
    '”',
    '‘',
    '’',
    '「',
    '」',
    '"',
    "'",
    '《',
    '》',
    '（',
    '）',
    '(',
    ')',
    '[',
    ']',
    '{',
    '}',
    '<',
    '>',
    '【',
    '】',
  ],
  ...[
    '*',
    '**',
    '_',
    '____',
    '`',
    '``',
    '~~',
    '\\',
    '!',
    '&nbsp;',
    '&#20320;',
    '&',
    '$',
    '%',
    'XX',
    '×',
    '138****0000',
    '*先生/小姐',
  ],
  ...[
    '禁语：',
    '错误示例：',
    '答：',
    '问：',
    '客户常说：',
    '可以这样答：',
    '不要说',
    '开场白',
    '❌',
    '✅',
    '备注：',
    '🚫',
  ],
  ...[
    '静音',
    '（静音3秒）',
    '姓名',
    '您好',
    '你听明白了吗？',
    '请稍等。',
    'abc',
    '12',
    '𠮷',
    '\ud800',
    '\udfff',
    '👍🏽',
    '…',
  ],
  ...['[a]: /b\n', '[^1]: 注\n', '[^1]', '[a]', '](/u)', '<div>\n', '</div>\n', '<!-- ', ' -->', '<b>', '- [ ] '],
  ...[
    '<p>',
    '</p>',
    '<br>',
    '<li>',
    '<ol>',
    '</ol>',
    '<table><tr>',
    '<td colspan=2>',
    '<th rowspan=2>',
    '</td>',
    '</table>',
  ],
  ...[
    '<h2>',
    '</h2>',
    '<h3>禁语',
    '<img alt="你',
    '" title=',
    '>',
    '<!--',
    '<![CDATA[',
    '<script>',
    '</script>',
    '<code>',
    '</code>',
  ],
  ...[
    '<pre>',
    '</pre>',
    '<title>',
    '&lt;',
    '&#x4f60;',
    '&ngE;',
    '<dt>',
    '<dd>',
    '<svg>',
    '</svg>',
    '<meta name="huashu:tier" content="vip">',
  ],
  ...[
    '<!-- huashu-disable-next-line pronoun -- r -->',
    '# huashu-disable a b\n',
    'huashu-',
    '# huashu-x',
    '--',
    ' # huashu-enable',
  ],
];

describe('any text is a document', function () {
  this.timeout(30_000);

  it('made of pieces', () => {
    const texts = fc.array(fc.constantFrom(...pieces), { maxLength: 40 }).map((parts) => parts.join(''));
    fc.assert(fc.property(texts, checkAll), { numRuns: 2000, seed: 20260102 });
  });

  it('made of anything', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 200 }), checkAll), { numRuns: 300, seed: 20260103 });
  });

  it('whose blocks stay where an edit is far away', () => {
    const halves = fc.array(fc.constantFrom(...pieces), { maxLength: 20 }).map((parts) => parts.join(''));
    const property = fc.property(halves, (text) => {
      // What follows a heading at the left margin does not depend on what stood above, but for its offsets.
      for (const [language, heading] of [
        ['huashu', '\n\n== 新 ==\n\n'],
        ['plaintext', '\n\n# 新\n\n'],
      ] as const) {
        const after = `${heading}客服：${text}`;
        const short = parse(`客服：您好${after}`, language);
        const long = parse(`客服：您好！请问有什么可以帮您？${after}`, language);
        const shift = long.text.length - short.text.length;
        assert.deepEqual(
          long.blocks.slice(1).map((block) => relative(block, block.start)),
          short.blocks.slice(1).map((block) => relative(block, block.start)),
        );
        assert.deepEqual(
          long.blocks.slice(1).map((block) => block.start),
          short.blocks.slice(1).map((block) => block.start + shift),
        );
      }
    });
    fc.assert(property, { numRuns: 300, seed: 20260104 });
  });
});

/** Each would take minutes where reading were quadratic; together they take a moment. */
describe('reading is linear', () => {
  const many = 100_000;
  const cases: Record<string, string> = {
    'opening brackets': '['.repeat(many),
    'links never closed': '[a]('.repeat(many / 4),
    'links in links': '[a](b'.repeat(many / 5),
    'brackets with a definition': `[a]: b\n\n${'[a'.repeat(many / 2)}${']'.repeat(many / 2)}`,
    'definition marks': 'x]:'.repeat(many / 3),
    'quotations never closed': '客服：' + '“'.repeat(many),
    'straight quotation marks': '客服：' + '"\''.repeat(many / 2),
    'quotations nested': '客服：' + '“'.repeat(many / 2) + '”'.repeat(many / 2),
    'round brackets': '客服：' + '（'.repeat(many),
    'emphasis of all kinds': '*a _b **c __d '.repeat(many / 14),
    'emphasis that closes': 'a**b'.repeat(many / 4) + 'c* '.repeat(many / 3),
    'ticks of all lengths': Array.from({ length: 400 }, (_, i) => '`'.repeat(i + 1)).join(' '),
    'comments never closed': 'a <!-- '.repeat(many / 7),
    'tags never closed': 'a <a b="'.repeat(many / 8),
    'declarations never closed': 'a <!X '.repeat(many / 6),
    'deep quotes and lazy lines': '> '.repeat(many / 4) + '\na'.repeat(many / 4),
    'deep lists and blank lines': '- '.repeat(many / 4) + '\n'.repeat(many / 4),
    'block quotes': '>'.repeat(2000) + '\n' + '> '.repeat(2000),
    'lists in lists': Array.from({ length: 300 }, (_, i) => ' '.repeat(i * 2) + '- a').join('\n'),
    pipes: ('|'.repeat(many) + '\n').repeat(2) + '|-'.repeat(1000),
    'rows of cells': '| a | b |\n'.repeat(many / 10),
    'one long line': '客服：' + '您好，请稍等。'.repeat(700_000 / 7),
    'one long line of marks': '客服：' + '您*好“，[请]稍（等）_。'.repeat(300_000 / 15),
    'blank lines': '\n'.repeat(many),
    blanks: ' '.repeat(many) + '\n' + '\t'.repeat(many),
    'turns without words': '客服：\n'.repeat(many / 4),
    colons: '：'.repeat(many),
    'labels of leads': '禁语：'.repeat(many / 3),
    directives: '# huashu-disable a\n<!-- huashu-enable a -->\n'.repeat(many / 40),
    headings: '# a\n## b\n'.repeat(many / 8),
    'a front matter never closed': '---\n' + 'kind: script\n'.repeat(many / 13),
    hashes: '#'.repeat(many),
    ampersands: '&#'.repeat(many / 2),
    'percent signs': '%a'.repeat(many / 2),
    backslashes: '\\'.repeat(many),
    'angle brackets': '<'.repeat(many),
    'elements in elements': '<div>'.repeat(many),
    'items never closed': '<li>'.repeat(many),
    'cells never closed': '<table><tr>' + '<td rowspan=1000>你'.repeat(many / 50),
    'tables in tables': '<table><tr><td>'.repeat(many / 10),
    'wide rows': '<table>' + '<tr><td rowspan=9 colspan=999>你'.repeat(many / 100),
    'end tags of nothing': '<b>'.repeat(many / 2) + '</i></div>'.repeat(many / 2),
    'character references': '&amp;&#20320;'.repeat(many / 10),
    'line breaks': '你<br>'.repeat(many),
    'values of attributes': '<img alt="&amp;&lt;你\n">'.repeat(many / 5),
    'pieces of code': '<p><code>a</code>'.repeat(many / 10),
  };
  for (const [name, text] of Object.entries(cases)) {
    it(name, function () {
      this.timeout(10_000);
      for (const language of languages) checkSpans(parse(text, language));
    });
  }
});

function checkAll(text: string): void {
  for (const language of languages) checkDocument(parse(text, language));
}

function checkDocument(document: Document): void {
  const { blocks, turns, scenes, text } = document;
  checkSpans(document);
  turns.forEach((turn, i) => {
    const block = blocks[turn.block]!;
    assert.equal(block.turn, i);
    assert.equal(block.type, 'turn');
    assert.equal(block.role, turn.role);
    assert.ok(block.start === turn.start && block.end <= turn.end);
    assert.ok(turn.scene >= -1 && turn.scene < scenes.length);
    if (turn.scene >= 0) inside(turn, scenes[turn.scene]!);
    if (turn.time) assert.ok(turn.time.startMs >= 0);
    assert.ok(text.slice(turn.label.start, turn.label.end).trim() !== '');
  });
  for (const block of blocks) {
    if (block.type === 'turn') assert.equal(turns[block.turn]!.block, blocks.indexOf(block));
    if (block.turn >= 0) assert.equal(block.role, turns[block.turn]!.role);
    else assert.equal(block.role, 'prose');
    assert.equal(typeof visibleText(document, block), 'string');
    assert.ok(spokenText(document, block).length <= visibleText(document, block).length);
    if (block.start < block.end) assert.ok(blockAt(document, block.start) >= 0);
  }
  for (const offset of [0, text.length >> 1, text.length]) {
    assert.ok(turnAt(document, offset) < turns.length);
    assert.ok(sceneAt(document, offset) < scenes.length);
  }
}

function checkSpans(document: Document): void {
  const { blocks, turns, scenes, directives, problems, text } = document;
  const whole = { start: 0, end: text.length };
  ascending(blocks.filter((block) => !isValue(block)));
  ascending(blocks.filter(isValue));
  assert.ok(blocks.every((block, i) => i === 0 || block.start >= blocks[i - 1]!.start));
  ascending(turns);
  for (const span of [...blocks, ...turns, ...scenes, ...directives, ...problems]) inside(span, whole);
  for (const block of blocks) checkBlock(block, turns[block.turn]?.label);
  for (const turn of turns) inside(turn.label, turn);
  for (const scene of scenes) inside(scene.title, scene);
}

/** The value of an attribute may stand between the words of another block. */
function isValue({ notation }: Block): boolean {
  return notation !== undefined && notation !== 'html';
}

function checkBlock(block: Block, label: Span | undefined): void {
  const { segments } = block;
  assert.equal(segments.length % 2, 0);
  let last = block.start;
  for (let i = 0; i < segments.length; i += 2) {
    assert.ok(segments[i]! >= last && segments[i]! < segments[i + 1]!, 'segments ascend and are not empty');
    last = segments[i + 1]!;
  }
  assert.ok(last <= block.end, 'segments stay in their block');
  if (block.type === 'turn' && segments.length > 0) assert.ok(segments[0]! >= label!.end, 'the label is no speech');
  for (const spans of [block.exempt, block.entities, block.recommended]) {
    ascending(spans);
    for (const span of spans) {
      inside(span, block);
      assert.ok(span.start < span.end);
    }
  }
}

function ascending(spans: readonly Span[]): void {
  for (let i = 1; i < spans.length; i++)
    assert.ok(spans[i]!.start >= spans[i - 1]!.end, 'spans ascend without overlap');
}

function inside(inner: Span, outer: Span): void {
  assert.ok(
    outer.start <= inner.start && inner.start <= inner.end && inner.end <= outer.end,
    'a span stays in its own',
  );
}

/** A block as a session compares it: offsets from its own beginning. */
function relative(block: Block, from: number): object {
  const shift = (span: Span): object => ({ ...span, start: span.start - from, end: span.end - from });
  return {
    ...shift(block),
    segments: block.segments.map((at) => at - from),
    exempt: block.exempt.map(shift),
    entities: block.entities.map(shift),
    recommended: block.recommended.map(shift),
    turn: block.turn >= 0,
  };
}
