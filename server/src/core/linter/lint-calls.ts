import { checkHangup } from '../checks/hangup';
import { checkHold } from '../checks/hold';
import { checkOrder } from '../checks/order';
import { checkPace } from '../checks/pace';
import { checkRepeat } from '../checks/repeat';
import { checkRequire } from '../checks/require';
import { checkSilence } from '../checks/silence';
import { checkSimilar } from '../checks/similar';
import type { CallOffence, CallQuestioner } from '../checks/call-check';
import type { LintSettings } from '../config/config';
import type { ReadBlock } from '../dialogue/build-calls';
import { actNumbers, buildCalls } from '../dialogue/build-calls';
import type { ActNumbers } from '../dialogue/conditions';
import type { Document } from '../document/document';
import type { Finding } from '../findings/finding';
import type { CheckType } from '../packs/schema';
import type { CompiledRule, RuleProgram } from '../packs/program';
import { looksAtCall } from '../packs/program';
import type { CallMemory } from './call-memory';
import { crashFinding } from './internal-findings';
import type { Meter } from './meter';
import { Part } from './meter';
import type { ResolvedRules } from './rule-settings';
import { writeCallFinding } from './write-call-finding';

/** Runs the rules of the whole call over each call of a document. */
export type CallLinter = (
  document: Document,
  settings: LintSettings,
  rules: ResolvedRules,
  read: (block: number) => ReadBlock,
  crashes: Finding[],
  memory?: CallMemory,
) => Finding[];

const checks: { readonly [check in CheckType]?: (question: CallQuestioner) => CallOffence[] } = {
  require: checkRequire,
  order: checkOrder,
  repeat: checkRepeat,
  similar: checkSimilar,
  pace: checkPace,
  hold: checkHold,
  silence: checkSilence,
  hangup: checkHangup,
};

export function createCallLinter(program: RuleProgram, meter?: Meter): CallLinter {
  const numbers: ActNumbers = actNumbers(program);
  let rules: readonly CallRule[] | undefined;
  return (document, settings, resolved, read, crashes, memory) => {
    const findings: Finding[] = [];
    const calls = buildCalls(document, settings, program, read);
    memory?.begin();
    if (calls.length > 0) rules ??= callRules(program);
    meter?.lap(Part.calls);
    for (const call of calls) {
      const known = memory?.recall(call);
      if (known !== undefined) {
        for (const found of known.values()) findings.push(...found);
        continue;
      }
      const before = memory?.recallActs(call);
      const byRule = new Map<number, readonly Finding[]>();
      const crashed = crashes.length;
      for (const { rule, index, readsWords, bit } of rules!) {
        if (!resolved.active[index]) continue;
        if (rule.kinds && !rule.kinds.includes(document.kind)) continue;
        if (rule.tiers && !rule.tiers.includes(call.tier)) continue;
        if (before !== undefined && !readsWords) {
          const found = before.get(index);
          if (found !== undefined) byRule.set(index, found);
          continue;
        }
        try {
          const question = { rule, call, acts: numbers, bit };
          const found = checks[rule.check]!(question).map((offence) =>
            writeCallFinding(question, offence, resolved.severities[index]!, settings.locale),
          );
          if (found.length > 0) byRule.set(index, found);
        } catch (error) {
          crashes.push(crashFinding(rule.id, error, call.turns[0]!.turn, settings.locale));
        }
        meter?.lap(index);
      }
      for (const found of byRule.values()) findings.push(...found);
      if (crashes.length === crashed) memory?.keep(call, byRule);
    }
    return findings;
  };
}

/** A rule of the whole call, and what is known of it beforehand. */
interface CallRule {
  readonly rule: CompiledRule;
  readonly index: number;
  readonly readsWords: boolean;
  /** See {@link CallQuestioner}: 0 where no turn remembers the answer. */
  readonly bit: number;
}

function callRules(program: RuleProgram): CallRule[] {
  let bits = 0;
  return program.rules
    .map((rule, index) => ({ rule, index }))
    .filter(({ rule }) => looksAtCall(rule.check))
    .map(({ rule, index }) => ({
      rule,
      index,
      readsWords: readsWords(rule),
      bit: asksOfTurnAlone(rule) && bits < 30 ? 1 << bits++ : 0,
    }));
}

/** Whether a rule looks at more of a turn than who does what: at its words, their number or their time. */
function readsWords(rule: CompiledRule): boolean {
  if (rule.check !== 'require' && rule.check !== 'order') return true;
  const text = JSON.stringify(rule.call ?? {});
  return /"(?:plainSentences|everySentence|characters|longerThan)":/.test(text);
}

/** Whether a rule looks for its anchor among all turns by what each is by itself, so that a turn may remember the answer. */
function asksOfTurnAlone({ check, call }: CompiledRule): boolean {
  const where = call?.anchor?.where;
  if (check !== 'require' || where === undefined) return false;
  return !/"(?:in|exists|tier|scene|longerThan|wholeCall|endsWithCustomer)":/.test(JSON.stringify(where));
}
