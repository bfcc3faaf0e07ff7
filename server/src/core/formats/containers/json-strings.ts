import type { Part, PartWriter } from './container';
import { PartBuilder, plainPart } from './parts';

/** A string of valid JSON whose source between the quotation marks is [start, end). */
export function jsonString(source: string, start: number, end: number): Part {
  const backslash = source.indexOf('\\', start);
  if (backslash < 0 || backslash >= end) return plainPart(source, start, end, writeJson);
  const builder = new PartBuilder();
  let at = start;
  let next = backslash;
  let escapesHan = false;
  while (next >= 0 && next < end) {
    builder.copy(source, at, next);
    const letter = source.charCodeAt(next + 1);
    if (letter === 0x75 /* u */) {
      at = Math.min(end, next + 6);
      const unit = parseInt(source.slice(next + 2, at), 16);
      escapesHan ||= unit > 0x7f;
      builder.escape(String.fromCharCode(unit), next, at);
    } else {
      at = Math.min(end, next + 2);
      builder.escape(shortEscapes.get(letter) ?? source.charAt(next + 1), next, at);
    }
    next = source.indexOf('\\', at);
  }
  builder.copy(source, at, end);
  // A file that escapes whatever is not ASCII goes on doing so.
  return builder.finish(start, end, escapesHan && isAscii(source, start, end) ? writeAsciiJson : writeJson);
}

/** Words as they stand between the quotation marks of a JSON string. */
export const writeJson: PartWriter = (words) => JSON.stringify(words).slice(1, -1);

export const writeAsciiJson: PartWriter = (words) =>
  JSON.stringify(words)
    .slice(1, -1)
    .replace(/[\u007f-\uffff]/g, (unit) => '\\u' + unit.charCodeAt(0).toString(16).padStart(4, '0'));

const shortEscapes: ReadonlyMap<number, string> = new Map([
  [0x62, '\b'],
  [0x66, '\f'],
  [0x6e, '\n'],
  [0x72, '\r'],
  [0x74, '\t'],
]);

function isAscii(source: string, start: number, end: number): boolean {
  for (let i = start; i < end; i++) if (source.charCodeAt(i) > 0x7f) return false;
  return true;
}
