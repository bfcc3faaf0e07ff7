import type { Part, PartWriter } from './container';

/** Gathers the pieces of a decoded string as its source is read from left to right. */
export class PartBuilder {
  private text = '';
  private readonly pieces: number[] = [];

  /** The source [start, end) as it stands. */
  copy(source: string, start: number, end: number): void {
    if (start >= end) return;
    this.pieces.push(this.text.length, start, end);
    this.text += source.slice(start, end);
  }

  /** The source [start, end) stands for `text`. What stands for nothing leaves no piece. */
  escape(text: string, start: number, end: number): void {
    if (text === '') return;
    this.pieces.push(this.text.length, start, end);
    this.text += text;
  }

  finish(start: number, end: number, write?: PartWriter): Part {
    return { start, end, text: this.text, pieces: this.pieces, write };
  }
}

/** A part that stands in the file as it is read. */
export function plainPart(source: string, start: number, end: number, write?: PartWriter): Part {
  return { start, end, text: source.slice(start, end), pieces: start < end ? [0, start, end] : [], write };
}

/** A part whose spelling is not known unit by unit: it is found as a whole and never written. */
export function opaquePart(text: string, start: number, end: number): Part {
  return { start, end, text, pieces: text === '' ? [] : [0, start, end] };
}

/** Without the blanks at both ends; the file keeps them. */
export function trimmed(part: Part): Part {
  const start = part.text.length - part.text.trimStart().length;
  const end = part.text.trimEnd().length;
  return start === 0 && end === part.text.length ? part : slicePart(part, start, Math.max(start, end));
}

/** The stretch [start, end) of a part's decoded text as a part of its own. */
export function slicePart(part: Part, start: number, end: number): Part {
  const { pieces, text, write } = part;
  const cut: number[] = [];
  let from = part.end;
  let to = part.start;
  for (let p = 0; p < pieces.length; p += 3) {
    const pieceStart = pieces[p]!;
    const pieceEnd = p + 3 < pieces.length ? pieces[p + 3]! : text.length;
    if (pieceEnd <= start || pieceStart >= end) continue;
    const copied = pieceEnd - pieceStart === pieces[p + 2]! - pieces[p + 1]!;
    const left = Math.max(start, pieceStart);
    const right = Math.min(end, pieceEnd);
    const at = copied ? pieces[p + 1]! + left - pieceStart : pieces[p + 1]!;
    const after = copied ? pieces[p + 1]! + right - pieceStart : pieces[p + 2]!;
    cut.push(left - start, at, after);
    from = Math.min(from, at);
    to = Math.max(to, after);
  }
  if (cut.length === 0) {
    // Empty: where it would stand.
    let at = part.start;
    for (let p = 0; p < pieces.length && pieces[p]! <= start; p += 3) {
      const pieceEnd = p + 3 < pieces.length ? pieces[p + 3]! : text.length;
      const copied = pieceEnd - pieces[p]! === pieces[p + 2]! - pieces[p + 1]!;
      at = copied ? pieces[p + 1]! + Math.min(start, pieceEnd) - pieces[p]! : pieces[p + 2]!;
    }
    from = to = at;
  }
  return {
    start: from,
    end: to,
    text: text.slice(start, end),
    pieces: cut,
    place: part.place,
    write: write && ((words, a, b) => write(words, a + start, b + start)),
  };
}

/** The source of a part after an edit of its decoded text [start, end), already spelt; undefined inside an escape. */
export function withEdit(part: Part, source: string, spelt: string, start: number, end: number): string | undefined {
  const from = offsetIn(part, start, 'start');
  const to = end > start ? offsetIn(part, end, 'end') : from;
  if (from === undefined || to === undefined || to < from) return undefined;
  return source.slice(part.start, from) + spelt + source.slice(to, part.end);
}

/** Offset in the file of an edge of an edit (decoded offset in the part); undefined inside an escape. */
export function offsetIn(part: Part, at: number, edge: 'start' | 'end'): number | undefined {
  const { pieces, text } = part;
  if (text.length === 0) return part.start;
  if (edge === 'start') {
    if (at >= text.length) return part.end;
    const p = pieceAt(pieces, at);
    if (isCopy(part, p)) return pieces[p + 1]! + at - pieces[p]!;
    return at === pieces[p] ? pieces[p + 1]! : undefined;
  }
  if (at <= 0) return part.start;
  const p = pieceAt(pieces, at - 1);
  if (isCopy(part, p)) return pieces[p + 1]! + at - pieces[p]!;
  const next = p + 3 < pieces.length ? pieces[p + 3]! : text.length;
  return at === next ? pieces[p + 2]! : undefined;
}

/** Index of the piece that holds a decoded offset inside the text. */
export function pieceAt(pieces: readonly number[], offset: number): number {
  let low = 0;
  let high = pieces.length / 3;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (pieces[middle * 3]! <= offset) low = middle + 1;
    else high = middle;
  }
  return Math.max(0, low - 1) * 3;
}

export function isCopy({ pieces, text }: Part, piece: number): boolean {
  const end = piece + 3 < pieces.length ? pieces[piece + 3]! : text.length;
  return end - pieces[piece]! === pieces[piece + 2]! - pieces[piece + 1]!;
}
