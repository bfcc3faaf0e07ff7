import type { TriggerTable } from './image';
import type { Units } from './numbers';
import type { TriggerIndex } from './trigger-index';
import { forEachTrigger, pairHash } from './trigger-index';

/** Bits of a sieve for pairs, a power of two; the bits for single symbols come after them. */
const pairBits = 2048;

/** 32-bit words of a sieve: a set of hashes of the places where some triggers are met. */
export const sieveSize = (pairBits + 256) / 32;

/** The bit of a pair of symbols. */
export function sievePair(first: number, second: number): number {
  return pairHash(first, second) & (pairBits - 1);
}

/** The bit of a symbol that meets triggers alone. */
export function sieveSingle(symbol: number): number {
  return pairBits + (Math.imul(symbol, 0x9e3779b1) >>> 24);
}

/** For each pattern of an index the sieve of its triggers; undefined where it has none there. */
export function sievesOf(
  index: TriggerIndex,
  lists: Units,
  triggers: TriggerTable,
  patternCount: number,
): (Int32Array | undefined)[] {
  const sieves = new Array<Int32Array | undefined>(patternCount).fill(undefined);
  forEachTrigger(index, lists, (trigger, first, second) => {
    const sieve = (sieves[triggers.pattern(trigger)] ??= new Int32Array(sieveSize));
    const bit = second < 0 ? sieveSingle(first) : sievePair(first, second);
    sieve[bit >>> 5]! |= 1 << (bit & 31);
  });
  return sieves;
}

/** Adds to a sieve what is in another. */
export function addSieve(to: Int32Array, from: Int32Array): void {
  for (let word = 0; word < sieveSize; word++) to[word]! |= from[word]!;
}
