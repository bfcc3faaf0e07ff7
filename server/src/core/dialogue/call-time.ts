import type { Document } from '../document/document';
import { readTurn } from './read-turn';
import { spokenSeconds, standardPace } from './spoken-length';
import { statedSeconds } from './stated-time';

/** How long a dialogue lasts. */
export interface CallTime {
  readonly seconds: number;
  /** By the times that the transcript gives its turns; otherwise estimated from what is said. */
  readonly measured: boolean;
}

/** How long one turn takes. */
export interface TurnTime extends CallTime {
  /** Syllables as they are spoken: see `spokenLength`. */
  readonly spoken: number;
  /** Seconds of waiting that its stage directions state (静音40秒); not part of `seconds`. */
  readonly waits: number;
}

/**
 * How long the calls of a document last: from the first time of a transcript to the last, and without times as long as
 * saying the words of both sides takes, with the waits that stage directions state (静音40秒). Turns that are not judged
 * (bad examples) count for nothing.
 *
 * @param charactersPerMinute the pace to estimate with, over 0
 */
export function callTime(document: Document, charactersPerMinute: number = standardPace): CallTime {
  return timeOfTurns(document, 0, document.turns.length, charactersPerMinute);
}

/** The same for the turns `from` up to and not including `to` (places in the document's turns): one call of several. */
export function timeOfTurns(
  document: Document,
  from: number,
  to: number,
  charactersPerMinute: number = standardPace,
): CallTime {
  const measured = measuredSeconds(document, from, to);
  if (measured !== undefined) return { seconds: measured, measured: true };
  let spoken = 0;
  let waits = 0;
  for (let number = from; number < to; number++) {
    const time = turnTime(document, number, charactersPerMinute);
    spoken += time.spoken;
    waits += time.waits;
  }
  return { seconds: spokenSeconds(spoken, charactersPerMinute) + waits, measured: false };
}

/**
 * How long a turn takes (§1.1.3.1a): by its own two times where it has them, else as long as saying its words takes.
 *
 * @param number place in the document's turns
 * @param charactersPerMinute the pace to estimate with, over 0
 */
export function turnTime(document: Document, number: number, charactersPerMinute: number = standardPace): TurnTime {
  const { blocks, text, turns } = document;
  const turn = turns[number]!;
  let spoken = 0;
  let waits = 0;
  // A list that goes on with the turn has blocks of its own behind the turn's.
  for (let i = turn.block; blocks[i]?.turn === number; i++) {
    const block = blocks[i]!;
    if (block.exemption !== undefined) continue;
    spoken += readTurn(document, block).spoken;
    for (const { start, end, reason } of block.exempt) {
      if (reason === 'stage-direction') waits += statedSeconds(text.slice(start, end)) ?? 0;
    }
  }
  const { time } = turn;
  const own = time?.endMs === undefined ? 0 : (time.endMs - time.startMs) / 1000;
  return own > 0
    ? { seconds: own, measured: true, spoken, waits }
    : { seconds: spokenSeconds(spoken, charactersPerMinute), measured: false, spoken, waits };
}

/** Undefined where the turns carry no two different times. Where times begin anew another call begins. */
function measuredSeconds({ turns }: Document, from: number, to: number): number | undefined {
  let total = 0;
  let first = -1;
  let last = -1;
  let before = -1;
  for (let number = from; number < to; number++) {
    const { time } = turns[number]!;
    if (time === undefined) continue;
    if (time.startMs < before) {
      total += last - first;
      first = -1;
    }
    before = time.startMs;
    const end = Math.max(time.startMs, time.endMs ?? 0);
    if (first < 0) {
      first = time.startMs;
      last = end;
    } else last = Math.max(last, end);
  }
  total += last - first;
  return total > 0 ? total / 1000 : undefined;
}
