import { strict as assert } from 'node:assert';
import { builtinPacks } from '../../server/src/core/packs/builtin';
import { runExamples } from '../../server/src/core/packs/run-examples';
import { builtinLinter } from '../../server/src/core';

describe('rules of the built-in packs keep to their examples', () => {
  for (const pack of builtinPacks()) {
    for (const rule of pack.rules) {
      it(`${pack.manifest.name}: ${rule.id}`, () => {
        assert.ok(rule.examples.flagged.length > 0, 'a rule needs a flagged example');
        assert.ok(rule.examples.allowed.length > 0, 'a rule needs an allowed example');
        const failures = runExamples(builtinLinter(), rule);
        assert.equal(failures.length, 0, failures.map((f) => `\n  ${f.example}\n    ${f.problem}`).join(''));
      });
    }
  }
});

describe('rules of the built-in packs are complete', () => {
  const packs = builtinPacks();
  const clauses = new Set(packs.flatMap((pack) => pack.clauses.map((clause) => clause.id)));
  for (const rule of packs.flatMap((pack) => pack.rules)) {
    it(`${rule.id} cites clauses of the standard`, () => {
      assert.ok(rule.clauses.length > 0);
      for (const clause of rule.clauses) assert.ok(clauses.has(clause), `${clause} is not a clause of the packs`);
    });
  }

  it('has an entry of its own for each of the 46 banned phrases', () => {
    const first = packs.flatMap((pack) =>
      pack.rules.filter((rule) => rule.id.startsWith('banned/')).map((rule) => rule.clauses[0]),
    );
    for (let n = 1; n <= 46; n++) assert.ok(first.includes(`§1.5.9.${n}`), `§1.5.9.${n} has no rule`);
  });

  it('has no sentence twice among the examples of a rule', () => {
    for (const rule of packs.flatMap((pack) => pack.rules)) {
      const texts = [...rule.examples.flagged, ...rule.examples.allowed].map((e) =>
        typeof e === 'string' ? e : JSON.stringify(e),
      );
      assert.equal(new Set(texts).size, texts.length, `${rule.id} repeats an example`);
    }
  });
});
