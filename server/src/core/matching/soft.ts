import { isDigit, isHan, isLatin } from '../text/fold';
import { Symbols, endsClause, endsSentence } from '../text/normalised';
import type { PatternNode } from './pattern';

/** Particles that a pattern reads across, folded: 噢 and 喔 are 哦, 咯 is 啰. */
export const particles = '啊呀嘛啦呢吧哦哈嗯呃额呗哎唉啰喽哟';

/** Words that may stand between a clause's beginning and a hit that `^` asks for, beside the particles. */
export const interjections = '喂诶嘿哼哇咦呵嗐咳嗨唔呜';

/** The most particles and interjections between a hit and the edge that `^` or `$` asks for. */
export const maxEdgeRun = 6;

/** The longest hit, in symbols. It bounds what stretched particles (啊啊啊…) can cost. */
export const maxHit = 256;

/** What {@link kinds} says of a symbol. */
export const Kind = { soft: 1, interjection: 2, endsClause: 4, endsSentence: 8 } as const;

/** For each symbol its {@link Kind}s; 0 for most. For loops over many symbols. */
export const kinds = new Uint8Array(65536);
for (let i = 0; i < particles.length; i++) kinds[particles.charCodeAt(i)] = Kind.soft;
for (let i = 0; i < interjections.length; i++) kinds[interjections.charCodeAt(i)] = Kind.interjection;
kinds[Symbols.softBreak] = Kind.soft;
kinds[Symbols.clauseBreak] = Kind.endsClause;
kinds[Symbols.sentenceEnd] = kinds[Symbols.question] = kinds[Symbols.exclamation] = Kind.endsClause | Kind.endsSentence;

/** What may stand between a hit and the beginning that `^` asks for. */
const passed = Kind.soft | Kind.interjection;

/** Whether a pattern may read across the symbol: a soft break or a particle. */
export function isSoft(symbol: number): boolean {
  return kinds[symbol] === Kind.soft;
}

/** Whether `start` is where a clause begins, but for particles and interjections between. A soft break begins one. */
export function beginsClause(symbols: Uint16Array, start: number): boolean {
  for (let i = start - 1; i >= 0; i--) {
    const symbol = symbols[i]!;
    if (symbol === Symbols.softBreak || endsClause(symbol)) return true;
    if (start - i > maxEdgeRun || (kinds[symbol]! & passed) === 0) return false;
  }
  return true;
}

/** Whether `start` is where a sentence begins, but for particles, interjections and soft breaks between. */
export function beginsSentence(symbols: Uint16Array, start: number): boolean {
  for (let i = start - 1; i >= 0; i--) {
    const symbol = symbols[i]!;
    if (endsSentence(symbol)) return true;
    if (start - i > maxEdgeRun || (kinds[symbol]! & passed) === 0) return false;
  }
  return true;
}

/** Whether a clause ends at `end`, but for particles between. A soft break ends one. */
export function finishesClause(symbols: Uint16Array, length: number, end: number): boolean {
  for (let i = end; i < length; i++) {
    const symbol = symbols[i]!;
    if (symbol === Symbols.softBreak || endsClause(symbol)) return true;
    if (i - end >= maxEdgeRun || kinds[symbol] !== Kind.soft) return false;
  }
  return true;
}

/** Whether a sentence ends at `end`, but for particles and soft breaks between. */
export function finishesSentence(symbols: Uint16Array, length: number, end: number): boolean {
  for (let i = end; i < length; i++) {
    const symbol = symbols[i]!;
    if (endsSentence(symbol)) return true;
    if (i - end >= maxEdgeRun || kinds[symbol] !== Kind.soft) return false;
  }
  return true;
}

export type Category = Extract<PatternNode, { type: 'category' }>['category'];

/** Whether the symbol is of the category that a pattern names. */
export function isOfCategory(symbol: number, category: Category): boolean {
  switch (category) {
    case 'punctuation':
      return endsClause(symbol);
    case 'question':
      return symbol === Symbols.question;
    case 'digit':
      return isDigit(symbol);
    case 'letter':
      return isLatin(symbol);
    case 'han':
      return isHan(symbol);
  }
}
