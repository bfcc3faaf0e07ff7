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

/** Folds the visible text of a block. Exempt stretches leave U+FFFC or nothing, as for the matcher. */
export function foldBlock(source: string, block: Pick<Block, 'segments' | 'exempt' | 'entities'>): FoldedText {
  return new Folded(source, block);
}

/** Most texts are folded to see that they state nothing: places are found when they are asked for. */
class Folded implements FoldedText {
  readonly text: string;
  private places?: Pick<FoldedText, 'starts' | 'ends'>;

  constructor(
    private readonly source: string,
    private readonly block: Pick<Block, 'segments' | 'exempt' | 'entities'>,
  ) {
    const { segments, exempt, entities } = block;
    const isPlain =
      exempt.length + entities.length === 0 &&
      segments.length === 2 &&
      segments[0] === 0 &&
      segments[1] === source.length;
    this.text = isPlain ? foldUnits(source) : foldUnits(createVirtualText(source, block).text);
  }

  get starts(): Int32Array {
    return (this.places ??= this.placed()).starts;
  }

  get ends(): Int32Array {
    return (this.places ??= this.placed()).ends;
  }

  private placed(): Pick<FoldedText, 'starts' | 'ends'> {
    const virtual = createVirtualText(this.source, this.block);
    const starts = new Int32Array(this.text.length);
    const ends = new Int32Array(this.text.length);
    foldUnits(virtual.text, starts);
    for (let i = 0; i < starts.length; i++) ends[i] = starts[i]! + 1;
    const out = { symbols: new Uint16Array(0), starts, ends, length: starts.length };
    if (out.length > 0) mapBack(virtual, out);
    return { starts, ends };
  }
}

let buffer = new Uint16Array(256);

/** Folds a text; `starts` receives where each unit of the folded text stood. */
function foldUnits(text: string, starts?: Int32Array): string {
  const { length } = text;
  if (buffer.length < length) buffer = new Uint16Array(2 * length);
  let to = 0;
  const table = (folds ??= makeFolds());
  for (let at = 0; at < length; at++) {
    const unit = text.charCodeAt(at);
    let folded = table[unit]!;
    if (folded < 0x20) folded = folded === 0 ? unit : foldUnit(unit);
    if (folded === 0) continue;
    if (folded === 0x20 && !blankCounts(text, at)) continue;
    if (starts) starts[to] = at;
    buffer[to++] = folded;
  }
  return stringOf(buffer, to);
}

/** Arguments of a call are limited: long texts are put together from parts. */
const mostArguments = 4096;

function stringOf(units: Uint16Array, length: number): string {
  if (length <= mostArguments) return fromUnits(units.subarray(0, length));
  let text = '';
  for (let at = 0; at < length; at += mostArguments)
    text += fromUnits(units.subarray(at, Math.min(length, at + mostArguments)));
  return text;
}

/** Spreading would walk the array by its iterator. */
function fromUnits(units: Uint16Array): string {
  return String.fromCharCode.apply(null, units as unknown as number[]);
}

/** Folds plain text, such as a quantity written in a table of facts. Offsets are those of the string. */
export function foldString(source: string): FoldedText {
  return foldBlock(source, { segments: [0, source.length], exempt: [], entities: [] });
}

/** What stands for each code unit in folded text: 0 where it stands for itself, below 0x20 where {@link foldUnit} knows. */
let folds: Uint16Array | undefined;

function makeFolds(): Uint16Array {
  const table = foldTable.slice();
  for (const unit of Object.keys(marks)) table[Number(unit)] = marks[Number(unit)]!;
  return table;
}

/**
 * The code unit that a code unit of a source is folded to, whatever stands around it; 0 where nothing is left of it.
 * (What a character entity stands for is folded in its place.)
 */
export function foldedUnit(unit: number): number {
  const folded = (folds ??= makeFolds())[unit]!;
  return folded >= 0x20 ? folded : folded === 0 ? unit : foldUnit(unit);
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
