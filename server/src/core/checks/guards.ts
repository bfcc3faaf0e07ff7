import type { Utterance } from '../linter/utterance';
import { clauseEnd, clauseStart, sentenceEnd, sentenceStart } from '../linter/utterance';
import type { MatchBuffer } from '../matching';
import type { CompiledGuard } from '../packs/program';
import type { GuardScope } from '../packs/schema';
import { hitIndexOf } from './hit-index';

/**
 * Whether the guards let a hit stand: `unless` holds nowhere and `when`, for each place it names, holds.
 * `start` and `end` are symbol indices of the hit.
 */
export function guardsAllow(
  utterance: Utterance,
  unless: CompiledGuard | undefined,
  when: CompiledGuard | undefined,
  start: number,
  end: number,
): boolean {
  if (unless) {
    for (const [scope, patterns] of unless) if (anyHit(utterance, scope, patterns, start, end)) return false;
  }
  if (when) {
    for (const [scope, patterns] of when) if (!anyHit(utterance, scope, patterns, start, end)) return false;
  }
  return true;
}

function anyHit(
  utterance: Utterance,
  scope: GuardScope,
  patterns: readonly number[],
  start: number,
  end: number,
): boolean {
  const { hits, text } = utterance;
  let from = 0;
  let to = text.length;
  switch (scope) {
    case 'inside': {
      const index = hitIndexOf(utterance);
      if (index) return index.hasOverlapping(patterns, start, end);
      for (let i = firstFrom(hits, start - LONGEST_HIT); i < hits.count; i++) {
        if (hits.starts[i]! >= end) break;
        if (hits.ends[i]! > start && patterns.includes(hits.patterns[i]!)) return true;
      }
      return false;
    }
    case 'clause':
      from = clauseStart(text, start);
      to = clauseEnd(text, end);
      break;
    case 'clause-before':
      from = clauseStart(text, start);
      to = start;
      break;
    case 'clause-after':
      from = end;
      to = clauseEnd(text, end);
      break;
    case 'sentence':
      from = sentenceStart(text, start);
      to = sentenceEnd(text, end);
      break;
    case 'sentence-before':
      from = sentenceStart(text, start);
      to = start;
      break;
    case 'sentence-after':
      from = end;
      to = sentenceEnd(text, end);
      break;
    case 'turn-before':
      to = start;
      break;
    case 'turn-after':
      from = end;
      break;
    case 'turn':
      break;
  }
  const index = hitIndexOf(utterance);
  if (index) return index.hasWithin(patterns, from, to);
  for (let i = firstFrom(hits, from); i < hits.count; i++) {
    const at = hits.starts[i]!;
    if (at >= to) break;
    if (at >= from && hits.ends[i]! <= to && patterns.includes(hits.patterns[i]!)) return true;
  }
  return false;
}

/** More symbols than any hit has: patterns are bounded. */
const LONGEST_HIT = 2048;

/** The first hit that begins at `start` or later; hits are in order of start. */
function firstFrom(hits: MatchBuffer, start: number): number {
  let low = 0;
  let high = hits.count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (hits.starts[middle]! < start) low = middle + 1;
    else high = middle;
  }
  return low;
}
