import type { CallTurn } from '../dialogue/call';
import { countActs, turnsWithAny } from '../dialogue/call';
import { holds } from '../dialogue/conditions';
import type { CallOffence, CallQuestioner } from './call-check';
import { placeOf } from './call-check';

/**
 * `check: require`: for each anchor turn (or once for the call) something must hold that does not. Presence, adjacency
 * pairs (thanks → answer to thanks), counts and distances are all said with conditions and ranges.
 */
export function checkRequire(question: CallQuestioner): CallOffence[] {
  const { rule, call, acts } = question;
  const asked = rule.call!;
  const offences: CallOffence[] = [];
  const ask = (anchor: CallTurn | undefined): void => {
    if (asked.except && holds(asked.except, call, anchor, acts)) return;
    if (!asked.expect || holds(asked.expect, call, anchor, acts)) return;
    const turn = placeOf(call, asked.at, anchor);
    offences.push({ turn, ...(turn === anchor ? { span: anchorSpan(question, anchor) } : {}) });
  };
  if (!asked.anchor) {
    if (call.turns.length > 0) ask(undefined);
    return offences;
  }
  for (const anchor of anchors(question)) ask(anchor);
  return offences;
}

function anchors(question: CallQuestioner): readonly CallTurn[] {
  const { rule, call, acts } = question;
  const { act, where, without, by, which } = rule.call!.anchor!;
  const unwanted = without && acts(without);
  const fits = (turn: CallTurn) =>
    (!by || turn.role === by) &&
    !(unwanted && countActs(turn, unwanted) > 0) &&
    (!where || holds(where, call, turn, acts));
  if (question.turnsThat) {
    const named = act && acts(act);
    const turns = question.turnsThat((turn) => (!named || countActs(turn, named) > 0) && fits(turn));
    return which === 'first' ? turns.slice(0, 1) : which === 'last' ? turns.slice(-1) : turns;
  }
  const candidates = act ? turnsWithAny(call, acts(act)) : call.turns;
  if (which === 'first') return one(candidates.find(fits));
  if (which === 'last') return one(candidates.findLast(fits));
  return candidates.filter(fits);
}

function one(turn: CallTurn | undefined): readonly CallTurn[] {
  return turn ? [turn] : [];
}

/** The words that made the rule ask: those of the act named first, where a turn has several. */
function anchorSpan({ rule, acts }: CallQuestioner, anchor: CallTurn): { start: number; end: number } | undefined {
  const { act } = rule.call!.anchor!;
  if (!act) return undefined;
  const hit = act
    .map((name) => acts([name]))
    .map((wanted) => anchor.acts.find((found) => wanted.has(found.act)))
    .find((found) => found !== undefined);
  return hit && { start: anchor.base + hit.start, end: anchor.base + hit.end };
}
