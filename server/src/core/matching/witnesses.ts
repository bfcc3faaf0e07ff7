import type { Units } from './numbers';
import { numberAt, shift } from './numbers';
import { Kind, kinds } from './soft';

/**
 * Tells whether a witness (see trigger.ts) stands near a place of a text. It may say so where there is none, never the
 * other way round.
 */
export class Witnesses {
  /** For each list of a witness 256 bits: the hashes of its symbols. */
  private readonly sets = new Map<number, Int32Array>();

  constructor(private readonly lists: Units) {}

  /** Whether the witness in the list at `list` stands after symbol `at`, or with a `step` of -1 before it. */
  isNear(symbols: Uint16Array, length: number, at: number, step: 1 | -1, list: number): boolean {
    const { lists } = this;
    const set = this.sets.get(list) ?? this.makeSet(list);
    const stop = lists[list + 1]! - shift;
    const ending = stop === 0 ? 0 : stop === 1 ? Kind.endsClause : Kind.endsSentence;
    let left = lists[list + 2]! - shift;
    for (let place = at + step; place >= 0 && place < length; place += step) {
      const symbol = symbols[place]!;
      const hash = Math.imul(symbol, 0x9e3779b1) >>> 24;
      if (((set[hash >>> 5]! >>> (hash & 31)) & 1) !== 0) return true;
      const kind = kinds[symbol]!;
      if ((kind & ending) !== 0) return false;
      if (kind !== Kind.soft && --left <= 0) return false;
    }
    return false;
  }

  private makeSet(list: number): Int32Array {
    const set = new Int32Array(8);
    this.sets.set(list, set);
    for (let i = list + numberAt(this.lists, list); i > list + 2; i--) {
      const hash = Math.imul(numberAt(this.lists, i), 0x9e3779b1) >>> 24;
      set[hash >>> 5]! |= 1 << (hash & 31);
    }
    return set;
  }
}
