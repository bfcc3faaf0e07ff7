import { strict as assert } from 'node:assert';
import type { Finding, Severity } from '../../../server/src/core/findings/finding';
import type { ScoreSettings } from '../../../server/src/core/score/score';
import { defaultScore, deductions, scoreCard, scoreOf } from '../../../server/src/core/score/score';
import { findingOf } from './findings';

const e = (ruleId: string): Finding => findingOf(ruleId, 'error');
const w = (ruleId: string): Finding => findingOf(ruleId, 'warning');

describe('the score of a call', () => {
  const cases: readonly (readonly [
    what: string,
    findings: readonly Finding[],
    settings: ScoreSettings | undefined,
    score: number,
  ])[] = [
    ['nothing found', [], undefined, 100],
    ['an error', [e('a')], undefined, 95],
    ['a warning', [w('a')], undefined, 98],
    ['an info', [findingOf('a', 'info')], undefined, 99],
    ['a hint', [findingOf('a', 'hint')], undefined, 100],
    ['each finding counts', [e('a'), e('a'), w('b')], undefined, 88],
    ['never under 0', Array.from({ length: 30 }, () => e('a')), undefined, 0],
    ['a weight for the rule', [e('a/b')], { pass: 80, weights: { 'a/b': 20 } }, 80],
    ['a weight for the label', [e('a/b'), e('a')], { pass: 80, weights: { a: 3 } }, 94],
    ['the rule goes before its label', [e('a/b'), e('a/c')], { pass: 80, weights: { a: 3, 'a/b': 0 } }, 97],
    ['other rules keep their severity', [e('c')], { pass: 80, weights: { a: 3 } }, 95],
    ['fractions without crumbs', [w('a'), w('a'), w('a')], { pass: 80, weights: { a: 0.1 } }, 99.7],
    ['names of the language itself are no weights', [w('constructor')], { pass: 80, weights: {} }, 98],
  ];
  for (const [what, findings, settings, score] of cases) {
    it(`${what}: ${score}`, () => {
      assert.equal(scoreOf(findings, settings), score);
      assert.equal(scoreCard(findings, settings).score, score);
    });
  }

  it('has a default for every severity, the graver the more', () => {
    const order: readonly Severity[] = ['error', 'warning', 'info', 'hint'];
    const points = order.map((severity) => deductions[severity]);
    assert.deepEqual(
      [...points].sort((a, b) => b - a),
      points,
    );
    assert.equal(defaultScore.pass, 80);
  });
});

describe('a score card', () => {
  it('passes with the pass mark, and not below', () => {
    const findings = [e('a'), e('a')];
    for (const [pass, passed] of [
      [90, true],
      [90.5, false],
      [0, true],
      [100, false],
    ] as const)
      assert.equal(scoreCard(findings, { pass, weights: {} }).passed, passed, String(pass));
  });

  it('lists deductions by rule, most points first, then most findings, then by name', () => {
    const card = scoreCard([w('d'), w('c'), e('b'), findingOf('a', 'hint'), findingOf('a', 'hint'), w('c')]);
    assert.deepEqual(
      card.deductions.map(({ ruleId, count, points }) => `${ruleId} ${count} ${points}`),
      ['b 1 5', 'c 2 4', 'd 1 2', 'a 2 0'],
    );
  });

  it('sums up by chapter of the standard, in its order, by the first clause of the rule', () => {
    const card = scoreCard([
      findingOf('x', 'error', ['§3.1']),
      findingOf('a', 'error', ['§1.5.9.3', '§1.1.2.4a']),
      findingOf('b', 'warning', ['§1.1.2.4a']),
      findingOf('c', 'warning', ['§1.1.3.1a']),
      findingOf('d', 'warning', []),
      findingOf('e', 'warning', ['§my.3']),
      findingOf('f', 'warning', ['§7.1']),
    ]);
    assert.deepEqual(
      card.chapters.map(({ chapter, title, count, points }) => `${chapter} ${title.zh} ${count} ${points}`),
      ['§1.1 话务应答基本准则 2 4', '§1.5 服务禁忌 1 5', '§3 客户俱乐部 1 5', '§7 §7 1 2', 'other 其他 2 4'],
    );
  });

  it('deducts by chapter and by rule what the score lacks', () => {
    const { score, chapters, deductions: byRule } = scoreCard([e('a'), w('b'), findingOf('c', 'info', [])]);
    const sum = (rows: readonly { points: number }[]): number => rows.reduce((total, { points }) => total + points, 0);
    assert.deepEqual([sum(chapters), sum(byRule)], [100 - score, 100 - score]);
  });
});
