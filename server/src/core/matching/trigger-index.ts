import { Symbols } from '../text/normalised';
import type { Units } from './numbers';
import type { Context } from './context';
import { longNumber, longNumberAt, numberAt, shift } from './numbers';
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
 * count and numbers of the triggers met everywhere; how many pairs (two numbers); count of first symbols; for each of
 * these {@link firstSize} numbers: the symbol, count of pairs, then in two numbers each how many pairs the symbols before
 * have, where its pairs begin, the place of the list of its single triggers or 0, and the place of their context; and
 * after all of them for each first symbol the second symbols, ascending, the place (two numbers) of each pair's list and
 * of its context (two numbers). Lists and contexts stand in the image's lists.
 */
export interface TriggerIndex {
  /** For each symbol its {@link Flag}s, and from {@link rankShift} on, of a first symbol, its number among them. */
  readonly flags: Uint16Array;
  /** One bit for each hash of a pair. Where it is not set, no trigger is met. */
  readonly filter: Int32Array;
  readonly pairCount: number;
  readonly firstCount: number;
  readonly numbers: Units;
  /** Where the numbers of the first symbols begin. */
  readonly firsts: number;
  readonly everywhere: readonly number[];
}

const firstSize = 10;

/** Where in {@link TriggerIndex.flags} the number of a first symbol begins, and the greatest: those from there on share it. */
const rankShift = 4;
const mostRank = 0xffff >>> rankShift;

const filterBits = 17;

/** The numbers of {@link pairHash}, for loops that hash at every symbol. */
export const PairHash = { first: 0x9e3779b1, second: 0x85ebca6b, shift: 32 - filterBits } as const;

/** Where the filter has the bit of a pair of symbols. */
export function pairHash(first: number, second: number): number {
  return (Math.imul(first, PairHash.first) + Math.imul(second, PairHash.second)) >>> PairHash.shift;
}

/** Opens an index for reading. */
export function openIndex(numbers: Units): TriggerIndex {
  const flags = new Uint16Array(65536);
  for (let i = 0; i < particles.length; i++) flags[particles.charCodeAt(i)] = Flag.soft;
  flags[Symbols.softBreak] = Flag.soft;
  const everywhere: number[] = [];
  let pairCount = 0;
  let firstCount = 0;
  let at = 1;
  if (numbers.length > 0) {
    for (const end = at + numberAt(numbers, 0); at < end; at++) everywhere.push(numberAt(numbers, at));
    pairCount = longNumberAt(numbers, at);
    firstCount = numberAt(numbers, at + 2);
    at += 3;
  }
  for (let rank = 0, place = at; rank < firstCount; rank++, place += firstSize) {
    const symbol = numbers[place]! - shift;
    const isSingle = numbers[place + 6]! !== shift || numbers[place + 7]! !== shift;
    flags[symbol]! |= (Math.min(rank, mostRank) << rankShift) | (isSingle ? Flag.first | Flag.single : Flag.first);
  }
  const filter = new Int32Array(1 << (filterBits - 5));
  return { flags, filter, pairCount, firstCount, numbers, firsts: at, everywhere };
}

function placeOf(index: TriggerIndex, first: number): number {
  return index.firsts + firstSize * rankOf(index, first);
}

/** The number of a first symbol among them: they are in order. */
export function rankOf({ flags, numbers, firsts, firstCount }: TriggerIndex, first: number): number {
  let low = flags[first]! >>> rankShift;
  if (low < mostRank) return low;
  const wanted = first + shift;
  for (let high = firstCount - 1; low < high;) {
    const middle = (low + high) >> 1;
    if (numbers[firsts + firstSize * middle]! < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Puts the pairs of a first symbol into the filter. */
export function fillFilter(index: TriggerIndex, first: number): void {
  const { flags, filter, numbers } = index;
  flags[first]! |= Flag.ready;
  const place = placeOf(index, first);
  const seconds = longNumberAt(numbers, place + 4);
  const start = Math.imul(first, PairHash.first);
  for (let at = seconds + numbers[place + 1]! - shift - 1; at >= seconds; at--) {
    const bit = (start + Math.imul(numbers[at]! - shift, PairHash.second)) >>> PairHash.shift;
    filter[bit >>> 5]! |= 1 << (bit & 31);
  }
}

/** The place of the list of triggers that are met at the symbol alone; 0: none. */
export function singleList(index: TriggerIndex, symbol: number): number {
  return longNumberAt(index.numbers, placeOf(index, symbol) + 6);
}

/** The place of the context of the triggers that are met at the symbol alone, see {@link Context}. */
export function singleContext(index: TriggerIndex, symbol: number): number {
  return longNumberAt(index.numbers, placeOf(index, symbol) + 8);
}

/** The number of a pair among all, or -1 where it is none. */
export function findPair(index: TriggerIndex, first: number, second: number): number {
  const { numbers } = index;
  const place = placeOf(index, first);
  const seconds = longNumberAt(numbers, place + 4);
  const wanted = second + shift;
  let low = seconds;
  let high = seconds + numbers[place + 1]! - shift;
  while (low < high) {
    const middle = (low + high) >> 1;
    const found = numbers[middle]!;
    if (found === wanted) return longNumberAt(numbers, place + 2) + middle - seconds;
    if (found < wanted) low = middle + 1;
    else high = middle;
  }
  return -1;
}

/** The place of the list of triggers that are met at a pair. */
export function pairList(index: TriggerIndex, first: number, pair: number): number {
  return ofPair(index, first, pair, 1);
}

/** The place of the context of a pair, see {@link Context}. */
export function pairContext(index: TriggerIndex, first: number, pair: number): number {
  return ofPair(index, first, pair, 3);
}

function ofPair(index: TriggerIndex, first: number, pair: number, columns: number): number {
  const { numbers } = index;
  const place = placeOf(index, first);
  const count = numberAt(numbers, place + 1);
  const nth = pair - longNumberAt(numbers, place + 2);
  return longNumberAt(numbers, longNumberAt(numbers, place + 4) + columns * count + 2 * nth);
}

/** Goes through all triggers and where they are met: at a pair, or with -1 for `second` at the first symbol alone. */
export function forEachTrigger(
  index: TriggerIndex,
  lists: Units,
  visit: (trigger: number, first: number, second: number) => void,
): void {
  const { numbers, firsts } = index;
  const visitList = (list: number, first: number, second: number): void => {
    for (let i = list + numberAt(lists, list); i > list; i--) visit(numberAt(lists, i), first, second);
  };
  for (let rank = 0, place = firsts; rank < index.firstCount; rank++, place += firstSize) {
    const first = numberAt(numbers, place);
    const count = numberAt(numbers, place + 1);
    const seconds = longNumberAt(numbers, place + 4);
    const single = longNumberAt(numbers, place + 6);
    if (single !== 0) visitList(single, first, -1);
    for (let i = 0; i < count; i++) {
      visitList(longNumberAt(numbers, seconds + count + 2 * i), first, numberAt(numbers, seconds + i));
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

  /** `contextOf` tells what can stand around a pair, or with -1 for `second` a symbol, that meets the triggers. */
  write(
    lists: ListWriter,
    contextOf: (triggers: readonly number[], first: number, second: number) => Context,
  ): number[] {
    const context = (...of: Parameters<typeof contextOf>): number[] =>
      longNumber(lists.write(contextOf(...of).flatMap(longNumber)));
    const symbols = [...new Set([...this.singles.keys(), ...this.pairs.keys()])].sort((a, b) => a - b);
    const heads: number[] = [];
    const body: number[] = [];
    const begin = 1 + this.everywhere.length + 3 + firstSize * symbols.length;
    let pairCount = 0;
    for (const first of symbols) {
      const pairs = [...(this.pairs.get(first) ?? [])].sort(([a], [b]) => a - b);
      const alone = this.singles.get(first);
      heads.push(first, pairs.length, ...longNumber(pairCount), ...longNumber(begin + body.length));
      heads.push(...longNumber(lists.write(alone ?? [])), ...(alone ? context(alone, first, -1) : [0, 0]));
      pairCount += pairs.length;
      for (const [second] of pairs) body.push(second);
      for (const [, triggers] of pairs) body.push(...longNumber(lists.write(triggers)));
      for (const [second, triggers] of pairs) body.push(...context(triggers, first, second));
    }
    return [this.everywhere.length, ...this.everywhere, ...longNumber(pairCount), symbols.length, ...heads, ...body];
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
