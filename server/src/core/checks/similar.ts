import type { CallOffence, CallQuestioner } from './call-check';
import { sentencesOf } from './repeat';
import { sourceOf } from '../document/source';

/**
 * `check: similar`: a sentence of the agent is like one of the samples: the share of pairs of neighbouring characters
 * they have in common (Dice's coefficient), in percent, reaches the threshold.
 */
export function checkSimilar({ rule, call }: CallQuestioner): CallOffence[] {
  const { to, percent } = rule.call!.similar!;
  const samples = to.map((sample) => pairsOf(sample.replace(/[\p{P}\p{S}\s]+/gu, '')));
  const offences: CallOffence[] = [];
  for (const turn of call.turns) {
    if (turn.role !== 'agent') continue;
    for (const { text, start, end } of sentencesOf(turn, sourceOf(call.document))) {
      const pairs = pairsOf(text);
      if (samples.some((sample) => likeness(sample, pairs) * 100 >= percent))
        offences.push({ turn, span: { start, end } });
    }
  }
  return offences;
}

function pairsOf(text: string): Map<string, number> {
  const pairs = new Map<string, number>();
  for (let i = 0; i + 1 < text.length; i++) {
    const pair = text.slice(i, i + 2);
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
  }
  return pairs;
}

/** 0 … 1. */
function likeness(a: Map<string, number>, b: Map<string, number>): number {
  let shared = 0;
  let total = 0;
  for (const [pair, count] of a) {
    shared += Math.min(count, b.get(pair) ?? 0);
    total += count;
  }
  for (const count of b.values()) total += count;
  return total === 0 ? 0 : (2 * shared) / total;
}
