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
 * 客户：（停顿）我想查话费。
 *
 * Text after a blank line that has no label is a note (prose).
 * ```
 *
 * `##` is a comment like any other `#`: scenes have one spelling only.
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
  special(builder, start, end) {
    const c = builder.text.charCodeAt(start);
    if (c === 0x23 /* # */) {
      builder.flush();
      return true;
    }
    return c === 0x3d /* = */ && readScene(builder, start, end);
  },
};

/** `== 开场 ==`: from two to six marks, a title, the marks again (they may be missing). */
function readScene(builder: DocumentBuilder, start: number, end: number): boolean {
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
  builder.heading(marks - 1, start, end, titleStart, titleEnd);
  return true;
}
