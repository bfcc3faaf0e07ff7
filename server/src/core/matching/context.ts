import { shift } from './numbers';
import type { Units } from './numbers';

/**
 * What can stand around a place where triggers are met, as two sets of symbols: after it (words 0 and 1) and before it
 * (words 2 and 3). A symbol is in a set where both words have its bit: a set may hold more than was put in, never less.
 */
export type Context = readonly [number, number, number, number];

/** The words of a set that holds every symbol. */
export const anySymbol = 0x3fffffff;

/** A symbol's bit in the first word of a set, one of 30. */
export function firstBit(symbol: number): number {
  return 1 << (((Math.imul(symbol, 0x9e3779b1) >>> 16) * 30) >>> 16);
}

/** A symbol's bit in the second word of a set, one of 30. */
export function secondBit(symbol: number): number {
  return 1 << (((Math.imul(symbol, 0x85ebca6b) >>> 16) * 30) >>> 16);
}

/** A set of symbols that grows. */
export class SymbolSet {
  first = 0;
  second = 0;

  add(symbol: number): void {
    this.first |= firstBit(symbol);
    this.second |= secondBit(symbol);
  }

  addAll(): void {
    this.first = this.second = anySymbol;
  }
}

/** Writes the four words of the context at `place` of an image's lists to `to`, from `at` on. */
export function copyContext(lists: Units, place: number, to: Int32Array, at: number): void {
  for (let word = 0, from = place + 1; word < 4; word++, from += 2)
    to[at + word] = ((lists[from]! - shift) << 15) | (lists[from + 1]! - shift);
}
