import type { RuleSetting } from './config';
import type { RuleSettings, Weights } from './load';

/**
 * Settings of rules, the later ones on top. A severity keeps the options set before; lists of allowed words add up. A
 * severity for a label also replaces the severities set earlier for single rules of that label: what is nearer wins.
 */
export function mergeRules(earlier: RuleSettings, later: RuleSettings): RuleSettings {
  if (Object.keys(later).length === 0) return earlier;
  const merged: { [ruleOrLabel: string]: RuleSetting } = {};
  for (const [id, setting] of Object.entries(earlier)) {
    const label = id.includes('/') ? later[id.slice(0, id.indexOf('/'))] : undefined;
    const kept = label === undefined || severityOf(label) === undefined ? setting : withoutSeverity(setting);
    if (kept !== undefined) merged[id] = kept;
  }
  for (const [id, setting] of Object.entries(later)) merged[id] = combine(merged[id], setting);
  return merged;
}

/** Weights of the score card, the later ones on top: a later label also replaces what was set for single rules of it. */
export function mergeWeights(earlier: Weights, later: Weights): Weights {
  const kept = Object.entries(earlier).filter(([id]) => {
    const slash = id.indexOf('/');
    return slash < 0 || !Object.hasOwn(later, id.slice(0, slash));
  });
  return { ...Object.fromEntries(kept), ...later };
}

function combine(earlier: RuleSetting | undefined, later: RuleSetting): RuleSetting {
  const severity = severityOf(later) ?? (earlier && severityOf(earlier));
  const allow = [...new Set([...allowed(earlier), ...allowed(later)])];
  if (allow.length === 0) return severity ?? {};
  return severity === undefined ? { allow } : { severity, allow };
}

function severityOf(setting: RuleSetting): Exclude<RuleSetting, object> | undefined {
  return typeof setting === 'string' ? setting : setting.severity;
}

function allowed(setting: RuleSetting | undefined): readonly string[] {
  return typeof setting === 'object' ? (setting.allow ?? []) : [];
}

function withoutSeverity(setting: RuleSetting): RuleSetting | undefined {
  const allow = allowed(setting);
  return allow.length > 0 ? { allow } : undefined;
}
