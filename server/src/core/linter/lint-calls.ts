import { checkHangup } from '../checks/hangup';
import { checkHold } from '../checks/hold';
import { checkOrder } from '../checks/order';
import { checkPace } from '../checks/pace';
import { checkRepeat } from '../checks/repeat';
import { checkRequire } from '../checks/require';
import { checkSimilar } from '../checks/similar';
import type { CallOffence, CallQuestioner } from '../checks/call-check';
import type { LintSettings } from '../config/config';
import type { ReadBlock } from '../dialogue/build-calls';
import { actNumbers, buildCalls } from '../dialogue/build-calls';
import type { ActNumbers } from '../dialogue/conditions';
import type { Document } from '../document/document';
import type { Finding } from '../findings/finding';
import type { CheckType } from '../packs/schema';
import type { RuleProgram } from '../packs/program';
import { crashFinding } from './internal-findings';
import type { ResolvedRules } from './rule-settings';
import { writeCallFinding } from './write-call-finding';

/** Runs the rules of the whole call over each call of a document. */
export type CallLinter = (
  document: Document,
  settings: LintSettings,
  rules: ResolvedRules,
  read: (block: number) => ReadBlock,
  crashes: Finding[],
) => Finding[];

const checks: { readonly [check in CheckType]?: (question: CallQuestioner) => CallOffence[] } = {
  require: checkRequire,
  order: checkOrder,
  repeat: checkRepeat,
  similar: checkSimilar,
  pace: checkPace,
  hold: checkHold,
  hangup: checkHangup,
};

export function createCallLinter(program: RuleProgram): CallLinter {
  const numbers: ActNumbers = actNumbers(program);
  const rules = program.rules.map((rule, index) => ({ rule, index })).filter(({ rule }) => rule.call !== undefined);
  return (document, settings, resolved, read, crashes) => {
    if (rules.length === 0) return [];
    const findings: Finding[] = [];
    for (const call of buildCalls(document, settings, program, read)) {
      for (const { rule, index } of rules) {
        if (!resolved.active[index]) continue;
        if (rule.kinds && !rule.kinds.includes(document.kind)) continue;
        if (rule.tiers && !rule.tiers.includes(call.tier)) continue;
        try {
          for (const offence of checks[rule.check]!({ rule, call, acts: numbers })) {
            findings.push(
              writeCallFinding({ rule, call, acts: numbers }, offence, resolved.severities[index]!, settings.locale),
            );
          }
        } catch (error) {
          crashes.push(crashFinding(rule.id, error, call.turns[0]!.turn, settings.locale));
        }
      }
    }
    return findings;
  };
}
