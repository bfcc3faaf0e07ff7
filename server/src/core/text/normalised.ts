import type { TextMarks } from './marks';

/**
 * Text as the matcher reads it: one symbol for each code unit that counts, and for each symbol the place in the source
 * it came from. Buffers are reused between blocks: whoever wants to keep one copies it.
 *
 * A symbol is a folded UTF-16 code unit (half width, simplified, lower case) or one of {@link Symbols}.
 */
export interface NormalisedText {
  /** Folded code units; only the first `length` are valid. */
  symbols: Uint16Array;
  /** `starts[i]`: UTF-16 offset in the source where symbol `i` begins. */
  starts: Int32Array;
  /** `ends[i]`: UTF-16 offset in the source just after symbol `i` (an entity such as `&#20320;` is wider than one unit). */
  ends: Int32Array;
  length: number;
  /** Made on demand, see marks.ts; whoever writes symbols sets it back. */
  marks?: TextMarks | undefined;
}

/** The symbols that stand for something else than themselves. Runs of punctuation become one, the strongest of the run. */
export const Symbols = {
  /** A pause inside a sentence: ， 、 ： : ( ) and the like. */
  clauseBreak: 0x2c,
  /** 。 ； . ; (not the point of a decimal number) and a line end that ends a sentence. */
  sentenceEnd: 0x2e,
  question: 0x3f,
  exclamation: 0x21,
  /** A pause that patterns read across, but that begins a clause for `^` and ends one for `$`: ～ … —— and a blank between Han words. */
  softBreak: 0x7e,
  /** Something that is there but is not read: a quotation, a placeholder, a title, inline code. No pattern matches it but a gap. */
  opaque: 0xfffc,
} as const;

/** Whether `symbol` ends a sentence. */
export function endsSentence(symbol: number): boolean {
  return symbol === Symbols.sentenceEnd || symbol === Symbols.question || symbol === Symbols.exclamation;
}

/** Whether `symbol` ends a clause: any sentence end, or a pause inside a sentence (a soft break does not). */
export function endsClause(symbol: number): boolean {
  return symbol === Symbols.clauseBreak || endsSentence(symbol);
}
