import { Actions, firstSymbol, foldUnit, isDigit, isLatin, NumberSymbols } from '../text/fold';
import { Symbols } from '../text/normalised';

/** What is beyond are no characters, or the mark for what is not read: no pattern can ask for it. */
export const mostSymbol = 0xffdc;

/** The symbols that an escaped unit may have become in a text; none where the text never has it. */
export function itself(unit: number): number[] {
  const folded = foldUnit(unit);
  switch (folded) {
    case Actions.point:
      return [Symbols.sentenceEnd, NumberSymbols.point];
    case Actions.comma:
      return [Symbols.clauseBreak, NumberSymbols.grouping];
    case Actions.colon:
      return [Symbols.clauseBreak, 0x3a];
    case Actions.dash:
      return [0x2d];
    case Actions.mark:
      return [unit & 0x7f];
    case Actions.question:
      return [Symbols.question];
    case Actions.exclamation:
      return [Symbols.exclamation];
    case Actions.clauseBreak:
      return [Symbols.clauseBreak];
    case Actions.sentenceEnd:
    case Actions.ideographicStop:
      return [Symbols.sentenceEnd];
    default:
      return folded >= firstSymbol && folded <= mostSymbol ? [folded] : [];
  }
}

/** Whether the symbol is a part of numbers and Latin words. */
export function isWord(symbol: number): boolean {
  return isDigit(symbol) || isLatin(symbol);
}
