import { Op } from './code';
import { copyContext, firstBit, secondBit } from './context';
import type { TriggerTable } from './image';
import { LazyAutomaton } from './lazy-automaton';
import type { Units } from './numbers';
import { numberAt } from './numbers';
import { sievePair, sieveSingle } from './sieve';
import type { TriggerIndex } from './trigger-index';
import {
  fillFilter,
  findPair,
  Flag,
  pairContext,
  PairHash,
  pairList,
  rankOf,
  singleContext,
  singleList,
} from './trigger-index';

/** How often a trigger is met before it becomes part of an automaton: below that, running its code is less work. */
export const warm = 16;

/** How many pairs of symbols a scanner remembers, as powers of two: at first and at most. */
const fewestBits = 8;
const mostBits = 12;

/**
 * Finds where in a text triggers are met, and holds the automaton of what follows them. Triggers are named by a key: the
 * number of the pair that meets them, or past the pairs the number of the first symbol that does so alone.
 */
export class Scanner {
  readonly automaton: LazyAutomaton;
  /** What {@link find} found: places in the text, ascending, and the key that is met at each. */
  places = new Int32Array(512);
  keys = new Int32Array(512);
  /** For each key how often it has been met, up to {@link warm}. */
  private readonly met: Uint8Array;
  /** What was asked for of late, eight numbers a slot: a pair of symbols, its key or -1, its context, not used. */
  private memory = new Int32Array(8 << fewestBits);
  private memoryBits = fewestBits;
  /** How many pairs have been remembered since it has had its size. */
  private remembered = 0;
  /** The contexts of the symbols that meet triggers alone, four words each; there once the symbol is ready. */
  private readonly contexts: Int32Array;

  constructor(
    readonly index: TriggerIndex,
    code: Units,
    private readonly lists: Units,
    private readonly triggers: TriggerTable,
  ) {
    const keys = index.pairCount + index.firstCount;
    this.automaton = new LazyAutomaton(code, Op.end, keys);
    this.met = new Uint8Array(keys);
    this.contexts = new Int32Array(4 * index.firstCount);
  }

  /**
   * Finds the places at which triggers may be met. With a `sieve` only those of some patterns count, see guards.ts.
   * Returns how many entries `places` and `keys` have.
   *
   * Where the places are cannot be foreseen, and a branch there would be taken wrongly half the time: so the text is
   * sieved without branches first.
   */
  find(symbols: Uint16Array, length: number, sieve: Int32Array | undefined): number {
    if (this.places.length < 3 * length + 3) {
      this.places = new Int32Array(6 * length);
      this.keys = new Int32Array(6 * length);
    }
    if (this.memoryBits < mostBits && this.remembered >> this.memoryBits > 0) this.enlargeMemory();
    // Each candidate comes to two entries at most: those written never reach those still to be read.
    const from = 2 * length + 2;
    const end =
      sieve === undefined ? this.candidates(symbols, length, from) : this.candidatesOf(sieve, symbols, length, from);
    return this.settle(symbols, length, from, end);
  }

  private enlargeMemory(): void {
    this.memoryBits += 2;
    this.memory = new Int32Array(8 << this.memoryBits);
    this.remembered = 0;
  }

  private candidates(symbols: Uint16Array, length: number, from: number): number {
    const { flags, filter } = this.index;
    const { places } = this;
    const last = length - 1;
    let end = from;
    let next = symbols[0]!;
    for (let at = 0; at <= last; at++) {
      const symbol = next;
      next = at < last ? symbols[at + 1]! : 0;
      const flag = flags[symbol]!;
      const bit = (Math.imul(symbol, PairHash.first) + Math.imul(next, PairHash.second)) >>> PairHash.shift;
      // A single symbol, one whose pairs are not in the filter yet, one before a soft one, or a pair.
      const met = (flag >> 3) | (((flag >> 2) & 1) ^ 1) | flags[next]! | (filter[bit >>> 5]! >>> (bit & 31));
      places[end] = at;
      end += (flag >> 1) & met & 1;
    }
    return end;
  }

  private candidatesOf(sieve: Int32Array, symbols: Uint16Array, length: number, from: number): number {
    const { flags } = this.index;
    const { places } = this;
    const last = length - 1;
    let end = from;
    for (let at = 0; at <= last; at++) {
      const symbol = symbols[at]!;
      const next = at < last ? symbols[at + 1]! : 0;
      const bit = sievePair(symbol, next);
      const single = sieveSingle(symbol);
      const met = flags[next]! | (sieve[bit >>> 5]! >>> (bit & 31)) | (sieve[single >>> 5]! >>> (single & 31));
      places[end] = at;
      end += (flags[symbol]! >> 1) & met & 1;
    }
    return end;
  }

  /** Makes entries of the candidates that have a chance with what stands around them. Returns how many. */
  private settle(symbols: Uint16Array, length: number, from: number, end: number): number {
    const { places, keys, memory, memoryBits, contexts } = this;
    const { flags, pairCount } = this.index;
    const last = length - 1;
    let count = 0;
    for (let i = from; i < end; i++) {
      const at = places[i]!;
      const symbol = symbols[at]!;
      const before = at > 0 ? symbols[at - 1]! : 0;
      const next = at < last ? symbols[at + 1]! : 0;
      const flag = flags[symbol]!;
      const softBefore = (flags[before]! & Flag.soft) !== 0;
      const softNext = (flags[next]! & Flag.soft) !== 0;
      if ((flag & Flag.ready) === 0) this.prepare(symbol);
      if ((flag & Flag.single) !== 0) {
        const rank = rankOf(this.index, symbol);
        const context = 4 * rank;
        if (
          (softBefore || isIn(contexts[context + 2]!, contexts[context + 3]!, before)) &&
          (softNext || isIn(contexts[context]!, contexts[context + 1]!, next))
        ) {
          places[count] = at;
          keys[count++] = pairCount + rank;
        }
      }
      let second = next;
      let after = at + 1;
      if (softNext) {
        while (after < length && (flags[symbols[after]!]! & Flag.soft) !== 0) after++;
        if (after >= length) continue;
        second = symbols[after]!;
      } else if (after >= length) continue;
      const pair = (symbol << 16) | second;
      const slot = (Math.imul(pair, 0x9e3779b1) >>> (32 - memoryBits)) << 3;
      if (memory[slot] !== pair) this.remember(slot, pair, symbol, second);
      if (memory[slot + 1]! < 0) continue;
      if (!softBefore && !isIn(memory[slot + 4]!, memory[slot + 5]!, before)) continue;
      if (!softNext) {
        const third = after < last ? symbols[after + 1]! : 0;
        if (!isIn(memory[slot + 2]!, memory[slot + 3]!, third) && (flags[third]! & Flag.soft) === 0) continue;
      }
      places[count] = at;
      keys[count++] = memory[slot + 1]!;
    }
    return count;
  }

  /** Makes the symbol ready. */
  private prepare(symbol: number): void {
    const { index, contexts, lists } = this;
    fillFilter(index, symbol);
    const place = singleContext(index, symbol);
    if (place === 0) return;
    const at = 4 * rankOf(index, symbol);
    copyContext(lists, place, contexts, at);
  }

  private remember(slot: number, pair: number, first: number, second: number): void {
    const { index, memory, lists } = this;
    this.remembered++;
    const key = findPair(index, first, second);
    memory[slot] = pair;
    memory[slot + 1] = key;
    if (key < 0) return;
    const place = pairContext(index, first, key);
    copyContext(lists, place, memory, slot + 2);
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

function isIn(first: number, second: number, symbol: number): boolean {
  return (first & firstBit(symbol)) !== 0 && (second & secondBit(symbol)) !== 0;
}
