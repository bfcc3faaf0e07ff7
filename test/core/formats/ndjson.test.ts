import { strict as assert } from 'node:assert';
import { ContainerFile } from '../../support/containers';

const line = (value: unknown): string => JSON.stringify(value);
const call = (id: string, text: string): string => line({ id, turns: [{ role: 'agent', text }] });

describe('NDJSON', () => {
  it('is a dialogue a line, each with its own score and its id with every finding', () => {
    const file = new ContainerFile(`${call('c1', '您好，喂喂，讲话！')}\n\n${call('c2', '您好！')}\r\n`, 'ndjson');
    assert.deepEqual(file.findings, ['1:48 banned/talk-now “喂喂，讲话” #c1']);
    assert.deepEqual(
      file.result.units!.map(({ id, score, kind }) => [id, score, kind]),
      [
        ['c1', 95, 'script'],
        ['c2', 100, 'script'],
      ],
    );
    assert.equal(file.result.score, 97.5);
  });

  it('marks exactly what is written, through every escape', () => {
    const source = String.raw`{"id":"e","turns":[{"role":"agent","text":"他说\"好\"\\😀\uD83D\uDE00\n\u60a8\u597d，喂\u5582，\u8bb2话\u0021"}]}`;
    const file = new ContainerFile(source, 'ndjson');
    assert.deepEqual(file.findings, [String.raw`1:82 banned/talk-now “喂\u5582，\u8bb2话” #e`]);
    assert.deepEqual(
      JSON.parse(file.fixedOnce('banned/talk-now')).turns[0].text,
      '他说"好"\\😀😀\n您好，您好，您的电话已接通，请讲话!',
    );
  });

  it('fixes the words only, in the spelling of the string', () => {
    const source =
      String.raw`{"id": 7, "turns": [ {"text": "\u4f60\u597d", "role": "agent"}, {"role":"agent","text":"\t你的\"电话\""} ]}` +
      '\r\n';
    const file = new ContainerFile(source, 'ndjson');
    assert.deepEqual(file.findings, [String.raw`1:32 pronoun “\u4f60” #7`, '1:91 pronoun “你” #7']);
    assert.equal(file.fixed(), source.replace(String.raw`\u4f60`, String.raw`\u60a8`).replace('你的', '您的'));
  });

  it('takes times in seconds, roles in both languages, the tier and the scene', () => {
    const file = new ContainerFile(
      line({
        id: 'a',
        tier: 'vip',
        scene: '报障',
        turns: [
          { role: '客服', text: '您好', start: 0, end: 1.5 },
          { role: 'user', text: '你好', start: '00:00:02' },
          { role: 'system', text: '你好' },
        ],
      }),
      'ndjson',
    );
    const { document } = file.result.units![0]!;
    assert.deepEqual(file.words, ['agent: 您好', 'customer: 你好', 'other: 你好']);
    assert.deepEqual(
      document.turns.map((turn) => turn.time),
      [{ startMs: 0, endMs: 1500 }, { startMs: 2000 }, undefined],
    );
    assert.deepEqual([document.tier, document.sceneName, document.kind], ['VIP', '报障', 'transcript']);
    assert.deepEqual(file.findings, []);
  });

  it('reads fields by the names configured, and roles by the labels configured', () => {
    const source = line({
      call: 1,
      messages: [
        { who: '0', said: '你好' },
        { who: 1, said: '你好' },
      ],
    });
    const fields = { id: 'call', turns: 'messages', role: 'who', text: 'said' };
    const file = new ContainerFile(source, 'ndjson', { fields }, { roles: { agent: ['0'], customer: ['1'] } });
    assert.deepEqual(file.words, ['agent: 你好', 'customer: 你好']);
    assert.deepEqual(file.findings, ['1:42 pronoun “你” #1']);
  });

  it('takes a line with a text of its own for one utterance', () => {
    const file = new ContainerFile(
      `${line({ id: 'u', role: 'agent', text: '你好' })}\n${line({ text: '你好' })}`,
      'ndjson',
    );
    assert.deepEqual(file.findings, ['1:34 pronoun “你” #u', '2:10 pronoun “你”']);
  });

  it('tells lines that cannot be read, with their place, and lints the others', () => {
    const bad = [
      '{"turns": [}',
      '[1]',
      '{"turns": [{"role": "agent"}]}',
      '{"turns": "x"}',
      '['.repeat(9000) + ']'.repeat(9000),
    ];
    const file = new ContainerFile([...bad, call('good', '你好')].join('\n'), 'ndjson');
    assert.equal(file.result.incomplete, true);
    assert.deepEqual(
      file.findings.map((finding) => finding.replace(/“\[+\]+”/, '')),
      [
        '1:12 format/syntax “}”',
        '2:1 format/no-dialogue “[1]”',
        '3:12 format/no-dialogue “{"role": "agent"}”',
        '4:11 format/no-dialogue “"x"”',
        '5:18000 format/syntax “]”',
        '6:47 pronoun “你” #good',
      ],
    );
  });

  it('tells a speaker whom nobody knows once, and does not judge', () => {
    const turns = [
      { role: '张三', text: '你好' },
      { role: '张三', text: '你好' },
    ];
    const file = new ContainerFile(line({ turns }), 'ndjson');
    assert.deepEqual(file.findings, ['1:20 format/unknown-role “张三”']);
    assert.equal(file.result.incomplete, false);
  });

  it('obeys directives in a string, for that dialogue', () => {
    const text = '# huashu-disable pronoun -- 客户要求\n你好';
    const file = new ContainerFile(`${call('a', text)}\n${call('b', '你好')}`, 'ndjson');
    assert.deepEqual(file.findings, ['2:44 pronoun “你” #b']);
  });

  it('does not take words for form: labels, headings and front matter inside a string', () => {
    const file = new ContainerFile(call('f', '---\n客户：你好\n== 禁语 ==\n---'), 'ndjson');
    assert.deepEqual(file.findings, ['1:52 pronoun “你” #f']);
  });
});
