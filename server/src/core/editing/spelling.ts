import { readingsOf } from './pinyin';

/** A text made ready to be found by what somebody types: its letters, digits and Han characters with their readings. */
export interface Spelling {
  /** The characters that can be typed; marks, blanks and slots are left out. */
  readonly letters: readonly string[];
  readonly readings: readonly (readonly string[])[];
  /** For each letter whether a clause begins with it. */
  readonly begins: readonly boolean[];
  /** With what a letter may be typed first: itself, or the beginning of a reading. */
  readonly firsts: readonly string[];
  readonly anyFirst: ReadonlySet<string>;
}

/** @param text a phrase; what stands in braces is a slot and is passed over */
export function spell(text: string): Spelling {
  const letters: string[] = [];
  const begins: boolean[] = [];
  let fresh = true;
  for (const character of text.replace(/\{[^{}]*\}/g, '，').toLowerCase()) {
    if (!/[\p{L}\p{N}]/u.test(character)) {
      fresh = true;
      continue;
    }
    letters.push(character);
    begins.push(fresh);
    fresh = false;
  }
  const readings = letters.map(readingsOf);
  const firsts = letters.map((letter, i) => letter + readings[i]!.map((reading) => reading[0]).join(''));
  return { letters, readings, begins, firsts, anyFirst: new Set(firsts.join('')) };
}

/**
 * How well what is typed finds a text: the higher the better, 0 where it does not. Typed may be Han characters, pinyin in
 * full, initials, or any mixture (请sdeng). Best is the beginning of the text, then of a clause, then a run inside it, last
 * characters picked out in their order; those of at most `reach` letters, where that is given.
 */
export function matchSpelling(typed: string, spelling: Spelling, reach = Infinity): number {
  const { letters: query, text } = queryOf(typed);
  if (query.length === 0 || !spelling.anyFirst.has(query[0]!)) return 0;
  let best = 0;
  for (let at = 0; at < spelling.letters.length && best < RUN_AT_START; at++) {
    if (!spelling.firsts[at]!.includes(query[0]!) || !runs(text, 0, spelling, at)) continue;
    best = Math.max(best, at === 0 ? RUN_AT_START : spelling.begins[at] ? RUN_AT_CLAUSE : RUN_INSIDE);
  }
  return best > 0 || query.length < 2 ? best : picks(query, spelling, reach) ? PICKED : 0;
}

/** What was asked last: the same is asked of every phrase. */
let last: { typed: string; letters: readonly string[]; text: string } = { typed: '', letters: [], text: '' };

function queryOf(typed: string): typeof last {
  if (last.typed !== typed) {
    const letters = [...typed.toLowerCase()].filter((character) => /[\p{L}\p{N}]/u.test(character));
    last = { typed, letters, text: letters.join('') };
  }
  return last;
}

const RUN_AT_START = 4;
const RUN_AT_CLAUSE = 3;
const RUN_INSIDE = 2;
const PICKED = 1;

/** Whether typed[from…] spells the letters from `at` on, one after the other; the last syllable may be begun only. */
function runs(typed: string, from: number, spelling: Spelling, at: number): boolean {
  if (from >= typed.length) return true;
  const letter = spelling.letters[at];
  if (letter === undefined) return false;
  if (typed.startsWith(letter, from)) return runs(typed, from + letter.length, spelling, at + 1);
  for (const reading of spelling.readings[at]!) {
    const shared = sharedLength(typed, from, reading);
    if (shared === 0) continue;
    if (from + shared === typed.length) return true;
    // The syllable in full, its initial of two letters (zh, ch, sh), or its first letter.
    if (shared === reading.length && runs(typed, from + shared, spelling, at + 1)) return true;
    if (shared >= 2 && /^[zcs]h/.test(reading) && runs(typed, from + 2, spelling, at + 1)) return true;
    if (runs(typed, from + 1, spelling, at + 1)) return true;
  }
  return false;
}

function sharedLength(typed: string, from: number, reading: string): number {
  let length = 0;
  while (length < reading.length && typed[from + length] === reading[length]) length++;
  return length;
}

/** Whether each character typed is one of the text, or the first letter of one, in this order and within `reach` letters. */
function picks(query: readonly string[], { letters, firsts, anyFirst }: Spelling, reach: number): boolean {
  for (const character of query) if (!anyFirst.has(character)) return false;
  for (let start = 0; start < letters.length; start++) {
    if (!firsts[start]!.includes(query[0]!)) continue;
    const end = Math.min(letters.length, start + reach);
    let next = 1;
    for (let at = start + 1; at < end && next < query.length; at++) if (firsts[at]!.includes(query[next]!)) next++;
    if (next === query.length) return true;
    // What is not there behind this one is not there behind a later one.
    if (end === letters.length) return false;
  }
  return false;
}
