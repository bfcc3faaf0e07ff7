import { foldTable } from './fold-table';

export { Actions, firstSymbol, latinBlank, NumberSymbols } from './fold-actions';
export { foldTable } from './fold-table';

/** What the normaliser makes of a code unit: a symbol or, below {@link firstSymbol}, one of {@link Actions}. */
export function foldUnit(unit: number): number {
  return foldTable[unit]! || unit;
}

/** Whether the code unit is a Han character of the basic plane (or half of one beyond it). */
export function isHan(unit: number): boolean {
  return (unit >= 0x4e00 && unit <= 0x9fff) || (unit >= 0x3400 && unit <= 0x4dbf) || (unit >= 0xd840 && unit <= 0xdfff);
}

/** Whether the folded unit is a digit. */
export function isDigit(unit: number): boolean {
  return unit >= 0x30 && unit <= 0x39;
}

/** Whether the folded unit is a Latin letter. */
export function isLatin(unit: number): boolean {
  return (unit >= 0x61 && unit <= 0x7a) || (unit >= 0xdf && unit <= 0x24f && unit !== 0xf7);
}
