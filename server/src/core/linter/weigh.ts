import type { NormalisedText } from '../text/normalised';
import { sentenceStart } from './utterance';
import type { Candidate } from '../checks/candidate';

/**
 * Settles candidates of one utterance against each other: of those with one label that overlap the longest stays
 * (guide: "longest phrase wins"), then those give way whose rule yields to another that overlaps, then those
 * that follow one of their label in the same sentence or turn where the rule speaks once. The rest comes in order of place.
 */
export function weigh(candidates: readonly Candidate[], text: NormalisedText): Candidate[] {
  if (candidates.length < 2) return [...candidates];
  const kept = clusters(candidates).flatMap(settle);
  const standing = kept.sort((a, b) => a.start - b.start || a.end - b.end || a.ruleIndex - b.ruleIndex);
  if (!standing.some((candidate) => candidate.rule.once)) return standing;
  const spoken = new Set<string>();
  return standing.filter((candidate) => {
    const { label } = candidate.rule;
    const once = candidate.rule.once === 'text' ? undefined : candidate.rule.once;
    const place = `${label} ${sentenceStart(text, candidate.hitStart)}`;
    const first = !(once && spoken.has(once === 'turn' ? label : place));
    spoken.add(place).add(label);
    return first;
  });
}

/** Candidates in groups that share no symbol with one another: what one settles does not touch the others. */
function clusters(candidates: readonly Candidate[]): Candidate[][] {
  const groups: Candidate[][] = [];
  let end = -1;
  for (const candidate of [...candidates].sort((a, b) => a.start - b.start)) {
    if (candidate.start >= end) groups.push([candidate]);
    else groups[groups.length - 1]!.push(candidate);
    end = Math.max(end, candidate.end);
  }
  return groups;
}

/** The longest of each label stays, then those give way that yield to another. */
function settle(group: Candidate[]): Candidate[] {
  if (group.length === 1) return group;
  const byLength = group.sort(
    (a, b) => b.end - b.start - (a.end - a.start) || a.start - b.start || a.ruleIndex - b.ruleIndex,
  );
  const kept: Candidate[] = [];
  for (const candidate of byLength) {
    if (!kept.some((other) => other.rule.label === candidate.rule.label && overlap(other, candidate)))
      kept.push(candidate);
  }
  return kept.filter(
    (candidate) =>
      !kept.some((other) => other !== candidate && yieldsTo(candidate, other) && overlap(other, candidate)),
  );
}

function overlap(a: Candidate, b: Candidate): boolean {
  return a.start < b.end && b.start < a.end;
}

function yieldsTo(candidate: Candidate, other: Candidate): boolean {
  return candidate.rule.yields.includes(other.rule.label) || candidate.rule.yields.includes(other.rule.id);
}
