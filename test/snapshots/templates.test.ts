import { deepEqual, equal, ok } from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { builtinLinter } from '../../server/src/core/linter/builtin-linter';

const lint = (path: string) => builtinLinter().lint(readFileSync(path, 'utf8'), 'huashu');

describe('scripts that the extension brings', () => {
  for (const name of readdirSync('client/templates'))
    it(`${name}, to begin a new script from, has 100 points`, () => {
      const { findings, score } = lint(`client/templates/${name}`);
      deepEqual(
        findings.map((finding) => `${finding.ruleId} ${finding.message}`),
        [],
      );
      equal(score, 100);
    });

  it('the sample of the walkthrough has something for each of its steps', () => {
    const rules = lint('client/sample/first-call.huashu').findings.map((finding) => finding.ruleId);
    ok(rules.some((rule) => rule.startsWith('banned/')));
    ok(rules.some((rule) => rule.includes('missing')));
    ok(rules.includes('pronoun'));
  });
});
