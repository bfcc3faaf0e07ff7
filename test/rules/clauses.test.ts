import { strict as assert } from 'node:assert';
import { builtinPacks } from '../../server/src/core/packs/builtin';

describe('clauses of the standard', () => {
  const packs = builtinPacks();
  const cited = new Set(packs.flatMap((pack) => pack.rules.flatMap((rule) => rule.clauses)));

  for (const clause of packs.flatMap((pack) => pack.clauses)) {
    if (clause.kind !== 'lexical' && clause.kind !== 'discourse' && clause.kind !== 'timing') continue;
    it(`${clause.id} is checked by a rule or says why not`, () => {
      if (cited.has(clause.id)) assert.equal(clause.unchecked, undefined, 'a rule cites it: the reason is out of date');
      else
        assert.ok(clause.unchecked?.zh && clause.unchecked.en, 'no rule cites it and it gives no reason (unchecked)');
    });
  }
});
