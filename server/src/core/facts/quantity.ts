import type { NumberForm } from './numerals';

/** What is counted. A quantity is compared only with facts of a kind that can hold it (compare.ts). */
export type QuantityKind =
  | 'duration' // 24 小时, 3 个工作日, 6 个月
  | 'soon' // 立即
  | 'money' // 200 元
  | 'count' // 3 次
  | 'period' // 每 2 个月 1 次
  | 'hours' // 8:00–20:00
  | 'days' // 周一至周五
  | 'week-hours' // 7×24
  | 'code' // 10000
  | 'number'; // a number without a unit; counts only where a table's head gives the unit

/** On which side of the number a statement leaves room. */
export type Bound = 'at-most' | 'at-least' | 'exactly';

/** In what a duration or a period is counted: these cannot be turned into one another. */
export type TimeBase = 'seconds' | 'workdays' | 'months';

/** A quantity read in folded text. Offsets are indices of the folded text, half-open. */
export interface Quantity {
  readonly kind: QuantityKind;
  /** Number and unit. */
  readonly start: number;
  readonly end: number;
  /** With the words that bound it (不超过 … 以内). */
  readonly wideStart: number;
  readonly wideEnd: number;
  readonly bound: Bound;
  /** Seconds, workdays or months; yuan; times; minutes of the day; days of a week; the number itself for `code`. */
  readonly value: number;
  readonly base?: TimeBase;
  /** 次日: held against 立即 only. */
  readonly vague?: true;
  /** `hours`: until when, minutes of the day. `week-hours`: hours of a day. */
  readonly to?: number;
  /** `hours`: where the two times stand. */
  readonly fromSpan?: readonly [number, number];
  readonly toSpan?: readonly [number, number];
  /** `period`: how many times in it. */
  readonly times?: number;
  /** Where the bare number stands, and the text of its unit. */
  readonly numberStart: number;
  readonly numberEnd: number;
  readonly unit: string;
  readonly form: NumberForm;
  /** One end of a range (2160 元至 3360 元). */
  readonly part?: 'low' | 'high';
  /** The whole range. */
  readonly range?: readonly [number, number];
}
