import type { CallTurn } from '../dialogue/call';
import { countActs, nearestTurn, turnsWithAny } from '../dialogue/call';
import { statedSeconds } from '../dialogue/stated-time';
import type { CallOffence, CallQuestioner } from './call-check';
import { sourceOf } from '../document/source';
import type { SourceText } from '../text/pieces';

/**
 * `check: hold`: waits of the customer. A hold begins with an agent's turn that asks to wait and lasts to the agent's
 * next turn that does not; `silence` limits the seconds without a word (§1.3.2.4b), `total` those of the whole hold
 * (§1.3.2.4c) unless the agent asked for consent to a longer wait, during the hold or in the turn before it. Times come from the transcript, or from a stage
 * direction that states the wait (静音40秒). One finding a hold, at the turn where it begins.
 */
export function checkHold({ rule, call, acts }: CallQuestioner): CallOffence[] {
  const { silence, total, holdActs, consentActs } = rule.call!.hold!;
  const holding = acts(holdActs);
  const consenting = acts(consentActs ?? []);
  const offences: CallOffence[] = [];
  const source = sourceOf(call.document);
  let over = 0;
  for (const first of turnsWithAny(call, holding)) {
    const i = first.index;
    if (i < over || first.role !== 'agent') continue;
    let quiet = statedWait(first, source);
    let waited = quiet;
    // Asked for just before: 您愿意在线等吗? 愿意。 好的,请稍等。
    const before = nearestTurn(call, i, -1, 'agent');
    let consented = countActs(first, consenting) > 0 || (before !== undefined && countActs(before, consenting) > 0);
    let j = i + 1;
    for (; j < call.turns.length; j++) {
      const turn = call.turns[j]!;
      if (turn.role !== 'agent') {
        const stated = turn.reading.spoken === 0 ? statedWait(turn, source) : 0;
        quiet = Math.max(quiet, stated);
        waited += stated;
        continue;
      }
      const gap = secondsBetween(call.turns[j - 1]!, turn);
      quiet = Math.max(quiet, gap);
      const stated = statedWait(turn, source);
      quiet = Math.max(quiet, stated);
      waited += stated;
      if (countActs(turn, holding) === 0 || returns(turn)) break;
      consented ||= countActs(turn, consenting) > 0;
    }
    const end = call.turns[j];
    if (end) waited = Math.max(waited, secondsBetween(first, end));
    if (silence !== undefined && quiet > silence)
      offences.push({ turn: first, values: { seconds: String(Math.round(quiet)) } });
    else if (total !== undefined && waited > total && !consented)
      offences.push({ turn: first, values: { seconds: String(Math.round(waited)) } });
    over = j;
  }
  return offences;
}

/** A turn that holds again goes on with the hold; one that only says it after news begins another. */
function returns(turn: CallTurn): boolean {
  return turn.reading.sentences.length > 6;
}

/** Seconds from the end of one turn to the beginning of another; 0 where the transcript does not say. */
function secondsBetween(from: CallTurn, to: CallTurn): number {
  const begin = from.turn.time?.endMs ?? from.turn.time?.startMs;
  const end = to.turn.time?.startMs;
  return begin === undefined || end === undefined ? 0 : Math.max(0, (end - begin) / 1000);
}

/** Seconds of waiting that the stage directions of the turn state: (静音40秒), (等待2分钟). */
function statedWait(turn: CallTurn, source: SourceText): number {
  return statedSeconds(source.slice(turn.turn.start, turn.turn.end)) ?? 0;
}
