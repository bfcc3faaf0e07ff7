import { strict as assert } from 'node:assert';
import { existsSync } from 'node:fs';
import { parseReport, polite, rude, useFolders } from './command-line';

interface Times {
  readonly files: number;
  readonly characters: number;
  readonly totalMs: number;
  readonly parts: readonly { readonly part: string; readonly ms: number; readonly share: number }[];
  readonly rules: readonly { readonly ruleId: string; readonly ms: number; readonly findings: number }[];
}

describe('huashu lint --timing', () => {
  const folder = useFolders();

  it('tells what each part and each rule took, beside an undisturbed report', async () => {
    const at = folder({ 'a.huashu': rude, 'b.huashu': polite });
    const plain = await at.run(['lint', '.', '--format', 'json']);
    const timed = await at.run(['lint', '.', '--format', 'json', '--timing', '--timing-file', 'out/times.json']);
    assert.deepEqual([timed.code, timed.stdout], [plain.code, plain.stdout]);
    const times = JSON.parse(at.read('out/times.json')) as Times;
    assert.deepEqual([times.files, times.characters], [2, rude.length + polite.length]);
    const sum = times.parts.reduce((total, { ms }) => total + ms, 0);
    assert.ok(Math.abs(sum - times.totalMs) < 0.01, `parts: ${sum} ms, all: ${times.totalMs} ms`);
    assert.ok(Math.abs(times.parts.reduce((total, { share }) => total + share, 0) - 1) < 0.001);
    for (const rows of [times.parts, times.rules])
      assert.deepEqual(
        rows.map(({ ms }) => ms),
        rows.map(({ ms }) => ms).sort((a, b) => b - a),
      );
    const pronoun = times.rules.find(({ ruleId }) => ruleId === 'pronoun');
    assert.equal(
      pronoun?.findings,
      parseReport(plain)[0]!.messages.filter(({ ruleId }) => ruleId === 'pronoun').length,
    );
    assert.ok(pronoun.ms > 0);
    assert.match(timed.stderr, /^环节 +毫秒 +占比$/m);
    assert.match(timed.stderr, /^pronoun +[\d.]+ +[\d.]+% +1$/m);
  });

  it('times the rules of packs of one’s own and of tables too', async () => {
    const at = folder({
      'huashu.config.yaml': 'extends: [./mine]\ninputs:\n  - files: ["*.csv"]\n    columns: {role: 角色, text: 内容}\n',
      'mine/pack.yaml': 'name: mine\nversion: 1.0.0\ntitle: {zh: 我的, en: Mine}\n',
      'mine/rules/a.yaml':
        'rules:\n  - id: banned/mine\n    clauses: [§my.1]\n    severity: error\n    patterns: [彩虹糖]\n' +
        '    message: {zh: 不说, en: no}\n    examples: {flagged: ["[[彩虹糖]]"], allowed: [糖]}\n',
      'a.csv': '角色,内容\n客服,彩虹糖。\n客服,彩虹糖。\n',
    });
    const run = await at.run(['lint', 'a.csv', '--timing', '--timing-file', 'times.json', '--locale', 'en']);
    assert.equal(run.code, 1, run.stderr);
    const times = JSON.parse(at.read('times.json')) as Times;
    assert.deepEqual(
      times.rules.map(({ ruleId, findings }) => [ruleId, findings]),
      [['banned/mine', 2]],
    );
    assert.match(run.stderr, /^Time: [\d.]+ ms, 1 files/m);
  });

  it('says that the file cannot be written', async () => {
    const at = folder({ 'a.huashu': polite, 'folder/x': '' });
    const run = await at.run(['lint', 'a.huashu', '--timing-file', 'folder']);
    assert.equal(run.code, 2);
    assert.match(run.stderr, /folder:无法写入/);
    assert.ok(existsSync(at.join('folder/x')));
  });
});
