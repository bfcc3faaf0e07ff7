import type { CallTime, TurnTime } from '../dialogue/call-time';
import type { CustomerTier, Document, DocumentKind } from '../document/document';
import type { LintResult, UnitResult } from '../linter/linter';
import { LineIndex } from '../text/line-index';
import type { ScoreCard, ScoreSettings } from './score';
import { defaultScore, tidy } from './score';

/** The score card of one call. */
export interface CallScore extends ScoreCard {
  /** As it is to be shown, with `/`. */
  readonly filePath: string;
  /** Which of the file's calls it is, where it holds several. */
  readonly call?: CallPlace;
  readonly kind: DocumentKind;
  /** The score it had to reach. */
  readonly pass: number;
  readonly tier: CustomerTier;
  readonly time: CallTime;
  readonly turns: readonly TurnScore[];
}

/** Where a call stands in a file of several. */
export interface CallPlace {
  /** From 1. */
  readonly number: number;
  /** The line of its first turn, from 1. */
  readonly line: number;
  /** See `CallReport.scene`. */
  readonly scene: string;
  /** As the file names it, where it does. */
  readonly id?: string;
}

/** The time of one turn. */
export interface TurnScore {
  /** Place in the file's turns, from 0. */
  readonly turn: number;
  readonly role: 'agent' | 'customer';
  readonly time: TurnTime;
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

/** The score cards of a run, one a call, with what they come to together. */
export interface ScoreReport {
  readonly files: readonly CallScore[];
  readonly summary: ScoreSummary;
}

/**
 * Scores the calls of one linted file by the settings it was linted with. None where it has no dialogue: an article, a text
 * without a turn that is judged. Findings outside of all calls count for the call before them.
 */
export function scoreCalls(
  filePath: string,
  result: LintResult,
  { pass }: Pick<ScoreSettings, 'pass'> = defaultScore,
): CallScore[] {
  if (result.units !== undefined) return scoreUnits(filePath, result.document.text, result.units, pass);
  const { document, kind } = result;
  if (!isCall(document)) return [];
  const calls = result.calls();
  const lines = calls.length > 1 ? LineIndex.of(document.text) : undefined;
  return calls.map(({ index, start, scene, tier, turns, time, card }) => ({
    filePath,
    ...(lines && { call: { number: index + 1, line: lines.positionAt(start).line + 1, scene } }),
    kind,
    tier,
    pass,
    time,
    turns: turns.map(({ number, role, time: own }) => ({ turn: number, role, time: own })),
    ...card,
  }));
}

/** Scores the texts of a file that holds several, each by itself. */
function scoreUnits(filePath: string, source: string, units: readonly UnitResult[], pass: number): CallScore[] {
  const lines = LineIndex.of(source);
  const scores: CallScore[] = [];
  for (const { id, start, kind, document, calls } of units) {
    if (!isCall(document)) continue;
    const line = lines.positionAt(start).line + 1;
    for (const { scene, tier, turns, time, card } of calls()) {
      const call = { number: scores.length + 1, line, scene, id };
      const timed = turns.map(({ number, role, time: own }) => ({ turn: number, role, time: own }));
      scores.push({ filePath, call, kind, tier, pass, time, turns: timed, ...card });
    }
  }
  return scores;
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
