import type { LintSettings } from '../config/config';
import type { Call, CallTurn } from '../dialogue/call';
import type { CallTime, TurnTime } from '../dialogue/call-time';
import { timeOfTurns, turnTime } from '../dialogue/call-time';
import type { CustomerTier, Document } from '../document/document';
import type { Finding } from '../findings/finding';
import type { RuleProgram } from '../packs/program';
import type { ScoreCard } from '../score/score';
import { scoreCard } from '../score/score';
import type { Span } from '../text/span';

/**
 * One call of a document: who says and does what in it, how long it takes, what is wrong with it and what that costs.
 * Spans are UTF-16 offsets in the document, from the first turn's label to the last turn's end. Plain data.
 */
export interface CallReport extends Span {
  /** Its place among the calls of the document, from 0. */
  readonly index: number;
  /** Places in the document's turns, the last one included. Turns between them that belong to nobody's words are in no call. */
  readonly firstTurn: number;
  readonly lastTurn: number;
  readonly tier: CustomerTier;
  /** As the front matter has it, else the heading it stands under; empty where there is neither. */
  readonly scene: string;
  /** A whole call rather than a fragment of one, which is not told to greet and to close. */
  readonly whole: boolean;
  readonly turns: readonly TurnReport[];
  /** With the waits that stage directions state. */
  readonly time: CallTime;
  /** Those that stand in the call or, outside of all calls, behind it; of a document's first call also those before it. */
  readonly findings: readonly Finding[];
  readonly card: ScoreCard;
}

export interface TurnReport extends Span {
  /** Place in the document's turns. */
  readonly number: number;
  readonly role: 'agent' | 'customer';
  /** What is done in it (greeting, hold, thanks …), in order of place, with the words that show it. */
  readonly acts: readonly ActReport[];
  readonly time: TurnTime;
}

export interface ActReport extends Span {
  /** As packs name it: `greeting`, `hold`. */
  readonly id: string;
}

/** Reports on the calls of a document. `findings` are those of the whole document, in order of place. */
export function reportCalls(
  document: Document,
  calls: readonly Call[],
  findings: readonly Finding[],
  program: RuleProgram,
  settings: LintSettings,
): CallReport[] {
  const starts = calls.map((call) => call.turns[0]!.turn.start);
  const shares: Finding[][] = calls.map(() => []);
  if (calls.length > 0) for (const finding of findings) shares[callAt(starts, finding.start)]!.push(finding);
  return calls.map((call, index): CallReport => {
    const { turns, tier, whole } = call;
    const first = turns[0]!;
    const last = turns[turns.length - 1]!;
    return {
      index,
      start: first.turn.start,
      end: last.turn.end,
      firstTurn: first.number,
      lastTurn: last.number,
      tier,
      scene: call.sceneName || headingOf(document, first),
      whole,
      turns: turns.map((turn) => reportTurn(document, turn, program, settings.pace)),
      time: timeOfTurns(document, first.number, last.number + 1, settings.pace),
      findings: shares[index]!,
      card: scoreCard(shares[index]!, settings.score),
    };
  });
}

function reportTurn(
  document: Document,
  { number, role, turn, acts, base }: CallTurn,
  program: RuleProgram,
  pace: number | undefined,
): TurnReport {
  const shown = acts
    .map(({ act, start, end }) => ({ id: program.acts[act]!.id, start: base + start, end: base + end }))
    .sort((a, b) => a.start - b.start || a.end - b.end);
  return { number, role, start: turn.start, end: turn.end, acts: shown, time: turnTime(document, number, pace) };
}

/** The last call that begins at or before an offset, else the first. */
function callAt(starts: readonly number[], offset: number): number {
  let call = 0;
  while (call + 1 < starts.length && starts[call + 1]! <= offset) call++;
  return call;
}

function headingOf({ scenes, text }: Document, { turn }: CallTurn): string {
  const scene = scenes[turn.scene];
  return scene === undefined ? '' : text.slice(scene.title.start, scene.title.end).trim();
}
