import { Symbols } from '../text/normalised';
import type { Units } from './numbers';
import { longNumber, longNumberAt, numberAt } from './numbers';
import { particles } from './soft';

/** What {@link TriggerIndex.flags} says of a symbol. */
export const Flag = {
  soft: 1,
  /** Triggers may be met at it, alone or with the next symbol; but see `ready`. */
  first: 2,
  /** Its pairs are in the filter. */
  ready: 4,
  /** Triggers are met at it whatever follows. */
  single: 8,
} as const;

/**
 * Where the triggers of many patterns are met while a text is read once: at pairs of symbols that follow each other when
 * soft symbols are left out, or at single symbols. Read in place from numbers:
 *
 * count and numbers of the triggers met everywhere; then for each first symbol: the symbol, count of pairs, place (two
 * numbers) of the list of its single triggers or 0, the second symbols, ascending, the place (two numbers) of each pair's
 * list, and the set of symbols (two numbers) that can follow each pair.
 */
export interface TriggerIndex {
  /** For each symbol its {@link Flag}s. */
  readonly flags: Uint8Array;
  /** One bit for each hash of a pair. Where it is not set, no trigger is met. */
  readonly filter: Int32Array;
  /** For each first symbol the place of its count of pairs. */
  readonly placeOf: Int32Array;
  /** For each first symbol how many pairs the symbols before it have. */
  readonly pairsBefore: Int32Array;
  readonly pairCount: number;
  readonly numbers: Units;
  readonly everywhere: readonly number[];
}

const filterBits = 17;

/** Where the filter has the bit of a pair of symbols. */
export function pairHash(first: number, second: number): number {
  return (Math.imul(first, 0x9e3779b1) + Math.imul(second, 0x85ebca6b)) >>> (32 - filterBits);
}

/** Opens an index for reading. */
export function openIndex(numbers: Units): TriggerIndex {
  const flags = new Uint8Array(65536);
  for (let i = 0; i < particles.length; i++) flags[particles.charCodeAt(i)] = Flag.soft;
  flags[Symbols.softBreak] = Flag.soft;
  const everywhere: number[] = [];
  let at = 1;
  for (const end = at + (numbers.length > 0 ? numberAt(numbers, 0) : 0); at < end; at++)
    everywhere.push(numberAt(numbers, at));
  const placeOf = new Int32Array(65536);
  const pairsBefore = new Int32Array(65536);
  const { length } = numbers;
  let pairs = 0;
  while (at < length) {
    const symbol = numberAt(numbers, at);
    const count = numberAt(numbers, at + 1);
    placeOf[symbol] = at + 1;
    pairsBefore[symbol] = pairs;
    flags[symbol]! |= Flag.first | (longNumberAt(numbers, at + 2) !== 0 ? Flag.single : 0);
    pairs += count;
    at += 4 + 5 * count;
  }
  return {
    flags,
    filter: new Int32Array(1 << (filterBits - 5)),
    placeOf,
    pairsBefore,
    pairCount: pairs,
    numbers,
    everywhere,
  };
}

/** Puts the pairs of a first symbol into the filter. */
export function fillFilter({ flags, filter, placeOf, numbers }: TriggerIndex, first: number): void {
  flags[first]! |= Flag.ready;
  const seconds = placeOf[first]! + 3;
  for (let i = numberAt(numbers, seconds - 3) - 1; i >= 0; i--) {
    const bit = pairHash(first, numberAt(numbers, seconds + i));
    filter[bit >>> 5]! |= 1 << (bit & 31);
  }
}

/** The place of the list of triggers that are met at the symbol alone; 0: none. */
export function singleList({ placeOf, numbers }: TriggerIndex, symbol: number): number {
  return longNumberAt(numbers, placeOf[symbol]! + 1);
}

/** The number of a pair among all, or -1 where it is none. */
export function findPair({ placeOf, pairsBefore, numbers }: TriggerIndex, first: number, second: number): number {
  const seconds = placeOf[first]! + 3;
  let low = 0;
  let high = numberAt(numbers, seconds - 3);
  while (low < high) {
    const middle = (low + high) >> 1;
    const found = numberAt(numbers, seconds + middle);
    if (found === second) return pairsBefore[first]! + middle;
    if (found < second) low = middle + 1;
    else high = middle;
  }
  return -1;
}

/** The place of the list of triggers that are met at a pair. */
export function pairList({ placeOf, pairsBefore, numbers }: TriggerIndex, first: number, pair: number): number {
  const place = placeOf[first]!;
  return longNumberAt(numbers, place + 3 + numberAt(numbers, place) + 2 * (pair - pairsBefore[first]!));
}

/** What can follow a pair, see {@link LazyAutomaton.successors}. */
export function pairSuccessors({ placeOf, pairsBefore, numbers }: TriggerIndex, first: number, pair: number): number {
  const place = placeOf[first]!;
  return longNumberAt(numbers, place + 3 + 3 * numberAt(numbers, place) + 2 * (pair - pairsBefore[first]!));
}

/** Goes through all triggers and where they are met: at a pair, or with -1 for `second` at the first symbol alone. */
export function forEachTrigger(
  index: TriggerIndex,
  lists: Units,
  visit: (trigger: number, first: number, second: number) => void,
): void {
  const { numbers, placeOf, flags } = index;
  const visitList = (list: number, first: number, second: number): void => {
    for (let i = list + numberAt(lists, list); i > list; i--) visit(numberAt(lists, i), first, second);
  };
  for (let first = 0; first < flags.length; first++) {
    if ((flags[first]! & Flag.first) === 0) continue;
    const place = placeOf[first]!;
    const count = numberAt(numbers, place);
    if ((flags[first]! & Flag.single) !== 0) visitList(singleList(index, first), first, -1);
    for (let i = 0; i < count; i++) {
      visitList(longNumberAt(numbers, place + 3 + count + 2 * i), first, numberAt(numbers, place + 3 + i));
    }
  }
}

/** An index being collected, with the lists it needs. */
export class IndexBuilder {
  private readonly everywhere: number[] = [];
  private readonly singles = new Map<number, number[]>();
  private readonly pairs = new Map<number, Map<number, number[]>>();

  /** A trigger that is met at one of `singles` or of `pairs`. */
  add(
    trigger: number,
    met: { readonly singles: readonly number[]; readonly pairs: readonly (readonly [number, number])[] },
  ): void {
    for (const single of met.singles) append(this.singles, single, trigger);
    for (const [first, second] of met.pairs) {
      let seconds = this.pairs.get(first);
      if (seconds === undefined) this.pairs.set(first, (seconds = new Map()));
      append(seconds, second, trigger);
    }
  }

  addEverywhere(trigger: number): void {
    this.everywhere.push(trigger);
  }

  /** `successorsOf` tells what can follow a pair that meets the triggers, see {@link LazyAutomaton.successors}. */
  write(
    lists: ListWriter,
    successorsOf: (triggers: readonly number[], first: number, second: number) => number,
  ): number[] {
    const numbers = [this.everywhere.length, ...this.everywhere];
    for (const first of [...new Set([...this.singles.keys(), ...this.pairs.keys()])].sort((a, b) => a - b)) {
      const pairs = [...(this.pairs.get(first) ?? [])].sort(([a], [b]) => a - b);
      numbers.push(first, pairs.length, ...longNumber(lists.write(this.singles.get(first) ?? [])));
      for (const [second] of pairs) numbers.push(second);
      for (const [, triggers] of pairs) numbers.push(...longNumber(lists.write(triggers)));
      for (const [second, triggers] of pairs) numbers.push(...longNumber(successorsOf(triggers, first, second)));
    }
    return numbers;
  }
}

/** Lists of numbers, equal ones written once: a count and so many. */
export class ListWriter {
  readonly numbers = [0];
  private readonly written = new Map<string, number>();

  /** Returns the place of the list; 0 for an empty one. */
  write(list: readonly number[]): number {
    if (list.length === 0) return 0;
    const key = list.join(' ');
    let at = this.written.get(key);
    if (at === undefined) {
      at = this.numbers.length;
      this.numbers.push(list.length, ...list);
      this.written.set(key, at);
    }
    return at;
  }
}

function append(map: Map<number, number[]>, key: number, value: number): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else if (list[list.length - 1] !== value) list.push(value);
}
