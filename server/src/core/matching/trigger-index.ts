import { Symbols } from '../text/normalised';
import { particles } from './soft';

/** What {@link TriggerIndex.flags} says of a symbol. */
export const Flag = { soft: 1, single: 2 } as const;

/** Where the triggers of many patterns are met while a text is read once. */
export interface TriggerIndex {
  /** For each symbol its {@link Flag}s. */
  readonly flags: Uint8Array;
  /** One bit for each hash of a pair; a pair whose bit is not set is no trigger. */
  readonly filter: Int32Array;
  /** Open addressing: a key, 0 where free. A key may stand more than once. */
  readonly keys: Int32Array;
  /** For each key the place in `lists` of a count and that many triggers. */
  readonly values: Int32Array;
  readonly lists: Int32Array;
  /** Triggers that are met everywhere. */
  readonly everywhere: readonly number[];
}

const filterBits = 17;

/** Where the filter has the bit of a pair of symbols. */
export function pairHash(first: number, second: number): number {
  return (Math.imul(first, 0x9e3779b1) + Math.imul(second, 0x85ebca6b)) >>> (32 - filterBits);
}

/** The key of a pair in the table; of a single symbol with 0 for `first`. */
export function pairKey(first: number, second: number): number {
  return (first << 16) | second;
}

/** Where to begin to look for a key in a table of `length` slots, a power of two. */
export function keySlot(key: number, length: number): number {
  return (Math.imul(key, 0x9e3779b1) >>> 15) & (length - 1);
}

/** Triggers that are met in the same places. */
export interface TriggerList {
  readonly triggers: readonly number[];
  /** The symbols or pairs that meet them: by the first symbol (0: the second stands alone) the second ones. */
  readonly groups: ReadonlyMap<number, readonly number[]>;
}

/**
 * The numbers that {@link readIndex} reads: count and numbers of the triggers met everywhere; then for each list count
 * and triggers, count of groups, and for each group the first symbol, count and seconds.
 */
export function writeIndex(everywhere: readonly number[], lists: Iterable<TriggerList>): number[] {
  const numbers = [everywhere.length, ...everywhere];
  for (const { triggers, groups } of lists) {
    numbers.push(triggers.length, ...triggers, groups.size);
    for (const [first, seconds] of groups) numbers.push(first, seconds.length, ...seconds);
  }
  return numbers;
}

/** One index of several: the triggers of a source are moved up by its `offset`. */
export function readIndex(sources: readonly { readonly numbers: Int32Array; readonly offset: number }[]): TriggerIndex {
  const total = sources.reduce((sum, { numbers }) => sum + numbers.length, 0);
  const capacity = 1 << Math.max(6, 33 - Math.clz32(total));
  const flags = new Uint8Array(65536);
  for (let i = 0; i < particles.length; i++) flags[particles.charCodeAt(i)] = Flag.soft;
  flags[Symbols.softBreak] = Flag.soft;
  const filter = new Int32Array(1 << (filterBits - 5));
  const keys = new Int32Array(capacity);
  const values = new Int32Array(capacity);
  const lists = new Int32Array(total);
  const everywhere: number[] = [];
  let listsEnd = 0;
  for (const { numbers, offset } of sources) {
    const end = numbers.length;
    let at = 1;
    for (let count = end > 0 ? numbers[0]! : 0; count > 0; count--) everywhere.push(numbers[at++]! + offset);
    while (at < end) {
      const list = listsEnd;
      const count = numbers[at++]!;
      lists[listsEnd++] = count;
      for (const triggersEnd = at + count; at < triggersEnd; at++) lists[listsEnd++] = numbers[at]! + offset;
      for (let groups = numbers[at++]!; groups > 0; groups--) {
        const first = numbers[at++]!;
        for (const secondsEnd = numbers[at]! + ++at; at < secondsEnd; at++) {
          const second = numbers[at]!;
          if (first === 0) {
            flags[second]! |= Flag.single;
          } else {
            const bit = pairHash(first, second);
            filter[bit >>> 5]! |= 1 << (bit & 31);
          }
          const key = pairKey(first, second);
          let slot = keySlot(key, capacity);
          while (keys[slot] !== 0) slot = (slot + 1) & (capacity - 1);
          keys[slot] = key;
          values[slot] = list;
        }
      }
    }
  }
  return { flags, filter, keys, values, lists, everywhere };
}
