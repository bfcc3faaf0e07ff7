import type { Finding, Severity } from '../core/findings/finding';

const ranks: { readonly [severity in Severity]: number } = { error: 0, warning: 1, info: 2, hint: 3 };

/**
 * Findings in the order in which a person should deal with them: the graver first, and of equally grave ones the longer,
 * whose wording takes the place of what the shorter ones mark within it.
 */
export function byPrecedence(findings: readonly Finding[]): Finding[] {
  return [...findings].sort(
    (a, b) => ranks[a.severity] - ranks[b.severity] || b.end - b.start - (a.end - a.start) || a.start - b.start,
  );
}
