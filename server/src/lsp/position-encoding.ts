/** How a client counts characters within a line (LSP 3.17, general.positionEncodings). */
export type PositionEncoding = 'utf-16' | 'utf-8' | 'utf-32';

/** What we can speak, best first: UTF-16 is what our offsets are. */
const preference: readonly PositionEncoding[] = ['utf-16', 'utf-8', 'utf-32'];

/** The encoding to use with a client that offers `offered`; UTF-16 where it offers nothing that we know (LSP's default). */
export function negotiateEncoding(offered: readonly string[] | undefined): PositionEncoding {
  return preference.find((encoding) => offered?.includes(encoding)) ?? 'utf-16';
}

/**
 * How many units of `encoding` the code units `start` to `end` of `text` are. A surrogate without its partner counts
 * as one character (three bytes, as the replacement character would); the first half of a pair cut off by `end` counts
 * as nothing, so that an offset inside a character means the character's beginning.
 */
export function unitsBetween(text: string, start: number, end: number, encoding: PositionEncoding): number {
  if (encoding === 'utf-16') return end - start;
  let units = 0;
  for (let offset = start; offset < end;) {
    const length = codeUnitsAt(text, offset);
    if (offset + length > end) break;
    units += encoding === 'utf-32' ? 1 : bytesOf(text.charCodeAt(offset), length);
    offset += length;
  }
  return units;
}

/**
 * The offset reached from `start` after `units` units of `encoding`, at most `limit`. Units that end inside a character
 * reach its beginning.
 */
export function advance(text: string, start: number, limit: number, units: number, encoding: PositionEncoding): number {
  if (encoding === 'utf-16') return Math.min(limit, start + units);
  let offset = start;
  let left = units;
  while (offset < limit) {
    const length = codeUnitsAt(text, offset);
    left -= encoding === 'utf-32' ? 1 : bytesOf(text.charCodeAt(offset), length);
    if (left < 0) break;
    offset += length;
  }
  return offset;
}

function codeUnitsAt(text: string, offset: number): 1 | 2 {
  if ((text.charCodeAt(offset) & 0xfc00) !== 0xd800) return 1;
  return (text.charCodeAt(offset + 1) & 0xfc00) === 0xdc00 ? 2 : 1;
}

function bytesOf(codeUnit: number, codeUnits: 1 | 2): number {
  if (codeUnits === 2) return 4;
  return codeUnit < 0x80 ? 1 : codeUnit < 0x800 ? 2 : 3;
}
