import { strict as assert } from 'node:assert';
import { chmodSync, copyFileSync, cpSync, existsSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Folder } from './command-line';
import { cliPath, useFolders } from './command-line';

const parts = ['cli.js', 'command.js', 'lazy-fact-reader.js', 'builtin.bin', 'fold.bin'];
const statesAFact = '客户：我的密码忘了。\n客服：您可以凭身份证办理，我会在24小时内给您回电。\n';

describe('what V8 has compiled is kept beside the command', () => {
  const folderWith = useFolders();

  /** An installation of its own, with nothing kept yet, and a file to lint. */
  function installation(): Folder {
    const folder = folderWith({ 'a.md': statesAFact.repeat(3), 'dist/package.json': '{"type":"commonjs"}' });
    for (const part of parts) copyFileSync(join(dirname(cliPath), part), folder.join(`dist/${part}`));
    return folder;
  }
  async function lint(folder: Folder, ...options: string[]): Promise<string> {
    const args = [folder.join('dist/cli.js'), 'lint', '--no-config', '--format', 'json', ...options, 'a.md'];
    const env = { PATH: process.env.PATH };
    const run = promisify(execFile)(process.execPath, args, { cwd: folder.path, env });
    return run.then(
      ({ stdout }) => stdout,
      (error: { stdout: string }) => error.stdout,
    );
  }
  const kept = (folder: Folder): string[] =>
    readdirSync(folder.join('dist/compiled')).map((name) => `dist/compiled/${name}`);

  it('after the first run, and is the same after the second', async () => {
    const folder = installation();
    const first = await lint(folder);
    assert.match(first, /"filePath":"a\.md"/);
    const files = kept(folder);
    assert.ok(
      files.some((name) => name.includes('command.js-')),
      files.join(),
    );
    const before = files.map((name) => statSync(folder.join(name)).ino);
    assert.equal(await lint(folder), first);
    assert.deepEqual(kept(folder), files);
    assert.deepEqual(
      files.map((name) => statSync(folder.join(name)).ino),
      before,
      'V8 did not take what was kept',
    );
  });

  it('what V8 does not take is made anew', async () => {
    const folder = installation();
    const first = await lint(folder);
    const [file] = kept(folder);
    writeFileSync(folder.join(file!), 'not what V8 has written');
    assert.equal(await lint(folder), first);
    assert.ok(statSync(folder.join(file!)).size > 1000);
  });

  it('not by a run over much text, which V8 optimises', async () => {
    const folder = installation();
    folder.write('a.md', statesAFact.repeat(2000));
    assert.match(await lint(folder), /"filePath":"a\.md"/);
    assert.ok(!existsSync(folder.join('dist/compiled')));
  });

  it('nothing is lost where the folder cannot be written to', async function () {
    if (process.getuid?.() !== 0) this.skip();
    const folder = installation();
    const first = await lint(folder);
    const other = folderWith({ 'a.md': statesAFact.repeat(3) });
    cpSync(folder.join('dist'), other.join('dist'), { recursive: true, filter: (path) => !path.includes('compiled') });
    chmodSync(other.path, 0o755);
    const run = await promisify(execFile)(
      process.execPath,
      [other.join('dist/cli.js'), 'lint', '--no-config', '--format', 'json', '--fail-on', 'never', 'a.md'],
      { cwd: other.path, env: { PATH: process.env.PATH }, uid: 65_534, gid: 65_534 },
    );
    assert.equal(run.stdout, first);
    assert.ok(!existsSync(other.join('dist/compiled')));
  });
});
