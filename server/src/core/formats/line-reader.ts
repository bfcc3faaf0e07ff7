import { BLANK, charClasses, HASH, LINE_END, skipBlanks, trimBlanks } from './char-classes';
import { Cut, type DocumentBuilder } from './document-builder';
import { afterBreak } from './lines';
import { listMarker, type ListMarker } from './list-marker';

/** What a line-based language does differently. */
export interface LineDialect {
  /**
   * Looks at a line's content [start, end), blanks trimmed, before it is read as text. True: it was a heading or a
   * comment and has been dealt with.
   */
  special(builder: DocumentBuilder, start: number, end: number, flags: number): boolean;
}

/**
 * Reads a text line by line: `.huashu` and plain text. A blank line ends what stood before it; a line that begins like an
 * item begins a block; outside turns a line that ended a sentence ends its paragraph, because most texts have a
 * paragraph a line, and the others break lines inside sentences too.
 */
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
      first = skipBlanks(text, at, end);
      last = trimBlanks(text, first, end);
    }
    builder.lineStart = at;
    builder.cut = Cut.AtRest | Cut.Free;
    if (first === last) builder.blank();
    else if (!dialect.special(builder, first, last, flags)) readText(builder, first, last, flags);
    at = afterBreak(text, end);
  }
  const fresh = !builder.isOpen || (!builder.inTurn && endsSentence(text.charCodeAt(builder.lastEnd - 1)));
  builder.ended(true, fresh, true);
}

const marker: ListMarker = { type: 'list-item', contentStart: 0 };

function readText(builder: DocumentBuilder, start: number, end: number, flags: number): void {
  const { text } = builder;
  const first = text.charCodeAt(start);
  let at = start;
  let last = end;
  builder.depth = 0;
  if ((flags & HASH) !== 0) {
    last = trailingDirective(builder, start, end);
    if (last === start) return;
  }
  // Han characters begin most lines; none of them begins an item but 第 (第一步).
  if (first < 0x4e00 || first > 0x9fff || first === 0x7b2c) {
    while (text.charCodeAt(at) === 0x3e /* > */ && at < last) at = skipBlanks(text, at + 1, last);
    if (at === last) return;
    if (listMarker(text, at, last, marker)) {
      builder.depth = 1;
      builder.line(marker.contentStart, last, flags, marker.type, true);
      return;
    }
  }
  const fresh = builder.isOpen && !builder.inTurn && endsSentence(text.charCodeAt(builder.lastEnd - 1));
  builder.line(at, last, flags, 'paragraph', fresh);
}

/** `… # huashu-disable-line RULE -- reason` at the end of a line: the end of the text before it. */
function trailingDirective(builder: DocumentBuilder, start: number, end: number): number {
  const { text } = builder;
  // Looked for in the line alone: from the end of the line the search would go on to the beginning of the text.
  const name = start + text.slice(start, end).lastIndexOf('huashu-');
  if (name < start) return end;
  const hash = trimBlanks(text, start, name) - 1;
  if (hash < start || text.charCodeAt(hash) !== 0x23) return end;
  if (hash > start && trimBlanks(text, start, hash) === hash) return end;
  builder.comment(hash, end, hash + 1, end);
  return trimBlanks(text, start, hash);
}

/** 。！？；…, their half-width forms and closing quotation marks. A colon leaves the sentence open. */
function endsSentence(code: number): boolean {
  return (
    code === 0x3002 ||
    code === 0xff01 ||
    code === 0xff1f ||
    code === 0xff1b ||
    code === 0x2026 ||
    code === 0x201d ||
    code === 0x300d ||
    code === 0x21 ||
    code === 0x3f ||
    code === 0x2e
  );
}
