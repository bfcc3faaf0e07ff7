import { strict as assert } from 'node:assert';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { createLinter } from '../../server/src/core';
import { builtinPacks } from '../../server/src/core/packs/builtin';
import { loadPack } from '../../server/src/core/packs/load-pack';
import { runExamples } from '../../server/src/core/packs/run-examples';
import { projectFile } from '../support/project-file';

describe('the courier pack', () => {
  const { pack, problems } = loadPack(
    {
      readFile: (path) => (existsSync(path) ? readFileSync(path, 'utf8') : undefined),
      listFolder: (path) => (existsSync(path) ? readdirSync(path) : undefined),
    },
    projectFile('server/packs/courier'),
  );
  const { linter, problems: compiling } = createLinter(pack ? [pack] : []);

  it('has no mistake, eight rules, and only clauses of its own', () => {
    assert.deepEqual([...problems, ...compiling], []);
    assert.equal(pack!.rules.length, 8);
    const clauses = new Set(pack!.clauses.map(({ id }) => id));
    for (const rule of pack!.rules) for (const clause of rule.clauses) assert.ok(clauses.has(clause), clause);
  });
  it('is not among the packs in force by default', () =>
    assert.ok(!builtinPacks().some(({ manifest }) => manifest.name === 'courier')));
  for (const rule of pack?.rules ?? []) {
    it(`${rule.id} does what its examples say`, () => assert.deepEqual(runExamples(linter, rule), []));
  }
});
