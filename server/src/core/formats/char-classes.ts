/**
 * What a code unit may mean to the line readers, one bit a question. A line is read once, its bits are gathered, and
 * only a line that has the right bits is looked at more closely.
 */
export const LINE_END = 1;
export const BLANK = 2;
export const COLON = 4;
/** May begin Markdown inline markup. */
export const INLINE = 8;
/** May begin or end a stretch that is exempt: brackets, quotation marks, placeholders. */
export const SPAN = 16;
export const PIPE = 32;
/** May begin a trailing comment. */
export const HASH = 64;

/** Bits of every UTF-16 code unit. */
export const charClasses: Uint8Array = table();

/** The bits of all code units in [start, end). */
export function classesOf(text: string, start: number, end: number): number {
  let bits = 0;
  for (let at = start; at < end; at++) bits |= charClasses[text.charCodeAt(at)]!;
  return bits;
}

/** Whether a code unit is a blank inside a line; the ideographic space is what Chinese paragraphs are indented with. */
export function isBlank(code: number): boolean {
  return (charClasses[code]! & BLANK) !== 0;
}

/** Offset of the first code unit in [start, end) that is no blank, or `end`. */
export function skipBlanks(text: string, start: number, end: number): number {
  while (start < end && isBlank(text.charCodeAt(start))) start++;
  return start;
}

/** Offset after the last code unit in [start, end) that is no blank, or `start`. */
export function trimBlanks(text: string, start: number, end: number): number {
  while (end > start && isBlank(text.charCodeAt(end - 1))) end--;
  return end;
}

function table(): Uint8Array {
  const classes = new Uint8Array(0x10000);
  const add = (characters: string, bit: number): void => {
    for (let i = 0; i < characters.length; i++) classes[characters.charCodeAt(i)]! |= bit;
  };
  add('\n\r', LINE_END);
  add(' \t\v\f\u00a0\u3000\ufeff', BLANK);
  add(':：', COLON);
  add('\\`*_[]!<&~', INLINE);
  add('“”‘’"\'「」『』《》〈〉（）()【】［］[]{}｛｝<>＜＞*＊_＿$%×✕Xx', SPAN);
  add('|', PIPE);
  add('#', HASH);
  return classes;
}
