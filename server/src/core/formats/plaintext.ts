import type { Format } from '../document/document';
import { DocumentBuilder } from './document-builder';
import { readLines, type LineDialect } from './line-reader';
import { skipBlanks, trimBlanks } from './char-classes';
import { isStageDirection } from './stage-directions';

/**
 * Plain text: turns by their labels, paragraphs by blank lines, headings by their shape (第一章 …, 一、…, （一）…, 【开场】 or
 * `# …` on a line of its own, without a sentence mark at the end). A `#` line with a directive is a comment.
 */
export const parsePlaintext: Format = (text, options) => {
  const builder = new DocumentBuilder(text, 'plaintext', options);
  readLines(builder, plaintext);
  return builder.finish();
};

const plaintext: LineDialect = {
  special(builder, start, end, flags) {
    const { text } = builder;
    const c = text.charCodeAt(start);
    if (!headingStart.has(c)) return false;
    if (c === 0x23 /* # */) return readHash(builder, start, end, flags);
    if (end - start > longestHeading || '。！？；，,!?;'.includes(text.charAt(end - 1))) return false;
    const level = c === 0x3010 ? bracketLevel(text, start, end) : numberLevel(text, start, end);
    if (level === 0) return false;
    const bracketed = c === 0x3010 && text.charCodeAt(end - 1) === 0x3011;
    builder.heading(level, start, end, bracketed ? [start + 1, end - 1] : [start, end], flags);
    return true;
  },
};

/** Longer lines are paragraphs that happen to begin with a number. UTF-16 code units. */
const longestHeading = 40;

const headingStart = new Set([...'#【（(第一二三四五六七八九十'].map((character) => character.charCodeAt(0)));

function readHash(builder: DocumentBuilder, start: number, end: number, flags: number): boolean {
  const { text } = builder;
  let at = start;
  while (at < end && text.charCodeAt(at) === 0x23) at++;
  const content = skipBlanks(text, at, end);
  if (text.startsWith('huashu-', content)) {
    builder.comment(start, end, at, end);
    return true;
  }
  if (content === at || content === end || at - start > 6) return false;
  builder.heading(at - start, start, end, [content, end], flags);
  return true;
}

/**
 * 【开场】 and 【场景一】查话费 are headings; 【转接】 is a stage direction, 【客服】 a role label that the builder knows, and
 * 【禁语】快点 a lead-in with its words.
 */
function bracketLevel(text: string, start: number, end: number): number {
  const close = text.indexOf('】', start);
  if (close < 0 || close >= end || close - start > 20) return 0;
  const words = text.slice(start + 1, close);
  if (close < end - 1) return /^(?:场景|情景|案例|环节|第.{1,3}[章节步部])/.test(words) ? 2 : 0;
  if (isStageDirection(words)) return 0;
  return /^(?:客服|坐席|座席|话务员|客户|用户|顾客)/.test(words) && words.length <= 6 ? 0 : 2;
}

/** 第一章 and 第一节 are levels 1 and 2, 一、 is 2, （一） is 3. */
function numberLevel(text: string, start: number, end: number): number {
  const match =
    /^(?:第[一二三四五六七八九十百]{1,4}([章篇编])|第[一二三四五六七八九十百]{1,4}(?:[节条]|部分)|([一二三四五六七八九十]{1,3})[、.．]|[（(][一二三四五六七八九十]{1,3}[)）])/.exec(
      text.slice(start, Math.min(end, start + 8)),
    );
  if (!match || trimBlanks(text, start + match[0].length, end) === start + match[0].length) return 0;
  return match[1] ? 1 : match[0].startsWith('（') || match[0].startsWith('(') ? 3 : 2;
}
