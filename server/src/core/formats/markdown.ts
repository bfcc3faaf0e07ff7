import type { Format } from '../document/document';
import { DocumentBuilder } from './document-builder';
import { MarkdownReader } from './markdown/block-reader';
import { InlineScanner } from './markdown/inline';
import { collectDefinitions } from './markdown/definitions';

/** Markdown: CommonMark with tables, strikethrough, task lists and footnotes, as far as a reader sees a difference. */
export const parseMarkdown: Format = (text, options) => {
  const scanner: InlineScanner = new InlineScanner(
    text,
    collectDefinitions(text),
    (start, end) => builder.comment(start, end, start + 4, end - 3),
    (start) => builder.unclosedComment(start),
  );
  const builder = new DocumentBuilder(text, 'markdown', options, (lines) => scanner.read(lines));
  new MarkdownReader(builder).read();
  return builder.finish();
};
