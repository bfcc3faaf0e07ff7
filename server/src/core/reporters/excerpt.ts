import type { Span } from '../text/span';
import type { LineIndex } from '../text/line-index';
import { displayWidth } from './display-width';

/** The line of an offence, made fit to be printed, in three parts; and how wide the first two are on a terminal. */
export interface Excerpt {
  readonly before: string;
  readonly marked: string;
  readonly after: string;
  readonly beforeWidth: number;
  readonly markedWidth: number;
}

const tabWidth = 4;
/** More code units than any terminal shows: what lies further from the offence is not even looked at. */
const reach = 1000;

/**
 * The first line of a span, cut to `width` columns around the span where it is longer. Tabs become blanks; control
 * characters and marks that turn the direction of writing become visible, so that a text cannot play with the terminal.
 */
export function excerptOf(text: string, lines: LineIndex, span: Span, width: number): Excerpt {
  const line = lines.lineAt(span.start);
  const lineStart = lines.lineStart(line);
  const lineEnd = lines.lineEnd(line);
  if (lineEnd - lineStart <= width) {
    const whole = plainExcerpt(text, lineStart, lineEnd, span, width);
    if (whole !== undefined) return whole;
  }
  const from = wholeCharacter(text, Math.max(lineStart, span.start - reach));
  const to = wholeCharacter(text, Math.min(lineEnd, Math.max(span.end, span.start) + reach, span.start + 2 * reach));
  const markEnd = Math.max(span.start, Math.min(span.end, to));
  const before = cells(text.slice(from, span.start), 0);
  const marked = cells(text.slice(span.start, markEnd), widthOf(before));
  const after = cells(text.slice(markEnd, to), widthOf(before) + widthOf(marked));

  const total = widthOf(before) + widthOf(marked) + widthOf(after);
  const cutBefore = from > lineStart;
  const cutAfter = to < lineEnd;
  if (total <= width && !cutBefore && !cutAfter) return join(before, marked, after);

  // The offence as a whole where it fits, then what precedes it, up to two thirds of the room, then what follows.
  const markedRoom = Math.min(widthOf(marked), width - 2);
  const room = Math.max(0, width - markedRoom - 2);
  const beforeRoom = Math.min(widthOf(before), Math.max(Math.floor((room * 2) / 3), room - widthOf(after)));
  const afterRoom = Math.max(0, room - beforeRoom);
  return join(
    takeLast(before, beforeRoom, cutBefore),
    takeFirst(marked, markedRoom, span.end > markEnd && markEnd < lineEnd),
    takeFirst(after, afterRoom, cutAfter),
  );
}

/** The whole line where it fits and has none but ordinary characters, as nearly all have: no copies, no cells. */
function plainExcerpt(text: string, from: number, to: number, span: Span, width: number): Excerpt | undefined {
  const markEnd = Math.max(span.start, Math.min(span.end, to));
  const beforeWidth = plainWidth(text, from, span.start);
  const markedWidth = plainWidth(text, span.start, markEnd);
  if (!(beforeWidth + markedWidth + plainWidth(text, markEnd, to) <= width)) return undefined;
  return {
    before: text.slice(from, span.start),
    marked: text.slice(span.start, markEnd),
    after: text.slice(markEnd, to),
    beforeWidth,
    markedWidth,
  };
}

/** Columns of a stretch of ASCII, Han and full-width punctuation; NaN where there is anything else. */
function plainWidth(text: string, from: number, to: number): number {
  let width = 0;
  for (let i = from; i < to; i++) {
    const unit = text.charCodeAt(i);
    if (unit >= 0x20 && unit < 0x7f) width += 1;
    else if (
      (unit >= 0x4e00 && unit <= 0x9fff) ||
      (unit >= 0x3000 && unit <= 0x3020) ||
      (unit >= 0xff01 && unit <= 0xff60)
    )
      width += 2;
    else return NaN;
  }
  return width;
}

interface Cell {
  readonly text: string;
  readonly width: number;
}

const ellipsis: Cell = { text: '…', width: 1 };

/** Characters as they are printed. `column` is where the first one stands, for tabs. */
function cells(text: string, column: number): Cell[] {
  const result: Cell[] = [];
  for (const character of text) {
    const cell = cellOf(character, column);
    column += cell.width;
    result.push(cell);
  }
  return result;
}

function cellOf(character: string, column: number): Cell {
  const code = character.codePointAt(0)!;
  if (character === '\t') {
    const width = tabWidth - (column % tabWidth);
    return { text: ' '.repeat(width), width };
  }
  if (code < 0x20) return { text: String.fromCodePoint(0x2400 + code), width: 1 };
  const turnsDirection = (code >= 0x202a && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069);
  const isLone = code >= 0xd800 && code <= 0xdfff;
  if ((code >= 0x7f && code < 0xa0) || turnsDirection || isLone || code === 0x2028 || code === 0x2029)
    return { text: '\ufffd', width: 1 };
  return { text: character, width: displayWidth(code) };
}

function widthOf(parts: readonly Cell[]): number {
  return parts.reduce((sum, cell) => sum + cell.width, 0);
}

/** The last cells that fit, after an ellipsis where some are left out. */
function takeLast(parts: readonly Cell[], width: number, isCut: boolean): Cell[] {
  let from = parts.length;
  for (let room = width; from > 0 && parts[from - 1]!.width <= room; from--) room -= parts[from - 1]!.width;
  return from > 0 || isCut ? [ellipsis, ...parts.slice(from)] : [...parts];
}

function takeFirst(parts: readonly Cell[], width: number, isCut: boolean): Cell[] {
  let to = 0;
  for (let room = width; to < parts.length && parts[to]!.width <= room; to++) room -= parts[to]!.width;
  return to < parts.length || isCut ? [...parts.slice(0, to), ellipsis] : [...parts];
}

function join(before: readonly Cell[], marked: readonly Cell[], after: readonly Cell[]): Excerpt {
  const textOf = (parts: readonly Cell[]): string => parts.map((cell) => cell.text).join('');
  return {
    before: textOf(before),
    marked: textOf(marked),
    after: textOf(after),
    beforeWidth: widthOf(before),
    markedWidth: widthOf(marked),
  };
}

/** `offset`, or one less where it would split a surrogate pair. */
function wholeCharacter(text: string, offset: number): number {
  const code = text.charCodeAt(offset);
  return code >= 0xdc00 && code <= 0xdfff && offset > 0 ? offset - 1 : offset;
}

// What cellOf changes, or a superset of it: control characters, line ends, marks of direction, surrogates.
const unprintable = /[^\u0020-\u007e\u00a0-\u1fff\u2010-\u2027\u2030-\u205f\u2070-\ud7ff\ue000-\uffff]/;

/** A text for one line of a terminal: line ends become blanks, control characters visible. */
export function printable(text: string): string {
  if (!unprintable.test(text)) return text;
  return cells(text.replace(/\r\n|[\r\n]/g, ' '), 0)
    .map((cell) => cell.text)
    .join('');
}
