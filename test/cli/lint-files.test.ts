import { strict as assert } from 'node:assert';
import { chmodSync, mkdirSync, symlinkSync } from 'node:fs';
import { countsByFile, parseReport, polite, rude, useFolders } from './command-line';

describe('huashu lint: which files', () => {
  const folderWith = useFolders();
  const json = ['lint', '--format', 'json'];

  it('lints the current folder to the bottom, the kinds of files it knows, in order', async () => {
    const folder = folderWith({
      'b/c/d.huashu': rude,
      'a.md': polite,
      'a.MARKDOWN': polite,
      'b.txt': rude,
      'c.pdf': rude,
      'node_modules/x/readme.md': rude,
      '.hidden/x.md': rude,
    });
    const run = await folder.run(json);
    assert.deepEqual(countsByFile(run), { 'a.MARKDOWN': 0, 'a.md': 0, 'b.txt': 1, 'b/c/d.huashu': 1 });
    assert.equal(run.stderr, '');
    assert.deepEqual(Object.keys(countsByFile(run)), ['a.MARKDOWN', 'a.md', 'b/c/d.huashu', 'b.txt']);
  });

  it('respects .gitignore and .huashuignore of every level, as git reads them', async () => {
    const folder = folderWith({
      '.gitignore': 'build/\n*.tmp.md\n/top.md\n',
      '.huashuignore': 'drafts\n',
      'top.md': rude,
      'a/top.md': rude,
      'a/.gitignore': '!keep.tmp.md\nown.md\n',
      'a/keep.tmp.md': rude,
      'a/other.tmp.md': rude,
      'a/own.md': rude,
      'b/own.md': rude,
      'build/x.md': rude,
      'b/build/x.md': rude,
      'b/drafts/x.md': rude,
    });
    assert.deepEqual(countsByFile(await folder.run(json)), { 'a/keep.tmp.md': 1, 'a/top.md': 1, 'b/own.md': 1 });
    assert.deepEqual(countsByFile(await folder.run([...json, 'a', 'b'])), {
      'a/keep.tmp.md': 1,
      'a/top.md': 1,
      'b/own.md': 1,
    });
  });

  it('reads the ignore files above a folder up to the repository’s root, and what the repository excludes', async () => {
    const folder = folderWith({
      '.gitignore': '*.md\n',
      'repo/.git/info/exclude': 'local.txt\n',
      'repo/.gitignore': 'old/\n',
      'repo/a/b/x.md': rude,
      'repo/a/b/local.txt': rude,
      'repo/a/b/old/y.md': rude,
    });
    assert.deepEqual(countsByFile(await folder.run([...json, 'repo/a/b'])), { 'repo/a/b/x.md': 1 });
  });

  it('lints what is named itself, ignored or not, once', async () => {
    const folder = folderWith({
      '.gitignore': 'a.md\nold/\n',
      'a.md': rude,
      'old/.gitignore': 'c.txt\n',
      'old/b.md': rude,
      'old/c.txt': rude,
    });
    const named = [...json, 'a.md', './a.md', 'old', 'old/'];
    assert.deepEqual(countsByFile(await folder.run(named)), { 'a.md': 1, 'old/b.md': 1 });
  });

  it('expands globs itself', async () => {
    const folder = folderWith({
      'a/x.md': rude,
      'a/b/y.md': rude,
      'a/b/z.txt': rude,
      'c/x.md': rude,
      'a/[1].md': rude,
    });
    assert.deepEqual(countsByFile(await folder.run([...json, 'a/**/*.{md,huashu}'])), {
      'a/[1].md': 1,
      'a/b/y.md': 1,
      'a/x.md': 1,
    });
    assert.deepEqual(countsByFile(await folder.run([...json, '*/x.md'])), { 'a/x.md': 1, 'c/x.md': 1 });
    assert.deepEqual(countsByFile(await folder.run([...json, 'a/[1].md'])), { 'a/[1].md': 1 });
  });

  it('shows files elsewhere by their absolute path', async () => {
    const folder = folderWith({ 'a/x.md': rude });
    const elsewhere = folderWith({ 'y.md': polite });
    const run = await folder.run([...json, elsewhere.path]);
    assert.deepEqual(
      parseReport(run).map((file) => file.filePath),
      [elsewhere.join('y.md').replaceAll('\\', '/')],
    );
  });

  it('reads files of any size whole', async () => {
    const filler = '客户：好的。\n'.repeat(40_000); // more than is read at a time
    const run = await folderWith({ 'a.huashu': filler + rude, 'b.huashu': polite }).run(json);
    assert.deepEqual(countsByFile(run), { 'a.huashu': 1, 'b.huashu': 0 });
    assert.equal(parseReport(run)[0]!.messages[0]!.startOffset, filler.length + rude.indexOf('你'));
  });

  it('does not follow links while walking, but does where one is named', async function () {
    const folder = folderWith({ 'real/x.md': rude });
    mkdirSync(folder.join('links'));
    try {
      symlinkSync(folder.join('real/x.md'), folder.join('links/x.md'));
      symlinkSync(folder.path, folder.join('links/loop'));
    } catch {
      this.skip(); // a system that does not let users make links
    }
    assert.deepEqual(countsByFile(await folder.run(json)), { 'real/x.md': 1 });
    assert.deepEqual(countsByFile(await folder.run([...json, 'links/x.md'])), { 'links/x.md': 1 });
  });

  describe('that lead to nothing', () => {
    it('are told on standard error, and end with 2 and an empty standard output', async () => {
      const folder = folderWith({ 'a.pdf': rude, '.gitignore': 'old/\n', 'new/.keep': '', 'empty/old/x.md': rude });
      const says = async (...args: string[]): Promise<string> => {
        const { code, stdout, stderr } = await folder.run(['lint', '--locale', 'en', ...args]);
        assert.equal(code, 2);
        assert.equal(stdout, '');
        return stderr;
      };
      assert.match(await says('none.md'), /^huashu: none\.md: no such file or folder\n$/);
      assert.match(await says('a.pdf'), /a\.pdf: not a kind of file that is linted/);
      assert.match(await says('new'), /new: there is no file to lint in it/);
      assert.match(await says('*.huashu'), /\*\.huashu: there is no file to lint in it/);
      assert.match(await says('empty'), /empty: all files in it are ignored by \.gitignore/);
    });

    it('do not keep the others from being linted', async () => {
      const folder = folderWith({ 'a.md': rude });
      const run = await folder.run([...json, 'none.md', 'a.md']);
      assert.deepEqual(countsByFile(run), { 'a.md': 1 });
      assert.equal(run.code, 2);
      assert.match(run.stderr, /none\.md:没有这个文件或文件夹/);
    });
  });

  describe('that cannot be read', () => {
    it('are told, with what to do, and the others are linted', async () => {
      const folder = folderWith({
        'a.md': rude,
        'half.md': Uint8Array.from([0xff, 0xfe, 0x60]), // of a UTF-16 character
        'broken.md': Uint8Array.from([0xe4, 0xbd, 0xa0, 0x0a, 0xff, 0xc0]),
      });
      const run = await folder.run([...json, '--locale', 'en']);
      assert.equal(run.code, 2);
      assert.deepEqual(countsByFile(run), { 'a.md': 1 });
      assert.match(run.stderr, /half\.md: line 1 \(byte 3\) is not valid UTF-16LE; .*repair it/);
      assert.match(
        run.stderr,
        /broken\.md: line 2 has bytes that are not UTF-8 \(byte 5 of the file\).*save it as UTF-8/,
      );
    });

    it('for want of permission are told', async function () {
      if (process.platform === 'win32') this.skip();
      const folder = folderWith({ 'a.md': rude, 'secret.md': rude });
      chmodSync(folder.join('secret.md'), 0);
      const run = await folder.run(json, { unprivileged: true });
      assert.equal(run.code, 2);
      assert.deepEqual(countsByFile(run), { 'a.md': 1 });
      assert.match(run.stderr, /secret\.md:没有读取权限/);
    });
  });
});
