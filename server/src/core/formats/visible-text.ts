import type { EntitySpan } from '../document/document';

/**
 * The visible characters of a block side by side, with the way back: `codes[i]` stands at `offsets[i]` of the source.
 * One buffer for everybody, used again for every block: whoever fills it is done with it before the next does.
 */
export interface VisibleText {
  codes: Uint16Array;
  offsets: Int32Array;
  length: number;
  /** Character references: the first code unit of what one stands for has the reference's offset. */
  entities: readonly EntitySpan[];
}

/** Stands in the buffer where something is seen and not read (inline code). A noncharacter, so no text means it. */
export const unread = 0xffff;

const shared: VisibleText = { codes: new Uint16Array(1024), offsets: new Int32Array(1024), length: 0, entities: [] };

/** Fills the shared buffer with the segments (flat pairs of offsets). `masked`: flat pairs that are seen and not read. */
export function gatherVisible(
  text: string,
  segments: readonly number[],
  entities: readonly EntitySpan[],
  masked: readonly number[],
): VisibleText {
  let size = 0;
  for (let i = 0; i < segments.length; i += 2) size += segments[i + 1]! - segments[i]!;
  fit(size);
  const { codes, offsets } = shared;
  let length = 0;
  let mask = 0;
  let entity = 0;
  for (let i = 0; i < segments.length; i += 2) {
    const end = segments[i + 1]!;
    for (let at = segments[i]!; at < end; at++) {
      while (mask < masked.length && masked[mask + 1]! <= at) mask += 2;
      while (entity < entities.length && entities[entity]!.end <= at) entity++;
      offsets[length] = at;
      if (entity < entities.length && entities[entity]!.start === at) {
        // What a reference stands for is one code unit, or begins with half of a picture.
        codes[length++] = entities[entity]!.text.charCodeAt(0);
        at = entities[entity]!.end - 1;
      } else codes[length++] = mask < masked.length && masked[mask]! <= at ? unread : text.charCodeAt(at);
    }
  }
  shared.length = length;
  shared.entities = entities;
  return shared;
}

/** Offset after the source of the character at `index`. */
export function endOf(visible: VisibleText, index: number): number {
  const offset = visible.offsets[index]!;
  for (const entity of visible.entities) if (entity.start === offset) return entity.end;
  return offset + 1;
}

function fit(size: number): void {
  if (shared.codes.length < size) {
    shared.codes = new Uint16Array(size * 2);
    shared.offsets = new Int32Array(size * 2);
  } else if (shared.codes.length > 1 << 20 && size < 1 << 14) {
    // One huge line must not hold its memory for ever.
    shared.codes = new Uint16Array(1 << 14);
    shared.offsets = new Int32Array(1 << 14);
  }
}

/** The characters [from, to) of the buffer as a string. */
export function sliceOf(visible: VisibleText, from: number, to: number): string {
  let slice = '';
  for (let i = from; i < to; i++) slice += String.fromCharCode(visible.codes[i]!);
  return slice;
}
