import { skipBlanks, trimBlanks } from '../char-classes';

/** The cells of a row [start, end) as flat pairs of offsets, blanks trimmed; a pipe after a backslash divides nothing. */
export function readCells(text: string, start: number, end: number): number[] {
  let from = start;
  let to = trimBlanks(text, start, end);
  if (text.charCodeAt(from) === 0x7c) from++;
  if (to > from && text.charCodeAt(to - 1) === 0x7c && text.charCodeAt(to - 2) !== 0x5c) to--;
  const cells: number[] = [];
  let cell = from;
  for (let at = from; at <= to; at++) {
    const c = at < to ? text.charCodeAt(at) : 0x7c;
    if (c === 0x5c) at++;
    else if (c === 0x7c) {
      const first = skipBlanks(text, cell, at);
      cells.push(first, trimBlanks(text, first, at));
      cell = at + 1;
    }
  }
  // A backslash at the very end of the row steps over the last division.
  if (cell <= to) {
    const first = skipBlanks(text, cell, to);
    cells.push(first, trimBlanks(text, first, to));
  }
  return cells;
}

/** How many columns a delimiter row (`|---|:-:|`) has, or 0 where the line is none. */
export function delimiterColumns(text: string, start: number, end: number): number {
  let columns = 0;
  let dashes = 0;
  let pipes = 0;
  let closedCell = false;
  for (let at = start; at < end; at++) {
    const c = text.charCodeAt(at);
    if (c === 0x2d) {
      if (closedCell) return 0;
      dashes++;
    } else if (c === 0x3a) {
      if (closedCell) return 0;
      if (dashes > 0) closedCell = true;
    } else if (c === 0x7c) {
      if (dashes > 0) columns++;
      else if (at !== start) return 0;
      pipes++;
      dashes = 0;
      closedCell = false;
    } else if (c === 0x20 || c === 0x09) {
      if (dashes > 0) closedCell = true;
    } else return 0;
  }
  if (dashes > 0) columns++;
  return pipes > 0 || columns > 1 ? columns : 0;
}
