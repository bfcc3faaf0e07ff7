import { strict as assert } from 'node:assert';
import { existsSync, symlinkSync } from 'node:fs';
import { parseReport, rude, useFolders } from './command-line';

const head = 'name: mine\nversion: 1.0.0\ntitle: {zh: 我, en: I}\nextends: [service-base]\n';
const rule = (id: string, more = ''): string => `rules:
  - id: ${id}
${more}    clauses: [§1]
    severity: error
    patterns: [请讲]
    message: {zh: 甲, en: a}
    examples: {flagged: ['您[[请讲]]。'], allowed: [您请说。]}
`;
const override = '    override: true\n';

describe('a pack that extends another', () => {
  const folderWith = useFolders();
  const rulesOf = async (files: { readonly [file: string]: string }): Promise<string[]> => {
    const mine = Object.entries(files).map(([file, text]) => [`mine/${file}`, text] as const);
    const folder = folderWith({
      ...Object.fromEntries(mine),
      'a.md': rude,
      'huashu.config.yaml': 'extends: [./mine]\n',
    });
    const run = await folder.run(['lint', 'a.md', '--format', 'json']);
    assert.equal(run.stderr, '');
    return parseReport(run).flatMap(({ messages }) => messages.map(({ ruleId }) => ruleId));
  };

  it('takes its rules over', async () => {
    assert.deepEqual(await rulesOf({ 'pack.yaml': head }), ['pronoun']);
  });

  it('removes a single rule of it', async () => {
    assert.deepEqual(await rulesOf({ 'pack.yaml': `${head}remove: [pronoun]\n` }), []);
  });

  it('puts a rule of its own in the place of one', async () => {
    const files = { 'pack.yaml': head, 'rules/a.yaml': rule('pronoun', override) };
    const folder = folderWith(Object.fromEntries(Object.entries(files).map(([f, text]) => [`mine/${f}`, text])));
    assert.deepEqual((await folder.run(['test', 'mine'])).stdout, '✔ mine:1 条规则，2 个例句，0 个不符\n');
    folder.write('huashu.config.yaml', 'extends: [./mine]\n');
    folder.write('a.md', rude);
    const [report] = parseReport(await folder.run(['lint', 'a.md', '--format', 'json']));
    assert.deepEqual(
      report!.messages.map(({ ruleId, column }) => [ruleId, column]),
      [['pronoun', 8]],
    );
  });

  it('removes and replaces phrases', async () => {
    const phrase = '- {id: greeting, override: true, clause: §1, when: 接通, text: 您好!}\n';
    const good = folderWith({
      'mine/pack.yaml': `${head}remove: [greeting-short]\n`,
      'mine/phrases.yaml': phrase,
    });
    assert.equal((await good.run(['pack', 'check', 'mine'])).stderr, '');
  });

  it('may come along, or lie in node_modules', async () => {
    const folder = folderWith({
      'a.md': '客服：您好，这款理财稳赚不赔，您请讲。\n',
      'sub/a.md': '客服：您好，您请讲。\n',
      'huashu.config.yaml': 'extends: [bank]\n',
      'sub/huashu.config.yaml': 'extends: ["@acme/polite@^1.0.0"]\n',
      'node_modules/@acme/polite/package.json': '{ "name": "@acme/polite", "main": "run.js" }',
      'node_modules/@acme/polite/run.js': 'require("fs").writeFileSync("ran", "")',
      'node_modules/@acme/polite/pack.yaml': head.replace('mine', 'polite').replace('extends: [service-base]\n', ''),
      'node_modules/@acme/polite/rules/a.yaml': rule('polite/speak'),
    });
    const run = await folder.run(['lint', '.', '--format', 'json']);
    assert.equal(run.stderr, '');
    assert.deepEqual(
      parseReport(run).map(({ filePath, messages }) => [filePath, messages.map(({ ruleId }) => ruleId)]),
      [
        ['a.md', ['bank/guaranteed-return']],
        ['sub/a.md', ['polite/speak']],
      ],
    );
    assert.ok(!existsSync(folder.join('ran')) && !existsSync(folder.join('sub/ran')));
  });

  it('is not read where a link leads out of the workspace', async function () {
    if (process.platform === 'win32') this.skip(); // links need rights there
    const outside = folderWith({ 'pack.yaml': head, 'rules/a.yaml': rule('mine/a') });
    const folder = folderWith({ 'a.md': rude, 'huashu.config.yaml': 'extends: [evil]\n', 'node_modules/x': '' });
    symlinkSync(outside.path, folder.join('node_modules/evil'));
    const linked = await folder.run(['lint', 'a.md', '--locale', 'en']);
    assert.equal(linked.code, 2);
    assert.match(linked.stderr, /^huashu: huashu\.config\.yaml:1:11: evil is a link that leads out of the folder/);
    folder.write('mine/pack.yaml', head);
    symlinkSync('/etc/passwd', folder.join('mine/phrases.yaml'));
    folder.write('huashu.config.yaml', 'extends: [./mine]\n');
    const file = await folder.run(['lint', 'a.md', '--locale', 'en']);
    assert.deepEqual([file.code, file.stderr.includes('x:0:0:')], [2, false]);
    assert.match(file.stderr, /mine\/phrases\.yaml:1:1: phrases\.yaml is a link that leads out/);
  });

  const wrong: { readonly [what: string]: readonly [files: { [file: string]: string }, message: string] } = {
    'removes what is not there': [
      { 'pack.yaml': `${head}remove: [pronoun, pronuon]\n` },
      'mine/pack.yaml:5:19: remove names pronuon, which is no rule or phrase of the packs extended; huashu rules lists the ids',
    ],
    'overrides what is not there': [
      { 'rules/a.yaml': rule('mine/x', override) },
      'mine/rules/a.yaml:2:5: the rule mine/x has override: true, but no pack extended has it',
    ],
    'has a rule twice without a word': [
      { 'rules/a.yaml': rule('pronoun') },
      'mine/rules/a.yaml:2:5: the rule pronoun is in the pack service-base already; write override: true to replace it',
    ],
    'has a phrase twice without a word': [
      { 'phrases.yaml': '- {id: greeting, clause: §1, when: 接通, text: 您好!}\n' },
      'mine/phrases.yaml:1:3: the phrase greeting is in the pack service-base already; write override: true to replace it',
    ],
  };
  for (const [what, [files, message]] of Object.entries(wrong)) {
    it(`is refused where it ${what}`, async () => {
      const all = Object.entries({ 'pack.yaml': head, ...files }).map(([file, text]) => [`mine/${file}`, text]);
      const folder = folderWith(Object.fromEntries(all) as { [file: string]: string });
      const { code, stderr } = await folder.run(['pack', 'check', 'mine', '--locale', 'en']);
      assert.deepEqual([code, stderr], [2, `huashu: ${message}\n`]);
    });
  }
});
