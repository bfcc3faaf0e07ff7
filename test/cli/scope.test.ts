import { strict as assert } from 'node:assert';
import { execFileSync } from 'node:child_process';
import { existsSync, rmSync, utimesSync } from 'node:fs';
import type { Folder } from './command-line';
import { countsByFile, parseReport, polite, rude, useFolders } from './command-line';

const another = '客服：您好，你的宽带好了。\n';

describe('huashu lint: what has changed', () => {
  const folderWith = useFolders();

  function git(folder: Folder, ...args: string[]): string {
    const settings = ['-c', 'user.name=t', '-c', 'user.email=t@t.example', '-c', 'commit.gpgsign=false'];
    return execFileSync('git', [...settings, ...args], { cwd: folder.path, encoding: 'utf8', stdio: 'pipe' });
  }

  function repository(files: { readonly [path: string]: string }): Folder {
    const folder = folderWith(files);
    git(folder, 'init', '-q', '-b', 'main');
    git(folder, 'add', '-A');
    git(folder, 'commit', '-q', '-m', 'first');
    return folder;
  }

  const json = ['lint', '--format', 'json'];

  it('--changed: files that differ from HEAD, and untracked ones', async () => {
    const folder = repository({ 'a.md': rude, '话术/b "1".md': polite, 'c.md': rude });
    folder.write('话术/b "1".md', rude);
    folder.write('new.md', rude);
    rmSync(folder.join('c.md'));
    assert.deepEqual(countsByFile(await folder.run([...json, '--changed'])), { 'new.md': 1, '话术/b "1".md': 1 });
  });

  it('--since REF: since the branches parted', async () => {
    const folder = repository({ 'a.md': polite, 'b.md': polite });
    git(folder, 'checkout', '-q', '-b', 'topic');
    folder.write('a.md', rude);
    git(folder, 'commit', '-qam', 'topic');
    git(folder, 'checkout', '-q', 'main');
    folder.write('b.md', rude);
    git(folder, 'commit', '-qam', 'main goes on');
    git(folder, 'checkout', '-q', 'topic');
    assert.deepEqual(countsByFile(await folder.run([...json, '--since', 'main'])), { 'a.md': 1 });
  });

  it('--changed-lines: only findings on them', async () => {
    const folder = repository({ '话术 1.md': `${rude}\n${polite}` });
    folder.write('话术 1.md', `${rude}\n${another}`);
    const [file] = parseReport(await folder.run([...json, '--changed', '--changed-lines']));
    assert.deepEqual(
      file!.messages.map(({ line }) => line),
      [3],
    );
  });

  it('--staged: what the next commit will hold, not what lies in the folder', async () => {
    const folder = repository({ 'a.md': polite, 'b.md': polite });
    folder.write('a.md', rude);
    git(folder, 'add', 'a.md');
    folder.write('a.md', polite);
    folder.write('b.md', rude);
    assert.deepEqual(countsByFile(await folder.run([...json, '--staged'])), { 'a.md': 1 });
    const fix = await folder.run([...json, '--staged', '--fix']);
    assert.equal(fix.code, 2);
    assert.match(fix.stderr, /a\.md:有未暂存的改动/);
    assert.equal(folder.read('a.md'), polite);
  });

  it('is clean where nothing has changed', async () => {
    const folder = repository({ 'a.md': rude });
    const run = await folder.run([...json, '--changed', '--severity', 'hint']);
    assert.equal(run.code, 0);
    assert.deepEqual(parseReport(run), []);
    assert.match(run.stderr, /没有改动的文件/);
  });

  it('tells what git does not know', async () => {
    const folder = repository({ 'a.md': rude });
    const unknown = await folder.run([...json, '--since', 'nowhere']);
    assert.equal(unknown.code, 2);
    assert.match(unknown.stderr, /git 不认识 nowhere/);
    const option = await folder.run([...json, '--since=--output=x']);
    assert.equal(option.code, 2);
    assert.equal(existsSync(folder.join('x')), false);
    const outside = folderWith({ 'a.md': rude });
    assert.match((await outside.run([...json, '--changed'])).stderr, /不在 git 仓库中/);
  });
});

describe('huashu lint: baseline', () => {
  const folderWith = useFolders();
  const strict = ['lint', '--severity', 'hint', '--format', 'compact'];

  it('lets known findings pass and fails on new ones', async () => {
    const folder = folderWith({ 'scripts/a.md': rude });
    const made = await folder.run([...strict, '--update-baseline']);
    assert.equal(made.code, 0);
    assert.match(made.stderr, /已写入基线 huashu-baseline\.json：共 1 个问题，新增 1 个/);
    const same = await folder.run(strict);
    assert.equal(same.code, 0);
    assert.match(same.stderr, /放过 1 个已知问题/);
    folder.write('scripts/a.md', `# 标题\n\n${rude}${another}`);
    const more = await folder.run(strict);
    assert.equal(more.code, 1);
    assert.match(more.stdout, /^scripts\/a\.md:4:7: /);
    assert.equal((await folder.run([...strict, '--no-baseline'])).code, 1);
  });

  it('tells what has vanished, and prunes it', async () => {
    const folder = folderWith({ 'a.md': rude, 'b.md': rude, 'c.md': rude });
    await folder.run([...strict, '--update-baseline']);
    folder.write('a.md', polite);
    rmSync(folder.join('b.md'));
    const run = await folder.run(strict);
    assert.match(run.stderr, /其中登记的 2 个已不存在，可用 --prune-baseline 移除/);
    folder.write('c.md', rude + another);
    const pruned = await folder.run([...strict, '--prune-baseline']);
    assert.equal(pruned.code, 1, 'what is new is not taken in');
    assert.match(pruned.stderr, /共 1 个问题，新增 0 个，移除 2 个/);
    assert.deepEqual(Object.keys((JSON.parse(folder.read('huashu-baseline.json')) as { files: object }).files), [
      'c.md',
    ]);
  });

  it('keeps what it says of files that a run does not look at', async () => {
    const folder = folderWith({ 'a.md': rude, 'b.md': rude });
    await folder.run([...strict, '--update-baseline']);
    await folder.run([...strict, '--update-baseline', 'a.md']);
    assert.equal((await folder.run(strict)).code, 0);
  });

  it('that is broken or missing where named ends the run', async () => {
    const folder = folderWith({ 'a.md': rude, 'huashu-baseline.json': '{' });
    const broken = await folder.run(strict);
    assert.equal(broken.code, 2);
    assert.match(broken.stderr, /huashu-baseline\.json:不是有效的 JSON/);
    assert.equal((await folder.run([...strict, '--baseline', 'none.json'])).code, 2);
  });
});

describe('huashu lint: when to fail', () => {
  const folderWith = useFolders();

  for (const [list, code] of [
    ['error', 0],
    ['warning', 1],
    ['never', 0],
    ['never,pronoun', 1],
    ['error,hedge', 0],
    ['pronoun', 1],
  ] as const) {
    it(`--fail-on ${list}: ${code}`, async () => {
      const run = await folderWith({ 'a.md': rude }).run(['lint', '--fail-on', list]);
      assert.equal(run.code, code);
    });
  }
});

describe('huashu lint: parts of a run', () => {
  const folderWith = useFolders();
  const names = ['a.md', 'b.md', 'c.md', 'd.md', 'e.md'];
  const files = Object.fromEntries(names.map((name, index) => [name, index % 2 === 0 ? rude : polite]));

  it('--shard takes each file once, and merge puts the reports together', async () => {
    const folder = folderWith(files);
    for (const part of [1, 2, 3])
      await folder.run(['lint', '--shard', `${part}/3`, '--format', `json:${part}.json`, ...names]);
    const merged = await folder.run(['merge', '1.json', '2.json', '3.json', '--format', 'json', '--severity', 'hint']);
    const whole = await folder.run(['lint', '--format', 'json', '--severity', 'hint', ...names]);
    assert.equal(merged.stdout, whole.stdout);
    assert.equal(merged.code, 1);
    const stylish = await folder.run(['merge', '1.json', '2.json', '3.json']);
    assert.match(stylish.stdout, /a\.md[\s\S]*│ 客服：您好，你请讲。[\s\S]*5 个文件中的 3 个/);
  });

  it('merge keeps lines and columns although the texts are gone', async () => {
    const folder = folderWith({ 'a.md': `# 标题\n\n${rude}` });
    await folder.run(['lint', '--format', 'json:1.json', 'a.md']);
    rmSync(folder.join('a.md'));
    assert.match((await folder.run(['merge', '1.json', '--format', 'compact'])).stdout, /^a\.md:3:7: /);
  });

  it('merge refuses what is no report', async () => {
    const folder = folderWith({ 'x.json': '{}', 'a.md': rude });
    const run = await folder.run(['merge', 'x.json', 'none.json']);
    assert.equal(run.code, 2);
    assert.match(run.stderr, /x\.json:不是 huashu lint --format json 的报告[\s\S]*none\.json:无法读取/);
  });
});

describe('huashu lint: cache', () => {
  const folderWith = useFolders();
  const cached = ['lint', '--cache', '--format', 'json', 'a.md', 'b.md'];

  it('gives the same report, and sees changes of files, configuration and options', async () => {
    const folder = folderWith({ 'a.md': rude, 'b.md': polite });
    const first = await folder.run(cached);
    assert.ok(existsSync(folder.join('.huashu-cache')));
    assert.equal((await folder.run(cached)).stdout, first.stdout);
    // A touched file with the same bytes is the same file; one with other bytes of the same length is not.
    utimesSync(folder.join('a.md'), 1, 1);
    assert.equal((await folder.run(cached)).stdout, first.stdout);
    folder.write('b.md', rude);
    assert.deepEqual(countsByFile(await folder.run(cached)), { 'a.md': 1, 'b.md': 1 });
    folder.write('huashu.config.yaml', 'rules: { pronoun: off }\n');
    assert.deepEqual(countsByFile(await folder.run(cached)), { 'a.md': 0, 'b.md': 0 });
    const compact = await folder.run(['lint', '--cache', '--no-config', '--format', 'compact', 'a.md']);
    assert.match(compact.stdout, /^a\.md:1:7/);
  });

  it('uses what it has: an entry stands for its file', async () => {
    const folder = folderWith({ 'a.md': rude, 'b.md': polite });
    await folder.run(cached);
    const text = folder.read('.huashu-cache');
    folder.write(
      '.huashu-cache',
      text.replaceAll('请用“您”称呼客户', 'FROM THE CACHE').replaceAll('pronoun', 'marked'),
    );
    assert.match((await folder.run(cached)).stdout, /"ruleId":"marked"/);
  });

  it('that is broken is made anew', async () => {
    const folder = folderWith({ 'a.md': rude, 'b.md': polite, '.huashu-cache': '{"key":1' });
    const run = await folder.run(cached);
    assert.deepEqual(countsByFile(run), { 'a.md': 1, 'b.md': 0 });
    assert.equal(run.stderr, '');
  });
});

describe('huashu lint --print-config', () => {
  const folderWith = useFolders();

  it('shows what bears on a file', async () => {
    const config = 'tier: VIP\nrules: { hedge: off }\noverrides: [{ files: ["x/**"], rules: { pronoun: error } }]\n';
    const folder = folderWith({ 'huashu.config.yaml': config, 'a.md': rude });
    const run = await folder.run(['lint', '--print-config', 'x/a.md']);
    assert.equal(run.code, 0);
    const shown = JSON.parse(run.stdout) as { [key: string]: unknown } & { settings: { [key: string]: unknown } };
    assert.deepEqual(shown.configFiles, ['huashu.config.yaml']);
    assert.deepEqual(shown.settings.rules, { hedge: 'off', pronoun: 'error' });
    assert.equal(shown.settings.tier, 'VIP');
    assert.match(String(shown.packs), /service-base@/);
  });

  it('tells what is wrong with the configuration', async () => {
    const folder = folderWith({ 'huashu.config.yaml': 'rulez: {}\n' });
    const run = await folder.run(['lint', '--print-config', 'a.md']);
    assert.equal(run.code, 2);
    assert.match(run.stderr, /huashu\.config\.yaml:1:1/);
  });
});
