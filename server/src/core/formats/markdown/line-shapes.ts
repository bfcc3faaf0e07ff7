import { listMarker, type ListMarker } from '../list-marker';

/** An item that Markdown itself does not know: 1、 1.打开 （1） ①. */
export function chineseItem(text: string, at: number, end: number): boolean {
  const c = text.charCodeAt(at);
  if (c === 0x2d || c === 0x2a || c === 0x2b || !listMarker(text, at, end, marker)) return false;
  if (c < 48 || c > 57) return true;
  const before = text.charCodeAt(marker.contentStart - 1);
  return before !== 0x20 && before !== 0x09;
}

/** What {@link chineseItem} found. Reused. */
export const marker: ListMarker = { type: 'list-item', contentStart: 0 };

/** Whether a line is a run of one mark: at least `least`, with blanks between where `spaced`. */
export function isRule(text: string, at: number, end: number, least: number, spaced: boolean): boolean {
  const mark = text.charCodeAt(at);
  let count = 0;
  let blank = false;
  for (let i = at; i < end; i++) {
    const c = text.charCodeAt(i);
    if (c === mark) {
      if (blank && !spaced) return false;
      count++;
    } else if (c === 0x20 || c === 0x09) blank = true;
    else return false;
  }
  return count >= least;
}

export function runLength(text: string, at: number, end: number): number {
  const mark = text.charCodeAt(at);
  let i = at + 1;
  while (i < end && text.charCodeAt(i) === mark) i++;
  return i - at;
}

export function skipSpaces(text: string, at: number, end: number): number {
  while (at < end && (text.charCodeAt(at) === 0x20 || text.charCodeAt(at) === 0x09)) at++;
  return at;
}

/** `[ ] ` or `[x] ` at the head of an item: its width, or 0. */
export function taskMarker(text: string, at: number, end: number): number {
  if (at + 3 >= end || text.charCodeAt(at + 2) !== 0x5d) return 0;
  const state = text.charCodeAt(at + 1);
  const blank = text.charCodeAt(at + 3);
  return (state === 0x20 || (state | 32) === 0x78) && (blank === 0x20 || blank === 0x09) ? 4 : 0;
}
