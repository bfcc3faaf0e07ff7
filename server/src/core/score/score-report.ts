import type { CallTime } from '../dialogue/call-time';
import { callTime } from '../dialogue/call-time';
import type { Document, DocumentKind } from '../document/document';
import type { LintResult } from '../linter/linter';
import type { ScoreCard, ScoreSettings } from './score';
import { defaultScore, scoreCard, tidy } from './score';

/** The score card of one file. */
export interface CallScore extends ScoreCard {
  /** As it is to be shown, with `/`. */
  readonly filePath: string;
  readonly kind: DocumentKind;
  /** The score it had to reach. */
  readonly pass: number;
  readonly time: CallTime;
}

/** A rule that calls broke, over all calls. */
export interface Fault {
  readonly ruleId: string;
  readonly clauses: readonly string[];
  /** In how many calls. */
  readonly calls: number;
  /** How often. */
  readonly count: number;
  readonly points: number;
}

export interface ScoreSummary {
  readonly calls: number;
  readonly passed: number;
  /** 0 … 100; undefined where there is no call. */
  readonly mean: number | undefined;
  /** Files without a dialogue, which have no score. */
  readonly skipped: number;
  /** In most calls first. */
  readonly faults: readonly Fault[];
}

/** The score cards of a run with what they come to together. */
export interface ScoreReport {
  readonly files: readonly CallScore[];
  readonly summary: ScoreSummary;
}

/** Scores one linted file. Undefined where it has no dialogue: an article, a text without a turn that is judged. */
export function scoreCall(
  filePath: string,
  { document, kind, findings }: LintResult,
  settings: ScoreSettings = defaultScore,
  charactersPerMinute?: number,
): CallScore | undefined {
  if (!isCall(document)) return undefined;
  const time = callTime(document, charactersPerMinute);
  return { filePath, kind, pass: settings.pass, time, ...scoreCard(findings, settings) };
}

function isCall({ kind, turns, blocks }: Document): boolean {
  if (kind === 'article') return false;
  return turns.some((turn) => turn.role === 'agent' && blocks[turn.block]!.exemption === undefined);
}

/** @param skipped how many files had no dialogue */
export function summarise(files: readonly CallScore[], skipped: number): ScoreSummary {
  const faults = new Map<string, Fault>();
  let scores = 0;
  for (const { score, deductions } of files) {
    scores += score;
    for (const { ruleId, clauses, count, points } of deductions) {
      const known = faults.get(ruleId) ?? { ruleId, clauses, calls: 0, count: 0, points: 0 };
      faults.set(ruleId, {
        ...known,
        calls: known.calls + 1,
        count: known.count + count,
        points: tidy(known.points + points),
      });
    }
  }
  return {
    calls: files.length,
    passed: files.filter((file) => file.passed).length,
    mean: files.length === 0 ? undefined : tidy(scores / files.length),
    skipped,
    faults: [...faults.values()].sort(
      (a, b) => b.calls - a.calls || b.points - a.points || b.count - a.count || (a.ruleId < b.ruleId ? -1 : 1),
    ),
  };
}
