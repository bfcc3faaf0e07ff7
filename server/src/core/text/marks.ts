import type { NormalisedText } from './normalised';
import { endsClause, endsSentence } from './normalised';

/** Where clauses and sentences end in a text: the symbol indices of their end marks, ascending. */
export interface TextMarks {
  readonly clauses: Int32Array;
  readonly sentences: Int32Array;
}

/** Up to so many symbols walking to the next mark is quicker than looking it up. */
const shortText = 512;

/** The marks of a long text, so that a line of any length stays linear; undefined for a short one, to be walked. */
export function marksOf(text: NormalisedText): TextMarks | undefined {
  if (text.length <= shortText) return undefined;
  return (text.marks ??= { clauses: placesOf(text, endsClause), sentences: placesOf(text, endsSentence) });
}

function placesOf({ symbols, length }: NormalisedText, ends: (symbol: number) => boolean): Int32Array {
  let count = 0;
  for (let i = 0; i < length; i++) if (ends(symbols[i]!)) count++;
  const places = new Int32Array(count);
  for (let i = 0, next = 0; i < length; i++) if (ends(symbols[i]!)) places[next++] = i;
  return places;
}

/** One after the last mark before symbol `at`, or 0. */
export function afterMarkBefore(places: Int32Array, at: number): number {
  const next = firstFrom(places, at);
  return next === 0 ? 0 : places[next - 1]! + 1;
}

/** The first mark at symbol `at` or later; `length` where there is none. */
export function markFrom(places: Int32Array, at: number, length: number): number {
  const next = firstFrom(places, at);
  return next === places.length ? length : places[next]!;
}

function firstFrom(places: Int32Array, at: number): number {
  let low = 0;
  let high = places.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (places[middle]! < at) low = middle + 1;
    else high = middle;
  }
  return low;
}
