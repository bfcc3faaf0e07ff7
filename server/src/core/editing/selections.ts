import type { Document } from '../document/document';
import { blockAt, sceneAt, turnAt } from '../document/queries';
import type { Span } from '../text/span';
import { placeholderAt } from './placeholders';

/** What may be selected around an offset, the narrowest first, each within the next; the last is the whole text. UTF-16. */
export function selectionsAt(document: Document, offset: number): Span[] {
  const { text, blocks, turns, scenes } = document;
  const spans: Span[] = [];
  const block = blocks[blockAt(document, offset)];
  if (block && block.segments.length > 0) {
    const words = { start: block.segments[0]!, end: block.segments.at(-1)! };
    const placeholder = placeholderAt(document, offset);
    if (placeholder) spans.push(placeholder);
    spans.push(
      between(text, words, offset, /[，,、；;：:。！？!?\r\n]/),
      between(text, words, offset, /[。！？!?\r\n]/),
      words,
      block,
    );
  }
  const turn = turns[turnAt(document, offset)];
  if (turn) spans.push(turn);
  for (let i = sceneAt(document, offset); i >= 0; i--) {
    const scene = scenes[i]!;
    if (scene.start <= offset && offset <= scene.end) spans.push(scene);
  }
  spans.push({ start: 0, end: text.length });
  const nested: Span[] = [];
  for (const { start, end } of spans) {
    const last = nested.at(-1) ?? { start: offset, end: offset };
    const same = nested.length > 0 && start === last.start && end === last.end;
    if (start <= last.start && end >= last.end && !same) nested.push({ start, end });
  }
  return nested;
}

/** From the mark before to the mark after, that one included. */
function between(text: string, { start, end }: Span, offset: number, mark: RegExp): Span {
  let from = Math.max(start, Math.min(offset, end));
  let to = from;
  while (from > start && !mark.test(text[from - 1]!)) from--;
  while (to < end && !mark.test(text[to]!)) to++;
  if (to < end && !/[\r\n]/.test(text[to]!)) to++;
  return { start: from, end: to };
}
