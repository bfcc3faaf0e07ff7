import type { Block } from '../document/document';
import { Actions, firstSymbol, foldTable, foldUnit, isDigit, isHan, isLatin, latinBlank, NumberSymbols } from './fold';
import type { NormalisedText } from './normalised';
import { Symbols } from './normalised';
import { createVirtualText, mapBack } from './virtual-text';

/** What of a block the normaliser needs. */
export type NormalisableBlock = Pick<Block, 'segments' | 'exempt' | 'entities'>;

/** An empty text to normalise into. It grows as needed and is meant to be used again for the next block. */
export function createNormalisedText(): NormalisedText {
  return {
    symbols: new Uint16Array(256),
    starts: new Int32Array(256),
    ends: new Int32Array(256),
    length: 0,
    marks: undefined,
  };
}

/**
 * Reads the visible text of a block into `out`, replacing what was there. Never throws.
 *
 * - What lies between two segments is not there; a line end there counts as a blank.
 * - An exempt span leaves {@link Symbols.opaque} or nothing; an entity stands for its text.
 * - A blank between Han characters is a soft break, or nothing where either neighbour stands alone (我 试 试 吧); between
 *   two Latin words or digits it stays a blank (0x20); anywhere else it is not there.
 * - Quotation marks, zero-width characters and leftovers of emphasis are not there.
 * - A line end inside a segment ends a sentence. Emoji are soft breaks.
 * - Inside numbers and Latin words `. , : - ~` hold together: {@link NumberSymbols} and 0x3a, 0x2d.
 *
 * Offsets in `starts` and `ends` never split a surrogate pair: both halves of a pair carry the pair's span.
 */
export function normalise(source: string, block: NormalisableBlock, out: NormalisedText): void {
  const { segments, exempt, entities } = block;
  out.length = 0;
  out.marks = undefined;
  if (segments.length === 2 && exempt.length === 0 && entities.length === 0) {
    const [start, end] = segments as [number, number];
    reserve(out, end - start);
    normaliseRange(source, start, end, out);
    return;
  }
  const virtual = createVirtualText(source, block);
  reserve(out, virtual.text.length);
  normaliseRange(virtual.text, 0, virtual.text.length, out);
  mapBack(virtual, out);
}

/** How strong a punctuation symbol is within a run; 0 for anything else. */
const strengths = new Uint8Array(128);
const bySrength = [
  0,
  Symbols.softBreak,
  Symbols.clauseBreak,
  Symbols.sentenceEnd,
  Symbols.exclamation,
  Symbols.question,
] as const;
bySrength.forEach((symbol, strength) => (strengths[symbol] = strength));

/** The symbol of each punctuation action. */
const punctuation = new Uint16Array(firstSymbol);
punctuation[Actions.soft] = Symbols.softBreak;
punctuation[Actions.clauseBreak] = Symbols.clauseBreak;
punctuation[Actions.sentenceEnd] = Symbols.sentenceEnd;
punctuation[Actions.exclamation] = Symbols.exclamation;
punctuation[Actions.question] = Symbols.question;

/** Where the last blank between Han characters was dropped, as a length of the output. */
let glued = 0;

function normaliseRange(text: string, start: number, end: number, out: NormalisedText): void {
  const { symbols, starts, ends } = out;
  const table = foldTable;
  let length = 0;
  let at = start;
  glued = -1;
  while (at < end) {
    const unit = text.charCodeAt(at);
    const folded = table[unit]!;
    if (folded === 0 || folded >= firstSymbol) {
      symbols[length] = folded || unit;
      starts[length] = at;
      ends[length] = ++at;
      length++;
      continue;
    }
    const mark = punctuation[folded]!;
    if (mark !== 0) {
      const before = length > 0 ? symbols[length - 1]! : 0;
      if (before < 128 && strengths[before]! !== 0) {
        if (strengths[mark]! > strengths[before]!) symbols[length - 1] = mark;
        ends[length - 1] = ++at;
      } else {
        symbols[length] = mark;
        starts[length] = at;
        ends[length] = ++at;
        length++;
      }
      continue;
    }
    if (folded === Actions.vanish) {
      at++;
      continue;
    }
    out.length = length;
    at = special(text, start, at, end, folded, out);
    length = out.length;
  }
  out.length = length;
}

/** Handles the code units that need a look around. Returns where to go on. */
function special(text: string, start: number, at: number, end: number, action: number, out: NormalisedText): number {
  switch (action) {
    case Actions.blank:
      return blank(text, at, end, out);
    case Actions.surrogate:
      return surrogate(text, at, end, out);
    case Actions.point: {
      if (at > start && at + 1 < end && isWord(fold(text, at - 1)) && isWord(fold(text, at + 1))) {
        return push(out, NumberSymbols.point, at, at + 1);
      }
      const after = skip(text, at, end, Actions.point);
      return punctuate(out, after - at > 1 ? Symbols.softBreak : Symbols.sentenceEnd, at, after);
    }
    case Actions.ideographicStop: {
      const after = skip(text, at, end, Actions.ideographicStop);
      return punctuate(out, after - at > 2 ? Symbols.softBreak : Symbols.sentenceEnd, at, after);
    }
    case Actions.comma:
      return groups(text, start, at, end)
        ? push(out, NumberSymbols.grouping, at, at + 1)
        : punctuate(out, Symbols.clauseBreak, at, at + 1);
    case Actions.colon:
      return at > start && at + 1 < end && isDigit(fold(text, at - 1)) && isDigit(fold(text, at + 1))
        ? push(out, 0x3a, at, at + 1)
        : punctuate(out, Symbols.clauseBreak, at, at + 1);
    case Actions.dash: {
      const after = skip(text, at + 1, end, Actions.blank);
      const joins = out.length > 0 && isWord(out.symbols[out.length - 1]!) && after < end && isWord(fold(text, after));
      return joins ? push(out, 0x2d, at, at + 1) : punctuate(out, Symbols.softBreak, at, at + 1);
    }
    case Actions.mark: {
      const after = skip(text, at, end, Actions.mark);
      const masks = at > start && isWord(fold(text, at - 1)) && after < end && isWord(fold(text, after));
      if (masks) for (let i = at; i < after; i++) push(out, text.charCodeAt(i) & 0x7f, i, i + 1);
      return after;
    }
    default:
      return at + 1;
  }
}

function blank(text: string, at: number, end: number, out: NormalisedText): number {
  let after = at + 1;
  let next = 0;
  for (; after < end; after++) {
    next = foldUnit(text.charCodeAt(after));
    if (next !== Actions.blank && next !== Actions.vanish) break;
  }
  const length = out.length;
  if (after >= end || length === 0) return after;
  const before = out.symbols[length - 1]!;
  if (isWord(before)) return isWord(next) ? push(out, latinBlank, at, after) : after;
  if (!isHan(before) || !startsHan(text, after)) return after;
  const leftAlone = length === 1 || length - 1 === glued || !isHan(out.symbols[length - 2]!);
  const rightAlone = after + 1 >= end || !isHan(text.charCodeAt(after + 1));
  if (leftAlone || rightAlone) glued = length;
  else push(out, Symbols.softBreak, at, after);
  return after;
}

/** A Han character beyond the basic plane is two symbols; any other pair is a picture; half a pair is something unread. */
function surrogate(text: string, at: number, end: number, out: NormalisedText): number {
  const high = text.charCodeAt(at);
  const low = at + 1 < end ? text.charCodeAt(at + 1) : 0;
  if (high >= 0xdc00 || low < 0xdc00 || low > 0xdfff) return push(out, Symbols.opaque, at, at + 1);
  if (!isHan(high)) return punctuate(out, Symbols.softBreak, at, at + 2);
  push(out, high, at, at + 2);
  return push(out, low, at, at + 2);
}

/** Whether the comma stands before exactly three digits and after one: 3,360. */
function groups(text: string, start: number, at: number, end: number): boolean {
  if (at === start || at + 3 >= end || !isDigit(fold(text, at - 1))) return false;
  for (let i = 1; i <= 3; i++) if (!isDigit(fold(text, at + i))) return false;
  return at + 4 >= end || !isDigit(fold(text, at + 4));
}

function skip(text: string, at: number, end: number, action: number): number {
  while (at < end && foldTable[text.charCodeAt(at)] === action) at++;
  return at;
}

function push(out: NormalisedText, symbol: number, start: number, end: number): number {
  const i = out.length++;
  out.symbols[i] = symbol;
  out.starts[i] = start;
  out.ends[i] = end;
  return end;
}

/** Adds a punctuation symbol, or makes one run of it and the one before. */
function punctuate(out: NormalisedText, symbol: number, start: number, end: number): number {
  const last = out.length - 1;
  const before = last >= 0 ? out.symbols[last]! : 0;
  if (before >= 128 || strengths[before] === 0) return push(out, symbol, start, end);
  if (strengths[symbol]! > strengths[before]!) out.symbols[last] = symbol;
  out.ends[last] = end;
  return end;
}

function fold(text: string, at: number): number {
  return foldUnit(text.charCodeAt(at));
}

function isWord(symbol: number): boolean {
  return isDigit(symbol) || isLatin(symbol);
}

function startsHan(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return isHan(unit) && (unit < 0xdc00 || unit > 0xdfff);
}

/** Makes room for `length` symbols; what was in `out` is lost. */
function reserve(out: NormalisedText, length: number): void {
  if (out.symbols.length >= length) return;
  const size = Math.max(length, out.symbols.length * 2);
  out.symbols = new Uint16Array(size);
  out.starts = new Int32Array(size);
  out.ends = new Int32Array(size);
}
