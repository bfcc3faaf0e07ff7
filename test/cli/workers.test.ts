import { strict as assert } from 'node:assert';
import { spawn } from 'node:child_process';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { cliPath, countsByFile, parseReport, polite, rude, useFolders } from './command-line';

describe('huashu lint: many files', () => {
  const folderWith = useFolders();
  const count = 2100; // above the number from which several threads share the work

  function manyFiles(): ReturnType<typeof folderWith> {
    const folder = folderWith();
    for (let i = 0; i < count; i++) {
      const part = `d${Math.floor(i / 100)}`;
      if (i % 100 === 0) mkdirSync(folder.join(part));
      writeFileSync(folder.join(`${part}/${i}.md`), i % 3 === 0 ? rude : polite);
    }
    return folder;
  }

  it('are reported in order, complete, with what could not be read', async function () {
    this.timeout(60_000);
    const folder = manyFiles();
    folder.write('d1/150.md', Uint8Array.from([0xff]));
    folder.write('d2/huashu.config.yaml', 'rules: { pronoun: off }\n');
    const run = await folder.run(['lint', '--format', 'json']);
    const files = parseReport(run).map(({ filePath }) => filePath);
    assert.equal(files.length, count - 1);
    assert.deepEqual(
      files,
      [...files].sort((a, b) => (a < b ? -1 : 1)),
    );
    for (const [path, found] of Object.entries(countsByFile(run))) {
      const number = Number(/(\d+)\.md$/.exec(path)![1]);
      assert.equal(found, number % 3 === 0 && !path.startsWith('d2/') ? 1 : 0, path);
    }
    assert.equal(run.code, 2);
    assert.equal(run.stderr.trimEnd().split('\n').length, 1);
    assert.match(run.stderr, /d1\/150\.md:第 1 行/);
  });

  it('are fixed by all threads', async function () {
    this.timeout(60_000);
    const folder = manyFiles();
    const run = await folder.run(['lint', '--fix']);
    assert.equal(run.stderr, '');
    assert.match(run.stdout, new RegExp(`修复了 ${Math.ceil(count / 3)} 处`));
    for (let i = 0; i < count; i += 50) assert.equal(folder.read(`d${Math.floor(i / 100)}/${i}.md`), polite);
  });

  it('stop quietly where nobody reads on', async function () {
    if (process.platform === 'win32') this.skip();
    this.timeout(60_000);
    const folder = manyFiles();
    const child = spawn('sh', ['-c', `"${process.execPath}" "${cliPath}" lint --format json | head -c 100`], {
      cwd: folder.path,
    });
    let stderr = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    child.stdout.resume();
    await new Promise((resolve) => child.on('close', resolve));
    assert.equal(stderr, '');
  });

  for (const [what, args] of [
    ['fixing', ['--fix']],
    ['a report file', ['-o', 'report.json']],
  ] as const) {
    it(`stop at Ctrl-C without leaving anything half done: ${what}`, async function () {
      if (process.platform === 'win32') this.skip();
      this.timeout(60_000);
      const folder = manyFiles();
      const child = spawn(process.execPath, [cliPath, 'lint', '--format', 'json', ...args], { cwd: folder.path });
      child.stdout.resume();
      // It is at work as soon as something has been written: the first fixed file, or the beginning of the report.
      const signs = setInterval(() => {
        const isAtWork = args[0] === '--fix' ? folder.read('d0/0.md') === polite : readdirSync(folder.path).length > 21;
        if (!isAtWork) return;
        clearInterval(signs);
        child.kill('SIGINT');
      }, 1);
      const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
      clearInterval(signs);
      assert.ok(code === 130 || code === 1 || code === 0, `it ended with ${String(code)}`);
      const names = readdirSync(folder.path, { recursive: true }).map(String);
      assert.deepEqual(
        names.filter((name) => name.endsWith('.tmp')),
        [],
      );
      for (const name of names.filter((each) => each.endsWith('.md'))) {
        const text = folder.read(name);
        assert.ok(text === rude || text === polite, name);
      }
      if (names.includes('report.json'))
        assert.equal((JSON.parse(folder.read('report.json')) as unknown[]).length, count);
      else if (args[0] === '-o') assert.equal(code, 130);
    });
  }
});
