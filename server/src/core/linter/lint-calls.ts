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
import { actNumbers } from '../dialogue/build-calls';
import type { Call, CallTurn } from '../dialogue/call';
import type { ActNumbers } from '../dialogue/conditions';
import type { Document } from '../document/document';
import type { Finding } from '../findings/finding';
import type { CheckType } from '../packs/schema';
import type { CompiledRule, RuleProgram } from '../packs/program';
import { looksAtCall } from '../packs/program';
import { crashFinding } from './internal-findings';
import type { KnownFindings, OpenCall } from './open-calls';
import type { Meter } from './meter';
import type { ResolvedRules } from './rule-settings';
import { writeCallFinding } from './write-call-finding';

/** Runs the rules of the whole call over each call of a document. What an open call knows from before is not asked again. */
export type CallLinter = (
  document: Document,
  settings: LintSettings,
  rules: ResolvedRules,
  calls: readonly Call[],
  crashes: Finding[],
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
  return (document, settings, resolved, calls, crashes) => {
    const findings: Finding[] = [];
    if (calls.length > 0) rules ??= callRules(program);
    for (const call of calls) {
      const open = 'knownActs' in call ? (call as OpenCall) : undefined;
      const found = open?.known ?? lintCall(call, open);
      for (const known of found.values())
        known.findings.forEach((finding, i) => {
          // Turns before may have come or gone.
          if (open) (finding as { turn?: number }).turn = known.turns[i]!.number;
          findings.push(finding);
        });
    }
    return findings;

    function lintCall(call: Call, open: OpenCall | undefined): ReadonlyMap<number, KnownFindings> {
      const byRule = new Map<number, KnownFindings>();
      const crashed = crashes.length;
      for (const known of rules!) {
        const { rule, index } = known;
        if (!resolved.active[index]) continue;
        if (rule.kinds && !rule.kinds.includes(document.kind)) continue;
        if (rule.tiers && !rule.tiers.includes(call.tier)) continue;
        const before = open && !readsWords(known) ? open.knownActs(index) : undefined;
        if (before !== undefined) {
          if (before !== 'nothing') byRule.set(index, before);
          continue;
        }
        try {
          const turnsThat = open && picksTurns(known) ? (fit: Fit) => open.turnsThat(index, fit) : undefined;
          const question: CallQuestioner = { rule, call, acts: numbers, ...(turnsThat && { turnsThat }) };
          const offences = checks[rule.check]!(question);
          if (offences.length === 0) continue;
          const severity = resolved.severities[index]!;
          byRule.set(index, {
            findings: offences.map((offence) => writeCallFinding(question, offence, severity, settings.locale)),
            turns: offences.map(({ turn }) => turn),
          });
        } catch (error) {
          crashes.push(crashFinding(rule.id, error, call.turns[0]!.turn, settings.locale));
        }
        meter?.lap(index);
      }
      if (crashes.length === crashed) open?.keep(byRule);
      return byRule;
    }
  };
}

type Fit = (turn: CallTurn) => boolean;

/** A rule of the whole call, and what is known of it beforehand. */
interface CallRule {
  readonly rule: CompiledRule;
  readonly index: number;
  /** Of use to open calls only, and looked at when first asked for. */
  readsWords?: boolean;
  picksTurns?: boolean;
}

function callRules(program: RuleProgram): CallRule[] {
  return program.rules.map((rule, index) => ({ rule, index })).filter(({ rule }) => looksAtCall(rule.check));
}

/** Whether a rule looks at more of a turn than who does what: at its words, their number or their time. */
function readsWords(known: CallRule): boolean {
  return (known.readsWords ??= wordsCount(known.rule));
}

/** Whether a rule picks turns by what each and its neighbours are, so that an open call may remember which. */
function picksTurns(known: CallRule): boolean {
  return (known.picksTurns ??= turnsCount(known.rule));
}

function wordsCount({ check, call }: CompiledRule): boolean {
  if (check !== 'require' && check !== 'order') return true;
  return /"(?:plainSentences|everySentence|characters|longerThan)":/.test(JSON.stringify(call ?? {}));
}

function turnsCount({ check, call }: CompiledRule): boolean {
  if (check !== 'require') return true;
  const { act, where } = call?.anchor ?? {};
  if (act === undefined && where === undefined) return false;
  const near = /"in":"(?:turn|(?:next|previous)-(?:agent|customer)-turn)"/g;
  return !/"(?:in|exists|tier|scene|longerThan|wholeCall|endsWithCustomer)":/.test(
    JSON.stringify(where ?? {}).replace(near, ''),
  );
}
