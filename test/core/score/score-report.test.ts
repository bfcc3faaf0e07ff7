import { strict as assert } from 'node:assert';
import type { Finding } from '../../../server/src/core/findings/finding';
import { builtinLinter } from '../../../server/src/core';
import { scoreCard } from '../../../server/src/core/score/score';
import type { CallScore } from '../../../server/src/core/score/score-report';
import { scoreCalls, summarise } from '../../../server/src/core/score/score-report';
import { findingOf } from './findings';

const dialogue = '客服：您好，请讲。\n客户：你好。\n';

function scored(text: string, findings: readonly Finding[] = [], pass = 80): CallScore | undefined {
  const { document, kind, calls } = builtinLinter().lint(text, 'markdown');
  const withFindings = () =>
    calls().map((call) => ({ ...call, findings, card: scoreCard(findings, { pass, weights: {} }) }));
  return scoreCalls('a.md', { document, kind, findings, score: 0, crashed: false, calls: withFindings }, { pass })[0];
}

describe('what is scored', () => {
  const cases: readonly (readonly [what: string, text: string, isScored: boolean])[] = [
    ['a dialogue', dialogue, true],
    ['bad examples alone', '## 反例\n\n客服：讲话！\n\n客户：喂。\n', false],
    ['bad examples and a good one', '## 反例\n\n客服：讲话！\n\n## 正例\n\n客服：请讲。\n\n客户：喂。\n', true],
    ['an article', '# 资费\n\n套餐每月 59 元。\n', false],
    ['an article by its front matter', `---\nkind: article\n---\n${dialogue}`, false],
    ['nothing', '', false],
  ];
  for (const [what, text, isScored] of cases) {
    it(`${what}: ${isScored ? 'yes' : 'no'}`, () => assert.equal(scored(text) !== undefined, isScored));
  }

  it('keeps pass mark and time with the card', () => {
    const { filePath, pass, passed, score, time } = scored(dialogue, [findingOf('a', 'error')], 96)!;
    assert.deepEqual({ filePath, pass, passed, score }, { filePath: 'a.md', pass: 96, passed: false, score: 95 });
    assert.deepEqual(time, { seconds: 2.4, measured: false });
  });
});

describe('the summary of a run', () => {
  it('counts calls and takes means', () => {
    const files = [scored(dialogue)!, scored(dialogue, [findingOf('a', 'error')], 96)!, scored(dialogue)!];
    const { calls, passed, mean, skipped } = summarise(files, 2);
    assert.deepEqual({ calls, passed, mean, skipped }, { calls: 3, passed: 2, mean: 98.33, skipped: 2 });
  });

  it('orders faults by the calls they are in', () => {
    const one = scored(dialogue, [findingOf('a', 'error'), findingOf('a', 'error'), findingOf('b', 'warning')])!;
    const two = scored(dialogue, [findingOf('b', 'warning'), findingOf('c', 'warning')])!;
    assert.deepEqual(
      summarise([one, two], 0).faults.map(
        ({ ruleId, calls, count, points }) => `${ruleId}: ${calls} calls, ${count}x, ${points}`,
      ),
      ['b: 2 calls, 2x, 4', 'a: 1 calls, 2x, 10', 'c: 1 calls, 1x, 2'],
    );
  });

  it('has no mean of nothing', () => assert.equal(summarise([], 3).mean, undefined));
});
