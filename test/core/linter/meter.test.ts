import { strict as assert } from 'node:assert';
import { builtinLinter, timedBuiltinLinter } from '../../../server/src/core/linter/builtin-linter';
import { Part } from '../../../server/src/core/linter/meter';

const call = '客服：你好，稍等。\n客户：我要投诉！\n客服：这是系统问题，我也没办法，大概要两个工作日。\n客服：再见。\n';

describe('Meter', () => {
  it('is told of every part and of the rules that looked at something, and changes nothing', () => {
    const laps = new Map<string, number>();
    let ids: readonly string[] = [];
    const linter = timedBuiltinLinter((rules) => {
      ids = rules.map(({ id }) => id);
      return {
        lap(what) {
          const name = what >= 0 ? ids[what]! : Object.keys(Part)[-what - 1]!;
          laps.set(name, (laps.get(name) ?? 0) + 1);
        },
      };
    });
    const { findings } = linter.lint(call, 'huashu');
    assert.deepEqual(findings, builtinLinter().lint(call, 'huashu').findings);
    const missing = [...Object.keys(Part), ...findings.map(({ ruleId }) => ruleId)].filter((name) => !laps.has(name));
    assert.deepEqual(missing, []);
    assert.equal(laps.get('parse'), 1);
    assert.equal(laps.get('match'), 4);
    assert.equal(laps.has('undefined'), false);
  });
});
