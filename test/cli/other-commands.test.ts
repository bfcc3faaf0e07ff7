import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import { projectFile } from '../support/project-file';
import { spawn } from 'node:child_process';
import { cliPath, polite, useFolders } from './command-line';

describe('huashu: other commands', () => {
  const folderWith = useFolders();

  it('--version is that of the package', async () => {
    const { version } = JSON.parse(readFileSync(projectFile('package.json'), 'utf8')) as { version: string };
    const run = await folderWith().run(['--version']);
    assert.deepEqual(run, { code: 0, stdout: `${version}\n`, stderr: '' });
  });

  it('helps, in both languages, on standard output', async () => {
    const folder = folderWith();
    for (const args of [
      [],
      ['--help'],
      ['help'],
      ['lint', '--help'],
      ['help', 'lint'],
      ['explain', '-h'],
      ['rules', '-h'],
      ['clauses', '-h'],
      ['init', '-h'],
      ['test', '-h'],
      ['pack', '-h'],
      ['lsp', '-h'],
    ]) {
      const chinese = await folder.run(args);
      assert.equal(chinese.code, 0, args.join(' '));
      assert.match(chinese.stdout, /用法：huashu/);
      assert.equal(chinese.stderr, '');
    }
    assert.match(
      (await folder.run(['lint', '--help', '--locale', 'en'])).stdout,
      /^Lint scripts[^]*Usage: huashu lint/,
    );
  });

  it('the help of lint names every option', async () => {
    const { stdout } = await folderWith().run(['lint', '--help', '--locale', 'en']);
    const unknown = [...stdout.matchAll(/--[a-z-]+[a-z]/g)].map(([option]) => option);
    for (const option of [
      '--fix',
      '--fix-dry-run',
      '--unsafe-fixes',
      '--format',
      '--output-file',
      '--quiet',
      '--severity',
      '--max-warnings',
      '--stdin',
      '--stdin-filename',
      '--config',
      '--no-config',
      '--locale',
      '--color',
      '--no-color',
      '--help',
    ])
      assert.ok(unknown.includes(option), option);
  });

  it('explain tells of a rule, a label and a clause', async () => {
    const folder = folderWith();
    const rule = await folder.run(['explain', 'pronoun']);
    assert.equal(rule.code, 0);
    assert.match(rule.stdout, /^pronoun {2}(error|warning)\n/);
    for (const part of ['规范条款', '§1.1.2.4a', '会标出', '不会标出', 'huashu-disable-next-line pronoun'])
      assert.ok(rule.stdout.includes(part), part);
    assert.match((await folder.run(['explain', 'hedge'])).stdout, /hedge\//);
    for (const name of ['§1.1.2.4a', '1.1.2.4a']) {
      const clause = await folder.run(['explain', name, '--locale', 'en']);
      assert.match(clause.stdout, /^§1\.1\.2\.4a\n\n/);
      assert.match(clause.stdout, /Rules that follow this clause[^]*pronoun/);
    }
  });

  it('messages in rules and explain have no finding to name', async () => {
    const folder = folderWith();
    for (const locale of ['zh-CN', 'en']) {
      const pages = [['rules'], ['explain', 'banned/do-you-understand'], ['explain', '§1.5.9.3']].map((args) =>
        folder.run([...args, '--locale', locale]),
      );
      for (const { stdout } of await Promise.all(pages))
        assert.doesNotMatch(stdout, /\{(match|masked|rate|seconds|5)\}/);
    }
  });

  it('explain asks back where there is no such rule', async () => {
    const folder = folderWith();
    const near = await folder.run(['explain', 'pronuon']);
    assert.deepEqual([near.code, near.stdout], [2, '']);
    assert.match(near.stderr, /^huashu: 没有规则、标签或条款 pronuon；是否想写 pronoun？\n$/);
    assert.equal((await folder.run(['explain', '§9.9'])).code, 2);
  });

  it('rules lists all, some, or as JSON', async () => {
    const folder = folderWith();
    const all = await folder.run(['rules']);
    assert.equal(all.code, 0);
    assert.match(all.stdout, /^service-base [^]*pronoun[^]*telecom-10000 /);
    const some = await folder.run(['rules', 'pronoun', '--format', 'json']);
    const parsed = JSON.parse(some.stdout) as { id: string; fixable: boolean; clauses: string[] }[];
    assert.ok(parsed.length > 0 && parsed.every(({ id }) => id.startsWith('pronoun')));
    assert.deepEqual([parsed[0]!.fixable, parsed[0]!.clauses], [true, ['§1.1.2.4a']]);
    assert.equal((await folder.run(['rules', 'nonsense'])).code, 2);
  });

  it('init writes a configuration that works, and never over one', async () => {
    for (const locale of ['zh-CN', 'en']) {
      const folder = folderWith({ 'a.md': polite });
      const first = await folder.run(['init', '--locale', locale]);
      assert.equal(first.code, 0);
      const written = folder.read('huashu.config.yaml');
      assert.match(written, /^extends:\n {2}- recommended$/m);
      assert.deepEqual((await folder.run(['lint', '--locale', locale])).stderr, '');
      folder.write('huashu.config.yaml', '# mine\n');
      const second = await folder.run(['init', '--locale', locale]);
      assert.equal(second.code, 2);
      assert.match(second.stderr, /huashu\.config\.yaml/);
      assert.equal(folder.read('huashu.config.yaml'), '# mine\n');
    }
    const other = folderWith({ 'huashu.config.json': '{}' });
    assert.equal((await other.run(['init'])).code, 2);
  });

  it('every setting that init explains is one that the loader knows', async () => {
    const folder = folderWith({
      'a.md': polite,
      'packs/mine/pack.yaml': 'name: mine\nversion: 1.0.0\ntitle: { zh: 我, en: I }\n',
    });
    await folder.run(['init']);
    const lines = folder.read('huashu.config.yaml').split('\n');
    // Settings stand behind "# " and begin with a lower-case key or a list item; explanations are Chinese.
    const settings = lines.map((line) => line.replace(/^(\s*)# (?=\s*(- |[a-z]+(\/[a-z-]+)?:))/, '$1'));
    folder.write('huashu.config.yaml', settings.join('\n').replace(/^rules: {}$/m, 'rules:'));
    const run = await folder.run(['lint', 'a.md']);
    assert.deepEqual([run.stderr, run.code], ['', 0], settings.join('\n'));
  });

  it('lsp hands over to the language server', async () => {
    const server = spawn(process.execPath, [cliPath, 'lsp', '--stdio'], { stdio: 'pipe' });
    const send = (message: object): void => {
      const body = JSON.stringify({ jsonrpc: '2.0', ...message });
      server.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
    };
    const ended = new Promise<number | null>((resolve) => server.on('close', resolve));
    let received = '';
    const answered = new Promise<void>((resolve) =>
      server.stdout.setEncoding('utf8').on('data', (text: string) => {
        received += text;
        if (received.includes('"capabilities"')) resolve();
      }),
    );
    send({ id: 1, method: 'initialize', params: { processId: null, rootUri: null, capabilities: {} } });
    await answered;
    send({ id: 2, method: 'shutdown' });
    send({ method: 'exit' });
    assert.equal(await ended, 0);
  });
});
