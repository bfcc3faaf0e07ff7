import { strict as assert } from 'node:assert';
import type { CliRun } from './command-line';
import { useFolders } from './command-line';

/** A call in which nothing is found, and one with so many findings of the pack below, two points each. */
const good = '客服：您好，您请讲。\n客户：你好。\n';
const bad = (times: number): string => `客服：您好，${'你请讲，'.repeat(times)}谢谢。\n客户：你好。\n`;
const article = '# 资费\n\n套餐每月 59 元。\n';
const pack = {
  'packs/mine/pack.yaml': 'name: mine\nversion: 1.0.0\ntitle: { zh: 我, en: I }\n',
  'packs/mine/rules/own.yaml': `rules:
  - id: pronoun
    clauses: [§1.1.2.4a]
    severity: warning
    patterns: ["你"]
    message: { zh: 请用您, en: Say 您 }
    examples: { flagged: ["[[你]]好"], allowed: ["您好"] }
`,
};
const only = 'extends: [./packs/mine]\nroot: true\n';

interface Report {
  readonly files: readonly { readonly [key: string]: unknown }[];
  readonly summary: { readonly [key: string]: unknown };
}
const parsed = ({ stdout }: CliRun): Report => JSON.parse(stdout) as Report;

describe('huashu score', () => {
  const folderWith = useFolders();
  const calls = { ...pack, 'huashu.config.yaml': only };

  const cases: readonly (readonly [
    what: string,
    files: { readonly [path: string]: string | Uint8Array },
    args: readonly string[],
    code: number,
    scores?: readonly number[],
  ])[] = [
    ['all passed', { 'a.md': good, 'b.txt': bad(10) }, [], 0, [100, 80]],
    ['one failed', { 'a.md': good, 'b.txt': bad(11) }, [], 1, [100, 78]],
    ['a pass mark by option', { 'a.md': bad(1) }, ['--pass', '99'], 1, [98]],
    ['a pass mark of 0', { 'a.md': bad(60) }, ['--pass', '0'], 0, [0]],
    [
      'a pass mark by configuration',
      { 'a.md': bad(1), 'huashu.config.yaml': `${only}score: { pass: 99 }\n` },
      [],
      1,
      [98],
    ],
    [
      'the option goes before the configuration',
      { 'a.md': bad(1), 'huashu.config.yaml': `${only}score: { pass: 99 }\n` },
      ['--pass', '90'],
      0,
      [98],
    ],
    [
      'weights',
      { 'a.md': bad(2), 'huashu.config.yaml': `${only}score: { weights: { pronoun: 12.5 } }\n` },
      [],
      1,
      [75],
    ],
    ['another configuration', { 'a.md': bad(1), 'other.yaml': 'extends: []\n' }, ['--config', 'other.yaml'], 0, [100]],
    ['articles have no score', { 'a.md': good, 'b.md': article }, [], 0, [100]],
    ['a file by name', { 'a.md': good, 'b.md': bad(30) }, ['a.md'], 0, [100]],
    ['a glob', { 'a.md': good, 'x/b.txt': bad(30) }, ['**/*.txt'], 1, [40]],
    ['no dialogue', { 'b.md': article }, [], 2],
    ['no such file', { 'a.md': good }, ['none.md'], 2],
    ['no UTF-8, beside a good call', { 'a.md': good, 'b.md': new Uint8Array([0xe4, 0xbd, 0x0a]) }, [], 2, [100]],
    ['a wrong configuration', { 'a.md': good, 'huashu.config.yaml': 'score: { pass: 200 }\n' }, [], 2],
  ];
  for (const [what, files, args, code, scores] of cases) {
    it(`${what}: ${code}`, async () => {
      const run = await folderWith({ ...calls, ...files }).run(['score', '--format', 'json', ...args]);
      assert.equal(run.code, code, run.stderr);
      assert.equal(run.stderr === '', code < 2, run.stderr);
      if (scores === undefined) assert.equal(run.stdout, '');
      else
        assert.deepEqual(
          parsed(run).files.map(({ score }) => score),
          scores,
        );
    });
  }

  it('tells what the calls lost, where, how long they take, and what they come to', async () => {
    const transcript = '[00:10] 客服：您好，你请讲。\n[00:12] 客户：你好。\n[01:40] 客服：再见。\n';
    const folder = folderWith({ ...calls, 'a.txt': transcript, 'b.md': good, 'c.md': article });
    const run = await folder.run(['score', '--format', 'json', '--pass', '99']);
    const { files, summary } = parsed(run);
    assert.deepEqual(files[0], {
      filePath: 'a.txt',
      kind: 'transcript',
      score: 98,
      pass: 99,
      passed: false,
      seconds: 90,
      timing: 'measured',
      chapters: [
        { chapter: '§1.1', title: { zh: '话务应答基本准则', en: 'Basic rules of answering' }, count: 1, points: 2 },
      ],
      deductions: [{ ruleId: 'pronoun', clauses: ['§1.1.2.4a'], count: 1, points: 2 }],
      tier: '普通',
      turns: [
        { turn: 0, role: 'agent', seconds: 2, timing: 'estimated', characters: 5 },
        { turn: 1, role: 'customer', seconds: 0.8, timing: 'estimated', characters: 2 },
        { turn: 2, role: 'agent', seconds: 0.8, timing: 'estimated', characters: 2 },
      ],
    });
    assert.deepEqual([files[1]!.seconds, files[1]!.timing], [2.8, 'estimated']);
    assert.deepEqual(summary, {
      calls: 2,
      passed: 1,
      failed: 1,
      passedShare: 0.5,
      mean: 99,
      seconds: 92.8,
      skipped: 1,
      faults: [{ ruleId: 'pronoun', clauses: ['§1.1.2.4a'], calls: 1, count: 1, points: 2 }],
    });
    const paced = { ...calls, 'b.md': good, 'huashu.config.yaml': `${only}pace: 300\n` };
    const faster = await folderWith(paced).run(['score', '--format', 'json']);
    assert.equal(parsed(faster).files[0]!.seconds, 1.4);
    const fast = await folder.run(['score', '--format', 'json', '--rate', '300', 'b.md']);
    assert.equal(parsed(fast).files[0]!.seconds, 1.4);
  });

  it('gives each call of a file its own card, place and time', async () => {
    const text = `# 查询\n\n客服：您好，很高兴为您服务！\n\n客户：查话费。\n\n客服：再见！\n\n# 装机\n\n客服：您好，很高兴为您服务！\n\n客户：谢谢。(静音40秒)\n\n客服：你请讲。再见！\n`;
    const folder = folderWith({
      'a.md': text,
      'huashu.config.yaml': 'root: true\nrules: { anything-else-missing: off }\n',
    });
    const { files, summary } = parsed(await folder.run(['score', '--format', 'json']));
    assert.deepEqual(
      files.map(({ filePath, call, line, scene, seconds, turns }) => [filePath, call, line, scene, seconds, turns]),
      [
        ['a.md', 1, 3, '查询', 5.6, files[0]!.turns],
        ['a.md', 2, 11, '装机', 46.4, files[1]!.turns],
      ],
    );
    assert.equal((files[0]!.deductions as object[]).length, 0);
    const lost = (files[1]!.deductions as { ruleId: string }[]).map(({ ruleId }) => ruleId).sort();
    assert.ok(lost.includes('pronoun'), lost.join());
    assert.deepEqual((files[1]!.turns as object[])[1], {
      turn: 4,
      role: 'customer',
      seconds: 0.8,
      timing: 'estimated',
      characters: 2,
      waits: 40,
    });
    assert.equal(summary.calls, 2);
    const table = await folder.run(['score', '--locale', 'en']);
    assert.match(table.stdout, /^a\.md:3 {2}call 1 查询 {2}✔ 100 passed[^]*\na\.md:11 {2}call 2 装机 /);
  });

  it('writes a table unless told otherwise, in Chinese or English, coloured where asked', async () => {
    const folder = folderWith({ ...calls, 'a.md': bad(11) });
    const chinese = await folder.run(['score']);
    assert.match(
      chinese.stdout,
      /^a\.md {2}✖ 78 分 不合格[^]*§1\.1 话务应答基本准则 +11 +-22\n[^]*pronoun +11 +-22 +§1\.1\.2\.4a\n/,
    );
    assert.match(chinese.stdout, /\n共 1 通 · 平均 78 分/);
    const english = await folder.run(['score', '--locale', 'en', '--color']);
    assert.ok(english.stdout.includes('\u001b[31m✖ 78 failed'));
  });

  it('writes CSV, to a file with a byte order mark for spreadsheets', async () => {
    const folder = folderWith({ ...calls, 'a.md': bad(1) });
    const { stdout } = await folder.run(['score', '-f', 'csv']);
    assert.match(stdout, /^file,kind,score,pass,passed,[^\r]*\r\na\.md,script,98,80,true,/);
    const toFile = await folder.run(['score', '-f', 'csv', '-o', 'out/scores.csv']);
    assert.deepEqual(toFile, { code: 0, stdout: '', stderr: '' });
    assert.equal(folder.read('out/scores.csv'), `\ufeff${stdout}`);
  });

  it('says where the report cannot be written', async () => {
    const run = await folderWith({ ...calls, 'a.md': good, out: 'a file' }).run(['score', '-o', 'out/x.csv']);
    assert.equal(run.code, 2);
    assert.match(run.stderr, /^huashu: out\/x\.csv:无法写入报告：/);
  });

  it('says which rule of the weights there is not', async () => {
    const files = { ...calls, 'huashu.config.yaml': `${only}score:\n  weights:\n    pronuon: 3\n`, 'a.md': good };
    const run = await folderWith(files).run(['score', '--locale', 'en']);
    assert.deepEqual(run, {
      code: 2,
      stdout: '',
      stderr: 'huashu: huashu.config.yaml:5:5: unknown rule pronuon; did you mean pronoun?\n',
    });
  });

  describe('options that cannot be understood: 2', () => {
    const mistakes: readonly (readonly [args: readonly string[], says: RegExp])[] = [
      [['--pass', '101'], /--pass takes a number from 0 to 100/],
      [['--pass=-1'], /--pass takes a number from 0 to 100/],
      [['--pass', 'high'], /--pass takes a number/],
      [['--rate', '0'], /--rate takes a number from 1 to 1000/],
      [['--format', 'stylish'], /--format does not take stylish; it takes table, json, csv/],
      [['--config', 'a.yaml', '--no-config'], /exclude each other/],
      [['--fix'], /unknown option --fix; see huashu score --help/],
      [['--pas', '3'], /did you mean --pass\?/],
    ];
    for (const [args, says] of mistakes) {
      it(args.join(' '), async () => {
        const run = await folderWith({ 'a.md': good }).run(['score', ...args, '--locale', 'en']);
        assert.deepEqual([run.code, run.stdout], [2, '']);
        assert.match(run.stderr, says);
      });
    }
  });

  it('the help names every option', async () => {
    const { stdout, code } = await folderWith().run(['score', '--help', '--locale', 'en']);
    assert.equal(code, 0);
    for (const option of ['format', 'output-file', 'pass', 'rate', 'config', 'no-config', 'locale', 'color', 'help'])
      assert.ok(stdout.includes(`--${option}`), option);
    assert.match((await folderWith().run(['help', 'score'])).stdout, /用法：huashu score/);
    assert.match((await folderWith().run([])).stdout, /\n {2}score /);
  });
});

describe('huashu lint: nothing could be read', () => {
  const folderWith = useFolders();

  it('is told, without praise', async () => {
    const folder = folderWith({ 'a.md': new Uint8Array([0xff, 10]) });
    const run = await folder.run(['lint', 'a.md']);
    assert.deepEqual([run.code, run.stdout], [2, '']);
    assert.match(run.stderr, /^huashu: a\.md:第 1 行含有非 UTF-8 的字节/);
  });
});
