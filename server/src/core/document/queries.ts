import type { Span } from '../text/span';
import type { Block, Document, Turn } from './document';

/** Index of the block that holds a UTF-16 offset, or -1. The end of a block belongs to it, so that a cursor there does. */
export function blockAt(document: Document, offset: number): number {
  return indexAt(document.blocks, offset);
}

/** Index of the turn that holds a UTF-16 offset, or -1. The end of a turn belongs to it. */
export function turnAt(document: Document, offset: number): number {
  return indexAt(document.turns, offset);
}

/** Index of the innermost scene that holds a UTF-16 offset, or -1 before the first heading. */
export function sceneAt(document: Document, offset: number): number {
  const { scenes } = document;
  // Scenes nest; the one that begins last and is still open is the innermost.
  for (let i = lastFrom(scenes, offset); i >= 0; i--) if (offset < scenes[i]!.end || i === scenes.length - 1) return i;
  return -1;
}

/** The turns of agents that are judged, in order: those of bad examples are left out. */
export function agentTurns(document: Document): Turn[] {
  return document.turns.filter((turn) => turn.role === 'agent' && document.blocks[turn.block]!.exemption === undefined);
}

/** What the reader sees of a block: its segments side by side, with character references replaced by what they stand for. */
export function visibleText(document: Document, block: Block): string {
  const { text } = document;
  let visible = '';
  let entity = 0;
  for (let i = 0; i < block.segments.length; i += 2) {
    let from = block.segments[i]!;
    const end = block.segments[i + 1]!;
    while (entity < block.entities.length && block.entities[entity]!.start < end) {
      const reference = block.entities[entity++]!;
      if (reference.start < from) continue;
      visible += text.slice(from, reference.start) + reference.text;
      from = reference.end;
    }
    visible += text.slice(from, end);
  }
  return visible;
}

/** The words of a block that are judged: what is visible without its stage directions; other exempt stretches stay. */
export function spokenText(document: Document, block: Block): string {
  const directions = block.exempt.filter((span) => span.as === 'invisible');
  if (directions.length === 0) return visibleText(document, block);
  const segments: number[] = [];
  for (let i = 0; i < block.segments.length; i += 2) {
    let from = block.segments[i]!;
    const end = block.segments[i + 1]!;
    for (const span of directions) {
      if (span.end <= from || span.start >= end) continue;
      if (span.start > from) segments.push(from, span.start);
      from = Math.min(end, span.end);
    }
    if (from < end) segments.push(from, end);
  }
  return visibleText(document, { ...block, segments });
}

/** Index of the span that holds the offset, both ends included; spans ascend. Of two that touch there, the later. */
function indexAt(spans: readonly Span[], offset: number): number {
  const i = lastFrom(spans, offset);
  return i >= 0 && offset <= spans[i]!.end ? i : -1;
}

/** Index of the last span that begins at or before the offset, or -1. */
function lastFrom(spans: readonly Span[], offset: number): number {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (spans[middle]!.start <= offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
