import { isBlank } from './char-classes';
import { canEndLead, isAnswer, leadKind, mayBeMarked, type LeadKind } from './leads';

/** A lead-in found at the head or the end of a line. */
export interface LeadLine {
  readonly kind: LeadKind;
  /** Offset after the colon (and blanks): where the words begin that it announces; the line's end where they follow below. */
  readonly contentStart: number;
  /** A bare 答, or the letter A that may also number a choice: the block before it asks. */
  readonly answer: 'word' | 'letter' | undefined;
}

/**
 * The lead-in with which a line [start, end) begins: `错误示例：…`, `客户问，可以这样答：…`, 【禁语】…, `❌ …`, or a line that
 * is nothing else (禁语). `hasColon`: whether the line has any colon at all.
 */
export function leadAtHead(text: string, start: number, end: number, hasColon: boolean): LeadLine | undefined {
  const first = text.charCodeAt(start);
  if (first === 0x3010 /* 【 */) return bracketed(text, start, end);
  const mark = crossOrTick(text, start);
  if (mark > 0) return signed(text, start, start + mark, end);
  if (hasColon) {
    const colon = colonWithin(text, start, Math.min(end, start + 40));
    if (colon >= 0) return labelled(text, start, colon, end);
  }
  return end - start <= 16 && lastOfTitles.includes(text.charAt(lastWord(text, start, end)))
    ? alone(text, start, end)
    : undefined;
}

/** The lead-in with which a line ends (…，话务员不得使用以下语言：): its words follow in the next block. */
export function leadAtEnd(text: string, start: number, end: number): LeadLine | undefined {
  const last = text.charCodeAt(end - 1);
  if (last !== 0x3a && last !== 0xff1a) return undefined;
  const kind = leadKind(lastClause(text, Math.max(start, end - 32), end - 1));
  return kind && { kind, contentStart: end, answer: undefined };
}

function labelled(text: string, start: number, colon: number, end: number): LeadLine | undefined {
  const last = text.charCodeAt(colon - 1);
  if (colon === start || !(canEndLead(last) || last === 0x2a || last === 0x5f || last === 0x20 || last === 0x3011))
    return undefined;
  const label = lastClause(text, start, colon);
  const kind = label.length <= 24 ? leadKind(label) : undefined;
  return kind && { kind, contentStart: contentAfter(text, colon + 1, end), answer: answerOf(label) };
}

function answerOf(label: string): LeadLine['answer'] {
  if (!isAnswer(label)) return undefined;
  return /^[Aa]\d*$/.test(label) ? 'letter' : 'word';
}

function bracketed(text: string, start: number, end: number): LeadLine | undefined {
  const close = text.indexOf('】', start);
  if (close < 0 || close > start + 16 || close >= end) return undefined;
  const kind = leadKind(words(text, start + 1, close));
  if (!kind) return undefined;
  let at = close + 1;
  if (isColon(text.charCodeAt(at))) at++;
  return { kind, contentStart: contentAfter(text, at, end), answer: undefined };
}

/** A cross or a tick before the words themselves, or before a label that says the same. */
function signed(text: string, start: number, after: number, end: number): LeadLine {
  const kind: LeadKind = '❌✗✘×🚫'.includes(text.slice(start, after)) ? 'bad' : 'recommended';
  let at = contentAfter(text, after, end);
  const colon = colonWithin(text, at, Math.min(end, at + 12));
  if (colon >= 0 && leadKind(words(text, at, colon)) === kind) at = contentAfter(text, colon + 1, end);
  return { kind, contentStart: at, answer: undefined };
}

function alone(text: string, start: number, end: number): LeadLine | undefined {
  const label = words(text, start, end);
  // Only a noun stands alone as a title; 请不要说 by itself is a sentence.
  const kind = /(?:语|例|范|法|误|话术|白|说辞)(?:如下|举例|一|二|三|\d)?$/.test(label) ? leadKind(label) : undefined;
  return kind === 'bad' || kind === 'recommended' ? { kind, contentStart: end, answer: undefined } : undefined;
}

const lastOfTitles = '语例范法误术白辞下一二三123';

function crossOrTick(text: string, at: number): number {
  const c = text.charCodeAt(at);
  if (c === 0x274c || c === 0x2717 || c === 0x2718 || c === 0x2705 || c === 0x2714 || c === 0x2713 || c === 0x221a)
    return 1;
  return c === 0xd83d && text.charCodeAt(at + 1) === 0xdeab ? 2 : 0;
}

function colonWithin(text: string, start: number, limit: number): number {
  for (let i = start; i < limit; i++) if (isColon(text.charCodeAt(i))) return i;
  return -1;
}

/**
 * What stands between the last pause and `end`, without marks and blanks; '' where it is a word that only counts at the
 * head of a line (…，遇到这种错误:). After a quotation the words are not whole: they keep its mark.
 */
function lastClause(text: string, start: number, end: number): string {
  let from = end;
  while (from > start && !'，,。！？!?；;”」』】'.includes(text.charAt(from - 1))) from--;
  const clause = words(text, from, end);
  if (from === start) return clause;
  if ('”」』】'.includes(text.charAt(from - 1))) return '”' + clause;
  return /^(?:错误?|误|对|正确|问题|疑问|[AaQq])$/.test(clause) ? '' : clause;
}

function words(text: string, start: number, end: number): string {
  const line = text.slice(start, end);
  return (mayBeMarked(line.charCodeAt(0)) ? line.replace(numbering, '') : line).replace(/[\s*_`~【】\u3000]+/g, '');
}

/** Marks and numbers before the words of a line. */
const numbering =
  /^[\s*_`~]*(?:[（(]?\d{1,2}[)）.、．]|[（(][一二三四五六七八九十]{1,2}[)）]|[一二三四五六七八九十]{1,2}、|[①-⑳]|[-•●◆])?/;

/** Skips blanks and the closing half of emphasis (`**错误示例：**你…`). */
function contentAfter(text: string, at: number, end: number): number {
  while (at < end && (isBlank(text.charCodeAt(at)) || '*_'.includes(text.charAt(at)))) at++;
  return at;
}

function lastWord(text: string, start: number, end: number): number {
  let at = end - 1;
  while (at > start && '*_ 】'.includes(text.charAt(at))) at--;
  return at;
}

function isColon(code: number): boolean {
  return code === 0x3a || code === 0xff1a;
}
