import type { Finding } from '../findings/finding';

/** What may be written instead, for people: the fix first, then the suggestions, each once. */
export function adviceOf(finding: Finding): string[] {
  const choices = [finding.fix?.description, ...finding.suggestions.map(({ description }) => description)];
  return [...new Set(choices.filter((choice) => choice !== undefined))];
}

/** Rule and clauses on one line: `hedge §1.1.2.5a`. */
export function sourceOf(finding: Finding): string {
  return [finding.ruleId, ...finding.clauses].join(' ');
}
