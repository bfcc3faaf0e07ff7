import { strict as assert } from 'node:assert';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cliPath, polite, rude, useFolders } from './command-line';

describe('huashu lint --watch', () => {
  const folderWith = useFolders();

  it('lints again when a file changes, and ends with Ctrl-C', async function () {
    this.timeout(60_000);
    const folder = folderWith({ 'a.md': polite });
    const child = spawn(process.execPath, [cliPath, 'lint', '--watch', '--format', 'compact'], {
      cwd: folder.path,
      env: { PATH: process.env.PATH, HOME: folder.path },
    });
    let said = '';
    let heard = (): void => {};
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => {
        said += text;
        heard();
      });
    const until = (words: RegExp): Promise<void> =>
      new Promise((resolve) => {
        heard = (): void => void (words.test(said) && resolve());
        heard();
      });
    await until(/等待改动/);
    assert.match(said, /1 个文件：0 个错误，0 个警告/);
    said = '';
    folder.write('a.md', rude);
    await until(/a\.md:1:7[\s\S]*等待改动/);
    child.kill('SIGINT');
    const [code] = (await once(child, 'close')) as [number];
    assert.equal(code, 130);
  });
});
