import { strict as assert } from 'node:assert';
import { execFileSync } from 'node:child_process';
import { existsSync, symlinkSync } from 'node:fs';
import { useFolders } from './command-line';

const head = 'name: mine\nversion: 1.0.0\ntitle: {zh: 我, en: I}\n';
const rules = (patterns: string, lists = ''): string =>
  `${lists}rules:
  - id: x
    clauses: [§1]
    severity: info
    message: {zh: 甲, en: a}
    patterns: [${patterns}]
    examples: {flagged: ['[[甲]]'], allowed: [乙]}
`;

describe('huashu pack', () => {
  const folderWith = useFolders();

  it('new writes a pack that passes check and test at once', async () => {
    for (const path of ['my-company', 'packs/my-company']) {
      const folder = folderWith();
      const made = await folder.run(['pack', 'new', path]);
      assert.deepEqual([made.code, made.stderr], [0, ''], path);
      const check = await folder.run(['pack', 'check', path]);
      assert.deepEqual(check, {
        code: 0,
        stdout: '✔ my-company 0.1.0:1 条规则，0 个对话行为，0 条规范用语\n',
        stderr: '',
      });
      const test = await folder.run(['test', path]);
      assert.deepEqual(test, { code: 0, stdout: '✔ my-company:1 条规则，4 个例句，0 个不符\n', stderr: '' });
    }
  });

  it('the new pack finds things once the configuration names it', async () => {
    const folder = folderWith({ 'huashu.config.yaml': 'extends: [./mine]\n', 'a.md': '客服：您等一下。\n' });
    await folder.run(['pack', 'new', 'mine']);
    const { stdout } = await folder.run(['lint', 'a.md', '--format', 'compact']);
    assert.match(stdout, /^a\.md:1:5: .*wording\/just-a-moment/m);
  });

  it('new writes over nothing, and refuses a name that no pack can have', async () => {
    const folder = folderWith({ 'mine/pack.yaml': '# mine\n' });
    const again = await folder.run(['pack', 'new', 'mine']);
    assert.deepEqual([again.code, again.stderr], [2, 'huashu: mine 已存在，未改动\n']);
    assert.equal(folder.read('mine/pack.yaml'), '# mine\n');
    for (const args of [['new', 'Mine'], ['new', '我的'], ['new', 'a', 'b'], ['new'], [], ['old']]) {
      const run = await folder.run(['pack', ...args]);
      assert.equal(run.code, 2, args.join(' '));
      assert.match(run.stderr, /huashu pack --help/);
    }
    assert.ok(!existsSync(folder.join('Mine')));
  });

  it('check tells every problem with its place, in both languages', async () => {
    const folder = folderWith({
      'mine/pack.yaml': `${head}colour: red\n`,
      'mine/rules/a.yaml': rules("'甲*'").replace('severity: info', 'severity: infos'),
      'mine/rules/b.yaml': 'rules: [\n',
      'good/pack.yaml': head.replace('mine', 'good'),
      'good/rules/a.yaml': rules("'甲*'"),
    });
    const run = await folder.run(['pack', 'check', 'mine', 'good']);
    assert.equal(run.code, 2);
    const places = [...run.stderr.matchAll(/^huashu: (\S+?:\d+:\d+):/gm)].map((match) => match[1]);
    assert.deepEqual(places, [
      'mine/pack.yaml:4:1',
      'mine/rules/a.yaml:4:15', // and not once more as missing
      'mine/rules/b.yaml:2:1',
      'good/rules/a.yaml:2:5',
    ]);
    const english = await folder.run(['pack', 'check', 'good', '--locale', 'en']);
    assert.match(english.stderr, /^huashu: good\/rules\/a\.yaml:2:5: rule x, pattern "甲\*", character 2: /);
  });

  it('check without a folder takes the current one, and says where there is no pack', async () => {
    const { code, stderr } = await folderWith().run(['pack', 'check']);
    assert.equal(code, 2);
    assert.match(stderr, /pack\.yaml:1:1:规则包缺少 pack\.yaml/);
  });

  // Each of these would take minutes, all memory, or for ever; the suite's own time limit holds.
  const hostile: { readonly [what: string]: readonly [files: { [file: string]: string }, message: RegExp] } = {
    'YAML aliases': [
      { 'rules/a.yaml': 'lists: {a: &a [甲], b: *a}\n' },
      /^huashu: mine\/rules\/a\.yaml:1:23:此处不允许使用 YAML 别名/,
    ],
    'a million brackets': [{ 'rules/a.yaml': `rules: ${'['.repeat(1_000_000)}` }, /rules\/a\.yaml:1:\d+:嵌套过深/],
    'a list in a list in a list': [{ 'acts.yaml': `${'- '.repeat(100_000)}a` }, /acts\.yaml:1:\d+:嵌套过深/],
    'a huge file': [{ 'rules/a.yaml': '#'.repeat(17_000_000) }, /rules\/a\.yaml:1:1:文件过大/],
    'a large pack of small files': [
      Object.fromEntries(Array.from({ length: 30 }, (_, i) => [`rules/${i + 10}.yaml`, '#'.repeat(100_000)])),
      /rules\/29\.yaml:1:1:规则包过大/,
    ],
    'a million items': [{ 'rules/a.yaml': `lists: {a: [${'a,'.repeat(900_000)}]}` }, /rules\/a\.yaml:1:\d+:内容过多/],
    'many keys': [
      { 'rules/a.yaml': `lists: {${Array.from({ length: 60_000 }, (_, i) => `k${i}: [a]`).join(', ')}}` },
      /rules\/a\.yaml:1:\d+:内容过多/,
    ],
    'a pattern that explodes': [
      { 'rules/a.yaml': rules("'甲{1,20}'".replace('甲', '((甲{20}){20}){20}')) },
      /展开后太大/,
    ],
    'lists that explode': [
      { 'rules/a.yaml': rules("'<e>'", listsOfLists()) },
      /a\.yaml:\d+:\d+:规则 x 的模式“<e>”[^\n]*展开后太大/,
    ],
    'lists in a circle': [{ 'rules/a.yaml': rules("'<a>'", "lists: {a: ['<b>'], b: ['<a>']}\n") }, /互相引用成环/],
    'very many large patterns': [
      { 'rules/a.yaml': rules(manyPatterns(), "lists: {big: ['(甲乙丙丁戊己庚辛壬癸){20}']}\n") },
      /全部模式展开后太大/,
    ],
    'a path out of the workspace': [
      { 'pack.yaml': `${head}extends: [../../../../etc]\n` },
      /mine\/pack\.yaml:\d+:\d+:规则包 \.\.\/\.\.\/\.\.\/\.\.\/etc 在配置文件所在文件夹和工作区之外/,
    ],
    'a pack that extends itself': [{ 'pack.yaml': `${head}extends: [./.]\n` }, /mine\/pack\.yaml:\d+:\d+:[^\n]*循环/],
  };
  for (const [what, [files, message]] of Object.entries(hostile)) {
    it(`check refuses ${what} in bounded time`, async () => {
      const all = { 'pack.yaml': head, ...files };
      const folder = folderWith(Object.fromEntries(Object.entries(all).map(([file, text]) => [`mine/${file}`, text])));
      const { code, stderr } = await folder.run(['pack', 'check', 'mine']);
      assert.equal(code, 2, stderr.slice(0, 500));
      assert.match(stderr.slice(0, 2_000), message);
      assert.ok(!stderr.includes('    at '), 'no trace of a stack');
    });
  }

  it('check refuses a device that never ends', async function () {
    if (process.platform === 'win32') return this.skip();
    const folder = folderWith({ 'mine/pack.yaml': head });
    symlinkSync('/dev/zero', folder.join('mine/clauses.yaml'));
    const linked = await folder.run(['pack', 'check', 'mine']);
    assert.equal(linked.code, 2);
    assert.match(linked.stderr, /^huashu: mine\/clauses\.yaml:1:1:clauses\.yaml 是指向.*之外的链接，拒绝读取；.*\n$/);
    const own = folderWith({ 'mine/pack.yaml': head });
    execFileSync('mkfifo', [own.join('mine/clauses.yaml')]);
    const { code, stderr } = await own.run(['pack', 'check', 'mine']);
    assert.deepEqual([code, stderr], [2, 'huashu: mine/clauses.yaml:1:1:不是普通文件，拒绝读取\n']);
  });
});

function listsOfLists(): string {
  const twenty = (of: string): string => `['${`<${of}>`.repeat(20)}']`;
  return `lists: {a: ['甲乙丙丁'], b: ${twenty('a')}, c: ${twenty('b')}, d: ${twenty('c')}, e: ${twenty('d')}}\n`;
}

function manyPatterns(): string {
  const word = (i: number): string => String.fromCharCode(0x4e00 + (i % 100), 0x5000 + Math.floor(i / 100));
  return Array.from({ length: 12_000 }, (_, i) => `'${word(i)}<big>'`).join(', ');
}
