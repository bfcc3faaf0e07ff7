import type { Block, EntitySpan, ExemptSpan } from '../document/document';
import type { NormalisedText } from './normalised';

/** A block's visible text as one string, with the way back to the source. */
export interface VirtualText {
  readonly text: string;
  /** Pieces as triples: where the piece begins in `text`, its start in the source, its end in the source. */
  readonly pieces: readonly number[];
}

/**
 * Puts together what a reader sees of a block: segments without what lies between them (a line end there becomes a
 * blank), exempt spans as U+FFFC or nothing, entities as their text.
 */
export function createVirtualText(source: string, block: Pick<Block, 'segments' | 'exempt' | 'entities'>): VirtualText {
  const pieces: number[] = [];
  const holes = block.entities.length === 0 ? block.exempt : mergeHoles(block.exempt, block.entities);
  let text = '';
  const add = (piece: string, start: number, end: number): void => {
    if (piece.length === 0) return;
    pieces.push(text.length, start, end);
    text += piece;
  };
  let hole = 0;
  let last = -1;
  for (let s = 0; s + 1 < block.segments.length; s += 2) {
    let at = block.segments[s]!;
    const end = block.segments[s + 1]!;
    if (last >= 0 && hasLineEnd(source, last, at)) add(' ', last, at);
    while (hole < holes.length && holes[hole]!.end <= at && holes[hole]!.start < at) hole++;
    // A hole that runs on into the next segment was put in where it began.
    if (hole > 0 && holes[hole - 1]!.start < at) at = Math.max(at, Math.min(end, holes[hole - 1]!.end));
    for (; hole < holes.length && holes[hole]!.start < end; hole++) {
      const { start, end: after } = holes[hole]!;
      if (start > at) add(source.slice(at, start), at, start);
      add(replacement(holes[hole]!), start, after);
      at = Math.max(at, Math.min(end, after));
    }
    if (at < end) add(source.slice(at, end), at, end);
    last = end;
  }
  return { text, pieces };
}

/** Turns offsets in `virtual.text` into offsets in the source. */
export function mapBack(virtual: VirtualText, out: NormalisedText): void {
  const { pieces, text } = virtual;
  const { starts, ends } = out;
  let piece = 0;
  let next = pieces.length > 3 ? pieces[3]! : text.length + 1;
  const length = out.length;
  for (let i = 0; i < length; i++) {
    const from = starts[i]!;
    const to = ends[i]! - 1;
    while (from >= next) {
      piece += 3;
      next = piece + 3 < pieces.length ? pieces[piece + 3]! : text.length + 1;
    }
    const verbatim = isVerbatim(pieces, piece, text.length);
    starts[i] = verbatim ? pieces[piece + 1]! + from - pieces[piece]! : pieces[piece + 1]!;
    if (to < next) {
      ends[i] = verbatim ? pieces[piece + 1]! + to + 1 - pieces[piece]! : pieces[piece + 2]!;
      continue;
    }
    let last = piece;
    while (last + 3 < pieces.length && to >= pieces[last + 3]!) last += 3;
    ends[i] = isVerbatim(pieces, last, text.length) ? pieces[last + 1]! + to + 1 - pieces[last]! : pieces[last + 2]!;
  }
}

/** A piece as long as its source is a copy of it, unit for unit; any other stands for the whole of its source. */
function isVerbatim(pieces: readonly number[], piece: number, textLength: number): boolean {
  const end = piece + 3 < pieces.length ? pieces[piece + 3]! : textLength;
  return end - pieces[piece]! === pieces[piece + 2]! - pieces[piece + 1]!;
}

function replacement(hole: ExemptSpan | EntitySpan): string {
  if ('text' in hole) return hole.text;
  return hole.as === 'opaque' ? '\ufffc' : '';
}

/** Both lists in order; an entity inside an exempt span is part of it. */
function mergeHoles(exempt: readonly ExemptSpan[], entities: readonly EntitySpan[]): (ExemptSpan | EntitySpan)[] {
  const merged: (ExemptSpan | EntitySpan)[] = [...exempt];
  let next = 0;
  for (const entity of entities) {
    while (next < exempt.length && exempt[next]!.end <= entity.start) next++;
    if (next === exempt.length || exempt[next]!.start >= entity.end) merged.push(entity);
  }
  return merged.sort((a, b) => a.start - b.start);
}

function hasLineEnd(source: string, start: number, end: number): boolean {
  for (let i = start; i < end; i++) {
    const unit = source.charCodeAt(i);
    if (unit === 0x0a || unit === 0x0d) return true;
  }
  return false;
}
