import type { CallTurn } from '../dialogue/call';
import { statedSeconds } from '../dialogue/stated-time';
import type { CallOffence, CallQuestioner } from './call-check';
import { turnsThat } from './call-check';
import { sourceOf } from '../document/source';

/**
 * `check: hangup`: the agent hangs up (a stage direction of the agent's: 坐席挂机) before so many seconds have passed since
 * the last word, the customer not having hung up (§1.3.3.1b). Times come from the transcript, or from the direction
 * itself (2秒后挂机, 立即挂机).
 */
export function checkHangup(question: CallQuestioner): CallOffence[] {
  const { seconds } = question.rule.call!.hangup!;
  const { turns, document } = question.call;
  const source = sourceOf(document);
  const textOf = ({ turn }: CallTurn) => source.slice(turn.start, turn.end);
  // Only a stage direction tells that somebody hangs up.
  const hasDirections = (turn: CallTurn) => document.blocks[turn.turn.block]!.exempt.length > 0;
  for (const turn of turnsThat(question, hasDirections)) {
    if (turn.index === 0) continue;
    const text = textOf(turn);
    if (turn.role === 'customer' && turn.reading.spoken === 0 && /挂(机|断|电话|线|了)/.test(text)) return [];
    if (turn.role !== 'agent' || !/[(（【[][^)）】\]]*(挂(机|断|电话|线)|(结束|切断)(通话|电话))/.test(text)) continue;
    if (/客户(先|已|主动)?(经)?挂/.test(text)) return [];
    const since =
      secondsSince(turns[turn.index - 1]!, turn) ??
      statedSeconds(text) ??
      (/立即|立刻|马上|随即|直接/.test(text) ? 0 : undefined);
    if (since !== undefined && since < seconds)
      return [{ turn, values: { seconds: String(Math.round(since * 10) / 10) } }];
  }
  return [];
}

/** Seconds from the last word to the hanging up, where the transcript gives them and the turn says nothing itself. */
function secondsSince(before: CallTurn, turn: CallTurn): number | undefined {
  const at = turn.turn.time?.startMs;
  const last = before.turn.time?.endMs ?? before.turn.time?.startMs;
  return at === undefined || last === undefined || turn.reading.spoken > 0 ? undefined : (at - last) / 1000;
}
