import type { Finding, Severity } from '../findings/finding';

/** Points off a hundred for each finding, by severity. */
export const deductions: { readonly [severity in Severity]: number } = { error: 5, warning: 2, info: 1, hint: 0 };

/** 100 less the deductions, never under 0. */
export function scoreOf(findings: readonly Finding[]): number {
  let score = 100;
  for (const finding of findings) score -= deductions[finding.severity];
  return Math.max(0, score);
}
