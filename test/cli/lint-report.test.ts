import { strict as assert } from 'node:assert';
import { existsSync, readdirSync } from 'node:fs';
import { parseReport, polite, rude, useFolders } from './command-line';

describe('huashu lint: reports', () => {
  const folderWith = useFolders();
  const colour = '\u001b[';

  it('json is the documented shape, and nothing else is on standard output', async () => {
    const run = await folderWith({ 'a.huashu': `客户：😀\n${rude}` }).run(['lint', '--format', 'json']);
    assert.equal(run.stderr, '');
    const [file] = parseReport(run);
    assert.deepEqual(Object.keys(file!), [
      'filePath',
      'kind',
      'score',
      'messages',
      'errorCount',
      'warningCount',
      'fixableCount',
    ]);
    const [message] = file!.messages;
    const start = '客户：😀\n'.length + rude.indexOf('你');
    const { clauses, suggestions, message: words, severity, ...rest } = message!;
    assert.deepEqual(rest, {
      ruleId: 'pronoun',
      line: 2,
      column: rude.indexOf('你') + 1,
      endLine: 2,
      endColumn: rude.indexOf('你') + 2,
      startOffset: start,
      endOffset: start + 1,
      turn: 1,
      fix: {
        edits: [{ startOffset: start, endOffset: start + 1, text: '您' }],
        safety: 'safe',
        description: '改为“您”',
      },
    });
    assert.deepEqual(clauses, ['§1.1.2.4a']);
    assert.ok(Array.isArray(suggestions));
    assert.ok(typeof words === 'string' && words !== '');
    assert.equal(file!.kind, 'script');
    assert.ok(file!.score >= 0 && file!.score < 100);
    assert.equal(file!.fixableCount, 1);
    assert.equal(file!.errorCount + file!.warningCount, 1);
    assert.ok(severity === 'error' || severity === 'warning');
  });

  it('writes several reports at once, each to its place', async () => {
    const folder = folderWith({ 'a.md': rude, 'b.md': polite });
    const args = ['--format', 'sarif:out/a.sarif', '--format', 'html:a.html', '--format', 'compact'];
    const run = await folder.run(['lint', ...args]);
    assert.equal(run.stderr, '');
    assert.match(run.stdout, /^a\.md:1:7: /);
    const sarif = JSON.parse(folder.read('out/a.sarif')) as { runs: { results: { partialFingerprints: object }[] }[] };
    assert.equal(sarif.runs[0]!.results.length, 1);
    assert.match(JSON.stringify(sarif.runs[0]!.results[0]!.partialFingerprints), /^\{"huashu\/v1":"[0-9a-f]{16}"\}$/);
    assert.match(folder.read('a.html'), /^<!doctype html>[\s\S]*data-path="a\.md"/);
  });

  it('writes the same report to a file as to standard output, in every format', async () => {
    const folder = folderWith({ 'a.md': rude });
    for (const format of ['compact', 'gitlab', 'junit', 'checkstyle', 'rdjson', 'csv', 'markdown', 'html']) {
      const { stdout } = await folder.run(['lint', '--format', format]);
      const run = await folder.run(['lint', '--format', format, '--output-file', 'report']);
      assert.equal(run.stdout, '');
      assert.equal(folder.read('report'), stdout, format);
      assert.ok(stdout.includes('a.md'), format);
    }
  });

  for (const [args, words] of [
    [['--format', 'json', '--format', 'csv'], /只能有一份写到标准输出/],
    [['--format', 'json:'], /缺少文件名/],
    [['--format', 'csv:a', '--format', 'json:a'], /同一文件/],
    [['--format', 'csv:a', '--output-file', 'b'], /无处可用/],
    [['--format', 'xml'], /可用：stylish、compact/],
  ] as const) {
    it(`refuses ${args.join(' ')}`, async () => {
      const folder = folderWith({ 'a.md': rude });
      const run = await folder.run(['lint', ...args]);
      assert.equal(run.code, 2);
      assert.match(run.stderr, words);
      assert.equal(existsSync(folder.join('a')), false);
    });
  }

  it('stylish marks the offence, in Chinese or English', async () => {
    const folder = folderWith({ 'a.md': rude });
    const chinese = await folder.run(['lint']);
    assert.match(chinese.stdout, /^a\.md {2}\d+ 分\n\n {2}1:7 /);
    assert.match(chinese.stdout, /\n {5}1 │ 客服：您好，你请讲。\n {7}│ {13}\^\^\n/);
    assert.match(chinese.stdout, /\n✖ 1 个问题/);
    const english = await folder.run(['lint', '--locale', 'en']);
    assert.match(english.stdout, /✖ 1 problem \(1 /);
  });

  it('chooses the language by --locale, configuration, LC_ALL and LANG, in this order', async () => {
    const folder = folderWith({ 'a.md': polite });
    const clean = async (args: readonly string[], env: { [name: string]: string }): Promise<string> =>
      (await folder.run(['lint', ...args], { env })).stdout.slice(0, 8);
    assert.equal(await clean([], {}), '✔ 没有发现问题');
    assert.equal(await clean([], { LANG: 'en_US.UTF-8' }), '✔ No pro');
    assert.equal(await clean([], { LANG: 'en_US.UTF-8', LC_ALL: 'zh_CN.UTF-8' }), '✔ 没有发现问题');
    folder.write('huashu.config.yaml', 'locale: en\n');
    assert.equal(await clean([], { LANG: 'zh_CN.UTF-8' }), '✔ No pro');
    assert.equal(await clean(['--locale', 'zh_CN'], { LANG: 'en_US.UTF-8' }), '✔ 没有发现问题');
  });

  it('writes colours where asked: options, NO_COLOR, FORCE_COLOR; none into a pipe', async () => {
    const folder = folderWith({ 'a.md': rude });
    const hasColour = async (args: readonly string[], env: { [name: string]: string } = {}): Promise<boolean> =>
      (await folder.run(['lint', ...args], { env })).stdout.includes(colour);
    assert.equal(await hasColour([]), false);
    assert.equal(await hasColour(['--color']), true);
    assert.equal(await hasColour([], { FORCE_COLOR: '1' }), true);
    assert.equal(await hasColour([], { FORCE_COLOR: '0' }), false);
    assert.equal(await hasColour([], { FORCE_COLOR: '1', NO_COLOR: '1' }), false);
    assert.equal(await hasColour(['--color'], { NO_COLOR: '1' }), true);
    assert.equal(await hasColour(['--no-color'], { FORCE_COLOR: '1' }), false);
    assert.equal(await hasColour(['--color', '--format', 'json']), false);
  });

  it('github is one workflow command a finding', async () => {
    const { stdout } = await folderWith({ '话术/a.md': rude }).run(['lint', '--format', 'github']);
    assert.match(
      stdout,
      /^::(warning|error) file=话术\/a\.md,line=1,endLine=1,col=7,endColumn=8,title=pronoun §1\.1\.2\.4a::[^\n]+\n$/,
    );
  });

  it('sarif carries the rules and the findings', async () => {
    const { stdout } = await folderWith({ 'a.md': rude, 'b.md': polite }).run(['lint', '--format', 'sarif']);
    const { version, runs } = JSON.parse(stdout) as {
      version: string;
      runs: { results: { ruleId: string }[]; tool: { driver: { rules: { id: string }[] } } }[];
    };
    assert.equal(version, '2.1.0');
    assert.deepEqual(
      runs[0]!.results.map(({ ruleId }) => ruleId),
      ['pronoun'],
    );
    assert.ok(runs[0]!.tool.driver.rules.some(({ id }) => id === 'pronoun'));
  });

  it('--output-file writes the report there, in new folders, whole, and nothing to standard output', async () => {
    const folder = folderWith({ 'a.md': rude });
    const run = await folder.run(['lint', 'a.md', '-f', 'json', '-o', 'out/deep/report.json']);
    assert.deepEqual([run.stdout, run.stderr], ['', '']);
    assert.equal((JSON.parse(folder.read('out/deep/report.json')) as unknown[]).length, 1);
    assert.deepEqual(readdirSync(folder.join('out/deep')), ['report.json']);
    await folder.run(['lint', 'a.md', '-o', 'out/plain.txt'], { env: { FORCE_COLOR: '' } });
    assert.match(folder.read('out/plain.txt'), /✖ 1 个问题/);
  });

  it('--output-file that cannot be written: 2, and files are not fixed', async () => {
    const folder = folderWith({ 'a.md': rude, taken: '' });
    const run = await folder.run(['lint', 'a.md', '--fix', '-o', 'taken/report.json']);
    assert.equal(run.code, 2);
    assert.match(run.stderr, /taken\/report\.json:无法写入报告/);
    assert.equal(folder.read('a.md'), rude);
    assert.equal(existsSync(folder.join('taken/report.json')), false);
  });
});

describe('huashu lint: standard input', () => {
  const folderWith = useFolders();

  it('is read as a script, or as the file it is named', async () => {
    const folder = folderWith();
    const plain = await folder.run(['lint', '--stdin', '--format', 'json'], { input: rude });
    assert.deepEqual(
      parseReport(plain).map(({ filePath, messages }) => [filePath, messages.length]),
      [['<stdin>', 1]],
    );
    const named = await folder.run(['lint', '-', '--stdin-filename', 'x/y.md', '--format', 'json'], {
      input: `\`\`\`\n${rude}\`\`\`\n`,
    });
    assert.deepEqual(
      parseReport(named).map(({ filePath, messages }) => [filePath, messages.length]),
      [['x/y.md', 0]],
    );
  });

  it('follows the configuration of its name', async () => {
    const folder = folderWith({ 'x/huashu.config.yaml': 'rules: { pronoun: off }\n' });
    const json = ['lint', '--stdin', '--format', 'json', '--stdin-filename'];
    assert.equal(parseReport(await folder.run([...json, 'x/a.md'], { input: rude }))[0]!.messages.length, 0);
    assert.equal(parseReport(await folder.run([...json, 'a.md'], { input: rude }))[0]!.messages.length, 1);
  });

  it('may be empty, may not be something else than UTF-8, nor of an unknown kind', async () => {
    const folder = folderWith();
    assert.equal((await folder.run(['lint', '--stdin'], { input: '' })).code, 0);
    const broken = await folder.run(['lint', '--stdin'], { input: Uint8Array.from([0xff]) });
    assert.equal(broken.code, 2);
    assert.match(broken.stderr, /<stdin>:第 1 行含有非 UTF-8 的字节/);
    const unknown = await folder.run(['lint', '--stdin', '--stdin-filename', 'a.pdf'], { input: rude });
    assert.equal(unknown.code, 2);
    assert.match(unknown.stderr, /a\.pdf:不支持的文件类型/);
  });

  it('shows what fixing would leave', async () => {
    const args = ['lint', '--stdin', '--fix-dry-run', '--format', 'json'];
    assert.equal(parseReport(await folderWith().run(args, { input: rude }))[0]!.output, polite);
  });
});
