import type { RangeSource } from '../packs/schema';
import type { Call, CallTurn } from './call';
import { nearestTurn } from './call';

/** The turns of a range, seen from the anchor (from the call's beginning where there is none), in order. */
export function turnsIn(call: Call, range: RangeSource, anchor: CallTurn | undefined): readonly CallTurn[] {
  const { turns } = call;
  const at = anchor?.index ?? -1;
  if (typeof range === 'object') return countedTurns(call, range, at);
  switch (range) {
    case 'call':
      return turns;
    case 'turn':
      return anchor ? [anchor] : [];
    case 'before':
      return turns.slice(0, Math.max(at, 0));
    case 'after':
      return turns.slice(at + 1);
    case 'from-here':
      return turns.slice(Math.max(at, 0));
    case 'next-agent-turn':
      return one(nearestTurn(call, at, 1, 'agent'));
    case 'next-customer-turn':
      return one(nearestTurn(call, at, 1, 'customer'));
    case 'previous-agent-turn':
      return one(nearestTurn(call, at, -1, 'agent'));
    case 'previous-customer-turn':
      return one(nearestTurn(call, at, -1, 'customer'));
    case 'first-agent-turn':
      return one(nearestTurn(call, -1, 1, 'agent'));
    case 'last-agent-turn':
      return one(nearestTurn(call, turns.length, -1, 'agent'));
  }
}

/** The same where the range is one stretch of the call: its places from the first up to and not including the last. */
export function boundsOf(call: Call, range: RangeSource, anchor: CallTurn | undefined): [number, number] | undefined {
  const { length } = call.turns;
  const at = anchor?.index ?? -1;
  switch (range) {
    case 'call':
      return [0, length];
    case 'before':
      return [0, Math.max(at, 0)];
    case 'after':
      return [at + 1, length];
    case 'from-here':
      return [Math.max(at, 0), length];
    default:
      return undefined;
  }
}

function countedTurns({ turns }: Call, range: Exclude<RangeSource, string>, at: number): readonly CallTurn[] {
  const found = new Set<CallTurn>();
  if (range.first) turns.slice(0, range.first).forEach((turn) => found.add(turn));
  if (range.last) turns.slice(-range.last).forEach((turn) => found.add(turn));
  if (range.next) turns.slice(at + 1, at + 1 + range.next).forEach((turn) => found.add(turn));
  if (range.previous && at > 0) turns.slice(Math.max(0, at - range.previous), at).forEach((turn) => found.add(turn));
  return [...found].sort((a, b) => a.index - b.index);
}

function one(turn: CallTurn | undefined): readonly CallTurn[] {
  return turn ? [turn] : [];
}
