import type { Block } from '../document/document';
import { foldTable, isDigit, isHan, isLatin } from '../text/fold';
import { createVirtualText, mapBack } from '../text/virtual-text';

/**
 * A block's visible text as fact reading wants it: half width, simplified, lower case, without blanks and quotation marks,
 * but with every mark of punctuation in its place. One character of `text` for each pair of source offsets (UTF-16,
 * half-open).
 */
export interface FoldedText {
  readonly text: string;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
}

export const emptyText: FoldedText = { text: '', starts: new Int32Array(0), ends: new Int32Array(0) };

/** Folds the visible text of a block. Exempt stretches leave U+FFFC or nothing, as for the matcher. */
export function foldBlock(source: string, block: Pick<Block, 'segments' | 'exempt' | 'entities'>): FoldedText {
  const virtual = createVirtualText(source, block);
  const length = virtual.text.length;
  const starts = new Int32Array(length);
  const ends = new Int32Array(length);
  let text = '';
  for (let at = 0; at < length; at++) {
    const unit = virtual.text.charCodeAt(at);
    const folded = foldUnit(unit);
    if (folded === 0) continue;
    if (folded === 0x20 && !blankCounts(virtual.text, at)) continue;
    starts[text.length] = at;
    ends[text.length] = at + 1;
    text += String.fromCharCode(folded);
  }
  const out = { symbols: new Uint16Array(0), starts, ends, length: text.length };
  if (text.length > 0) mapBack(virtual, out);
  return { text, starts, ends };
}

/** Folds plain text, such as a quantity written in a table of facts. Offsets are those of the string. */
export function foldString(source: string): FoldedText {
  return foldBlock(source, { segments: [0, source.length], exempt: [], entities: [] });
}

/** The folded unit, or 0 where nothing is there. */
function foldUnit(unit: number): number {
  if (unit === 0x0a || unit === 0x0d) return 0x0a;
  const mark = marks[unit];
  if (mark !== undefined) return mark;
  const folded = foldTable[unit]!;
  if (folded === 0) return unit;
  if (folded >= 0x20) return folded;
  if (folded === 1) return 0x20;
  if (folded === 2) return 0;
  return unit >= 0xff01 && unit <= 0xff5e ? unit - 0xfee0 : unit;
}

/** Punctuation that one mark stands for. */
const marks: { readonly [unit: number]: number } = {};
function marked(from: string, to: string): void {
  for (const mark of from) (marks as { [unit: number]: number })[mark.charCodeAt(0)] = to.charCodeAt(0);
}
marked('，﹐', ',');
marked('。｡', '。');
marked('；﹔', ';');
marked('：﹕', ':');
marked('！﹗', '!');
marked('？﹖', '?');
marked('［【〔〖（﹙{｛', '(');
marked('］】〕〗）﹚}｝', ')');
marked('[', '(');
marked(']', ')');
marked('‐‑‒–—―─━－~～〜∼˜⸺⸻', '-');
marked('×✕✖╳＊*', '×');
marked('≧⩾', '≥');
marked('≦⩽', '≤');
marked('＞', '>');
marked('＜', '<');
marked('√✓✔☑✅', '√');
marked('✗✘☒❌╳', '✗');
marked('￥¥', '¥');
marked('‖|｜', '|');

/** A blank is there only between two Latin words or numbers. */
function blankCounts(text: string, at: number): boolean {
  const before = foldTable[text.charCodeAt(at - 1)] || text.charCodeAt(at - 1);
  let next = at + 1;
  while (next < text.length && foldTable[text.charCodeAt(next)] === 1) next++;
  if (next > at + 1 && at > 0 && foldTable[text.charCodeAt(at - 1)] === 1) return false;
  const after = foldTable[text.charCodeAt(next)] || text.charCodeAt(next);
  const word = (unit: number) => isDigit(unit) || (isLatin(unit) && !isHan(unit));
  return word(before) && word(after);
}
