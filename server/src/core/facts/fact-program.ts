import type { Localised } from '../packs/schema';
import type { Bound, TimeBase } from './quantity';

/** What the facts of a topic state. */
export type FactMeasure = 'duration' | 'money' | 'count' | 'period' | 'hours' | 'code' | 'choice' | 'yes-no';

/**
 * Regular expressions over folded text, each by itself: one hit of one may lie inside a hit of another. With each the
 * characters of which it needs one (needs.ts), '' where that is not known, and more sets of which it needs one each.
 */
export type Sources = readonly (readonly [source: string, needs: string, ...also: string[]])[];

/** Fact tables made ready to read texts with. Plain data; names are sources of regular expressions over folded text. */
export interface FactProgram {
  readonly dimensions: readonly CompiledDimension[];
  readonly topics: readonly CompiledTopic[];
  /** Names of other companies, and of one's own: a sentence about the former states nothing. Absent where none is named. */
  readonly others?: string;
  readonly own?: string;
}

export interface CompiledDimension {
  readonly id: string;
  readonly values: readonly { readonly name: string; readonly names: Sources; readonly short?: Sources }[];
}

export interface CompiledTopic {
  /** The rule that finds conflicts: fact-conflict/NAME. */
  readonly id: string;
  readonly ruleIndex: number;
  readonly title: Localised;
  readonly measure: FactMeasure;
  readonly names: Sources;
  readonly weak?: Sources;
  readonly with?: Sources;
  readonly without?: string;
  readonly by: readonly string[];
  readonly near?: boolean;
  readonly places?: readonly FactPlace[];
  /** What a number without a unit counts, in a table. */
  readonly unit?: string;
  readonly per?: number;
  readonly choices?: readonly { readonly name: string; readonly names: Sources }[];
  readonly facts: readonly CompiledFact[];
}

export type FactPlace = 'text' | 'list' | 'table';

export interface CompiledFact {
  readonly when: { readonly [dimension: string]: string };
  /** As the table of facts writes it. */
  readonly text: string;
  readonly clause: string;
  readonly soon?: boolean;
  readonly bound?: Bound;
  readonly base?: TimeBase;
  readonly value?: number;
  /** The upper end where the fact is a range from `value`. */
  readonly high?: number;
  /** Days of a week and hours of a day; the interval in minutes of the day. */
  readonly days?: number;
  readonly dayHours?: number;
  readonly interval?: readonly [number, number];
  readonly choice?: string;
  readonly has?: boolean;
}
