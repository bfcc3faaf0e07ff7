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

/**
 * How long the calls of a document last: from the first time of a transcript to the last, and without times as long as
 * saying the words of both sides takes, with the waits that stage directions state (静音40秒). Turns that are not judged
 * (bad examples) count for nothing.
 *
 * @param charactersPerMinute the pace to estimate with, over 0
 */
export function callTime(document: Document, charactersPerMinute: number = standardPace): CallTime {
  const measured = measuredSeconds(document);
  if (measured !== undefined) return { seconds: measured, measured: true };
  let syllables = 0;
  let waits = 0;
  for (const block of document.blocks) {
    const turn = document.turns[block.turn];
    if (turn === undefined || block.exemption !== undefined) continue;
    syllables += readTurn(document, block).spoken;
    for (const { start, end, reason } of block.exempt) {
      if (reason === 'stage-direction') waits += statedSeconds(document.text.slice(start, end)) ?? 0;
    }
  }
  return { seconds: spokenSeconds(syllables, charactersPerMinute) + waits, measured: false };
}

/** Undefined where the turns carry no two different times. Where times begin anew another call begins. */
function measuredSeconds(document: Document): number | undefined {
  let total = 0;
  let first = -1;
  let last = -1;
  let before = -1;
  for (const { time } of document.turns) {
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
