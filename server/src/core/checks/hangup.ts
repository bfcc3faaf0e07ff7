import type { CallOffence, CallQuestioner } from './call-check';

/**
 * `check: hangup`: the agent hangs up (a stage direction of the agent's: 坐席挂机) before so many seconds have passed since
 * the last word, the customer not having hung up (§1.3.3.1b).
 */
export function checkHangup({ rule, call }: CallQuestioner): CallOffence[] {
  const { seconds } = rule.call!.hangup!;
  const { turns, document } = call;
  for (let i = 1; i < turns.length; i++) {
    const turn = turns[i]!;
    const at = turn.turn.time?.startMs;
    if (turn.role !== 'agent' || at === undefined || turn.reading.spoken > 0) continue;
    if (!/挂机|挂断/.test(document.text.slice(turn.turn.start, turn.turn.end))) continue;
    const before = turns[i - 1]!;
    const since = before.turn.time?.endMs ?? before.turn.time?.startMs;
    if (since === undefined || at - since >= seconds * 1000) continue;
    return [{ turn, values: { seconds: ((at - since) / 1000).toFixed(1) } }];
  }
  return [];
}
