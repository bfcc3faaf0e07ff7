import type { Candidate } from './candidate';
import type { Utterance } from '../linter/utterance';
import { sentenceStart } from '../linter/utterance';

/**
 * `check: count`: of one rule's hits in one utterance, ascending, makes one candidate from the first to the last where
 * there are `min` or more in the turn (or in one sentence). Hits that overlap count once.
 */
export function countHits(utterance: Utterance, hits: readonly Candidate[]): Candidate[] {
  const rule = hits[0]!.rule;
  const { min, in: range } = rule.count ?? { min: 2, in: 'turn' as const };
  const groups = new Map<number, Candidate[]>();
  let lastEnd = -1;
  for (const hit of hits) {
    if (hit.hitStart < lastEnd) continue;
    lastEnd = hit.hitEnd;
    const key = range === 'turn' ? 0 : sentenceStart(utterance.text, hit.hitStart);
    const group = groups.get(key);
    if (group) group.push(hit);
    else groups.set(key, [hit]);
  }
  const found: Candidate[] = [];
  for (const group of groups.values()) {
    if (group.length < min) continue;
    const first = group[0]!;
    const last = group[group.length - 1]!;
    found.push({ ...first, end: last.end, hitEnd: last.hitEnd });
  }
  return found;
}
