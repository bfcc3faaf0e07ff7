import { diffArrays } from 'diff';
import type { TextEdit } from '../core/findings/finding';

/** Longer stretches are replaced as a whole: comparing them character by character could take long. */
const LONGEST_COMPARED = 1000;

/**
 * Small edits that make `after` of `before`, in order, so that an editor keeps its cursors, folds and marks everywhere else:
 * line by line, and inside a line only what differs. Offsets are UTF-16 code units of `before`.
 */
export function editsBetween(before: string, after: string): TextEdit[] {
  const old = linesOf(before);
  const now = linesOf(after);
  const edits: TextEdit[] = [];
  if (old.length !== now.length) {
    for (const hunk of hunks(old, now)) edits.push(...within(hunk.start, hunk.old, hunk.now));
    return edits;
  }
  let offset = 0;
  old.forEach((line, i) => {
    if (line !== now[i]) edits.push(...within(offset, line, now[i]!));
    offset += line.length;
  });
  return edits;
}

/** What differs between two stretches, the older of which begins at `offset`. */
function within(offset: number, old: string, now: string): TextEdit[] {
  if (old.length > LONGEST_COMPARED || now.length > LONGEST_COMPARED) return [withoutCommonEnds(offset, old, now)];
  return hunks([...old], [...now]).map((hunk) => ({
    start: offset + hunk.start,
    end: offset + hunk.start + hunk.old.length,
    text: hunk.now,
  }));
}

interface Hunk {
  readonly start: number;
  readonly old: string;
  readonly now: string;
}

/** Where two lists of strings differ; `start` counts code units of the older list put together. */
function hunks(old: string[], now: string[]): Hunk[] {
  const found: Hunk[] = [];
  let offset = 0;
  let hunk = { start: 0, old: '', now: '' };
  const close = (): void => {
    if (hunk.old !== '' || hunk.now !== '') found.push(hunk);
    hunk = { start: offset, old: '', now: '' };
  };
  for (const part of diffArrays(old, now)) {
    const text = part.value.join('');
    if (part.added) hunk.now += text;
    else {
      offset += text.length;
      if (part.removed) hunk.old += text;
      else close();
    }
  }
  close();
  return found;
}

function withoutCommonEnds(offset: number, old: string, now: string): TextEdit {
  const most = Math.min(old.length, now.length);
  let head = 0;
  while (head < most && old[head] === now[head]) head++;
  if (isInsidePair(old, head) || isInsidePair(now, head)) head--;
  let tail = 0;
  while (tail < most - head && old[old.length - 1 - tail] === now[now.length - 1 - tail]) tail++;
  if (tail > 0 && (isInsidePair(old, old.length - tail) || isInsidePair(now, now.length - tail))) tail--;
  return { start: offset + head, end: offset + old.length - tail, text: now.slice(head, now.length - tail) };
}

function isInsidePair(text: string, offset: number): boolean {
  return (text.charCodeAt(offset) & 0xfc00) === 0xdc00 && (text.charCodeAt(offset - 1) & 0xfc00) === 0xd800;
}

/** The lines with their line breaks. Only `\n` counts: where the lines are cut makes no difference to the result. */
function linesOf(text: string): string[] {
  const lines: string[] = [];
  let start = 0;
  for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
    lines.push(text.slice(start, end + 1));
    start = end + 1;
  }
  lines.push(text.slice(start));
  return lines;
}
