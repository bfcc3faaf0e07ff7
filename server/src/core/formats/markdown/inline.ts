import type { EntitySpan } from '../../document/document';
import { charClasses, INLINE } from '../char-classes';
import type { InlineText } from '../document-builder';
import { characterReference } from './character-references';
import { definitionKey, type Definitions } from './definitions';
import { Delimiters } from './delimiters';
import { htmlTagEnd } from './inline-html';
import { linkTail } from './link-tail';

/**
 * Reads inline markup after CommonMark: finds out which characters of a paragraph are marks and hides them. Everything
 * that is not hidden is what the reader sees.
 *
 * Linear in the length of what it reads: closing marks that are not there are looked for once, brackets that cannot be a
 * link any more are not tried again, and a search that failed is remembered.
 */
export class InlineScanner {
  private readonly delimiters = new Delimiters();
  private readonly brackets = new Brackets();
  private codes = new Uint16Array(1024);
  private offsets = new Int32Array(1024);
  private hidden = new Uint8Array(1024);
  private length = 0;
  private readonly pairs: number[] = [];
  /** A comment has been found that nothing closes: none of the following is closed either. */
  private unclosedComment = false;
  private ticksScanned = false;
  /** For each length of a run of backticks the last place where one stands. */
  private readonly lastTicks = new Map<number, number>();
  private entities: EntitySpan[] | undefined;
  private codeSpans: number[] | undefined;

  constructor(
    private readonly text: string,
    private readonly definitions: Definitions,
    private readonly onComment: (start: number, end: number) => void,
    private readonly onUnclosed: (start: number) => void,
  ) {}

  /** `lines`: flat pairs of offsets, blanks trimmed. */
  read(lines: readonly number[]): InlineText {
    this.fill(lines);
    this.entities = undefined;
    this.codeSpans = undefined;
    this.ticksScanned = false;
    this.unclosedComment = false;
    if (this.lastTicks.size > 0) this.lastTicks.clear();
    this.brackets.clear();
    this.delimiters.clear();
    const { codes, length } = this;
    let at = 0;
    while (at < length) {
      if ((charClasses[codes[at]!]! & INLINE) === 0) {
        at++;
        continue;
      }
      switch (codes[at]) {
        case 0x5c:
          at = this.backslash(at);
          break;
        case 0x60:
          at = this.code(at);
          break;
        case 0x2a:
        case 0x5f:
        case 0x7e:
          at = this.delimiters.add(codes, at, length);
          break;
        case 0x5b:
          at = this.openBracket(at, false);
          break;
        case 0x21:
          at = codes[at + 1] === 0x5b && at + 1 < length ? this.openBracket(at, true) : at + 1;
          break;
        case 0x5d:
          at = this.closeBracket(at);
          break;
        case 0x26:
          at = this.reference(at);
          break;
        case 0x3c:
          at = this.angle(at);
          break;
        default:
          at++;
      }
    }
    this.delimiters.resolve(-1, this.hidden);
    return { segments: this.segments(), entities: this.entities ?? none, codes: this.codeSpans ?? none };
  }

  private fill(lines: readonly number[]): void {
    const { text } = this;
    let size = lines.length;
    for (let i = 0; i < lines.length; i += 2) size += lines[i + 1]! - lines[i]!;
    if (this.codes.length < size) {
      this.codes = new Uint16Array(size * 2);
      this.offsets = new Int32Array(size * 2);
      this.hidden = new Uint8Array(size * 2);
    }
    const { codes, offsets } = this;
    let length = 0;
    for (let i = 0; i < lines.length; i += 2) {
      const end = lines[i + 1]!;
      if (i > 0) {
        codes[length] = 10;
        offsets[length++] = lines[i - 1]!;
      }
      for (let at = lines[i]!; at < end; at++) {
        codes[length] = text.charCodeAt(at);
        offsets[length++] = at;
      }
    }
    this.length = length;
    this.hidden.fill(0, 0, length);
  }

  /** What is not hidden, as flat pairs of offsets; a line end divides. */
  private segments(): number[] {
    const { codes, offsets, hidden, length } = this;
    // A list that grows keeps room for more; the copy that stays in the document has just its size.
    const { pairs } = this;
    let count = 0;
    let open = -1;
    for (let i = 0; i < length; i++) {
      const seen = hidden[i] === 0 && codes[i] !== 10;
      if (seen && open < 0) open = offsets[i]!;
      else if (!seen && open >= 0) {
        pairs[count++] = open;
        pairs[count++] = offsets[i - 1]! + 1;
        open = -1;
      }
    }
    if (open >= 0) {
      pairs[count++] = open;
      pairs[count++] = offsets[length - 1]! + 1;
    }
    return pairs.slice(0, count);
  }

  private hide(from: number, to: number): void {
    this.hidden.fill(1, from, to);
  }

  private backslash(at: number): number {
    const next = at + 1 < this.length ? this.codes[at + 1]! : 0;
    if (next === 10) {
      // Blanks before the line end have been trimmed; between them and the backslash it would be no hard break.
      const lineEnd = this.text.charCodeAt(this.offsets[at + 1]!);
      if (lineEnd === 10 || lineEnd === 13) this.hide(at, at + 1);
      return at + 2;
    }
    if (!isAsciiPunctuation(next)) return at + 1;
    this.hide(at, at + 1);
    return at + 2;
  }

  private code(at: number): number {
    const { codes, length } = this;
    let from = at + 1;
    while (from < length && codes[from] === 0x60) from++;
    const width = from - at;
    const close = this.ticks(width, from);
    if (close < 0) return from;
    let first = from;
    let last = close;
    const spaced = isSpaceOrBreak(codes[first]!) && isSpaceOrBreak(codes[last - 1]!);
    if (spaced && last - first > 1) {
      let blank = first;
      while (blank < last && isSpaceOrBreak(codes[blank]!)) blank++;
      if (blank < last) {
        first++;
        last--;
      }
    }
    this.hide(at, first);
    this.hide(last, close + width);
    if (first < last) (this.codeSpans ??= []).push(this.offsets[first]!, this.offsets[last - 1]! + 1);
    return close + width;
  }

  /** Where the next run of exactly `width` backticks begins, or -1. */
  private ticks(width: number, from: number): number {
    const { codes, length, lastTicks } = this;
    if (this.ticksScanned && (lastTicks.get(width) ?? -1) < from) return -1;
    let at = from;
    while (at < length) {
      if (codes[at] !== 0x60) {
        at++;
        continue;
      }
      const start = at;
      while (at < length && codes[at] === 0x60) at++;
      lastTicks.set(at - start, start);
      if (at - start === width) return start;
    }
    this.ticksScanned = true;
    return -1;
  }

  private openBracket(at: number, image: boolean): number {
    const width = image ? 2 : 1;
    if (!image && this.codes[at + 1] === 0x5e /* ^ */) {
      const end = this.footnote(at);
      if (end > 0) return end;
    }
    this.brackets.push(at, image, this.delimiters.last);
    return at + width;
  }

  /** `[^1]` with a definition somewhere: only a mark is seen, and nobody reads it out. The index after it, or 0. */
  private footnote(at: number): number {
    const { codes, length } = this;
    if (this.definitions.size === 0) return 0;
    const limit = Math.min(length, at + 64);
    let end = at + 2;
    while (end < limit && codes[end] !== 0x5d && codes[end] !== 0x5b && codes[end]! > 0x20) end++;
    if (end >= limit || codes[end] !== 0x5d || end === at + 2) return 0;
    if (!this.definitions.has(definitionKey(this.slice(at + 1, end)))) return 0;
    this.hide(at, end + 1);
    return end + 1;
  }

  private closeBracket(at: number): number {
    const { brackets, codes, length } = this;
    const top = brackets.top;
    if (top < 0) return at + 1;
    const open = brackets.at[top]!;
    const image = brackets.image[top]!;
    if (!brackets.active(top)) {
      brackets.pop();
      return at + 1;
    }
    const textStart = open + (image ? 2 : 1);
    let end = linkTail(codes, at + 1, length);
    if (end < 0 && this.definitions.size > 0) end = this.referenceTail(at, textStart, top);
    if (end < 0) {
      brackets.pop();
      return at + 1;
    }
    this.hide(open, textStart);
    this.hide(at, end);
    this.delimiters.resolve(brackets.delimiter[top]!, this.hidden);
    brackets.pop();
    // Links hold no links: what opened before this one stays a bracket.
    if (!image) brackets.deactivate();
    return end;
  }

  /** `[text][label]`, `[label][]` or `[label]` with a definition: the index after it, or -1. */
  private referenceTail(at: number, textStart: number, top: number): number {
    const { codes, length } = this;
    let end = at + 1;
    let label: string | undefined;
    if (end < length && codes[end] === 0x5b) {
      let close = end + 1;
      const limit = Math.min(length, close + 1000);
      while (close < limit && codes[close] !== 0x5d && codes[close] !== 0x5b) close += codes[close] === 0x5c ? 2 : 1;
      if (close < limit && codes[close] === 0x5d) {
        if (close > end + 1) label = this.slice(end + 1, close);
        end = close + 1;
      }
    }
    if (label === undefined) {
      // A label holds no brackets, so what opened inside this one rules it out.
      if (this.brackets.hadInner(top) || at - textStart > 999) return -1;
      label = this.slice(textStart, at);
    }
    return label.trim() !== '' && this.definitions.has(definitionKey(label)) ? end : -1;
  }

  private reference(at: number): number {
    const found = characterReference(this.slice(at, Math.min(this.length, at + 36)));
    if (!found) return at + 1;
    const start = this.offsets[at]!;
    (this.entities ??= []).push({ start, end: start + found.length, text: found.text });
    return at + found.length;
  }

  private angle(at: number): number {
    const { codes, length } = this;
    const auto = autolinkEnd(codes, at, length);
    if (auto > 0) {
      this.hide(at, at + 1);
      this.hide(auto - 1, auto);
      return auto;
    }
    const end =
      codes[at + 1] === 0x21 && codes[at + 2] === 0x2d && codes[at + 3] === 0x2d
        ? this.comment(at)
        : htmlTagEnd(codes, at, length);
    if (end < 0) return at + 1;
    this.hide(at, end);
    return end;
  }

  private comment(at: number): number {
    const { codes, length, offsets } = this;
    if (this.unclosedComment || at + 3 >= length) return -1;
    let end = at + 2;
    while (end + 2 < length && !(codes[end] === 0x2d && codes[end + 1] === 0x2d && codes[end + 2] === 0x3e)) end++;
    if (end + 2 >= length) {
      this.unclosedComment = true;
      if (/^<!--\s*huashu-/.test(this.slice(at, Math.min(length, at + 20)))) this.onUnclosed(offsets[at]!);
      return -1;
    }
    this.onComment(offsets[at]!, offsets[end + 2]! + 1);
    return end + 3;
  }

  private slice(from: number, to: number): string {
    let slice = '';
    for (let i = from; i < to; i++) slice += String.fromCharCode(this.codes[i]!);
    return slice;
  }
}

const none: readonly never[] = Object.freeze([]);

/** The brackets that are open, outermost first. */
class Brackets {
  readonly at: number[] = [];
  readonly image: boolean[] = [];
  /** The last delimiter run before the bracket. */
  readonly delimiter: number[] = [];
  private readonly inner: boolean[] = [];
  /** Openers of links below this index are no openers any more. */
  private inactive = 0;

  get top(): number {
    return this.at.length - 1;
  }

  clear(): void {
    if (this.at.length > 0) this.at.length = this.image.length = this.delimiter.length = this.inner.length = 0;
    this.inactive = 0;
  }

  push(at: number, image: boolean, delimiter: number): void {
    if (this.inner.length > 0) this.inner[this.inner.length - 1] = true;
    this.at.push(at);
    this.image.push(image);
    this.delimiter.push(delimiter);
    this.inner.push(false);
  }

  pop(): void {
    this.at.pop();
    this.image.pop();
    this.delimiter.pop();
    this.inner.pop();
    this.inactive = Math.min(this.inactive, this.at.length);
  }

  active(index: number): boolean {
    return this.image[index]! || index >= this.inactive;
  }

  deactivate(): void {
    this.inactive = this.at.length;
  }

  hadInner(index: number): boolean {
    return this.inner[index]!;
  }
}

/** `<https://…>` or `<a@b.cn>`: the index after it, or 0. */
function autolinkEnd(codes: Uint16Array, at: number, length: number): number {
  let end = at + 1;
  let colon = -1;
  let sign = -1;
  for (; end < length; end++) {
    const c = codes[end]!;
    if (c === 0x3e) break;
    if (c <= 0x20 || c === 0x3c) return 0;
    if (c === 0x3a && colon < 0) colon = end;
    else if (c === 0x40 && sign < 0) sign = end;
    // A scheme has at most 32 characters, and without one only an address can be meant.
    if (colon < 0 && sign < 0 && end - at > 64) return 0;
  }
  if (end >= length) return 0;
  let inside = '';
  for (let i = at + 1; i < Math.min(end, at + 400); i++) inside += String.fromCharCode(codes[i]!);
  if (/^[A-Za-z][A-Za-z0-9+.-]{1,31}:/.test(inside)) return end + 1;
  return sign > 0 && emailAddress.test(inside) ? end + 1 : 0;
}

const emailAddress =
  /^[a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]+@[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)*$/;

function isAsciiPunctuation(code: number): boolean {
  return (
    (code >= 0x21 && code <= 0x2f) ||
    (code >= 0x3a && code <= 0x40) ||
    (code >= 0x5b && code <= 0x60) ||
    (code >= 0x7b && code <= 0x7e)
  );
}

function isSpaceOrBreak(code: number): boolean {
  return code === 0x20 || code === 10;
}
