/**
 * An HTML tag, declaration, instruction or CDATA section that begins at `at` (a `<`): the index after it, or -1. Comments
 * are read elsewhere. A placeholder like <姓名> is none: names of tags are Latin.
 */
export function htmlTagEnd(codes: Uint16Array, at: number, length: number): number {
  const next = at + 1 < length ? codes[at + 1]! : 0;
  if (next === 0x2f /* / */) return closingTag(codes, at + 2, length);
  if (isLetter(next)) return openTag(codes, at + 1, length);
  if (next === 0x3f /* ? */) return upTo(codes, at + 2, length, '?>');
  if (next !== 0x21 /* ! */) return -1;
  if (startsWith(codes, at + 2, length, '[CDATA[')) return upTo(codes, at + 9, length, ']]>');
  return at + 2 < length && isLetter(codes[at + 2]!) ? upTo(codes, at + 3, length, '>') : -1;
}

function closingTag(codes: Uint16Array, at: number, length: number): number {
  if (at >= length || !isLetter(codes[at]!)) return -1;
  let i = at;
  while (i < length && isTagName(codes[i]!)) i++;
  i = skipWhitespace(codes, i, length);
  return i < length && codes[i] === 0x3e ? i + 1 : -1;
}

function openTag(codes: Uint16Array, at: number, length: number): number {
  let i = at;
  while (i < length && isTagName(codes[i]!)) i++;
  for (;;) {
    const blank = skipWhitespace(codes, i, length);
    if (blank >= length) return -1;
    const c = codes[blank]!;
    if (c === 0x3e) return blank + 1;
    if (c === 0x2f) return blank + 1 < length && codes[blank + 1] === 0x3e ? blank + 2 : -1;
    if (blank === i || !(isLetter(c) || c === 0x5f || c === 0x3a)) return -1;
    i = blank + 1;
    while (i < length && isAttributeName(codes[i]!)) i++;
    const sign = skipWhitespace(codes, i, length);
    if (sign < length && codes[sign] === 0x3d) {
      i = attributeValue(codes, skipWhitespace(codes, sign + 1, length), length);
      if (i < 0) return -1;
    }
  }
}

function attributeValue(codes: Uint16Array, at: number, length: number): number {
  if (at >= length) return -1;
  const quote = codes[at]!;
  let i = at;
  if (quote === 0x22 || quote === 0x27) {
    for (i = at + 1; i < length; i++) if (codes[i] === quote) return i + 1;
    return -1;
  }
  while (i < length && codes[i]! > 0x20 && !isForbiddenUnquoted(codes[i]!)) i++;
  return i > at ? i : -1;
}

function upTo(codes: Uint16Array, at: number, length: number, mark: string): number {
  // A section that is not closed is looked for once more for each opening mark; real text has next to none.
  const limit = Math.min(length, at + longestSection);
  for (let i = at; i + mark.length <= limit; i++) if (startsWith(codes, i, length, mark)) return i + mark.length;
  return -1;
}

/** No declaration or instruction in a paragraph is longer. UTF-16 code units; keeps the search linear. */
const longestSection = 1000;

function startsWith(codes: Uint16Array, at: number, length: number, mark: string): boolean {
  if (at + mark.length > length) return false;
  for (let i = 0; i < mark.length; i++) if (codes[at + i] !== mark.charCodeAt(i)) return false;
  return true;
}

function skipWhitespace(codes: Uint16Array, at: number, length: number): number {
  while (at < length && (codes[at] === 0x20 || codes[at] === 0x09 || codes[at] === 10)) at++;
  return at;
}

function isLetter(code: number): boolean {
  const lower = code | 32;
  return code < 128 && lower >= 97 && lower <= 122;
}

function isTagName(code: number): boolean {
  return isLetter(code) || (code >= 48 && code <= 57) || code === 0x2d;
}

function isAttributeName(code: number): boolean {
  return isTagName(code) || code === 0x5f || code === 0x2e || code === 0x3a;
}

function isForbiddenUnquoted(code: number): boolean {
  return code === 0x22 || code === 0x27 || code === 0x3d || code === 0x3c || code === 0x3e || code === 0x60;
}
