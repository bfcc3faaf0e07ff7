import { strict as assert } from 'node:assert';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { createLinter } from '../../server/src/core';
import { builtinPacks, shippedPacks } from '../../server/src/core/packs/builtin';
import { loadPack } from '../../server/src/core/packs/load-pack';
import { runExamples } from '../../server/src/core/packs/run-examples';
import { projectFile } from '../support/project-file';

/** The packs of other trades, and how many rules each has. */
const packs: { readonly [name: string]: number } = { courier: 8, bank: 15 };

for (const [name, count] of Object.entries(packs)) {
  describe(`the ${name} pack`, () => {
    const { pack, problems } = loadPack(
      {
        readFile: (path) => (existsSync(path) ? readFileSync(path, 'utf8') : undefined),
        listFolder: (path) => (existsSync(path) ? readdirSync(path) : undefined),
      },
      projectFile(`server/packs/${name}`),
    );
    const { linter, problems: compiling } = createLinter(pack ? [pack] : []);

    it('has no mistake, all its rules, and only clauses of its own', () => {
      assert.deepEqual([...problems, ...compiling], []);
      assert.equal(pack!.rules.length, count);
      const clauses = new Set(pack!.clauses.map(({ id }) => id));
      const named = [...pack!.rules.flatMap((rule) => rule.clauses), ...pack!.phrases.map(({ clause }) => clause)];
      assert.deepEqual(
        named.filter((clause) => !clauses.has(clause)),
        [],
      );
    });
    it('has a rule for each of its clauses', () => {
      const checked = new Set(pack!.rules.flatMap((rule) => rule.clauses));
      assert.deepEqual(
        pack!.clauses.filter(({ id }) => !checked.has(id)),
        [],
      );
    });
    it('comes along by its name, and is not among the packs in force by default', () => {
      assert.ok(shippedPacks().some(({ manifest }) => manifest.name === name));
      assert.ok(!builtinPacks().some(({ manifest }) => manifest.name === name));
    });
    it('finds nothing in its own phrases', () => {
      for (const { id, text } of pack!.phrases) {
        const { findings } = linter.lint(`---\nfragment: true\n---\n客服：${text}\n`, 'huashu');
        assert.deepEqual(findings, [], id);
      }
    });
    for (const rule of pack?.rules ?? []) {
      it(`${rule.id} does what its examples say`, () => assert.deepEqual(runExamples(linter, rule), []));
    }
  });
}
