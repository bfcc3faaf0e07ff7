/**
 * The `.huashu` language, one line at a time:
 *
 * ```
 * ---
 * kind: script
 * tier: VIP
 * ---
 * # A comment: a whole line that begins with `#`. Directives live here.
 * # huashu-disable-next-line pronoun -- 客户要求如此
 * == 开场 ==              a scene; === 身份核实 === is a scene inside it, up to six marks
 * 客服：您好！很高兴为您服务。
 *   请问有什么可以帮您？     a line without a label continues the turn
 * 客户：（停顿）我想查话费。  # huashu-disable-line hedge -- 只有指令可以写在行尾
 *
 * Text after a blank line that has no label is a note (prose). A comment does not interrupt a turn.
 * ```
 *
 * `##` is a comment like any other `#`: scenes have one spelling only. An HTML comment on a line of its own is a comment
 * too, so that a directive copied from Markdown works.
 */
import type { Format } from '../document/document';
import { skipBlanks, trimBlanks } from './char-classes';
import { DocumentBuilder } from './document-builder';
import { readLines, type LineDialect } from './line-reader';

export const parseHuashu: Format = (text, options) => {
  const builder = new DocumentBuilder(text, 'huashu', options);
  readLines(builder, huashu);
  return builder.finish();
};

const huashu: LineDialect = {
  special(builder, start, end, flags) {
    const c = builder.text.charCodeAt(start);
    if (c > 0x3d) return false;
    if (c === 0x23 /* # */) {
      builder.comment(start, end, start + 1, end);
      return true;
    }
    if (c === 0x3d /* = */) return readScene(builder, start, end, flags);
    return c === 0x3c /* < */ && readHtmlComment(builder, start, end);
  },
};

/** `== 开场 ==`: from two to six marks, a title, the marks again (they may be missing). */
function readScene(builder: DocumentBuilder, start: number, end: number, flags: number): boolean {
  const { text } = builder;
  let from = start;
  while (from < end && text.charCodeAt(from) === 0x3d) from++;
  const marks = from - start;
  if (marks < 2 || marks > 6) return false;
  let to = end;
  while (to > from && text.charCodeAt(to - 1) === 0x3d) to--;
  const titleStart = skipBlanks(text, from, to);
  const titleEnd = trimBlanks(text, titleStart, to);
  if (titleStart === titleEnd) return false;
  builder.heading(marks - 1, start, end, [titleStart, titleEnd], flags);
  return true;
}

/** `<!-- … -->` on one line. */
function readHtmlComment(builder: DocumentBuilder, start: number, end: number): boolean {
  const { text } = builder;
  if (!text.startsWith('<!--', start) || end - start < 7 || !text.startsWith('-->', end - 3)) return false;
  builder.comment(start, end, start + 4, end - 3);
  return true;
}
