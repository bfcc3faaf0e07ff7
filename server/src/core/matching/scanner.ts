import { Op } from './code';
import type { TriggerTable } from './image';
import { hashOf, LazyAutomaton, StateKind } from './lazy-automaton';
import type { Numbers } from './numbers';
import { numberAt } from './numbers';
import { isSoft } from './soft';
import type { TriggerIndex } from './trigger-index';
import { fillFilter, findPair, Flag, pairHash, pairList, singleList } from './trigger-index';

/** How often a trigger is met before it becomes part of an automaton: below that, running its code is less work. */
export const warm = 4;

/** How many pairs of symbols a scanner remembers, as a power of two. */
const memoryBits = 12;

/**
 * Finds where in a text triggers are met, and holds the automaton of what follows them. Triggers are named by a key: the
 * number of the pair that meets them, or past the pairs the symbol that does so alone.
 */
export class Scanner {
  readonly automaton: LazyAutomaton;
  /** For each key how often it has been met, up to {@link warm}; one more where its successors are known. */
  private readonly met: Uint8Array;
  /** For each pair two words: the hashes of symbols that can follow it, see {@link LazyAutomaton.successors}. */
  private readonly successors: Int32Array;
  /** What was asked for of late, four numbers a slot: a pair of symbols, its key or -1, and its successors. */
  private readonly memory = new Int32Array(4 << memoryBits);

  constructor(
    readonly index: TriggerIndex,
    code: Numbers,
    private readonly lists: Numbers,
    private readonly triggers: TriggerTable,
  ) {
    const keys = index.pairCount + 65536;
    this.automaton = new LazyAutomaton(code, Op.end, keys);
    this.met = new Uint8Array(keys);
    this.successors = new Int32Array(2 * index.pairCount).fill(-1);
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
      const hash = hashOf(third);
      const unknown = memory[slot] === pair ? 0 : 1;
      const chance = memory[slot + 2 + (hash >> 5)]! >>> (hash & 31);
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

  /** The key of what the symbol at `at` meets with the next that is not soft, or -1. */
  pairAt(symbols: Uint16Array, length: number, at: number): number {
    const symbol = symbols[at]!;
    if ((this.index.flags[symbol]! & Flag.ready) === 0) fillFilter(this.index, symbol);
    let after = at + 1;
    while (after < length && isSoft(symbols[after]!)) after++;
    if (after >= length) return -1;
    const pair = (symbol << 16) | symbols[after]!;
    const slot = memorySlot(pair);
    if (this.memory[slot] !== pair) this.remember(slot, pair, findPair(this.index, symbol, symbols[after]!));
    return this.memory[slot + 1]!;
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

  /** The state of the automaton after the symbol at `at`, where the key is met. */
  start(key: number, symbols: Uint16Array, at: number): number {
    const state = this.automaton.start(key);
    return state >= 0 && this.met[key]! > warm ? state : this.makeStart(key, symbols, at, state);
  }

  private makeStart(key: number, symbols: Uint16Array, at: number, known: number): number {
    const { automaton, lists, triggers } = this;
    let state = known;
    if (state < 0) {
      const list = this.listOf(key, symbols[at]!);
      const names: number[] = [];
      for (let i = list + numberAt(lists, list); i > list; i--) names.push(numberAt(lists, i));
      const tails = names.map((name) => (triggers.hasSoftTail(name) ? -1 : triggers.tail(name)));
      state = automaton.makeStart(key, tails, names, symbols[at]!);
    }
    const second = symbols[at + 1]!;
    if (this.met[key] === warm && (key >= this.index.pairCount || !isSoft(second))) {
      this.met[key]!++;
      if (key < this.index.pairCount && (automaton.kinds[state]! & StateKind.accepts) === 0) {
        automaton.successors(automaton.step(state, second), this.successors, 2 * key);
        const pair = (symbols[at]! << 16) | second;
        this.remember(memorySlot(pair), pair, key);
      }
    }
    return state;
  }

  private remember(slot: number, pair: number, key: number): void {
    const { memory, successors } = this;
    memory[slot] = pair;
    memory[slot + 1] = key;
    memory[slot + 2] = key < 0 ? 0 : successors[2 * key]!;
    memory[slot + 3] = key < 0 ? 0 : successors[2 * key + 1]!;
  }
}

/** Where the memory has a pair of symbols, the first in the upper half. */
function memorySlot(pair: number): number {
  return (Math.imul(pair, 0x9e3779b1) >>> (32 - memoryBits)) << 2;
}
