import type { CallOffence, CallQuestioner } from './call-check';
import { turnsThat } from './call-check';

/**
 * `check: pace`: characters a minute of an agent's turn, where the transcript gives its beginning and end (§1.1.3.1a:
 * about 150; under 100 is slow, over 200 fast). Short turns say nothing about pace and are left alone.
 */
export function checkPace(question: CallQuestioner): CallOffence[] {
  const { min = 0, max = Number.POSITIVE_INFINITY, characters } = question.rule.call!.pace!;
  const offences: CallOffence[] = [];
  for (const turn of turnsThat(question, ({ role, turn: { time } }) => role === 'agent' && time?.endMs !== undefined)) {
    const { startMs, endMs } = turn.turn.time!;
    const minutes = (endMs! - startMs) / 60_000;
    if (minutes <= 0 || turn.reading.spoken < characters) continue;
    const rate = turn.reading.spoken / minutes;
    if (rate < min || rate > max) offences.push({ turn, values: { rate: String(Math.round(rate)) } });
  }
  return offences;
}
