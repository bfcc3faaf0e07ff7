import { strict as assert } from 'node:assert';
import { chmodSync, linkSync, lstatSync, mkdirSync, readFileSync, readdirSync, statSync, symlinkSync } from 'node:fs';
import { parseReport, polite, rude, useFolders } from './command-line';

describe('huashu lint: fixing', () => {
  const folderWith = useFolders();

  it('writes safe fixes and nothing else, and a second run changes nothing', async () => {
    const script = '---\nkind: script\n---\n\n客服：您好，你请讲。\n客户：你们什么态度！\n';
    const folder = folderWith({ 'a.md': script, 'b.md': polite });
    const before = statSync(folder.join('b.md'));
    const first = await folder.run(['lint', '--fix']);
    assert.match(first.stdout, /✔ 修复了 1 处/);
    assert.equal(folder.read('a.md'), script.replace('你请', '您请'));
    assert.equal(statSync(folder.join('b.md')).mtimeMs, before.mtimeMs);
    const written = statSync(folder.join('a.md'));
    const second = await folder.run(['lint', '--fix']);
    assert.doesNotMatch(second.stdout, /修复了/);
    assert.equal(statSync(folder.join('a.md')).mtimeMs, written.mtimeMs);
    assert.deepEqual(readdirSync(folder.path).sort(), ['a.md', 'b.md']);
  });

  it('keeps byte order mark, line ends and a missing last line end', async () => {
    const folder = folderWith({
      'bom.md': `\ufeff${rude.replaceAll('\n', '\r\n')}\r\n${rude.trimEnd()}`,
      'mixed.txt': `${rude}\r${rude}`,
    });
    await folder.run(['lint', '--fix']);
    assert.equal(folder.read('bom.md'), `\ufeff${polite.replaceAll('\n', '\r\n')}\r\n${polite.trimEnd()}`);
    assert.equal(folder.read('mixed.txt'), `${polite}\r${polite}`);
  });

  it('counts offsets from after the byte order mark', async () => {
    const [file] = parseReport(await folderWith({ 'a.md': `\ufeff${rude}` }).run(['lint', '--format', 'json']));
    assert.equal(file!.messages[0]!.startOffset, rude.indexOf('你'));
    assert.equal(file!.messages[0]!.column, rude.indexOf('你') + 1);
  });

  it('keeps the mode, follows a link to the file and leaves the link a link', async function () {
    if (process.platform === 'win32') this.skip();
    const folder = folderWith({ 'real/a.md': rude });
    chmodSync(folder.join('real/a.md'), 0o640);
    mkdirSync(folder.join('links'));
    symlinkSync('../real/a.md', folder.join('links/b.md'));
    await folder.run(['lint', '--fix', 'links/b.md']);
    assert.equal(lstatSync(folder.join('links/b.md')).isSymbolicLink(), true);
    assert.equal(folder.read('real/a.md'), polite);
    assert.equal(statSync(folder.join('real/a.md')).mode & 0o7777, 0o640);
    assert.deepEqual(readdirSync(folder.join('links')), ['b.md']);
  });

  it('replaces the file at once: whoever has the old one open keeps it whole', async function () {
    if (process.platform === 'win32') this.skip();
    const folder = folderWith({ 'a.md': rude });
    linkSync(folder.join('a.md'), folder.join('old'));
    await folder.run(['lint', '--fix', 'a.md']);
    assert.equal(folder.read('a.md'), polite);
    assert.equal(folder.read('old'), rude);
  });

  it('that cannot be written leaves the file, tells, and reports what is still wrong', async function () {
    if (process.platform === 'win32') this.skip();
    const folder = folderWith({ 'ro/a.md': rude, 'own/b.md': rude, 'c.md': rude });
    chmodSync(folder.join('ro'), 0o555);
    chmodSync(folder.join('own'), 0o777);
    chmodSync(folder.join('own/b.md'), 0o666);
    chmodSync(folder.join('c.md'), 0o444);
    const run = await folder.run(['lint', '--fix', '--format', 'json'], { unprivileged: true });
    chmodSync(folder.join('ro'), 0o755);
    assert.equal(run.code, 2);
    assert.equal(folder.read('ro/a.md'), rude);
    assert.equal(folder.read('own/b.md'), polite);
    assert.equal(folder.read('c.md'), rude, 'a file that its owner protects is left alone');
    assert.match(run.stderr, /c\.md:没有写入权限，未修复/);
    assert.match(run.stderr, /ro\/a\.md:没有写入权限，未修复/);
    assert.equal(parseReport(run).find((file) => file.filePath === 'ro/a.md')!.messages.length, 1);
  });

  it('never writes what it could not read', async () => {
    const bytes = Buffer.concat([Buffer.from(rude), Uint8Array.from([0xff, 0x0a])]);
    const folder = folderWith({ 'a.md': bytes });
    const run = await folder.run(['lint', '--fix']);
    assert.equal(run.code, 2);
    assert.deepEqual(readFileSync(folder.join('a.md')), bytes);
  });

  it('--fix-dry-run shows a diff and writes nothing', async () => {
    const folder = folderWith({ 'a.md': rude });
    const run = await folder.run(['lint', '--fix-dry-run']);
    assert.equal(folder.read('a.md'), rude);
    assert.match(run.stdout, /^-客服：您好，你请讲。\n\+客服：您好，您请讲。$/m);
    assert.match(run.stdout, /1 处可以修复（--fix），未写入文件/);
    const [file] = parseReport(await folder.run(['lint', '--fix-dry-run', '--format', 'json']));
    assert.equal(file!.output, polite);
    assert.deepEqual(file!.messages, []);
  });

  it('--unsafe-fixes takes the others, too', async () => {
    const text = '客服：您好，大概三天。\n';
    const folder = folderWith({ 'a.md': text });
    await folder.run(['lint', '--fix']);
    assert.equal(folder.read('a.md'), text);
    await folder.run(['lint', '--fix', '--unsafe-fixes']);
    assert.notEqual(folder.read('a.md'), text);
    assert.doesNotMatch(folder.read('a.md'), /大概/);
  });
});
