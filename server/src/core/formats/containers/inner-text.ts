import type { TextEdit } from '../../findings/finding';
import type { Span } from '../../text/span';
import type { Part } from './container';
import { isCopy, offsetIn, pieceAt } from './parts';

/** The parts of a unit as one text, with the way back into the file. */
export class InnerText {
  // A line end first: three hyphens that begin a string are no front matter.
  private words = '\n';
  private readonly parts: Part[] = [];
  private readonly starts: number[] = [];

  get text(): string {
    return this.words;
  }

  /** Adds a part; where it lies in {@link text}. */
  add(part: Part): Span {
    const start = this.words.length;
    this.parts.push(part);
    this.starts.push(start);
    this.words += part.text;
    return { start, end: this.words.length };
  }

  /** Adds what stands in no part: the colon after a label, the end of a line. */
  between(text: string): void {
    this.words += text;
  }

  /** Where a stretch of the text stands in the file: what is between parts shrinks to their edges. */
  toSource(span: Span): Span {
    if (this.parts.length === 0) return { start: 0, end: 0 };
    const start = this.sourceStart(span.start);
    return { start, end: span.end > span.start ? Math.max(start, this.sourceEnd(span.end)) : start };
  }

  /** The edit as one of the file, in the file's own spelling; undefined where it cannot be written. */
  toSourceEdit({ start, end, text }: TextEdit): TextEdit | undefined {
    const index = this.partAt(start);
    const part = this.parts[index];
    const from = this.starts[index];
    if (part?.write === undefined || from === undefined) return undefined;
    if (start < from || end > from + part.text.length) return undefined;
    const words = part.write(text, start - from, end - from);
    if (words === undefined) return undefined;
    // Emptying an escape by half, or writing into the middle of one, would change more than was meant.
    const at = offsetIn(part, start - from, 'start');
    const to = end > start ? offsetIn(part, end - from, 'end') : at;
    return at === undefined || to === undefined || to < at ? undefined : { start: at, end: to, text: words };
  }

  /** Which part holds an offset, and where in it; undefined between parts. */
  placeOf(offset: number): { readonly part: Part; readonly offset: number } | undefined {
    const index = this.partAt(offset);
    const part = this.parts[index];
    const at = offset - (this.starts[index] ?? 0);
    return part && at >= 0 && at <= part.text.length ? { part, offset: at } : undefined;
  }

  private sourceStart(offset: number): number {
    const index = Math.max(0, this.partAt(offset));
    const part = this.parts[index]!;
    const at = Math.max(0, offset - this.starts[index]!);
    if (at >= part.text.length) return part.end;
    const p = pieceAt(part.pieces, at);
    const from = part.pieces[p + 1]!;
    return isCopy(part, p) ? from + at - part.pieces[p]! : from;
  }

  private sourceEnd(offset: number): number {
    const index = Math.max(0, this.partAt(offset - 1));
    const part = this.parts[index]!;
    const at = Math.max(0, offset - 1 - this.starts[index]!);
    if (at >= part.text.length) return part.end;
    const p = pieceAt(part.pieces, at);
    return isCopy(part, p) ? part.pieces[p + 1]! + at + 1 - part.pieces[p]! : part.pieces[p + 2]!;
  }

  /** Index of the last part that begins at or before the offset, or -1. */
  private partAt(offset: number): number {
    const { starts } = this;
    let low = 0;
    let high = starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (starts[middle]! <= offset) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }
}
