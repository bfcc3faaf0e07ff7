import { strict as assert } from 'node:assert';
import { mergeRules, mergeWeights } from '../../../server/src/core/config/merge';

describe('merging settings of rules', () => {
  it('puts later severities on top and leaves the rest', () => {
    assert.deepEqual(mergeRules({ hedge: 'error', pronoun: 'hint' }, { hedge: 'off' }), {
      hedge: 'off',
      pronoun: 'hint',
    });
  });

  it('lets a later label override earlier single rules, and an earlier label yield to later single rules', () => {
    assert.deepEqual(mergeRules({ 'banned/a': 'off', banned: 'info' }, { banned: 'error' }), { banned: 'error' });
    assert.deepEqual(mergeRules({ banned: 'error' }, { 'banned/a': 'off' }), { banned: 'error', 'banned/a': 'off' });
  });

  it('keeps single rules where the later label only allows wordings', () => {
    assert.deepEqual(mergeRules({ 'banned/a': 'off' }, { banned: { allow: ['x'] } }), {
      'banned/a': 'off',
      banned: { allow: ['x'] },
    });
  });

  it('adds lists of allowed wordings up, and keeps them under a new severity', () => {
    assert.deepEqual(mergeRules({ hedge: { severity: 'error', allow: ['a'] } }, { hedge: { allow: ['a', 'b'] } }), {
      hedge: { severity: 'error', allow: ['a', 'b'] },
    });
    assert.deepEqual(mergeRules({ 'hedge/x': { severity: 'off', allow: ['a'] } }, { hedge: 'error' }), {
      'hedge/x': { allow: ['a'] },
      hedge: 'error',
    });
  });
});

describe('merging weights of the score card', () => {
  const cases: readonly (readonly [earlier: Weights, later: Weights, merged: Weights])[] = [
    [{ hedge: 1 }, {}, { hedge: 1 }],
    [{ hedge: 1, pronoun: 2 }, { hedge: 3 }, { hedge: 3, pronoun: 2 }],
    [{ 'banned/a': 9, 'bann/b': 1 }, { banned: 4 }, { 'bann/b': 1, banned: 4 }],
    [{ banned: 4 }, { 'banned/a': 9 }, { banned: 4, 'banned/a': 9 }],
  ];
  for (const [earlier, later, merged] of cases) {
    it(`${JSON.stringify(earlier)} and ${JSON.stringify(later)}`, () =>
      assert.deepEqual(mergeWeights(earlier, later), merged));
  }
});

type Weights = { readonly [ruleOrLabel: string]: number };
