/**
 * Runs of `*`, `_` and `~~` and which of them embrace something: CommonMark's delimiter stack. Deliberate differences: a
 * Chinese mark inside an embrace does not keep it from closing or opening beside a word, so that `**注意：**请您…` is bold, as
 * its author meant; and the stars of a placeholder or a mask (`*先生`, `138****0000`) embrace nothing.
 */
export class Delimiters {
  private readonly code: number[] = [];
  /** Index of the first mark of the run that is not used up. */
  private readonly start: number[] = [];
  private readonly count: number[] = [];
  private readonly original: number[] = [];
  private readonly opens: boolean[] = [];
  private readonly closes: boolean[] = [];
  private readonly previous: number[] = [];
  private readonly next: number[] = [];
  /** Index of the last run on the stack, or -1. */
  last = -1;

  clear(): void {
    if (this.code.length > 0) {
      for (const list of [this.code, this.start, this.count, this.original, this.previous, this.next]) list.length = 0;
      this.opens.length = this.closes.length = 0;
    }
    this.last = -1;
  }

  /** Reads the run at `at` and puts it on the stack where it may open or close; the index after it. */
  add(codes: Uint16Array, at: number, length: number): number {
    const code = codes[at]!;
    let end = at + 1;
    while (end < length && codes[end] === code) end++;
    const count = end - at;
    if (code === 0x7e && count !== 2) return end;
    const before = at > 0 ? codes[at - 1]! : 10;
    const after = end < length ? codes[end]! : 10;
    const spaceBefore = isSpace(before);
    const spaceAfter = isSpace(after);
    const markBefore = isMark(before);
    const markAfter = isMark(after);
    const chinese = code !== 0x5f;
    const left = !spaceAfter && (!markAfter || spaceBefore || markBefore || (chinese && isOpeningMark(after)));
    const right =
      !spaceBefore &&
      (!markBefore || spaceAfter || markAfter || (chinese && isChineseMark(before) && !isOpeningMark(before)));
    let opens = left;
    let closes = right;
    if (code === 0x5f) {
      opens = left && (!right || markBefore);
      closes = right && (!left || markAfter);
    } else if (code === 0x2a && ((isDigit(before) && (isDigit(after) || count > 2)) || addresses(codes, end, length)))
      return end;
    if (!opens && !closes) return end;
    const index = this.code.length;
    this.code.push(code);
    this.start.push(at);
    this.count.push(count);
    this.original.push(count);
    this.opens.push(opens);
    this.closes.push(closes);
    this.previous.push(this.last);
    this.next.push(-1);
    if (this.last >= 0) this.next[this.last] = index;
    this.last = index;
    return end;
  }

  /** Matches the runs above `bottom` (a run, or -1 for all), hides the marks that embrace, and takes the runs off. */
  resolve(bottom: number, hidden: Uint8Array): void {
    if (this.last === bottom) return;
    let closer = this.last;
    while (closer >= 0 && this.previous[closer] !== bottom) closer = this.previous[closer]!;
    // Below these no opener for that kind of closer is left; without them many closers would search the same runs.
    let floors: Map<number, number> | undefined;
    while (closer >= 0) {
      if (!this.closes[closer]) {
        closer = this.next[closer]!;
        continue;
      }
      const key = this.code[closer]! * 8 + (this.opens[closer] ? 4 : 0) + (this.original[closer]! % 3);
      // Runs are numbered in the order of the text, so a floor holds even when its run has been taken off.
      const floor = floors?.get(key) ?? bottom;
      let opener = this.previous[closer]!;
      while (opener > floor && !this.fits(opener, closer)) opener = this.previous[opener]!;
      if (opener > floor) {
        closer = this.embrace(opener, closer, hidden);
        continue;
      }
      (floors ??= new Map()).set(key, this.previous[closer]!);
      const following = this.next[closer]!;
      if (!this.opens[closer]) this.remove(closer);
      closer = following;
    }
    this.last = bottom;
    if (bottom >= 0) this.next[bottom] = -1;
  }

  private fits(opener: number, closer: number): boolean {
    if (this.code[opener] !== this.code[closer] || !this.opens[opener]) return false;
    if (!this.closes[opener] && !this.opens[closer]) return true;
    const sum = this.original[opener]! + this.original[closer]!;
    return sum % 3 !== 0 || this.original[closer]! % 3 === 0;
  }

  /** Uses one or two marks of both runs; the run to go on with. */
  private embrace(opener: number, closer: number, hidden: Uint8Array): number {
    const used = this.count[opener]! >= 2 && this.count[closer]! >= 2 ? 2 : 1;
    const openerEnd = this.start[opener]! + this.count[opener]!;
    hidden.fill(1, openerEnd - used, openerEnd);
    hidden.fill(1, this.start[closer]!, this.start[closer]! + used);
    this.count[opener]! -= used;
    this.count[closer]! -= used;
    this.start[closer]! += used;
    this.next[opener] = closer;
    this.previous[closer] = opener;
    if (this.count[opener] === 0) this.remove(opener);
    if (this.count[closer]! > 0) return closer;
    const following = this.next[closer]!;
    this.remove(closer);
    return following;
  }

  private remove(index: number): void {
    const previous = this.previous[index]!;
    const next = this.next[index]!;
    if (previous >= 0) this.next[previous] = next;
    if (next >= 0) this.previous[next] = previous;
    else this.last = previous;
  }
}

/** `*先生`, `**女士`: a name left out, not emphasis; but `*先生*` is emphasis. */
function addresses(codes: Uint16Array, at: number, length: number): boolean {
  if (at + 1 >= length) return false;
  const first = codes[at]!;
  const second = codes[at + 1]!;
  const known =
    (first === 0x5148 && second === 0x751f) ||
    (first === 0x5973 && second === 0x58eb) ||
    (first === 0x5c0f && second === 0x59d0);
  return known && !(at + 2 < length && codes[at + 2] === 0x2a);
}

function isSpace(code: number): boolean {
  return code <= 0x20
    ? code === 0x20 || (code >= 9 && code <= 13)
    : code === 0xa0 ||
        code === 0x3000 ||
        (code >= 0x2000 && code <= 0x200a) ||
        code === 0x1680 ||
        code === 0x202f ||
        code === 0x205f;
}

/** Unicode punctuation and symbols. */
function isMark(code: number): boolean {
  if (code < 128)
    return (
      (code > 0x20 && code < 48) || (code > 57 && code < 65) || (code > 90 && code < 97) || (code > 122 && code < 127)
    );
  if (code >= 0x4e00 && code <= 0x9fff) return false;
  // The marks of Chinese text, without asking the tables of Unicode, which cost a millisecond to set up.
  if ((code >= 0x3001 && code <= 0x3003) || (code >= 0x3008 && code <= 0x301f) || (code >= 0x2010 && code <= 0x2027))
    return true;
  if (code >= 0xff01 && code <= 0xff65) return !isWide(code);
  let known = marks.get(code);
  if (known === undefined) marks.set(code, (known = /[\p{P}\p{S}]/u.test(String.fromCharCode(code))));
  return known;
}

/** Digits and letters of full width. */
function isWide(code: number): boolean {
  return (code >= 0xff10 && code <= 0xff19) || (code >= 0xff21 && code <= 0xff3a) || (code >= 0xff41 && code <= 0xff5a);
}

/** What has been looked up: whether it is a mark. */
const marks = new Map<number, boolean>();

/** “ ‘ 「 『 （ 《 【 and the like. */
function isOpeningMark(code: number): boolean {
  return '“‘「『（《〈【〔［｛'.includes(String.fromCharCode(code));
}

function isChineseMark(code: number): boolean {
  return (
    (code >= 0x3001 && code <= 0x303f) ||
    (code >= 0xff01 && code <= 0xffef) ||
    (code >= 0x2014 && code <= 0x2026) ||
    code === 0xb7
  );
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}
