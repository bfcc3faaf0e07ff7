import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createLinter } from '../../server/src/core';
import { loadPack } from '../../server/src/core/packs/load-pack';
import { checkTypes } from '../../server/src/core/packs/schema';
import { runExamples } from '../../server/src/core/packs/run-examples';

/** The YAML and CSV blocks of the guide as the files of a pack: rules, after "yaml acts" acts, after "yaml facts" facts, after "yaml terms" terms. */
function packOfGuide(): Map<string, string> {
  const guide = readFileSync(join(process.cwd(), 'server/packs/README.zh-CN.md'), 'utf8');
  const files = new Map([['pack.yaml', 'name: guide\nversion: 1.0.0\ntitle: {zh: 指南, en: Guide}\n']]);
  for (const [i, match] of [...guide.matchAll(/```yaml(?: (acts|facts|terms))?\n([\s\S]*?)```/g)].entries()) {
    const whole = match[1] === 'facts' || match[1] === 'terms';
    const name = whole ? `${match[1]}.yaml` : `${match[1] ?? 'rules'}/${String(i).padStart(2, '0')}.yaml`;
    files.set(name, match[2]!);
  }
  for (const match of guide.matchAll(/```csv (\S+)\n([\s\S]*?)```/g)) files.set(match[1]!, match[2]!);
  return files;
}

describe('the guide to writing packs', () => {
  const files = packOfGuide();
  const { pack, problems } = loadPack(
    {
      readFile: (path) => files.get(path.replace(/^guide\//, '')),
      listFolder: (path) => {
        const prefix = `${path.replace(/^guide\//, '')}/`;
        return [...files.keys()].filter((name) => name.startsWith(prefix)).map((name) => name.slice(prefix.length));
      },
    },
    'guide',
  );
  const { linter, problems: compiling } = createLinter(pack ? [pack] : []);

  it('is a pack without a mistake', () => assert.deepEqual([...problems, ...compiling], []));
  it('shows every kind of check', () => {
    const shown = new Set(pack?.rules.map((rule) => rule.check ?? 'phrase'));
    for (const check of checkTypes) assert.ok(shown.has(check), `${check} is not in the guide`);
  });
  for (const rule of pack?.rules ?? []) {
    it(`${rule.id} does what its examples say`, () => assert.deepEqual(runExamples(linter, rule), []));
  }
});
