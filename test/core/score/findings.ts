import type { Finding, Severity } from '../../../server/src/core/findings/finding';

/** A finding that matters only by its rule, severity and clauses. */
export function findingOf(ruleId: string, severity: Severity, clauses: readonly string[] = ['§1.1.2.5a']): Finding {
  return { ruleId, severity, clauses, message: ruleId, start: 0, end: 0, suggestions: [] };
}
