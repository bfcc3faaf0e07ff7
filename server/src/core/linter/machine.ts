import type { LintSettings } from '../config/config';
import { applyDirectives } from '../directives/apply-directives';
import type { Block, Document, LanguageId } from '../document/document';
import type { Finding } from '../findings/finding';
import { parse } from '../formats';
import { createMatchBuffer, createMatcher } from '../matching';
import type { RuleProgram } from '../packs/program';
import { scoreOf } from '../score/score';
import { createNormalisedText, normalise } from '../text/normalise';
import { crashFinding, problemFinding } from './internal-findings';
import { judge } from './judge';
import type { LintResult } from './linter';
import type { ResolvedRules } from './rule-settings';
import { isAllowed, resolveRules } from './rule-settings';
import { weigh } from './weigh';
import { writeFinding } from './write-finding';

/** The parts of a lint run, for the one-off lint and for sessions that redo only some blocks. */
export interface Machine {
  lint(text: string, language: LanguageId, settings: LintSettings): LintResult;
  parse(text: string, language: LanguageId, settings: LintSettings): Document;
  /** Findings of one block, before directives. `crashes` receives what rules threw. */
  lintBlock(document: Document, block: Block, settings: LintSettings, crashes: Finding[]): readonly Finding[];
  /** Directives, form problems, order and score over the findings of all blocks. */
  finish(
    document: Document,
    found: readonly Finding[],
    crashes: readonly Finding[],
    settings: LintSettings,
  ): LintResult;
}

const none: readonly Finding[] = Object.freeze([]);

/** Sets up matcher and buffers for a program. Not re-entrant: buffers are shared between calls. */
export function createMachine(program: RuleProgram): Machine {
  const matcher = createMatcher(program.automaton);
  const text = createNormalisedText();
  const hits = createMatchBuffer();
  const resolved = new WeakMap<LintSettings, ResolvedRules>();

  function rulesFor(settings: LintSettings): ResolvedRules {
    let rules = resolved.get(settings);
    if (rules === undefined) resolved.set(settings, (rules = resolveRules(program, settings)));
    return rules;
  }

  const machine: Machine = {
    parse(source, language, settings) {
      return parse(source, language, { roleLabels: settings.roles, defaultKind: settings.kind });
    },
    lintBlock(document, block, settings, crashes) {
      if (block.exemption !== undefined || block.role === 'customer' || block.role === 'other') return none;
      normalise(document.text, block, text);
      hits.count = 0;
      matcher.scan(text, hits);
      if (hits.count === 0) return none;
      const rules = rulesFor(settings);
      const situation = { kind: document.kind, tier: document.tier ?? settings.tier, active: rules.active };
      const utterance = { source: document.text, block, text, hits };
      const candidates = judge(program, situation, utterance, (rule, error) =>
        crashes.push(crashFinding(rule.id, error, block, settings.locale)),
      );
      if (candidates.length === 0) return none;
      const findings: Finding[] = [];
      for (const candidate of weigh(candidates)) {
        const finding = writeFinding(candidate, utterance, rules.severities[candidate.ruleIndex]!, settings.locale);
        const allow = rules.allow[candidate.ruleIndex]!;
        if (allow.length === 0 || !isAllowed(document.text, finding.start, finding.end, allow)) findings.push(finding);
      }
      return findings;
    },
    finish(document, found, crashes, settings) {
      const findings = applyDirectives(document, found, settings.locale);
      for (const problem of document.problems) findings.push(problemFinding(problem, settings.locale));
      findings.push(...crashes);
      findings.sort(byPlace);
      return { document, kind: document.kind, findings, score: scoreOf(findings), crashed: crashes.length > 0 };
    },
    lint(source, language, settings) {
      const document = machine.parse(source, language, settings);
      const found: Finding[] = [];
      const crashes: Finding[] = [];
      for (const block of document.blocks) {
        const inBlock = machine.lintBlock(document, block, settings, crashes);
        for (let i = 0; i < inBlock.length; i++) found.push(inBlock[i]!);
      }
      return machine.finish(document, found, crashes, settings);
    },
  };
  return machine;
}

function byPlace(a: Finding, b: Finding): number {
  return a.start - b.start || a.end - b.end || (a.ruleId < b.ruleId ? -1 : a.ruleId > b.ruleId ? 1 : 0);
}
