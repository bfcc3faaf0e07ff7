import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import { builtinLinter } from '../../server/src/core';
import { labelOf } from '../../server/src/core/packs/program';
import { mend } from '../support/mend';
import { projectFile } from '../support/project-file';

interface Scene {
  readonly name: string;
  readonly good: string;
  readonly bad: string;
  readonly labels: readonly string[];
}

/** The scenes of scenes.txt; the head of that file says how it is written. */
function readScenes(): Scene[] {
  const [, ...parts] = readFileSync(projectFile('test/rules/scenes.txt'), 'utf8').split(/^## /m);
  return parts.map((part) => {
    const match = /^(.*) \| (.*)\n\+\n([^]*?)- (.*)\n([^]*)$/.exec(part);
    assert.ok(match, `not a scene: ${part.slice(0, 40)}`);
    const [, name, tier, good, labels, bad] = match;
    const head = `---\nkind: script\ntier: ${tier}\nscene: ${name}\n---\n`;
    return {
      name: name!,
      good: head + good!.trim() + '\n',
      bad: head + bad!.trim() + '\n',
      labels: labels!.split(' '),
    };
  });
}

describe('calls of every scene of the standard', () => {
  const scenes = readScenes();
  const linter = builtinLinter();
  it('are thirty', () => assert.ok(scenes.length >= 30, `${scenes.length}`));
  for (const { name, good, bad, labels } of scenes) {
    it(`${name}: the good one has 100 points`, () => {
      const { findings, score } = linter.lint(good, 'huashu');
      assert.deepEqual(
        findings.map(({ ruleId }) => ruleId),
        [],
      );
      assert.equal(score, 100);
    });
    it(`${name}: the bad one breaks ${labels.join(', ')}`, () => {
      const found = new Set(linter.lint(bad, 'huashu').findings.map(({ ruleId }) => labelOf(ruleId)));
      assert.deepEqual([...found].sort(), [...labels].sort());
    });
    it(`${name}: mended until nothing is left, it has 100 points`, () => {
      const { text, result } = mend(linter, bad, 'huashu');
      assert.deepEqual(
        result.findings.map(({ ruleId }) => ruleId),
        [],
        text,
      );
      assert.equal(result.calls()[0]!.card.score, 100);
    });
  }
});
