/** What hands out stretches of a text: a string does, and so does a text in pieces. Offsets are UTF-16 code units. */
export interface SourceText {
  readonly length: number;
  slice(start: number, end: number): string;
}

/**
 * A text held in pieces, so that an edit makes new strings of a few thousand code units and not of the whole text.
 * Offsets are UTF-16 code units and must lie in the text.
 */
export class TextPieces implements SourceText {
  private readonly pieces: string[] = [];
  /** Where each piece begins. */
  private readonly starts: number[] = [];
  private total = 0;
  /** The piece last asked for: the next question is mostly about the same. */
  private last = 0;

  constructor(text: string, pieceLength = usualLength) {
    this.pieces = cut(text, pieceLength);
    this.count(0);
  }

  get length(): number {
    return this.total;
  }

  /** The code unit at an offset; NaN outside the text. */
  charCodeAt(offset: number): number {
    if (!(offset >= 0 && offset < this.total)) return Number.NaN;
    const piece = this.pieceAt(offset);
    return this.pieces[piece]!.charCodeAt(offset - this.starts[piece]!);
  }

  slice(start: number, end: number): string {
    if (end <= start) return '';
    const first = this.pieceAt(start);
    const from = start - this.starts[first]!;
    const piece = this.pieces[first]!;
    if (end - this.starts[first]! <= piece.length) return piece.slice(from, end - this.starts[first]!);
    const parts = [piece.slice(from)];
    for (let i = first + 1; i < this.pieces.length && this.starts[i]! < end; i++)
      parts.push(this.pieces[i]!.slice(0, end - this.starts[i]!));
    return parts.join('');
  }

  /** The code units `start` to `end` give way to `inserted`. */
  replace(start: number, end: number, inserted: string): void {
    const first = this.pieceAt(start);
    const last = this.pieceAt(end);
    const head = this.pieces[first]!.slice(0, start - this.starts[first]!);
    const changed = head + inserted + this.pieces[last]!.slice(end - this.starts[last]!);
    if (first === last && changed.length <= 2 * usualLength && changed.length > 0) this.pieces[first] = changed;
    else this.pieces.splice(first, last - first + 1, ...cut(changed, usualLength));
    this.count(first);
  }

  /** The whole text as one string: made anew for everyone who asks. */
  toString(): string {
    return this.pieces.join('');
  }

  private pieceAt(offset: number): number {
    const { starts, last } = this;
    if (last < starts.length && starts[last]! <= offset && offset < (starts[last + 1] ?? this.total)) return last;
    let low = 0;
    let high = starts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (starts[middle]! <= offset) low = middle;
      else high = middle;
    }
    return (this.last = low);
  }

  private count(from: number): void {
    const { pieces, starts } = this;
    if (pieces.length === 0) pieces.push('');
    let at = from === 0 ? 0 : starts[from - 1]! + pieces[from - 1]!.length;
    for (let i = from; i < pieces.length; i++) {
      starts[i] = at;
      at += pieces[i]!.length;
    }
    starts.length = pieces.length;
    this.total = at;
  }
}

/** A few thousand code units: small enough to be copied in microseconds, large enough to be few in a megabyte. */
const usualLength = 4096;

function cut(text: string, length: number): string[] {
  const pieces: string[] = [];
  for (let at = 0; at < text.length; at += length) pieces.push(text.slice(at, at + length));
  return pieces;
}
