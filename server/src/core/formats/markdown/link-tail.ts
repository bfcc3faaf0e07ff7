/**
 * `(destination "title")` at `at`, right after a link's text: the index after it, or -1. Follows CommonMark: the
 * destination is in angle brackets or has no blanks and balanced parentheses, at most 32 deep.
 */
export function linkTail(codes: Uint16Array, at: number, length: number): number {
  if (at >= length || codes[at] !== 0x28) return -1;
  let i = skipWhitespace(codes, at + 1, length);
  const destination = destinationEnd(codes, i, length);
  if (destination < 0) return -1;
  i = skipWhitespace(codes, destination, length);
  if (i > destination) {
    const title = titleEnd(codes, i, length);
    if (title > 0) i = skipWhitespace(codes, title, length);
  }
  return i < length && codes[i] === 0x29 ? i + 1 : -1;
}

function destinationEnd(codes: Uint16Array, at: number, length: number): number {
  if (codes[at] === 0x3c && at < length) {
    for (let i = at + 1; i < length; i++) {
      const c = codes[i]!;
      if (c === 0x3e) return i + 1;
      if (c === 0x3c || c === 10) return -1;
      if (c === 0x5c) i++;
    }
    return -1;
  }
  let depth = 0;
  let i = at;
  for (; i < length; i++) {
    const c = codes[i]!;
    if (c <= 0x20 || c === 0x7f) break;
    if (c === 0x5c && i + 1 < length && codes[i + 1]! > 0x20) i++;
    else if (c === 0x28) {
      if (++depth > 32) return -1;
    } else if (c === 0x29 && --depth < 0) break;
  }
  return depth > 0 ? -1 : i;
}

/** `"…"`, `'…'` or `(…)`: the index after it, or 0. */
function titleEnd(codes: Uint16Array, at: number, length: number): number {
  const open = at < length ? codes[at]! : 0;
  const close = open === 0x28 ? 0x29 : open === 0x22 || open === 0x27 ? open : 0;
  if (close === 0) return 0;
  for (let i = at + 1; i < length; i++) {
    const c = codes[i]!;
    if (c === close) return i + 1;
    if (c === 0x28 && open === 0x28) return 0;
    if (c === 0x5c) i++;
  }
  return 0;
}

function skipWhitespace(codes: Uint16Array, at: number, length: number): number {
  while (at < length && (codes[at] === 0x20 || codes[at] === 0x09 || codes[at] === 10)) at++;
  return at;
}
