import { isDigit, isHan, isLatin } from '../text/fold';
import { Symbols, endsClause, endsSentence } from '../text/normalised';
import type { PatternNode } from './pattern';

/** Particles that a pattern reads across, folded: 噢 and 喔 are 哦, 咯 is 啰. */
export const particles = '啊呀嘛啦呢吧哦哈嗯呃额呗哎唉啰喽哟';

/** Words that may stand between a clause's beginning and a hit that `^` asks for, beside the particles. */
export const interjections = '喂诶嘿哼哇咦呵嗐咳嗨唔呜';

/** The most soft symbols in a row that a pattern reads across, and that lie between a hit and its anchor. */
export const maxSoftRun = 6;

const soft = new Uint8Array(65536);
for (let i = 0; i < particles.length; i++) soft[particles.charCodeAt(i)] = 1;
for (let i = 0; i < interjections.length; i++) soft[interjections.charCodeAt(i)] = 2;
soft[Symbols.softBreak] = 1;

/** Whether a pattern may read across the symbol: a soft break or a particle. */
export function isSoft(symbol: number): boolean {
  return soft[symbol] === 1;
}

/** Whether a hit that begins at `start` begins a clause, but for particles, interjections and soft breaks before it. */
export function beginsClause(symbols: Uint16Array, start: number): boolean {
  for (let i = start - 1; i >= 0; i--) {
    const symbol = symbols[i]!;
    if (symbol === Symbols.softBreak || endsClause(symbol)) return true;
    if (start - i > maxSoftRun || soft[symbol] === 0) return false;
  }
  return true;
}

/** The same for a sentence. */
export function beginsSentence(symbols: Uint16Array, start: number): boolean {
  for (let i = start - 1; i >= 0; i--) {
    const symbol = symbols[i]!;
    if (endsSentence(symbol)) return true;
    if (start - i > maxSoftRun || soft[symbol] === 0) return false;
  }
  return true;
}

/** Whether a hit that ends before `end` ends a clause, but for particles after it. A soft break is an end. */
export function finishesClause(symbols: Uint16Array, length: number, end: number): boolean {
  for (let i = end; i < length; i++) {
    const symbol = symbols[i]!;
    if (symbol === Symbols.softBreak || endsClause(symbol)) return true;
    if (i - end >= maxSoftRun || soft[symbol] !== 1) return false;
  }
  return true;
}

/** The same for a sentence, where soft breaks are only read across. */
export function finishesSentence(symbols: Uint16Array, length: number, end: number): boolean {
  for (let i = end; i < length; i++) {
    const symbol = symbols[i]!;
    if (endsSentence(symbol)) return true;
    if (i - end >= maxSoftRun || soft[symbol] !== 1) return false;
  }
  return true;
}

/** Whether a node that stands for one symbol (or, a pause, for one or none) takes `symbol`. */
export function takes(node: PatternNode, symbol: number): boolean {
  switch (node.type) {
    case 'symbols':
      return node.symbols.includes(symbol);
    case 'gap':
      return node.within === 'clause' ? !endsClause(symbol) : !endsSentence(symbol);
    case 'pause':
      return node.strength === 'clause' ? symbol === Symbols.clauseBreak : endsClause(symbol);
    case 'category':
      switch (node.category) {
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
    // falls through: every category has returned
    default:
      return false;
  }
}
