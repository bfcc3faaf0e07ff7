import type { Finding, Severity } from '../core/findings/finding';
import { labelOf } from '../core/packs/program';
import type { FailOptions } from './scope-options';

/** From the gravest. */
export const severities: readonly Severity[] = ['error', 'warning', 'info', 'hint'];

/** Whether a finding makes the run fail. */
export function doesFail({ severity, ruleId }: Finding, { severity: limit, rules }: FailOptions): boolean {
  if (limit !== 'never' && severities.indexOf(severity) <= severities.indexOf(limit)) return true;
  return rules.length > 0 && (rules.includes(ruleId) || rules.includes(labelOf(ruleId)));
}
