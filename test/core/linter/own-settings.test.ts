import { strict as assert } from 'node:assert';
import { builtinLinter, defaultSettings } from '../../../server/src/core';
import type { RuleSetting } from '../../../server/src/core/config/config';
import { ownRuleIds } from '../../../server/src/core/linter/rule-settings';

const text =
  '---\nfragment: true\nkind: novel\n---\n# huashu-disable-next-line hedge\n客服：您好。\n# huashu-disable-line\n客户：好。\n';

function found(rules: { readonly [id: string]: RuleSetting }, source = text): string[] {
  const settings = { ...defaultSettings, rules };
  const { findings } = builtinLinter().lint(source, 'huashu', settings);
  const session = builtinLinter().open('', 'huashu', settings);
  session.update([{ start: 0, end: 0, text: source }]);
  assert.deepEqual(session.result.findings, findings, 'a session says the same');
  return [...new Set(findings.map(({ ruleId, severity }) => `${ruleId} ${severity}`))].sort();
}

describe('settings for findings that no rule makes', () => {
  const all = ['directive/no-reason warning', 'directive/unused warning', 'format/front-matter-value warning'];

  it('none: each is a warning', () => assert.deepEqual(found({}), all));

  it('the label is for all of its findings', () => {
    assert.deepEqual(found({ directive: 'off' }), all.slice(2));
    assert.deepEqual(found({ format: 'off' }), all.slice(0, 2));
    assert.deepEqual(found({ format: { severity: 'error' } })[2], 'format/front-matter-value error');
  });

  it('the id goes before the label', () => {
    assert.deepEqual(found({ directive: 'off', 'directive/unused': 'hint' }), ['directive/unused hint', all[2]]);
    assert.deepEqual(found({ directive: 'info', 'directive/unused': 'off' }), ['directive/no-reason info', all[2]]);
  });

  it('off at all of them leaves nothing', () => {
    assert.deepEqual(found(Object.fromEntries(ownRuleIds.map((id) => [id, 'off' as const]))), []);
  });

  it('every finding of that kind can be set', () => {
    const unreadable = '---\nkind: [\n---\n客服：您好。\n';
    const known = (line: string): boolean => ownRuleIds.includes(line.split(' ')[0]!);
    const own = [...found({}), ...found({}, unreadable)].filter((line) => /^(directive|format)\//.test(line));
    assert.ok(own.includes('format/front-matter-syntax warning'), own.join());
    assert.ok(own.every(known), own.join());
  });
});
