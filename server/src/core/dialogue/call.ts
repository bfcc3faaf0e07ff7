import type { CustomerTier, Document, Turn } from '../document/document';
import type { ActHit, TurnReading } from './acts';

/** A dialogue as the rules of the whole call see it: the turns that say or do something, with their acts. */
export interface Call {
  readonly document: Document;
  readonly turns: readonly CallTurn[];
  readonly tier: CustomerTier;
  readonly sceneName: string;
  /** A whole call rather than a fragment of one: see {@link isWholeCall}. */
  readonly whole: boolean;
  /** The turns in which an act occurs, by act number, in order. */
  readonly turnsWith: ReadonlyMap<number, readonly CallTurn[]>;
}

export interface CallTurn {
  /** Place in {@link Call.turns}. */
  readonly index: number;
  readonly turn: Turn;
  /** Place in the document's turns. */
  readonly number: number;
  readonly role: 'agent' | 'customer';
  readonly acts: readonly ActHit[];
  /** How many sentences it has where it is long, 0 where it has fewer than {@link LONG_TURN}. */
  readonly sentences: number;
  /** Read on demand and kept. */
  readonly reading: TurnReading;
  /** UTF-16 offset of the block, to which acts and reading are relative. */
  readonly base: number;
}

/** From how many sentences on a turn is long enough to count them. */
export const LONG_TURN = 2;

/** How often one of the acts occurs in a turn. */
export function countActs(turn: CallTurn, acts: ReadonlySet<number>): number {
  let count = 0;
  const hits = turn.acts;
  for (let i = 0; i < hits.length; i++) if (acts.has(hits[i]!.act)) count++;
  return count;
}

/** The turns in which one of the acts occurs, in order. */
export function turnsWithAny(call: Call, wanted: ReadonlySet<number>): readonly CallTurn[] {
  const lists: (readonly CallTurn[])[] = [];
  for (const act of wanted) {
    const list = call.turnsWith.get(act);
    if (list !== undefined) lists.push(list);
  }
  if (lists.length <= 1) return lists[0] ?? [];
  return [...new Set(lists.flat())].sort((a, b) => a.index - b.index);
}

/** The nearest turn of a speaker after (step 1) or before (step -1) a place, or undefined. */
export function nearestTurn(call: Call, from: number, step: 1 | -1, role: 'agent' | 'customer'): CallTurn | undefined {
  for (let i = from + step; i >= 0 && i < call.turns.length; i += step) {
    if (call.turns[i]!.role === role) return call.turns[i];
  }
  return undefined;
}
