import type { CallTurn } from '../dialogue/call';
import { nearestTurn } from '../dialogue/call';
import type { CallOffence, CallQuestioner } from './call-check';

/**
 * `check: order`: the steps of a call come in their order. A step that first comes before one that should have come
 * earlier is out of order; with `missing`, a step that never comes is reported where the next one stands, and one that
 * should have come last at the call's end. A call in which none of the steps comes follows another course.
 */
export function checkOrder({ rule, call, acts }: CallQuestioner): CallOffence[] {
  const { steps, missing } = rule.call!.order!;
  const offences: CallOffence[] = [];
  const places = steps.map((step) => firstPlace(call.turns, acts(step)));
  let latest: Place | undefined;
  places.forEach((place, i) => {
    if (place === undefined) {
      const next = places.slice(i + 1).find((later) => later !== undefined);
      const at = next?.turn ?? (latest && (nearestTurn(call, call.turns.length, -1, 'agent') ?? latest.turn));
      if (missing && at) offences.push({ turn: at, values: { step: steps[i]!.join('/') } });
      return;
    }
    if (latest && isBefore(place, latest))
      offences.push({ turn: place.turn, span: place.span, values: { step: steps[i]!.join('/') } });
    else latest = place;
  });
  return offences;
}

interface Place {
  readonly turn: CallTurn;
  readonly span: { readonly start: number; readonly end: number };
}

function firstPlace(turns: readonly CallTurn[], wanted: ReadonlySet<number>): Place | undefined {
  for (const turn of turns) {
    const hit = turn.acts.find((act) => wanted.has(act.act));
    if (hit) return { turn, span: { start: turn.base + hit.start, end: turn.base + hit.end } };
  }
  return undefined;
}

function isBefore(a: Place, b: Place): boolean {
  return a.turn.index < b.turn.index || (a.turn.index === b.turn.index && a.span.start < b.span.start);
}
