/** Offset of the line break at or after `at`, or the text's length. Breaks are `\n`, `\r\n`, `\r`. */
export function lineEndAt(text: string, at: number): number {
  const length = text.length;
  while (at < length) {
    const c = text.charCodeAt(at);
    if (c === 10 || c === 13) return at;
    at++;
  }
  return length;
}

/** Offset of the first code unit of the line that holds `at`. */
export function lineStartAt(text: string, at: number): number {
  while (at > 0) {
    const c = text.charCodeAt(at - 1);
    if (c === 10 || c === 13) return at;
    at--;
  }
  return 0;
}

/** Offset of the line after the one that holds `at`. */
export function nextLine(text: string, at: number): number {
  return afterBreak(text, lineEndAt(text, at));
}

/** Offset after the line break at `end`; `end` itself at the end of the text. */
export function afterBreak(text: string, end: number): number {
  if (end >= text.length) return end;
  return text.charCodeAt(end) === 13 && text.charCodeAt(end + 1) === 10 ? end + 2 : end + 1;
}
