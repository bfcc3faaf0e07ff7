import type { SourceText } from './pieces';

// Lines around a place, found from there: a text in pieces need not be put together for them. Line ends are `\n`, `\r\n`
// and `\r`.

/** UTF-16 code units read at once: most lines are shorter. */
const STEP = 256;

/** Start of the line that holds an offset. */
export function lineStartOf(source: SourceText, offset: number): number {
  for (let to = offset; to > 0; to -= STEP) {
    const from = Math.max(0, to - STEP);
    const before = source.slice(from, to);
    const last = Math.max(before.lastIndexOf('\n'), before.lastIndexOf('\r'));
    if (last >= 0) return from + last + 1;
  }
  return 0;
}

/** Start of the line after the one that holds an offset, or -1 where that is the last. */
export function nextLineStart(source: SourceText, offset: number): number {
  for (let from = offset; from < source.length; from += STEP) {
    const found = /\r\n?|\n/.exec(source.slice(from, Math.min(source.length, from + STEP)));
    if (!found) continue;
    const at = from + found.index;
    return source.slice(at, Math.min(source.length, at + 2)) === '\r\n' ? at + 2 : at + 1;
  }
  return -1;
}
