import { strict as assert } from 'node:assert';
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { cliPath, countsByFile, useFolders, parseReport } from './command-line';

const json = ['lint', '--format', 'json'];
const script = (name: string): string => `客服：你好，${name}。\n`.repeat(200);

describe('huashu lint: when things go wrong', () => {
  const folderWith = useFolders();

  it('a file that is gone before it is read is told, and the others are linted', async () => {
    const folder = folderWith({ 'a.md': '客服：你好', 'b.md': '客服：您好' });
    symlinkSync(folder.join('gone.md'), folder.join('link.md'));
    rmSync(folder.join('b.md'));
    const run = await folder.run([...json, '--locale', 'en', 'a.md', 'b.md', 'link.md']);
    assert.equal(run.code, 2);
    assert.deepEqual(countsByFile(run), { 'a.md': 1 });
    assert.match(run.stderr, /b\.md: no such file or folder/);
    assert.match(run.stderr, /link\.md: no such file or folder \(it is a link that leads nowhere, or in a circle\)/);
  });

  it('a link that leads in a circle is told', async function () {
    if (process.platform === 'win32') this.skip();
    const folder = folderWith({ 'a.md': '客服：您好' });
    symlinkSync('x.md', folder.join('x.md'));
    symlinkSync('..', folder.join('up'));
    assert.equal((await folder.run(json)).code, 0);
    const run = await folder.run([...json, '--locale', 'en', 'x.md']);
    assert.deepEqual([run.code, run.stdout], [2, '']);
    assert.match(run.stderr, /x\.md: no such file or folder \(it is a link/);
  });

  it('a disk that is full for the report ends with 2', async function () {
    if (!existsSync('/dev/full')) this.skip();
    const folder = folderWith({ 'a.md': script('甲') });
    const to = async (report: string): Promise<void> => {
      const command = `exec "${process.execPath}" "${cliPath}" lint a.md --locale en ${report}`;
      const child = spawn('sh', ['-c', command], { cwd: folder.path });
      let complaint = '';
      child.stderr.on('data', (data: Buffer) => (complaint += data.toString()));
      const code = await new Promise((resolve) => child.once('close', resolve));
      assert.equal(code, 2);
      assert.match(complaint, /^huashu: the disk is full, and not everything was written: ENOSPC.*\n$/);
    };
    await to('> /dev/full');
    await to('--format json:/dev/full');
  });

  it('a disk that is full for the fixed file ends with 2; the file is as it was, and nothing is left beside it', async function () {
    if (process.platform === 'win32') this.skip();
    const before = script('甲').repeat(40);
    const folder = folderWith({ 'a.md': before });
    // A limit on the size of files stands for the full disk: writing fails in the same place.
    const command = `trap '' XFSZ; ulimit -f 8; exec "${process.execPath}" "${cliPath}" lint --fix --locale en a.md`;
    const child = spawn('sh', ['-c', command], { cwd: folder.path, stdio: ['ignore', 'ignore', 'pipe'] });
    let complaint = '';
    child.stderr.on('data', (data: Buffer) => (complaint += data.toString()));
    const code = await new Promise((resolve) => child.once('close', resolve));
    assert.equal(code, 2, complaint);
    assert.match(complaint, /a\.md: it could not be written and is as it was/);
    assert.equal(readFileSync(folder.join('a.md'), 'utf8'), before);
    assert.deepEqual(readdirSync(folder.path), ['a.md']);
  });

  it('a run that is killed while fixing leaves every file either as it was or fixed', async () => {
    const names = Array.from({ length: 60 }, (_, i) => `f${i}.md`);
    const folder = folderWith(Object.fromEntries(names.map((name) => [name, script(name)])));
    const child = spawn(process.execPath, [cliPath, 'lint', '--fix', '.'], { cwd: folder.path, stdio: 'ignore' });
    const ended = new Promise((resolve) => child.once('exit', resolve));
    while (child.exitCode === null && !folder.read('f0.md').includes('您')) await new Promise(setImmediate);
    child.kill('SIGKILL');
    await ended;
    for (const name of names) {
      const text = folder.read(name);
      assert.ok(text === script(name) || text === script(name).replaceAll('你', '您'), `${name} is half written`);
    }
  });

  it('what a killed run left beside a file is taken away by the next that writes there, and nothing else is', async () => {
    // A process that has ended: its number is free again, or will be somebody else's later than this.
    const dead = spawn(process.execPath, ['-e', '']);
    await new Promise((resolve) => dead.once('exit', resolve));
    const left = `.a.md.huashu-${dead.pid}-1.tmp`;
    const others = [`.a.md.huashu-${process.pid}-1.tmp`, '.a.md.1234.1.tmp', `a.md.huashu-${dead.pid}-1.tmp`, '.x.tmp'];
    const folder = folderWith({ 'a.md': script('甲'), [left]: '客服：' });
    for (const name of others) folder.write(name, '');
    await folder.run(['lint', 'a.md']);
    assert.ok(existsSync(folder.join(left)), 'a run that writes nothing removes nothing');
    await folder.run(['lint', '--fix', 'a.md']);
    assert.ok(folder.read('a.md').includes('您'));
    assert.deepEqual(readdirSync(folder.path).sort(), ['a.md', ...others].sort());
  });

  it('a run that is told to end while fixing ends the file it is at, and leaves the rest', async function () {
    if (process.platform === 'win32') this.skip();
    const names = Array.from({ length: 60 }, (_, i) => `f${String(i).padStart(2, '0')}.md`);
    const folder = folderWith(Object.fromEntries(names.map((name) => [name, script(name)])));
    const options = ['lint', '--fix', '--jobs', '1', '.', '--format', 'json:report.json'];
    const child = spawn(process.execPath, [cliPath, ...options], { cwd: folder.path, stdio: 'ignore' });
    const ended = new Promise((resolve) => child.once('exit', resolve));
    while (child.exitCode === null && !folder.read('f00.md').includes('您')) await new Promise(setImmediate);
    child.kill('SIGTERM');
    assert.equal(await ended, 130);
    const texts = names.map((name) => folder.read(name));
    texts.forEach((text, i) =>
      assert.ok([script(names[i]!), script(names[i]!).replaceAll('你', '您')].includes(text), names[i]),
    );
    assert.deepEqual(readdirSync(folder.path).sort(), names);
  });

  it('a line of many megabytes is linted as far as a block goes, and the run says that it is not complete', async () => {
    const text = `客服：你${'您的套餐可以继续使用，'.repeat(150_000)}`;
    const folder = folderWith({
      'a.txt': text,
      'a.ndjson': JSON.stringify({ turns: [{ role: 'agent', text: text.slice(3) }] }),
    });
    const run = await folder.run([...json, 'a.txt', 'a.ndjson']);
    assert.equal(run.code, 2);
    assert.match(run.stderr, /a\.txt:有内容无法读取/);
    for (const file of parseReport(run)) {
      const rules = file.messages.map(({ ruleId }) => ruleId);
      assert.ok(rules.includes('pronoun') && rules.includes('format/too-long'), file.filePath);
    }
  });
});
