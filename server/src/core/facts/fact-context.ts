import type { UnitContext } from './units';
import { nothingBefore, sameContext } from './units';

/** Values that hold for the whole text at some place. */
export interface Values {
  readonly [dimension: string]: string;
}

/** Blocks and turns from one place to another, and what is known of the text before. */
export interface FactStretch {
  readonly blocks: readonly [from: number, to: number];
  /** How many turns begin before it. */
  readonly turns: number;
  /** How many scenes begin before it, and before what is behind it. */
  readonly scenes: readonly [before: number, behind: number];
  readonly before: FactContext;
}

/** What stands before a place, as far as it says what the blocks behind state. Holds wherever those are moved. */
export interface FactContext {
  readonly units: UnitContext;
  /** What holds in the scene that the last turn stands in. */
  readonly given: Values;
  /** How many scenes begin from that one on; undefined where there was no turn. */
  readonly sceneBack: number | undefined;
}

export const noFactsBefore: FactContext = { units: nothingBefore, given: {}, sceneBack: undefined };

export function sameFactContext(one: FactContext, other: FactContext): boolean {
  return one.sceneBack === other.sceneBack && sameValues(one.given, other.given) && sameContext(one.units, other.units);
}

export function sameValues(before: Values, values: Values): boolean {
  if (before === values) return true;
  const names = Object.keys(values);
  return names.length === Object.keys(before).length && names.every((name) => before[name] === values[name]);
}
