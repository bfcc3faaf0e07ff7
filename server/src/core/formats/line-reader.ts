import { BLANK, charClasses, LINE_END } from './char-classes';
import type { DocumentBuilder } from './document-builder';
import { afterBreak } from './lines';

/** What a line-based language does differently. */
export interface LineDialect {
  /**
   * Looks at a line's content [start, end), blanks trimmed, before it is read as text. True: it was a heading or a
   * comment and has been dealt with.
   */
  special(builder: DocumentBuilder, start: number, end: number, flags: number): boolean;
}

/** Reads a text line by line; a blank line ends what stood before it. */
export function readLines(builder: DocumentBuilder, dialect: LineDialect): void {
  const { text } = builder;
  const length = text.length;
  let at = builder.frontMatter.bodyStart;
  while (at < length) {
    let flags = 0;
    let end = at;
    while (end < length) {
      const bits = charClasses[text.charCodeAt(end)]!;
      if (bits !== 0) {
        if ((bits & LINE_END) !== 0) break;
        flags |= bits;
      }
      end++;
    }
    let first = at;
    let last = end;
    if ((flags & BLANK) !== 0) {
      while (first < last && (charClasses[text.charCodeAt(first)]! & BLANK) !== 0) first++;
      while (last > first && (charClasses[text.charCodeAt(last - 1)]! & BLANK) !== 0) last--;
    }
    if (first === last) builder.blank();
    else if (!dialect.special(builder, first, last, flags)) builder.line(first, last, flags, 'paragraph', false);
    at = afterBreak(text, end);
  }
}
