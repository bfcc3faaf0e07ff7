/** Lines, from 1, as flat pairs first, last, first, last …; ascending. */
export type LineRanges = readonly number[];

/** Whether a stretch of lines, from 1, touches one of the ranges. */
export function touches(ranges: LineRanges, first: number, last: number): boolean {
  for (let i = 0; i < ranges.length; i += 2) if (first <= ranges[i + 1]! && ranges[i]! <= last) return true;
  return false;
}
