import type { Format } from '../document/document';
import { DocumentBuilder, type SectionOptions } from './document-builder';
import { MarkdownReader } from './markdown/block-reader';
import { InlineScanner } from './markdown/inline';
import { collectDefinitions } from './markdown/definitions';

/**
 * Markdown: CommonMark with tables, strikethrough, task items and footnotes, as far as a reader sees a difference. Where
 * it differs from the specification on purpose, it is for the sake of scripts:
 *
 * - lines with a role label, a lead-in or a Chinese list number (1、 1.打开 （1） ①) begin a block inside a paragraph;
 * - `---` and `===` under a turn are rules; an indented line with a role label is a turn, not code;
 * - rows `| … |` are cells even without a delimiter row;
 * - `**注意：**请` is bold though a mark stands before the stars; `*先生`, `138****0000` and `姓名***` are no emphasis;
 * - a link definition stands on one line, and one in a code block counts too;
 * - of named character references only those that a Chinese text may have are read (character-references.ts);
 * - containers nest a hundred deep at most; blanks at the ends of a line include the ideographic space.
 */
export const parseMarkdown: Format = (text, options: SectionOptions) => {
  const scanner: InlineScanner = new InlineScanner(
    text,
    options.track?.around?.definitions ?? collectDefinitions(text),
    (start, end) => builder.comment(start, end, start + 4, end - 3),
    (start) => builder.unclosedComment(start),
  );
  const builder = new DocumentBuilder(text, 'markdown', options, (lines) => scanner.read(lines));
  new MarkdownReader(builder).read();
  return builder.finish();
};
