import type { ExemptReason } from '../document/document';
import { isSlot, isStageDirection } from './stage-directions';
import { sliceOf, unread, type VisibleText } from './visible-text';

/**
 * Stretches found in a block, as three parallel lists: indices into the visible text (half-open) and what they are; only
 * the first `count` are valid. Ascending, not overlapping; a stretch inside another is not there. Meant to be used again.
 */
export interface FoundSpans {
  count: number;
  readonly starts: number[];
  readonly ends: number[];
  readonly reasons: ExemptReason[];
}

/**
 * Finds what is not the speaker's own running words in [from, to) of the visible text and adds it to `out`:
 *
 * - stage directions in any bracket but braces, told from speech by {@link isStageDirection};
 * - placeholders: {姓名}, {{name}}, ${var}, [%var%], %name%, <姓名>, （姓名）, [数字x], XX, ××, X先生, *先生/小姐, ____;
 * - titles 《…》 and 〈…〉;
 * - quotations in “…”, ‘…’, 「…」, 『…』, "…" and '…', the outermost of nested ones.
 *
 * Linear: what may stand inside brackets is short, so the search for a closing mark is bounded.
 */
export function findSpans(visible: VisibleText, from: number, to: number, out: FoundSpans): void {
  const { codes } = visible;
  const kinds = (kindsOfUnits ??= makeKinds());
  const base = out.count;
  quotes.clear();
  let emphasis = 0;
  let at = from;
  while (at < to) {
    const code = codes[at]!;
    const kind = kinds[code]!;
    if (kind === 0) {
      at++;
      continue;
    }
    let end = 0;
    switch (kind) {
      case BRACKET:
        end = bracket(visible, at, to, out);
        break;
      case BRACE:
        end = brace(codes, at, to);
        if (end > 0) add(out, at, end, 'placeholder');
        break;
      case DOLLAR:
        end = at + 1 < to && isBrace(codes[at + 1]!) ? brace(codes, at + 1, to) : 0;
        if (end > 0) add(out, at, end, 'placeholder');
        break;
      case ANGLE:
        end = slotInAngles(visible, at, to);
        if (end > 0) add(out, at, end, 'placeholder');
        break;
      case TITLE:
        end = closing(codes, at, to, code === 0x300a ? 0x300b : 0x3009, 80);
        if (end > 0) add(out, at, end, 'title');
        break;
      case MARK:
        end = placeholderRun(codes, from, at, to, emphasis);
        if (end > 0) add(out, at, end, 'placeholder');
        else {
          end = -skipRun(codes, at, to);
          if (isStar(code)) emphasis = emphasis === 0 ? -end - at : 0;
        }
        break;
      case PERCENT:
        end = percentName(codes, from, at, to);
        if (end > 0) add(out, at, end, 'placeholder');
        break;
      default: {
        const opened = quotes.see(codes, from, at, to);
        if (opened >= 0) closeQuote(out, base, opened, at + 1);
      }
    }
    at = end > 0 ? end : end < 0 ? -end : at + 1;
  }
}

const BRACKET = 1;
const BRACE = 2;
const DOLLAR = 3;
const ANGLE = 4;
const TITLE = 5;
const MARK = 6;
const PERCENT = 7;
const QUOTE = 8;

/** By code unit what may begin there. Made with the first text that has such a unit. */
let kindsOfUnits: Uint8Array | undefined;

function makeKinds(): Uint8Array {
  const kinds = new Uint8Array(0x10000);
  for (const [kind, characters] of [
    [BRACKET, '（(【［['],
    [BRACE, '{｛'],
    [DOLLAR, '$'],
    [ANGLE, '<＜'],
    [TITLE, '《〈'],
    [MARK, 'Xx×✕*＊_＿'],
    [PERCENT, '%'],
    [QUOTE, '“”‘’"\'「」『』'],
  ] as const) {
    for (const character of characters) kinds[character.charCodeAt(0)] = kind;
  }
  return kinds;
}

/** Adds a stretch behind the last one. */
export function add(out: FoundSpans, start: number, end: number, reason: ExemptReason): void {
  const i = out.count++;
  out.starts[i] = start;
  out.ends[i] = end;
  out.reasons[i] = reason;
}

/** A quotation takes the place of what was found inside it; one that only crosses another bracket is none. */
function closeQuote(out: FoundSpans, base: number, start: number, end: number): void {
  let { count } = out;
  while (count > base && out.starts[count - 1]! >= start) count--;
  if (count > base && out.ends[count - 1]! > start) return;
  out.count = count;
  add(out, start, end, 'quotation');
}

/** The four pairs of marks that look different at both ends, then the two that do not. */
const openers = [0x201c, 0x2018, 0x300c, 0x300e, 0x22, 0x27];
const closers = [0x201d, 0x2019, 0x300d, 0x300f, 0x22, 0x27];

class OpenQuotes {
  private readonly open: number[][] = [[], [], [], [], [], []];

  private used = false;

  clear(): void {
    if (!this.used) return;
    this.used = false;
    for (const open of this.open) if (open.length > 0) open.length = 0;
  }

  /** Reads the mark at `at`: the index of the opening mark that it closes, or -1. */
  see(codes: Uint16Array, from: number, at: number, to: number): number {
    this.used = true;
    const code = codes[at]!;
    const pair = closers.indexOf(code);
    if (pair >= 4) return this.straight(codes, from, at, to, pair);
    if (pair >= 0) return this.open[pair]!.pop() ?? -1;
    this.open[openers.indexOf(code)]!.push(at);
    return -1;
  }

  /** Straight marks take turns; the single one is also an apostrophe, and then has letters on both sides. */
  private straight(codes: Uint16Array, from: number, at: number, to: number, pair: number): number {
    const open = this.open[pair]!;
    if (pair === 5) {
      const before = at > from && isWord(codes[at - 1]!);
      const after = at + 1 < to && isWord(codes[at + 1]!);
      if (open.length === 0 ? before : after) return -1;
    }
    if (open.length > 0) return open.pop()!;
    open.push(at);
    return -1;
  }
}

/** Used again for every block. */
const quotes = new OpenQuotes();

function bracket(visible: VisibleText, at: number, to: number, out: FoundSpans): number {
  const { codes } = visible;
  const open = codes[at]!;
  if (open === 0x5b && codes[at + 1] === 0x25 /* [% */ && at + 1 < to) {
    const end = closing(codes, at, to, 0x5d, 80);
    if (end > 0 && codes[end - 2] === 0x25) {
      add(out, at, end, 'placeholder');
      return end;
    }
  }
  const close =
    open === 0xff08 ? 0xff09 : open === 0x28 ? 0x29 : open === 0x3010 ? 0x3011 : open === 0xff3b ? 0xff3d : 0x5d;
  const end = closing(codes, at, to, close, 20, open === 0xff08 ? 0x29 : open === 0x28 ? 0xff09 : close);
  if (end <= 0 || end - at < 3) return 0;
  const words = sliceOf(visible, at + 1, end - 1).trim();
  if (isStageDirection(words)) add(out, at, end, 'stage-direction');
  else if (isSlot(words)) add(out, at, end, 'placeholder');
  // Square brackets are marks of a transcript or of a template ([数字x], [pic]); nobody speaks in them.
  else if (open === 0x5b && words.length <= 10 && /^[\p{L}\p{N}_ :.-]+$/u.test(words)) add(out, at, end, 'placeholder');
  else return 0;
  return end;
}

/** `{…}`, `{{…}}`: the index after it, or 0. */
function brace(codes: Uint16Array, at: number, to: number): number {
  const close = codes[at] === 0x7b ? 0x7d : 0xff5d;
  const inner = codes[at + 1] === codes[at] && at + 1 < to ? at + 1 : at;
  let end = closing(codes, inner, to, close, 48);
  if (end > 0 && inner > at && end < to && codes[end] === close) end++;
  return end;
}

/** `<姓名>`: short, with a Han character, without marks; a comparison (a<b) or a tag is none. */
function slotInAngles(visible: VisibleText, at: number, to: number): number {
  const { codes } = visible;
  const end = closing(codes, at, to, codes[at] === 0x3c ? 0x3e : 0xff1e, 20);
  if (end <= 0) return 0;
  const words = sliceOf(visible, at + 1, end - 1);
  return /^[\p{L}\p{N}_/ ]+$/u.test(words) && /\p{Script=Han}/u.test(words) ? end : 0;
}

/**
 * A run of marks that stand for something: two or more X, ×, *, _ (138****0000, XX元, ____), or one before a form of
 * address or a unit (X先生, *小姐, X元). An X inside a Latin word stands for nothing, nor do stars that embrace words
 * (**重要**; `emphasis` is the width of an embrace that is open). The choice of a form of address after it belongs to it
 * (*先生/小姐). The index after it, or 0.
 */
function placeholderRun(codes: Uint16Array, from: number, at: number, to: number, emphasis: number): number {
  const code = codes[at]!;
  const letter = (code | 32) === 0x78;
  let end = skipRun(codes, at, to);
  if (letter) {
    if (at > from && isLetter(codes[at - 1]!)) return 0;
    if (end < to && isLetter(codes[end]!)) return 0;
  }
  const width = end - at;
  const next = end < to ? codes[end]! : 0;
  const star = isStar(code);
  if (width === 1) {
    const stands = star
      ? formOfAddress(codes, end, to) > 0 || isDigit(next) || (at > from && isDigit(codes[at - 1]!))
      : letter && isUnit(codes, end, to);
    if (!stands) return 0;
  } else if (star && width <= 3 && !isDigit(next) && formOfAddress(codes, end, to) === 0) {
    const afterDigit = at > from && isDigit(codes[at - 1]!);
    if (width === emphasis || (!afterDigit && isSpoken(next) && !isUnit(codes, end, to))) return 0;
  } else if (code === 0x5f && width === 2 && (isLetter(next) || (at > from && isLetter(codes[at - 1]!)))) return 0;
  const address = formOfAddress(codes, end, to);
  if (address > 0 && codes[address] === 0x2f && address < to) {
    const second = formOfAddress(codes, address + 1, to);
    if (second > 0) end = second;
  }
  return end;
}

function skipRun(codes: Uint16Array, at: number, to: number): number {
  const code = codes[at]!;
  let end = at + 1;
  while (end < to && codes[end] === code) end++;
  return end;
}

/** Index after 先生, 女士, 小姐, or 0. */
function formOfAddress(codes: Uint16Array, at: number, to: number): number {
  if (at + 1 >= to) return 0;
  const first = codes[at]!;
  const second = codes[at + 1]!;
  const known =
    (first === 0x5148 && second === 0x751f) ||
    (first === 0x5973 && second === 0x58eb) ||
    (first === 0x5c0f && second === 0x59d0);
  return known ? at + 2 : 0;
}

const units = '元号月日年天组分时秒条次个兆M名';

function isUnit(codes: Uint16Array, at: number, to: number): boolean {
  return at < to && (formOfAddress(codes, at, to) > 0 || units.includes(String.fromCharCode(codes[at]!)));
}

/** `%name%`: a word between two marks; a percentage is none. */
function percentName(codes: Uint16Array, from: number, at: number, to: number): number {
  if (at > from && isDigit(codes[at - 1]!)) return 0;
  const limit = Math.min(to, at + 24);
  let end = at + 1;
  while (end < limit && (isWord(codes[end]!) || codes[end] === 0x5f || codes[end] === 0x2e || codes[end]! > 0x2e80))
    end++;
  return end > at + 1 && end < limit && codes[end] === 0x25 && !isDigit(codes[at + 1]!) ? end + 1 : 0;
}

/** Index after the closing mark that stands at most `reach` further on, on the same line, with no second opening; or 0. */
function closing(codes: Uint16Array, at: number, to: number, close: number, reach: number, other = close): number {
  const open = codes[at]!;
  const limit = Math.min(to, at + reach);
  for (let i = at + 1; i < limit; i++) {
    const code = codes[i]!;
    if (code === close || code === other) return i + 1;
    if (code === open || code === unread) return 0;
  }
  return 0;
}

function isStar(code: number): boolean {
  return code === 0x2a || code === 0xff0a;
}

/** A letter or a Han character. */
function isSpoken(code: number): boolean {
  return isLetter(code) || (code >= 0x3400 && code < 0xd800);
}

function isBrace(code: number): boolean {
  return code === 0x7b || code === 0xff5b;
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

function isLetter(code: number): boolean {
  const lower = code | 32;
  return code < 128 && lower >= 97 && lower <= 122;
}

function isWord(code: number): boolean {
  return isDigit(code) || isLetter(code);
}
