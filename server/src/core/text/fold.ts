import { foldData } from './fold.generated';
import { Symbols } from './normalised';

/** What the normaliser does with a code unit that is not a symbol by itself. All are below the first printable unit. */
export const Actions = {
  blank: 1,
  /** Not there: zero width, variation selector, soft hyphen, quotation mark, control character. */
  vanish: 2,
  soft: 3,
  clauseBreak: 4,
  sentenceEnd: 5,
  exclamation: 6,
  question: 7,
  /** A full stop, a decimal point, or a part of an ellipsis. */
  point: 8,
  /** A comma, or the grouping mark of a number. */
  comma: 9,
  /** A colon, or the one of a time of day. */
  colon: 10,
  /** A dash or a wave: inside numbers and words it joins, else it is a soft break. */
  dash: 11,
  /** `*` and `_`: part of a masked number or a name, else a leftover of emphasis. */
  mark: 12,
  ideographicStop: 13,
  surrogate: 14,
} as const;

/** Symbols that only numbers and Latin words hold, so that `3.5` and `3,360` stay in one piece. Private use. */
export const NumberSymbols = {
  point: 0xe02e,
  grouping: 0xe02c,
} as const;

/** The blank that stands between two Latin words. */
export const latinBlank = 0x20;

/** Below this a table entry is one of {@link Actions}, from here on a folded symbol; 0: the unit stands for itself. */
export const firstSymbol = 0x20;

/** For each UTF-16 code unit what the normaliser makes of it: 0, an action, or the symbol it is read as. */
export const foldTable: Uint16Array = buildTable();

/** What the normaliser makes of a code unit: a symbol or, below {@link firstSymbol}, one of {@link Actions}. */
export function foldUnit(unit: number): number {
  return foldTable[unit]! || unit;
}

function buildTable(): Uint16Array {
  const table = new Uint16Array(65536);
  unpackHan(table);
  for (let unit = 0; unit < 0x20; unit++) table[unit] = Actions.vanish;
  table.fill(Actions.vanish, 0x7f, 0xa0);
  latin(table);
  put(table, '\t\u000b\f \u00a0\u1680\u202f\u205f\u3000', Actions.blank);
  table.fill(Actions.blank, 0x2000, 0x200b);
  put(table, '\n\r\u0085\u2028\u2029', Actions.sentenceEnd);
  table.fill(Actions.vanish, 0x200b, 0x2010);
  table.fill(Actions.vanish, 0x202a, 0x202f);
  table.fill(Actions.vanish, 0x2060, 0x2070);
  table.fill(Actions.vanish, 0xfe00, 0xfe10);
  put(table, '\u00ad\u180b\u180c\u180d\u180e\ufeff\ufffe\uffff', Actions.vanish);
  put(table, '"\'`「」『』﹁﹂﹃﹄“”„‟‘’‚‛«»‹›〝〞〟＂＇｀｢｣', Actions.vanish);
  put(table, '…⋯︙·•・･‧∙⋅˙', Actions.soft);
  table.fill(Actions.soft, 0x2600, 0x27c0); // pictures: ☺ ❤ ✅
  put(table, '，、､﹐﹑()[]{}（）［］｛｝【】〔〕〖〗〘〙《》〈〉︵︶﹙﹚', Actions.clauseBreak);
  put(table, '；;﹔', Actions.sentenceEnd);
  put(table, '！!﹗‼', Actions.exclamation);
  put(table, '？?﹖⁇⁈⁉', Actions.question);
  put(table, '.．﹒', Actions.point);
  put(table, '。｡', Actions.ideographicStop);
  put(table, ',', Actions.comma);
  put(table, ':：﹕', Actions.colon);
  put(table, '-‐‑‒–—―─━−－~～〜∼˜⸺⸻', Actions.dash);
  put(table, '*_＊＿', Actions.mark);
  table.fill(Actions.surrogate, 0xd800, 0xe000);
  // Text may not forge the symbols that stand for something else.
  table[NumberSymbols.point] = Symbols.opaque;
  table[NumberSymbols.grouping] = Symbols.opaque;
  return table;
}

/** Characters read as another; a later line of the table above wins over this one. */
function unpackHan(table: Uint16Array): void {
  const base64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
  const values = new Uint8Array(128);
  for (let i = 0; i < 64; i++) values[base64.charCodeAt(i)] = i;
  const data = foldData;
  const { length } = data;
  let unit = 0;
  for (let at = 0; at < length; at += 4) {
    unit += (values[data.charCodeAt(at)]! << 2) | (values[data.charCodeAt(at + 1)]! >> 4);
    const target =
      ((values[data.charCodeAt(at + 1)]! & 15) << 12) |
      (values[data.charCodeAt(at + 2)]! << 6) |
      values[data.charCodeAt(at + 3)]!;
    if (target !== 0) table[unit] = target;
  }
}

/** Upper case is read as lower case, full width as half width. */
function latin(table: Uint16Array): void {
  for (let unit = 0xff01; unit <= 0xff5e; unit++) table[unit] = unit - 0xfee0;
  for (let letter = 0x41; letter <= 0x5a; letter++) {
    table[letter] = letter + 0x20;
    table[letter + 0xfee0] = letter + 0x20;
  }
  for (let letter = 0xc0; letter <= 0xde; letter++) if (letter !== 0xd7) table[letter] = letter + 0x20;
  for (let letter = 0x391; letter <= 0x3a9; letter++) if (letter !== 0x3a2) table[letter] = letter + 0x20;
  for (let letter = 0x410; letter <= 0x42f; letter++) table[letter] = letter + 0x20;
  const wideSigns = '¢£¬¯¦¥₩'; // ￠ and the following
  for (let i = 0; i < wideSigns.length; i++) table[0xffe0 + i] = wideSigns.charCodeAt(i);
}

function put(table: Uint16Array, units: string, action: number): void {
  for (let i = 0; i < units.length; i++) table[units.charCodeAt(i)] = action;
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
