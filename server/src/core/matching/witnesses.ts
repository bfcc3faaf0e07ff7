import { endsClause, endsSentence } from '../text/normalised';
import type { Units } from './numbers';
import { numberAt } from './numbers';
import { isSoft } from './soft';

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
    const stop = numberAt(lists, list + 1);
    let left = numberAt(lists, list + 2);
    for (let place = at + step; place >= 0 && place < length; place += step) {
      const symbol = symbols[place]!;
      const hash = hashOf(symbol);
      if (((set[hash >>> 5]! >>> (hash & 31)) & 1) !== 0) return true;
      if (stop !== 0 && (stop === 1 ? endsClause(symbol) : endsSentence(symbol))) return false;
      if (!isSoft(symbol) && --left <= 0) return false;
    }
    return false;
  }

  private makeSet(list: number): Int32Array {
    const set = new Int32Array(8);
    this.sets.set(list, set);
    for (let i = list + numberAt(this.lists, list); i > list + 2; i--) {
      const hash = hashOf(numberAt(this.lists, i));
      set[hash >>> 5]! |= 1 << (hash & 31);
    }
    return set;
  }
}

function hashOf(symbol: number): number {
  return Math.imul(symbol, 0x9e3779b1) >>> 24;
}
