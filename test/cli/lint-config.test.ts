import { strict as assert } from 'node:assert';
import { countsByFile, parseReport, rude, useFolders } from './command-line';

describe('huashu lint: configuration', () => {
  const folderWith = useFolders();
  const json = ['lint', '--format', 'json'];

  it('is found upwards and merged, file by file', async () => {
    const folder = folderWith({
      'huashu.config.yaml': 'rules: { pronoun: error }\n',
      'a.md': rude,
      'sub/huashu.config.json': '{ "rules": { "pronoun": "off" } }',
      'sub/b.md': rude,
      'sub/deep/c.md': rude,
    });
    const run = await folder.run(json);
    assert.deepEqual(countsByFile(run), { 'a.md': 1, 'sub/b.md': 0, 'sub/deep/c.md': 0 });
    assert.equal(parseReport(run)[0]!.messages[0]!.severity, 'error');
    assert.deepEqual(countsByFile(await folder.run([...json, 'sub/b.md'])), { 'sub/b.md': 0 });
    assert.deepEqual(countsByFile(await folder.run([...json, '--no-config', 'sub/b.md'])), { 'sub/b.md': 1 });
  });

  it('is the file that --config names', async () => {
    const folder = folderWith({
      'huashu.config.yaml': 'rules: { pronoun: error }\n',
      'etc/own.yaml': 'rules: { pronoun: off }\n',
      'a.md': rude,
    });
    assert.deepEqual(countsByFile(await folder.run([...json, '-c', 'etc/own.yaml'])), { 'a.md': 0 });
    const missing = await folder.run([...json, '--config', 'none.yaml']);
    assert.equal(missing.code, 2);
    assert.equal(missing.stdout, '');
    assert.match(missing.stderr, /none\.yaml:1:1:找不到或无法读取配置文件/);
  });

  it('that is wrong is told with file, line and column; files elsewhere are linted', async () => {
    const folder = folderWith({
      'bad/huashu.config.yaml': 'rules:\n  pronuon: off\n  hedge: loud\nfile: []\n',
      'bad/a.md': rude,
      'bad/deep/b.md': rude,
      'good/c.md': rude,
    });
    const run = await folder.run([...json, '--locale', 'en']);
    assert.equal(run.code, 2);
    assert.deepEqual(countsByFile(run), { 'good/c.md': 1 });
    assert.deepEqual(run.stderr.trimEnd().split('\n'), [
      'huashu: bad/huashu.config.yaml:3:10: expected one of off, error, warning, info, hint',
      'huashu: bad/huashu.config.yaml:4:1: unknown key file; did you mean files?',
    ]);
    folder.write('bad/huashu.config.yaml', 'rules:\n  pronuon: off\n');
    assert.match(
      (await folder.run(['lint', 'bad'])).stderr,
      /bad\/huashu\.config\.yaml:2:3:未知的规则 pronuon；是否想写 pronoun？/,
    );
  });

  it('rules over findings of directives too', async () => {
    const text = '<!-- huashu-disable-next-line hedge -->\n\n客服：您好。\n';
    const folder = folderWith({ 'a.md': text, 'sub/a.md': text });
    folder.write('sub/huashu.config.yaml', 'rules: { directive/unused: off, directive/no-reason: error }\n');
    const reported = parseReport(await folder.run(json)).map(({ messages }) =>
      messages
        .filter(({ ruleId }) => ruleId.startsWith('directive/'))
        .map(({ ruleId, severity }) => `${ruleId} ${severity}`),
    );
    assert.deepEqual(reported, [
      ['directive/no-reason warning', 'directive/unused warning'],
      ['directive/no-reason error'],
    ]);
  });

  it('leaves files out, but not those named themselves', async () => {
    const folder = folderWith({
      'huashu.config.yaml': 'files: ["scripts/**"]\nignore: ["*.old.md"]\n',
      'scripts/a.md': rude,
      'scripts/b.old.md': rude,
      'notes.md': rude,
    });
    assert.deepEqual(countsByFile(await folder.run(json)), { 'scripts/a.md': 1 });
    assert.deepEqual(countsByFile(await folder.run([...json, 'notes.md'])), { 'notes.md': 1 });
    const none = await folder.run(['lint', '*.md', '--locale', 'en']);
    assert.equal(none.code, 2);
    assert.match(none.stderr, /there is no file to lint/);
  });

  it('brings packs of one’s own, and says what is wrong with them', async () => {
    const pack = {
      'packs/mine/pack.yaml': 'name: mine\nversion: 1.0.0\ntitle: { zh: 我的, en: Mine }\n',
      'packs/mine/rules/own.yaml': `rules:
  - id: banned/no-chance
    clauses: [§1.5.9.1]
    severity: error
    patterns: ["这事没戏"]
    message: { zh: "不要说“{match}”。", en: "Do not say “{match}”." }
    suggest: ["我再帮您想想办法"]
    examples:
      flagged: ["[[这事没戏]]了"]
      allowed: ["这出戏很好看。"]
`,
    };
    const folder = folderWith({
      ...pack,
      'huashu.config.yaml': 'extends: [recommended, ./packs/mine]\n',
      'a.md': '客服：您好，这事没戏。你好。\n',
    });
    const run = await folder.run([...json, 'a.md']);
    assert.equal(run.stderr, '');
    assert.deepEqual(
      parseReport(run)[0]!
        .messages.map(({ ruleId, message }) => [ruleId, message])
        .slice(0, 1),
      [['banned/no-chance', '不要说“这事没戏”。']],
    );
    assert.ok(parseReport(run)[0]!.messages.some(({ ruleId }) => ruleId.startsWith('pronoun')));

    const sarif = await folder.run(['lint', 'a.md', '--format', 'sarif']);
    assert.match(sarif.stdout, /"id":"banned\/no-chance"/);
    assert.match((await folder.run(['explain', 'banned/no-chance'])).stdout, /这事没戏了[^]*我再帮您想想办法/);
    assert.match((await folder.run(['rules', 'mine'])).stdout, /^mine 1\.0\.0 {2}我的\n\n {2}banned\/no-chance/);

    const tested = await folder.run(['test', 'packs/mine']);
    assert.deepEqual([tested.code, tested.stdout, tested.stderr], [0, '✔ mine:1 条规则，2 个例句，0 个不符\n', '']);

    folder.write(
      'packs/mine/rules/own.yaml',
      pack['packs/mine/rules/own.yaml'].replace('[[这事没戏]]了', '[[这事]]没戏了'),
    );
    const failing = await folder.run(['test', 'packs/mine']);
    assert.equal(failing.code, 1);
    assert.match(failing.stdout, /✖ banned\/no-chance/);

    folder.write(
      'packs/mine/rules/own.yaml',
      pack['packs/mine/rules/own.yaml'].replace('severity: error', 'severity: eror'),
    );
    const broken = await folder.run([...json, 'a.md']);
    assert.equal(broken.code, 2);
    assert.match(broken.stderr, /packs\/mine\/rules\/own\.yaml:4:15:.*error/);
    assert.equal((await folder.run(['test', 'packs/mine'])).code, 2);
  });

  it('refuses packs outside', async () => {
    const folder = folderWith({ 'w/huashu.config.yaml': 'extends: [../../../etc]\n', 'w/a.md': rude });
    const run = await folder.run(['lint', 'w', '--locale', 'en']);
    assert.equal(run.code, 2);
    assert.match(run.stderr, /w\/huashu\.config\.yaml:1:11: the pack \.\.\/\.\.\/\.\.\/etc lies outside/);
  });
});
