import type { Block } from '../document/document';
import type { MatchBuffer } from '../matching';
import type { NormalisedText } from '../text/normalised';
import { afterMarkBefore, markFrom, marksOf } from '../text/marks';
import { Symbols, endsClause, endsSentence } from '../text/normalised';
import type { SentenceType } from '../packs/schema';

/**
 * One block while it is judged: what it says, normalised, and every pattern hit in it. Lives only during the check of
 * its block; the buffers are reused. Bounds are symbol indices, half-open.
 */
export interface Utterance {
  readonly source: string;
  readonly block: Block;
  readonly text: NormalisedText;
  readonly hits: MatchBuffer;
}

/** First symbol of the clause around symbol `at`. */
export function clauseStart(text: NormalisedText, at: number): number {
  const marks = marksOf(text);
  if (marks) return afterMarkBefore(marks.clauses, at);
  let i = at;
  while (i > 0 && !endsClause(text.symbols[i - 1]!)) i--;
  return i;
}

/** One after the last symbol of the clause around symbol `at` (its end mark not included). */
export function clauseEnd(text: NormalisedText, at: number): number {
  const marks = marksOf(text);
  if (marks) return markFrom(marks.clauses, at, text.length);
  let i = at;
  while (i < text.length && !endsClause(text.symbols[i]!)) i++;
  return i;
}

/** First symbol of the sentence around symbol `at`. */
export function sentenceStart(text: NormalisedText, at: number): number {
  const marks = marksOf(text);
  if (marks) return afterMarkBefore(marks.sentences, at);
  let i = at;
  while (i > 0 && !endsSentence(text.symbols[i - 1]!)) i--;
  return i;
}

/** One after the last symbol of the sentence around symbol `at` (its end mark not included). */
export function sentenceEnd(text: NormalisedText, at: number): number {
  const marks = marksOf(text);
  if (marks) return markFrom(marks.sentences, at, text.length);
  let i = at;
  while (i < text.length && !endsSentence(text.symbols[i]!)) i++;
  return i;
}

/**
 * The type of the sentence that ends before symbol `end`: by its mark; without a question mark it is a question where it
 * closes with 吗, or with 呢 after a question word (in chats a bare 呢 only softens a statement).
 */
export function sentenceType(text: NormalisedText, end: number): SentenceType {
  const mark = end < text.length ? text.symbols[end] : undefined;
  if (mark === Symbols.question) return 'question';
  if (mark === Symbols.exclamation) return 'exclamation';
  const last = end > 0 ? text.symbols[end - 1] : undefined;
  if (last === 0x5417 /* 吗 */) return 'question';
  return last === 0x5462 /* 呢 */ && hasQuestionWord(text, clauseStart(text, end - 1), end) ? 'question' : 'statement';
}

/** 什 怎 哪 谁 几 多(少) 何 咋 啥: one of them makes a clause that closes with 呢 a question. */
const questionWords = new Set([...'什怎哪谁几何咋啥'].map((word) => word.charCodeAt(0)));

function hasQuestionWord(text: NormalisedText, start: number, end: number): boolean {
  for (let i = start; i < end; i++) if (questionWords.has(text.symbols[i]!)) return true;
  return false;
}
