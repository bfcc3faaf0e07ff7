import type { Format } from '../document/document';
import { DocumentBuilder } from './document-builder';
import { readLines, type LineDialect } from './line-reader';
import { skipBlanks } from './char-classes';

export const parseMarkdown: Format = (text, options) => {
  const builder = new DocumentBuilder(text, 'markdown', options);
  readLines(builder, markdown);
  return builder.finish();
};

const markdown: LineDialect = {
  special(builder, start, end, flags) {
    const { text } = builder;
    let at = start;
    while (text.charCodeAt(at) === 0x23) at++;
    if (at > start && at - start <= 6 && (at === end || text.charCodeAt(at) === 0x20)) {
      builder.heading(at - start, start, end, skipBlanks(text, at, end), end);
      return true;
    }
    at = start;
    while (text.charCodeAt(at) === 0x3e /* > */) at = skipBlanks(text, at + 1, end);
    const ordered = /\d{1,9}[.)] +/y;
    ordered.lastIndex = at;
    const c = text.charCodeAt(at);
    if ((c === 0x2d || c === 0x2a || c === 0x2b) && text.charCodeAt(at + 1) === 0x20) {
      builder.line(skipBlanks(text, at + 1, end), end, flags, 'list-item', true);
      return true;
    }
    if (c >= 48 && c <= 57 && ordered.test(text)) {
      builder.line(Math.min(ordered.lastIndex, end), end, flags, 'numbered-step', true);
      return true;
    }
    if (at === start) return false;
    if (at < end) builder.line(at, end, flags, 'paragraph', false);
    return true;
  },
};
