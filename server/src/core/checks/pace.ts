import type { CallOffence, CallQuestioner } from './call-check';

/**
 * `check: pace`: characters a minute of an agent's turn, where the transcript gives its beginning and end (§1.1.3.1a:
 * about 150; under 100 is slow, over 200 fast). Short turns say nothing about pace and are left alone.
 */
export function checkPace({ rule, call }: CallQuestioner): CallOffence[] {
  const { min = 0, max = Number.POSITIVE_INFINITY, characters } = rule.call!.pace!;
  const offences: CallOffence[] = [];
  for (const turn of call.turns) {
    const { time } = turn.turn;
    if (turn.role !== 'agent' || time?.endMs === undefined || turn.reading.spoken < characters) continue;
    const minutes = (time.endMs - time.startMs) / 60_000;
    if (minutes <= 0) continue;
    const rate = turn.reading.spoken / minutes;
    if (rate < min || rate > max) offences.push({ turn, values: { rate: String(Math.round(rate)) } });
  }
  return offences;
}
