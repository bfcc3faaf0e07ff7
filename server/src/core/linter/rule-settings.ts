import type { LintSettings, RuleSetting } from '../config/config';
import type { Finding, Severity } from '../findings/finding';
import type { RuleProgram } from '../packs/program';
import type { SourceText } from '../text/pieces';

/** The settings of a run looked up once for every rule of a program, by rule index. */
export interface ResolvedRules {
  readonly active: readonly boolean[];
  readonly severities: readonly Severity[];
  /** Wordings that the configuration excuses: a finding inside one of them is dropped. */
  readonly allow: readonly (readonly string[])[];
}

/** A setting for the rule's own id goes before one for its label; without either the pack's severity holds. */
export function resolveRules(program: RuleProgram, settings: LintSettings): ResolvedRules {
  const active: boolean[] = [];
  const severities: Severity[] = [];
  const allow: (readonly string[])[] = [];
  const off = new Set(program.off);
  for (let index = 0; index < program.rules.length; index++) {
    const rule = program.rules[index]!;
    const byLabel = own(settings.rules, rule.label);
    const byId = own(settings.rules, rule.id);
    const severity = severityOf(byId) ?? severityOf(byLabel) ?? rule.severity;
    active.push(severity !== 'off' && !off.has(index));
    severities.push(severity === 'off' ? rule.severity : severity);
    allow.push(byLabel || byId ? [...allowOf(byLabel), ...(rule.id === rule.label ? [] : allowOf(byId))] : nothing);
  }
  return { active, severities, allow };
}

/** The ids, and their labels, of findings that no pack has a rule for: what is wrong with directives and the text's form. */
export const ownRuleIds: readonly string[] = [
  'directive',
  'directive/no-reason',
  'directive/unused',
  'format',
  'format/directive-syntax',
  'format/front-matter-syntax',
  'format/front-matter-value',
  'format/too-long',
];

/**
 * A finding of the linter itself (see {@link ownRuleIds}) with the severity that the settings give it; undefined where they
 * switch it off. Every other finding comes back as it is: its rule obeyed already.
 */
export function withOwnSetting(finding: Finding, { rules }: LintSettings): Finding | undefined {
  const { ruleId } = finding;
  if (!ownRuleIds.includes(ruleId)) return finding;
  const label = ruleId.slice(0, ruleId.indexOf('/'));
  const severity = severityOf(own(rules, ruleId)) ?? severityOf(own(rules, label));
  if (severity === 'off') return undefined;
  return severity === undefined ? finding : { ...finding, severity };
}

function own(rules: LintSettings['rules'], key: string): RuleSetting | undefined {
  return Object.hasOwn(rules, key) ? rules[key] : undefined;
}

function severityOf(setting: RuleSetting | undefined): Severity | 'off' | undefined {
  return typeof setting === 'string' ? setting : setting?.severity;
}

const nothing: readonly string[] = [];

function allowOf(setting: RuleSetting | undefined): readonly string[] {
  return typeof setting === 'object' ? (setting.allow ?? nothing) : nothing;
}

/** Whether the source around a span reads as one of the wordings, so that the span lies inside it. */
export function isAllowed(source: SourceText, start: number, end: number, wordings: readonly string[]): boolean {
  return wordings.some((wording) => {
    if (wording.length < end - start) return false;
    const from = Math.max(0, end - wording.length);
    return source.slice(from, Math.min(source.length, start + wording.length)).includes(wording);
  });
}
