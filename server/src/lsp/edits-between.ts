import { diffArrays } from 'diff';
import type { TextEdit } from '../core/findings/finding';

/**
 * Small edits that make `after` of `before`, in order, so that an editor keeps its cursors, folds and marks everywhere else:
 * line by line, and inside a line only what differs. Offsets are UTF-16 code units of `before`.
 */
export function editsBetween(before: string, after: string): TextEdit[] {
  const old = linesOf(before);
  const now = linesOf(after);
  const edits: TextEdit[] = [];
  if (old.length === now.length) {
    let offset = 0;
    old.forEach((line, i) => {
      if (line !== now[i]) edits.push(trimmed(offset, line, now[i]!));
      offset += line.length;
    });
    return edits;
  }
  let offset = 0;
  let removed = '';
  let added = '';
  const flush = (): void => {
    if (removed !== added) edits.push(trimmed(offset - removed.length, removed, added));
    removed = added = '';
  };
  for (const part of diffArrays(old, now)) {
    const text = part.value.join('');
    if (part.added) added += text;
    else {
      if (!part.removed) flush();
      offset += text.length;
      if (part.removed) removed += text;
    }
  }
  flush();
  return edits;
}

/** The edit that makes `now` of `old`, which begins at `offset`, without what both begin and end with. */
function trimmed(offset: number, old: string, now: string): TextEdit {
  const most = Math.min(old.length, now.length);
  let head = 0;
  while (head < most && old[head] === now[head]) head++;
  if (isLowSurrogate(old, head) || isLowSurrogate(now, head)) head--;
  let tail = 0;
  while (tail < most - head && old[old.length - 1 - tail] === now[now.length - 1 - tail]) tail++;
  if (tail > 0 && (isLowSurrogate(old, old.length - tail) || isLowSurrogate(now, now.length - tail))) tail--;
  return { start: offset + head, end: offset + old.length - tail, text: now.slice(head, now.length - tail) };
}

function isLowSurrogate(text: string, offset: number): boolean {
  return (
    offset > 0 && (text.charCodeAt(offset) & 0xfc00) === 0xdc00 && (text.charCodeAt(offset - 1) & 0xfc00) === 0xd800
  );
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
