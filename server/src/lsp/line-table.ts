const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;

/**
 * Where the lines of a text begin, kept up to date edit by edit: an edit reads only the text it brings, and moves the
 * starts behind it in one pass over a typed array. Lines end as LSP has it: `\n`, `\r\n` or a lone `\r`.
 * Offsets are UTF-16 code units, lines count from 0.
 */
export class LineTable {
  /** Start of each line; only the first `count` are valid. */
  private starts: Uint32Array;
  private count = 1;

  constructor(text: string) {
    this.starts = new Uint32Array(Math.max(16, text.length >> 4));
    for (const start of lineStarts(text)) this.push(start);
  }

  get lineCount(): number {
    return this.count;
  }

  /** Where line `line` begins; `line` must be a line of the text. */
  startOf(line: number): number {
    return this.starts[line]!;
  }

  /** The line that `offset` stands on. */
  lineOf(offset: number): number {
    return this.firstAfter(offset) - 1;
  }

  /**
   * Follows an edit: the code units `start` to `end` give way to `inserted`. `before` and `after` are the code units just
   * before `start` and just after `end`, or -1: an edit may tear a `\r\n` apart or put one together.
   */
  replace(start: number, end: number, inserted: string, before: number, after: number): void {
    const joinsBefore = before === CARRIAGE_RETURN;
    const joinsAfter = after === LINE_FEED;
    const from = joinsBefore ? start - 1 : start;
    const to = joinsAfter ? end + 1 : end;
    const reread = (joinsBefore ? '\r' : '') + inserted + (joinsAfter ? '\n' : '');
    const added = [...lineStarts(reread)];

    const first = this.firstAfter(from);
    const behind = this.firstAfter(to);
    const delta = inserted.length - (end - start);
    const count = this.count + added.length - (behind - first);
    this.reserve(count);
    if (first + added.length !== behind) this.starts.copyWithin(first + added.length, behind, this.count);
    for (let i = 0; i < added.length; i++) this.starts[first + i] = from + added[i]!;
    if (delta !== 0) for (let i = first + added.length; i < count; i++) this.starts[i]! += delta;
    this.count = count;
  }

  /** Index of the first line that begins after `offset`. */
  private firstAfter(offset: number): number {
    let low = 0;
    let high = this.count;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.starts[middle]! > offset) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  private push(start: number): void {
    this.reserve(this.count + 1);
    this.starts[this.count++] = start;
  }

  private reserve(count: number): void {
    if (count <= this.starts.length) return;
    const larger = new Uint32Array(Math.max(count, this.starts.length + (this.starts.length >> 1)));
    larger.set(this.starts.subarray(0, this.count));
    this.starts = larger;
  }
}

/** The offset after each line end of `text`. */
function* lineStarts(text: string): Generator<number> {
  for (let offset = 0; offset < text.length; offset++) {
    const unit = text.charCodeAt(offset);
    if (unit > CARRIAGE_RETURN) continue;
    if (unit === LINE_FEED) yield offset + 1;
    else if (unit === CARRIAGE_RETURN) {
      if (text.charCodeAt(offset + 1) === LINE_FEED) offset++;
      yield offset + 1;
    }
  }
}
