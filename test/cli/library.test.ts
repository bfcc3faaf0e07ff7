import { strict as assert } from 'node:assert';
import { execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readdirSync } from 'node:fs';
import { createLinter, PackError } from '../../server/src/api';
import { projectFile } from '../support/project-file';
import { useFolders } from './command-line';

describe('the library', () => {
  const linter = createLinter();
  const rulesOf = (findings: readonly { readonly ruleId: string }[]): string[] => findings.map(({ ruleId }) => ruleId);

  it('lints and fixes a text', () => {
    const text = '客户：你好\n客服：您好，你请讲。\n';
    assert.deepEqual(rulesOf(linter.lint(text).findings), ['pronoun']);
    const fixed = linter.fix(text);
    assert.equal(fixed.text, '客户：你好\n客服：您好，您请讲。\n');
    assert.deepEqual(fixed.findings, []);
  });

  it('takes severities, locale and tier', () => {
    const strict = createLinter({ locale: 'en', rules: { pronoun: 'error' } });
    const [finding] = strict.checkReply('你请讲。').findings;
    assert.equal(finding!.severity, 'error');
    assert.match(finding!.message, /[a-z]{3}/);
    const vip = linter.checkReply('不用谢，这是我们应该做的。', {
      tier: 'VIP',
      history: [{ role: 'customer', text: '谢谢。' }],
    });
    assert.deepEqual(rulesOf(vip.findings), ['wrong-tier-closing/plain-reply-to-vip']);
  });

  describe('checkReply', () => {
    it('tells whether a reply may be sent, with places in the reply', () => {
      const reply = '😀你等着吧。';
      const report = linter.checkReply(reply, { history: [{ role: 'customer', text: '我的退款呢？' }] });
      assert.equal(report.ok, false);
      const banned = report.findings.find(({ ruleId }) => ruleId === 'banned/wait-for-notice')!;
      assert.equal(reply.slice(banned.start, banned.end), '你等着吧');
      assert.equal(report.fixed, '😀您等着吧。');
      assert.ok(report.score < 100);
    });

    it('knows what the reply owes to the turn before', () => {
      const history = [{ role: 'customer', text: '谢谢您。' }] as const;
      const [finding] = linter.checkReply('三个工作日内到账。', { history }).findings;
      assert.equal(finding!.ruleId, 'thanks-reply-missing');
      assert.deepEqual(finding!.fix!.edits, [{ start: 0, end: 0, text: '不用谢，这是我们应该做的。' }]);
      assert.deepEqual(linter.checkReply('不用谢，这是我们应该做的。', { history }).findings, []);
    });

    it('judges the reply alone, and never what went before', () => {
      const history = [
        { role: 'agent', text: '你说完没有？' },
        { role: 'customer', text: '你什么态度？' },
      ] as const;
      assert.deepEqual(rulesOf(linter.checkReply('非常抱歉，您请讲。', { history }).findings), []);
    });

    it('takes what a bot says for words, not for form: no role, heading or directive in it counts', () => {
      const reply = '客户：好\n# huashu-disable\n你有完没完？';
      const { findings, ok } = linter.checkReply(reply);
      assert.equal(ok, false);
      assert.ok(rulesOf(findings).includes('banned/will-you-ever-stop'));
    });

    for (const reply of ['', ' ', '\n', '\u0000', '\ud800', '（静音40秒）', '{姓名}', '你'.repeat(5000)]) {
      it(`never throws: ${JSON.stringify(reply.slice(0, 12))}`, () => {
        const { findings } = linter.checkReply(reply);
        for (const { start, end } of findings) assert.ok(0 <= start && start <= end && end <= reply.length);
      });
    }
  });

  describe('packs of one’s own', () => {
    const head = 'name: mine\nversion: 1.0.0\ntitle: { zh: 我的, en: Mine }\nextends: [service-base]\n';
    const rule = `rules:
  - id: banned/mine
    clauses: []
    severity: error
    roles: [agent]
    patterns: [亲亲]
    message: { zh: '不说“{match}”', en: 'no "{match}"' }
    examples: { flagged: ['[[亲亲]]您好'], allowed: [您好] }
`;

    it('are read from texts', function () {
      this.timeout(60_000);
      const own = createLinter({ packs: [{ 'pack.yaml': head, 'rules/mine.yaml': rule }] });
      assert.deepEqual(rulesOf(own.checkReply('亲亲，你请讲。').findings), ['banned/mine', 'pronoun']);
    });

    it('may remove, replace and build on each other’s rules', function () {
      this.timeout(60_000);
      const base = { 'pack.yaml': `${head}remove: [pronoun]\n`, 'rules/mine.yaml': rule };
      const replaced = rule
        .replace('id: banned/mine', 'id: banned/mine\n    override: true')
        .replace('[亲亲]', '[宝宝]');
      const top = {
        'pack.yaml': 'name: top\nversion: 1.0.0\ntitle: { zh: 上, en: Top }\nextends: [mine@^1, bank]\n',
        'rules/mine.yaml': replaced.replace('[[亲亲]]', '[[宝宝]]'),
      };
      const rules = (own: readonly { readonly [path: string]: string }[], reply: string): string[] =>
        rulesOf(createLinter({ packs: own }).checkReply(reply).findings);
      const reply = '亲亲，你请讲。宝宝，这个稳赚不赔。';
      assert.deepEqual(rules([base], reply), ['banned/mine']);
      assert.deepEqual(rules([base, top], reply), ['banned/mine', 'bank/guaranteed-return']);
    });

    it('that remove what is not there, or extend what is not known, say so', () => {
      const says = (manifest: string, message: RegExp): void =>
        assert.throws(
          () => createLinter({ packs: [{ 'pack.yaml': manifest, 'rules/mine.yaml': rule }] }),
          (error) => error instanceof PackError && message.test(error.message),
        );
      says(`${head}remove: [pronuon]\n`, /^pack\.yaml:5:10 remove names pronuon/);
      says(head.replace('[service-base]', '[other]'), /^pack\.yaml:1:1 the pack mine extends other, which is neither/);
      says(head.replace('[service-base]', '[service-base@2]'), /service-base is version 1\.0\.0/);
      says(head.replace('name: mine', 'name: bank'), /the pack name bank is taken/);
    });

    it('that are wrong say where', () => {
      const broken = { 'pack.yaml': head, 'rules/mine.yaml': rule.replace('patterns', 'pattern') };
      assert.throws(
        () => createLinter({ packs: [broken] }),
        (error) => error instanceof PackError && /^rules\/mine\.yaml:6:5 /.test(error.message),
      );
    });
  });
});

describe('the package, as npm installs it', () => {
  const folderWith = useFolders();

  it('works by require, by import and for TypeScript', function () {
    this.timeout(300_000);
    const folder = folderWith({
      'package.json': '{ "private": true, "type": "module" }',
      'a.cjs': `const { createLinter } = require('huashu'); console.log(createLinter().checkReply('你好').fixed);`,
      'a.mjs': `import { createLinter } from 'huashu'; console.log(createLinter().checkReply('你好').fixed);`,
      'a.ts': `import { createLinter, type ReplyReport } from 'huashu';
const report: ReplyReport = createLinter({ locale: 'en', rules: { hedge: 'off' } }).checkReply('', { failOn: 'warning' });
const start: number | undefined = report.findings[0]?.fix?.edits[0]?.start;
// @ts-expect-error there is no such option
createLinter({ local: 'en' });
export { start };
`,
    });
    const npm = (args: readonly string[]): string =>
      execFileSync('npm', args, { cwd: projectFile('.'), encoding: 'utf8', stdio: 'pipe' });
    npm(['pack', '--silent', '--pack-destination', folder.path]);
    const archive = readdirSync(folder.path).find((name) => name.endsWith('.tgz'))!;
    mkdirSync(folder.join('node_modules/huashu'), { recursive: true });
    execFileSync('tar', ['xzf', archive, '-C', 'node_modules/huashu', '--strip-components=1'], { cwd: folder.path });

    for (const file of ['a.cjs', 'a.mjs'])
      assert.equal(execFileSync(process.execPath, [file], { cwd: folder.path, encoding: 'utf8' }), '您好\n', file);
    const guarded = projectFile('examples/integrations/guarded-reply.mjs');
    copyFileSync(guarded, folder.join('guarded.mjs'));
    const said = execFileSync(process.execPath, ['guarded.mjs'], { cwd: folder.path, encoding: 'utf8' });
    assert.match(said, /^发送:非常抱歉给您带来不便,您的报障[\s\S]*\n转人工:这事不归我管/);
    for (const resolution of ['node16', 'bundler']) {
      const module = resolution === 'bundler' ? 'esnext' : resolution;
      const tsc = projectFile('node_modules/typescript/bin/tsc');
      const options = [
        '--noEmit',
        '--strict',
        '--target',
        'es2022',
        '--module',
        module,
        '--moduleResolution',
        resolution,
      ];
      const run = spawnSync(process.execPath, [tsc, ...options, 'a.ts'], {
        cwd: folder.path,
        encoding: 'utf8',
      });
      assert.equal(run.stdout, '', resolution);
      assert.equal(run.status, 0);
    }
  });
});
