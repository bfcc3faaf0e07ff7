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
  const byLength = [...candidates].sort(
    (a, b) => b.end - b.start - (a.end - a.start) || a.start - b.start || a.ruleIndex - b.ruleIndex,
  );
  const kept: Candidate[] = [];
  for (const candidate of byLength) {
    if (!kept.some((other) => other.rule.label === candidate.rule.label && overlap(other, candidate)))
      kept.push(candidate);
  }
  const standing = kept
    .filter(
      (candidate) =>
        !kept.some((other) => other !== candidate && yieldsTo(candidate, other) && overlap(other, candidate)),
    )
    .sort((a, b) => a.start - b.start || a.end - b.end || a.ruleIndex - b.ruleIndex);
  if (!standing.some((candidate) => candidate.rule.once)) return standing;
  const spoken = new Set<string>();
  return standing.filter((candidate) => {
    const { once, label } = candidate.rule;
    const place = `${label} ${sentenceStart(text, candidate.hitStart)}`;
    const first = !(once && spoken.has(once === 'turn' ? label : place));
    spoken.add(place).add(label);
    return first;
  });
}

function overlap(a: Candidate, b: Candidate): boolean {
  return a.start < b.end && b.start < a.end;
}

function yieldsTo(candidate: Candidate, other: Candidate): boolean {
  return candidate.rule.yields.includes(other.rule.label) || candidate.rule.yields.includes(other.rule.id);
}
