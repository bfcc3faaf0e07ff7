import { Op } from './code';
import type { TriggerTable } from './image';
import { anySuccessor, LazyAutomaton, successorBit } from './lazy-automaton';
import type { Units } from './numbers';
import { numberAt } from './numbers';
import { sievePair, sieveSingle } from './sieve';
import { isSoft } from './soft';
import type { TriggerIndex } from './trigger-index';
import { fillFilter, findPair, Flag, pairHash, pairList, pairSuccessors, singleList } from './trigger-index';

/** How often a trigger is met before it becomes part of an automaton: below that, running its code is less work. */
export const warm = 16;

/** How many pairs of symbols a scanner remembers, as a power of two. */
const memoryBits = 12;

/**
 * Finds where in a text triggers are met, and holds the automaton of what follows them. Triggers are named by a key: the
 * number of the pair that meets them, or past the pairs the symbol that does so alone.
 */
export class Scanner {
  readonly automaton: LazyAutomaton;
  /** For each key how often it has been met, up to {@link warm}. */
  private readonly met: Uint8Array;
  /** What was asked for of late, four numbers a slot: a pair of symbols, its key or -1, its successors, not used. */
  private readonly memory = new Int32Array(4 << memoryBits);

  constructor(
    readonly index: TriggerIndex,
    code: Units,
    private readonly lists: Units,
    private readonly triggers: TriggerTable,
  ) {
    const keys = index.pairCount + 65536;
    this.automaton = new LazyAutomaton(code, Op.end, keys);
    this.met = new Uint8Array(keys);
  }

  /**
   * Lists the symbols at which triggers may be met, ascending, in `found`, which is longer than the text. Returns how
   * many. Where they are cannot be foreseen, and a branch there would be taken wrongly half the time: so the text is
   * sieved without branches, twice.
   */
  candidates(symbols: Uint16Array, length: number, found: Int32Array): number {
    const { flags, filter } = this.index;
    const last = length - 1;
    let count = 0;
    for (let at = 0; at <= last; at++) {
      const symbol = symbols[at]!;
      const next = at < last ? symbols[at + 1]! : 0;
      const flag = flags[symbol]!;
      const bit = pairHash(symbol, next);
      // A single symbol, one whose pairs are not in the filter yet, one before a soft one, or a pair.
      const met = (flag >> 3) | (((flag >> 2) & 1) ^ 1) | flags[next]! | (filter[bit >>> 5]! >>> (bit & 31));
      found[count] = at;
      count += (flag >> 1) & met & 1;
    }
    return this.withSuccessor(symbols, length, found, count);
  }

  /** The same for only some patterns, those that went into `sieve`: see guards.ts. */
  candidatesOf(sieve: Int32Array, symbols: Uint16Array, length: number, found: Int32Array): number {
    const { flags } = this.index;
    const last = length - 1;
    let count = 0;
    for (let at = 0; at <= last; at++) {
      const symbol = symbols[at]!;
      const next = at < last ? symbols[at + 1]! : 0;
      const bit = sievePair(symbol, next);
      const single = sieveSingle(symbol);
      const met = flags[next]! | (sieve[bit >>> 5]! >>> (bit & 31)) | (sieve[single >>> 5]! >>> (single & 31));
      found[count] = at;
      count += (flags[symbol]! >> 1) & met & 1;
    }
    return this.withSuccessor(symbols, length, found, count);
  }

  /** Leaves of the candidates those that have a chance with the symbol after the next. Returns how many. */
  private withSuccessor(symbols: Uint16Array, length: number, found: Int32Array, candidateCount: number): number {
    const { memory } = this;
    const { flags } = this.index;
    const last = length - 1;
    let count = 0;
    for (let i = 0; i < candidateCount; i++) {
      const at = found[i]!;
      const first = symbols[at]!;
      const second = at < last ? symbols[at + 1]! : 0;
      const third = at + 1 < last ? symbols[at + 2]! : 0;
      const pair = (first << 16) | second;
      const slot = memorySlot(pair);
      const unknown = memory[slot] === pair ? 0 : 1;
      const chance = (memory[slot + 2]! & successorBit(third)) === 0 ? 0 : 1;
      found[count] = at;
      count += (unknown | (flags[first]! >> 3) | flags[second]! | flags[third]! | chance) & 1;
    }
    return count;
  }

  /** The key of what the symbol alone meets, or -1. */
  singleAt(symbol: number): number {
    const { flags, pairCount } = this.index;
    return (flags[symbol]! & Flag.single) !== 0 ? pairCount + symbol : -1;
  }

  /** The key of what the symbol at `at` meets with the next that is not soft; -1 where that is nothing, or comes to nothing. */
  pairAt(symbols: Uint16Array, length: number, at: number): number {
    const { index, memory } = this;
    const symbol = symbols[at]!;
    if ((index.flags[symbol]! & Flag.ready) === 0) fillFilter(index, symbol);
    let after = at + 1;
    while (after < length && isSoft(symbols[after]!)) after++;
    if (after >= length) return -1;
    const pair = (symbol << 16) | symbols[after]!;
    const slot = memorySlot(pair);
    if (memory[slot] !== pair) {
      const key = findPair(index, symbol, symbols[after]!);
      memory[slot] = pair;
      memory[slot + 1] = key;
      memory[slot + 2] = key < 0 ? 0 : pairSuccessors(index, symbol, key);
    }
    if (after === at + 1 && memory[slot + 2] !== anySuccessor) {
      const third = after + 1 < length ? symbols[after + 1]! : 0;
      if ((memory[slot + 2]! & successorBit(third)) === 0 && !isSoft(third)) return -1;
    }
    return memory[slot + 1]!;
  }

  /** Whether the key has been met often enough for {@link start}; counts this time. */
  isWarm(key: number): boolean {
    if (this.met[key]! >= warm) return true;
    this.met[key]!++;
    return false;
  }

  /** The place of the list of triggers that the key stands for, met at `symbol`. */
  listOf(key: number, symbol: number): number {
    return key < this.index.pairCount ? pairList(this.index, symbol, key) : singleList(this.index, symbol);
  }

  /** The state of the automaton after the symbol at which the key is met. */
  start(key: number, symbol: number): number {
    const state = this.automaton.start(key);
    return state >= 0 ? state : this.makeStart(key, symbol);
  }

  private makeStart(key: number, symbol: number): number {
    const { automaton, lists, triggers } = this;
    const list = this.listOf(key, symbol);
    const names: number[] = [];
    for (let i = list + numberAt(lists, list); i > list; i--) names.push(numberAt(lists, i));
    const tails = names.map((name) => triggers.tail(name));
    return automaton.makeStart(key, tails, names, symbol);
  }
}

/** Where the memory has a pair of symbols, the first in the upper half. */
function memorySlot(pair: number): number {
  return (Math.imul(pair, 0x9e3779b1) >>> (32 - memoryBits)) << 2;
}
