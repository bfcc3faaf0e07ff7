import type { EntitySpan } from '../../document/document';

/** How a piece of the projection came about. */
const enum From {
  /** A copy of its source, unit for unit. */
  Copy,
  /** A character reference: stands for its source as a whole. */
  Reference,
  /** A blank for a run of white space with a line end in it: not there, because a line end is a blank anyway. */
  LineEnd,
  /** A line break that a tag makes. */
  Break,
}

/**
 * What a reader sees of a marked-up source as a plain text, with the way back. Readers that know nothing of tags work on
 * {@link text}; what they find is brought back by {@link start}, {@link end} and {@link visible}. All offsets are UTF-16
 * code units; sources ascend within a text and may jump back between two.
 */
export class Projection {
  private readonly lines: string[] = [];
  private whole: string | undefined;
  /** What stands on the line that is being written, and where that line begins. */
  line = '';
  lineStart = 0;
  /** Pieces, four numbers each: where it begins in the projection, its start and end in the source, how it came about. */
  private pieces = new Int32Array(64);
  private count = 0;

  constructor(private readonly source: string) {}

  /** All of it; nothing may be written after. */
  get text(): string {
    return (this.whole ??= this.lines.join('') + this.line);
  }

  get length(): number {
    return this.lineStart + this.line.length;
  }

  /** The stretch [start, end) as it stands. */
  copy(start: number, end: number): void {
    const last = (this.count - 1) * 4;
    const { pieces } = this;
    if (last >= 0 && pieces[last + 3] === From.Copy && pieces[last + 2] === start) pieces[last + 2] = end;
    else this.piece(From.Copy, start, end);
    this.line += this.source.slice(start, end);
  }

  /** A character reference [start, end) that stands for `text`. One for two characters may come in two calls. */
  reference(start: number, end: number, text: string): void {
    const last = (this.count - 1) * 4;
    if (last < 0 || this.pieces[last + 3] !== From.Reference || this.pieces[last + 1] !== start)
      this.piece(From.Reference, start, end);
    this.line += text;
  }

  /** A run of white space [start, end) with a line end in it. */
  lineEnd(start: number, end: number): void {
    this.piece(From.LineEnd, start, end);
    this.line += ' ';
  }

  /** A line break that the tag [start, end) makes; start = end where no tag stands for it. */
  break(start: number, end: number): void {
    this.piece(From.Break, start, end);
    this.line += '\n';
    this.beginLine();
  }

  /** What follows begins a line, whether a break stands before it or nothing but blanks. */
  beginLine(): void {
    this.lines.push(this.line);
    this.lineStart += this.line.length;
    this.line = '';
  }

  private piece(kind: From, start: number, end: number): void {
    const at = this.count++ * 4;
    if (at + 4 > this.pieces.length) {
      const larger = new Int32Array(this.pieces.length * 2);
      larger.set(this.pieces);
      this.pieces = larger;
    }
    this.pieces[at] = this.length;
    this.pieces[at + 1] = start;
    this.pieces[at + 2] = end;
    this.pieces[at + 3] = kind;
  }

  /** Offset in the source of what begins at `offset` of the projection. */
  start(offset: number): number {
    if (offset >= this.length) return this.end(offset);
    const i = this.pieceAt(offset);
    return i < 0
      ? 0
      : this.pieces[i * 4 + 3] === From.Copy
        ? this.pieces[i * 4 + 1]! + offset - this.pieces[i * 4]!
        : this.pieces[i * 4 + 1]!;
  }

  /** Offset in the source after what ends at `offset` of the projection. */
  end(offset: number): number {
    const i = this.pieceAt(offset - 1);
    return i < 0
      ? 0
      : this.pieces[i * 4 + 3] === From.Copy
        ? this.pieces[i * 4 + 1]! + offset - this.pieces[i * 4]!
        : this.pieces[i * 4 + 2]!;
  }

  /** Segments (flat pairs of offsets) in the source, with the references in them, for a block's `segments`, `entities`. */
  visible(pairs: readonly number[]): { segments: readonly number[]; entities: readonly EntitySpan[] } {
    const whole = pairs.length === 2 ? this.verbatim(pairs[0]!, pairs[1]!) : undefined;
    if (whole) return { segments: whole, entities: none };
    const segments: number[] = [];
    const entities: EntitySpan[] = [];
    const add = (start: number, end: number): void => {
      if (segments.length > 0 && segments[segments.length - 1] === start) segments[segments.length - 1] = end;
      else segments.push(start, end);
    };
    let last = -1;
    for (let p = 0; p + 1 < pairs.length; p += 2) {
      const from = pairs[p]!;
      const to = pairs[p + 1]!;
      // Lines of one block are divided in the projection by a break; the segments say so where the source has no line end.
      const first = this.pieceAt(last < 0 ? from : last);
      for (let i = Math.max(0, first); i < this.count && this.pieces[i * 4]! < to; i++) {
        const start = Math.max(from, this.pieces[i * 4]!);
        const end = Math.min(to, i + 1 < this.count ? this.pieces[(i + 1) * 4]! : this.length);
        if (this.pieces[i * 4 + 3] === From.Break) this.addBreak(i, segments, entities, add);
        else if (start >= end) continue;
        else if (this.pieces[i * 4 + 3] === From.Copy) {
          const shift = this.pieces[i * 4 + 1]! - this.pieces[i * 4]!;
          add(start + shift, end + shift);
        } else if (this.pieces[i * 4 + 3] === From.Reference) {
          entities.push({
            start: this.pieces[i * 4 + 1]!,
            end: this.pieces[i * 4 + 2]!,
            text: this.text.slice(this.pieces[i * 4], end),
          });
          add(this.pieces[i * 4 + 1]!, this.pieces[i * 4 + 2]!);
        }
      }
      last = to;
    }
    return { segments, entities };
  }

  /** The source of a stretch that is a copy as a whole. */
  private verbatim(from: number, to: number): readonly number[] | undefined {
    const i = this.pieceAt(from);
    if (i < 0 || this.pieces[i * 4 + 3] !== From.Copy || this.pieceAt(to - 1) !== i || from >= to) return undefined;
    const shift = this.pieces[i * 4 + 1]! - this.pieces[i * 4]!;
    return [from + shift, to + shift];
  }

  private addBreak(
    i: number,
    segments: readonly number[],
    entities: EntitySpan[],
    add: (start: number, end: number) => void,
  ): void {
    const start = this.pieces[i * 4 + 1]!;
    const end = this.pieces[i * 4 + 2]!;
    if (segments.length === 0 || start === end || start < segments[segments.length - 1]!) return;
    if (/[\r\n]/.test(this.source.slice(segments[segments.length - 1], this.nextVisible(i)))) return;
    entities.push({ start, end, text: ' ' });
    add(start, end);
  }

  /** Where in the source the next thing stands that is neither a break nor a line end. */
  private nextVisible(i: number): number {
    let next = i + 1;
    while (next < this.count && this.pieces[next * 4 + 3]! >= From.LineEnd) next++;
    return next < this.count ? this.pieces[next * 4 + 1]! : this.source.length;
  }

  /** Index of the piece that holds `offset`, or -1 before the first. */
  private pieceAt(offset: number): number {
    const { pieces } = this;
    let low = 0;
    let high = this.count;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (pieces[middle * 4]! <= offset) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }
}

const none: readonly never[] = Object.freeze([]);
