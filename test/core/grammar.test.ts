import { deepEqual, equal, ok } from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { OnigScanner, OnigString, loadWASM } from 'vscode-oniguruma';
import { INITIAL, Registry, parseRawGrammar } from 'vscode-textmate';
import type { IGrammar, IRawGrammar } from 'vscode-textmate';
import { roleLabels } from '../../server/src/core/formats/role-labels';

const builtin = '.vscode-host/node_modules/code-server/lib/vscode/extensions';
const files: { readonly [scope: string]: string } = {
  'text.huashu': 'syntaxes/huashu.tmLanguage.json',
  'markdown.huashu.turn': 'syntaxes/markdown-turn.tmLanguage.json',
  'text.html.markdown': join(builtin, 'markdown-basics/syntaxes/markdown.tmLanguage.json'),
};

/** Enough of YAML to see that the front matter is handed to it. */
const yaml: IRawGrammar = {
  scopeName: 'source.yaml',
  patterns: [{ match: '^[a-z]+(?=:)', name: 'entity.name.tag.yaml' }],
  repository: {} as IRawGrammar['repository'],
};

let registry: Registry;

before(async () => {
  const wasm = readFileSync(require.resolve('vscode-oniguruma/release/onig.wasm'));
  await loadWASM({ data: wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.byteLength) as ArrayBuffer });
  registry = new Registry({
    onigLib: Promise.resolve({
      createOnigScanner: (patterns) => new OnigScanner(patterns),
      createOnigString: (text) => new OnigString(text),
    }),
    loadGrammar: (scope) => {
      if (scope === yaml.scopeName) return Promise.resolve(yaml);
      const path = files[scope];
      return Promise.resolve(path && existsSync(path) ? parseRawGrammar(readFileSync(path, 'utf8'), path) : null);
    },
    getInjections: (scope) => (scope === 'text.html.markdown' ? ['markdown.huashu.turn'] : undefined),
  });
});

/** Each line as pairs of text and the most telling of its scopes; what carries none of ours is left out. */
function coloured(grammar: IGrammar, text: string): [text: string, scope: string][][] {
  let state = INITIAL;
  return text.split('\n').map((line) => {
    const { tokens, ruleStack } = grammar.tokenizeLine(line, state);
    state = ruleStack;
    const pieces: [string, string][] = [];
    for (const token of tokens) {
      const piece = line.slice(token.startIndex, token.endIndex);
      const scope = token.scopes.findLast((name) => !name.startsWith('meta.') && !name.startsWith('text.')) ?? '';
      if (scope && piece.trim()) pieces.push([piece, scope.replace(/\.huashu$/, '')]);
    }
    return pieces;
  });
}

describe('grammar of .huashu', () => {
  let grammar: IGrammar;
  before(async () => {
    grammar = (await registry.loadGrammar('text.huashu'))!;
  });
  const line = (text: string): [string, string][] => coloured(grammar, text)[0]!;

  it('tells agent, customer and other voices apart', () => {
    deepEqual(line('客服：您好！'), [
      ['客服', 'entity.name.function.agent'],
      ['：', 'punctuation.separator.role'],
    ]);
    deepEqual(line('客户: 喂'), [
      ['客户', 'entity.name.type.customer'],
      [':', 'punctuation.separator.role'],
    ]);
    deepEqual(line('系统：请按1。')[0], ['系统', 'support.class.other']);
  });

  it('colours every built-in role label by its role', () => {
    const scopes = { agent: 'agent', customer: 'customer', other: 'other', prose: '' };
    const labels = roleLabels({}).all;
    ok(labels.length > 30);
    for (const { text, role, numbered } of labels) {
      const written = numbered ? `${text}1023` : text;
      const [piece, scope] = line(`${written}：您好`)[0] ?? ['', ''];
      equal(piece, written);
      ok(scope.endsWith(scopes[role]), `${written}: ${scope}`);
    }
  });

  it('reads labels with numbers, names, remarks, times, emphasis and brackets', () => {
    deepEqual(line('[00:01:02.5 - 00:01:09] 客服2（微笑）：您好'), [
      ['[00:01:02.5 - 00:01:09]', 'constant.numeric.time'],
      ['客服2', 'entity.name.function.agent'],
      ['（微笑）', 'markup.italic.stage-direction'],
      ['：', 'punctuation.separator.role'],
    ]);
    equal(line('客服小王：您好')[0]![0], '客服小王');
    equal(line('工号 1023 号: 您好')[0]![0], '工号 1023 号');
    deepEqual(
      line('**客服：** 您好').map(([piece]) => piece),
      ['**', '客服', '：', '**'],
    );
    deepEqual(line('【客服】您好')[1], ['客服', 'entity.name.function.agent']);
  });

  it('leaves alone what only looks like a label', () => {
    for (const text of [
      '客服热情地回答客户：您好',
      'Agents: one',
      'A://example',
      '请联系客服：10000',
      '客户满意度：高',
    ])
      deepEqual(
        line(text).filter(([, scope]) => /agent|customer|other/.test(scope)),
        [],
        text,
      );
  });

  it('colours stage directions, placeholders, quotations and titles', () => {
    deepEqual(line('客服：（停顿）*先生，{姓名}，您说“好的”。《用户手册》XX____').slice(2), [
      ['（停顿）', 'markup.italic.stage-direction'],
      ['*', 'constant.other.placeholder'],
      ['{姓名}', 'constant.other.placeholder'],
      ['“好的”', 'string.quoted.double'],
      ['《用户手册》', 'string.quoted.other.title'],
      ['XX', 'constant.other.placeholder'],
      ['____', 'constant.other.placeholder'],
    ]);
  });

  it('takes a sentence in brackets for speech', () => {
    deepEqual(line('客服：（请您稍等，我来查）').slice(2), []);
  });

  it('colours headings, comments and directives', () => {
    deepEqual(line('== 查询话费 =='), [
      ['==', 'punctuation.definition.heading'],
      ['查询话费', 'entity.name.section'],
      ['==', 'punctuation.definition.heading'],
    ]);
    deepEqual(line('# 说明')[1], [' 说明', 'comment.line.number-sign']);
    deepEqual(line('# huashu-disable-next-line hedge, banned/no-way -- 客户要求'), [
      ['#', 'punctuation.definition.comment'],
      ['huashu-disable-next-line', 'keyword.other.directive'],
      ['hedge', 'support.constant.rule'],
      [', ', 'comment.line.number-sign'],
      ['banned/no-way', 'support.constant.rule'],
      ['--', 'punctuation.separator.reason'],
      ['客户要求', 'string.unquoted.reason'],
    ]);
    deepEqual(line('客服：请按#键')[2], undefined);
  });

  it('takes front matter at the start of the file as YAML, and only there', () => {
    const lines = coloured(grammar, '---\nkind: script\n---\n客服：您好\n---');
    deepEqual(lines[0], [['---', 'punctuation.definition.begin.frontmatter']]);
    deepEqual(lines[1], [['kind', 'entity.name.tag.yaml']]);
    deepEqual(lines[2], [['---', 'punctuation.definition.end.frontmatter']]);
    equal(lines[3]![0]![1], 'entity.name.function.agent');
    deepEqual(lines[4], []);
  });

  it('colours the keys of a front matter in Chinese too, with either colon', () => {
    const lines = coloured(grammar, '---\n客户等级：VIP # 说明\n场景: 投诉#1\n---\n场景：投诉');
    const entry = (key: string, colon: string, value: string) => [
      [key, 'entity.name.tag.yaml'],
      [colon, 'punctuation.separator.key-value.mapping.yaml'],
      [value, 'string.unquoted.plain.out.yaml'],
    ];
    deepEqual(
      lines[1]!.map(([text, scope]) => [text.trim(), scope]),
      entry('客户等级', '：', 'VIP'),
    );
    deepEqual(lines[2], entry('场景', ':', '投诉#1'));
    deepEqual(lines[4], [], 'below it they are words');
  });
});

describe('role lines in Markdown', () => {
  let grammar: IGrammar;
  before(async function () {
    if (!existsSync(files['text.html.markdown']!)) {
      console.log('      (skipped: needs the Markdown grammar of VS Code; node scripts/install-vscode-host.mjs)');
      this.skip();
    }
    grammar = (await registry.loadGrammar('text.html.markdown'))!;
  });
  const line = (text: string): [string, string][] => coloured(grammar, text)[0]!;

  it('are coloured in paragraphs, lists and quotations, plain and bold', () => {
    for (const text of [
      '客服：您好',
      '- 客服：您好',
      '1. 客服：您好',
      '> 客服：您好',
      '**客服**：您好',
      '- **客服：** 您好',
    ])
      deepEqual(
        line(text).find(([piece]) => piece === '客服'),
        ['客服', 'entity.name.function.agent'],
        text,
      );
    deepEqual(line('客户：（生气）喂')[2], ['（生气）', 'markup.italic.stage-direction']);
  });

  it('keep the Markdown that follows the label', () => {
    const pieces = line('客服：请您**稍等**，见 `a`。');
    ok(pieces.some(([piece, scope]) => piece === '稍等' && scope === 'markup.bold.markdown'));
    ok(pieces.some(([piece, scope]) => piece === 'a' && scope === 'markup.inline.raw.string.markdown'));
  });

  it('are not looked for in headings, code and prose', () => {
    for (const text of ['# 客服：您好', '    客服：您好', '请联系客服：10000'])
      ok(!line(text).some(([, scope]) => scope.includes('agent')), text);
    const code = coloured(grammar, '```\n客服：您好\n```');
    ok(!code[1]!.some(([, scope]) => scope.includes('agent')));
  });
});
