import { move } from '../document/moving';
import type { Shift } from '../document/moving';
import type { Finding } from '../findings/finding';

/** Moves findings, with their fixes, along with the text around them. */
export function moveFindings(findings: readonly Finding[], by: Shift): void {
  for (let i = 0; i < findings.length; i++) moveFinding(findings[i]!, by.units, by.turns);
}

/** @param units UTF-16 code units @param turns how many turns stand before it more than before */
export function moveFinding(finding: Finding, units: number, turns: number): void {
  if (turns !== 0 && finding.turn !== undefined) (finding as { turn?: number }).turn! += turns;
  if (units === 0) return;
  move(finding, units);
  if (finding.fix) for (const edit of finding.fix.edits) move(edit, units);
  for (const suggestion of finding.suggestions) for (const edit of suggestion.edits) move(edit, units);
}
