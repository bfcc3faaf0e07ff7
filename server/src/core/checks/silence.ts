import type { CallOffence, CallQuestioner } from './call-check';
import { turnsThat } from './call-check';

/**
 * `check: silence`: nobody speaks for more than so many seconds, from the end of one turn to the beginning of the next
 * (their beginnings, where a transcript gives no ends). `before` says whose turn must be the late one. The finding is at
 * that turn. Without times there is nothing to find.
 */
export function checkSilence(question: CallQuestioner): CallOffence[] {
  const { seconds, before } = question.rule.call!.silence!;
  const offences: CallOffence[] = [];
  let last: number | undefined;
  for (const turn of turnsThat(question, (each) => each.turn.time !== undefined)) {
    const time = turn.turn.time!;
    const quiet = last === undefined ? 0 : (time.startMs - last) / 1000;
    if (quiet > seconds && (before === undefined || turn.role === before))
      offences.push({ turn, values: { seconds: String(Math.round(quiet)) } });
    last = Math.max(last ?? 0, time.endMs ?? time.startMs);
  }
  return offences;
}
