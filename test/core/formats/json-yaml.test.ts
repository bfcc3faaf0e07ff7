import { strict as assert } from 'node:assert';
import { parse } from 'yaml';
import { ContainerFile, unmarked } from '../../support/containers';

describe('JSON', () => {
  it('is linted where the configured paths lead, at exactly what is written', () => {
    const marked = String.raw`{
  "messages": {"hello": "[[你]]好\n[[\u4f60]]好", "deep": [{"title": "\"[[你]]\""}]},
  "other": "你好", "n": 1
}`;
    const file = new ContainerFile(unmarked(marked), 'json', { strings: ['messages.**'] });
    assert.equal(file.marked, marked);
    assert.deepEqual(
      [...new Set(file.result.findings.map(({ unit }) => unit))],
      ['messages.hello', 'messages.deep[0].title'],
    );
    const fixed = JSON.parse(file.fixed()) as { messages: { hello: string; deep: { title: string }[] }; other: string };
    assert.deepEqual(fixed, { messages: { hello: '您好\n您好', deep: [{ title: '"您"' }] }, other: '你好', n: 1 });
  });

  it('may have comments and trailing commas; directives in comments count', () => {
    const marked = `{
  // huashu-disable-next-line pronoun -- 客户要求
  "a": "你好", /* "b": "你好" */
  "c": "[[你]]好 // 不是注释", // huashu-disable-line hedge -- 没有用
}`;
    const file = new ContainerFile(unmarked(marked), 'json');
    assert.deepEqual(
      file.findings.map((finding) => finding.replace(/“.*/, '')),
      ['4:9 pronoun ', '4:22 directive/unused '],
    );
    assert.equal(file.fixed().includes('"您好 // 不是注释"'), true);
  });

  it('holds dialogues where the file is one or a list of them, or where a path leads', () => {
    const call = { id: 'x', turns: [{ role: 'agent', text: '你好' }] };
    const list = new ContainerFile(JSON.stringify([call, call]), 'json');
    assert.deepEqual(list.words, ['agent: 你好', 'agent: 你好']);
    const named = new ContainerFile(JSON.stringify({ data: { calls: [call] } }), 'json', { dialogues: 'data.calls[]' });
    assert.deepEqual(
      named.result.units!.map(({ id }) => id),
      ['x'],
    );
  });

  it('takes every string with Chinese for the agent’s where nothing is configured', () => {
    const file = new ContainerFile('{"a": "你好", "b": "hello", "c": ["您"]}', 'json');
    assert.deepEqual(file.words, ['agent: 你好', 'agent: 您']);
  });

  it('says what cannot be read, and where nothing was found', () => {
    assert.deepEqual(new ContainerFile('{"a": }', 'json').findings, ['1:7 format/syntax “}”']);
    assert.deepEqual(new ContainerFile('{"a": "您"}', 'json', { strings: ['b.*'] }).findings, [
      '1:1 format/no-string “”',
    ]);
    const deep = new ContainerFile('['.repeat(100_000), 'json');
    assert.equal(deep.result.incomplete, true);
  });

  it('may give the strings to the customer, to nobody, or to their own labels', () => {
    const source = JSON.stringify({ a: '客服：你好\n客户：你好' });
    const of = (role: 'agent' | 'customer' | 'prose' | 'text') =>
      new ContainerFile(source, 'json', { strings: ['**'], role }).findings;
    assert.deepEqual(of('customer'), []);
    assert.deepEqual(of('text'), ['1:10 pronoun “你” #a']);
    assert.equal(of('agent').length, 2);
  });
});

describe('YAML', () => {
  const rasa = `version: "3.1" # 你好
responses:
  utter_greet:
  - text: [[你]]好，请问
      [[你]]要办什么？   # 你好
  - text: '[[你]]的''号码''
      是多少'
  - text: "\\"好\\"[[你]]好\\u4f60\\
      [[你]]呢"
  utter_wait: &wait
    - text: |
        [[你]]好
          [[你]]稍等

        [[你]]
    - text: >-
        [[你]]好
        [[你]]的号码
  utter_alias: *wait
  flow: [{text: "[[你]]"}, {text: [[你]]好, image: 你.png}]
  # huashu-disable-next-line pronoun -- 客户要求
  utter_quiet: [{text: 你好}]
intents: [你好]
`;
  const source = unmarked(rasa);
  const expected = rasa.replace('好\\u4f60', '好[[\\u4f60]]');

  it('is linted where the configured paths lead, in scalars of every style', () => {
    const file = new ContainerFile(source, 'yaml', { strings: ['responses.*[].text'] });
    assert.equal(file.marked, expected);
  });

  it('is fixed inside the scalars, and only there', () => {
    const fixed = new ContainerFile(source, 'yaml', { strings: ['responses.*[].text'] }).fixed();
    const words = (text: string): unknown => JSON.parse(JSON.stringify(parse(text)));
    const wanted = JSON.parse(
      JSON.stringify(words(source))
        .replaceAll('你', '您')
        .replace('"您.png"', '"你.png"')
        .replace('["您好"]', '["你好"]'),
    ) as { responses: { utter_quiet: { text: string }[] } };
    wanted.responses.utter_quiet[0]!.text = '你好';
    assert.deepEqual(words(fixed), wanted);
    assert.equal(fixed.replaceAll('您', '你'), source.replace('\\u4f60', '你'));
  });

  it('may have Windows line ends and several documents', () => {
    const marked = 'a: |\r\n  您好\r\n  [[你]]好\r\nb: "x\r\n  [[你]]好"\r\n---\r\nc: [[你]]好\r\n';
    const file = new ContainerFile(unmarked(marked), 'yaml');
    assert.equal(file.marked, marked);
    assert.equal(file.fixed(), unmarked(marked).replaceAll('你', '您'));
  });

  it('is never fixed into something else: a fix that the style cannot hold is none', () => {
    const privacy = 'a: 喂喂，讲话 #1\nb: [喂喂，讲话]\n';
    const file = new ContainerFile(privacy, 'yaml');
    for (const finding of file.result.findings) {
      for (const { edits } of [...(finding.fix ? [finding.fix] : []), ...finding.suggestions]) {
        const after = privacy.slice(0, edits[0]!.start) + edits[0]!.text + privacy.slice(edits[0]!.end);
        assert.deepEqual(Object.keys(parse(after) as object), ['a', 'b']);
      }
    }
  });

  it('says what cannot be read', () => {
    assert.deepEqual(
      new ContainerFile('a: [您好\nb: "你好"\n', 'yaml').findings.map((finding) => finding.split(' ')[1]),
      ['format/syntax', 'pronoun'],
    );
    assert.equal(new ContainerFile('['.repeat(20_000), 'yaml').result.incomplete, true);
  });
});
