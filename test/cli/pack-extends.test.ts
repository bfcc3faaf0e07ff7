import { strict as assert } from 'node:assert';
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
    assert.deepEqual((await folder.run(['test', 'mine'])).stdout, '✔ mine:1 条规则,2 个例句,0 个不符\n');
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
