import { foldData } from './fold.generated';
import { Actions, NumberSymbols } from './fold-actions';
import { Symbols } from './normalised';

/**
 * For each UTF-16 code unit what the normaliser makes of it: 0 where it stands for itself, an action, or the symbol it is
 * read as. Beside a bundle that has a file system the table lies ready-made (scripts/rules-beside.mjs).
 */
export const foldTable: Uint16Array = buildTable();

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
