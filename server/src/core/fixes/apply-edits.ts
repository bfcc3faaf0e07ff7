import type { TextEdit } from '../findings/finding';

/** Applies edits that do not overlap, in any order given. Offsets are UTF-16 code units of `text` as it is. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const ordered = [...edits].sort((a, b) => a.start - b.start || a.end - b.end);
  let result = '';
  let at = 0;
  for (const edit of ordered) {
    result += text.slice(at, edit.start) + edit.text;
    at = edit.end;
  }
  return result + text.slice(at);
}

/** Whether two edits cannot both be applied: they overlap, or both insert at one place. */
export function conflict(a: TextEdit, b: TextEdit): boolean {
  if (a.start === b.start && (a.start === a.end || b.start === b.end || a.end === b.end)) return true;
  return a.start < b.end && b.start < a.end;
}
