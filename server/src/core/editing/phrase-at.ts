import type { Document } from '../document/document';
import { blockAt } from '../document/queries';
import { sourceOf } from '../document/source';
import type { Span } from '../text/span';
import type { Phrase, PhraseBook } from './phrase-book';

/** The standard phrase, or the sentence of one, around an offset in the agent's words. UTF-16. */
export function phraseAt(
  book: PhraseBook,
  document: Document,
  offset: number,
): (Span & { phrase: Phrase }) | undefined {
  const block = document.blocks[blockAt(document, offset)];
  if (!block || block.role !== 'agent' || block.segments.length === 0 || block.exemption) return undefined;
  const start = block.segments[0]!;
  const end = block.segments.at(-1)!;
  if (offset < start || offset > end || end - start > LONGEST) return undefined;
  const source = sourceOf(document);
  const ends = [start];
  for (const match of source.slice(start, end).matchAll(/[。！？!?]+/g))
    ends.push(start + match.index + match[0].length);
  if (ends.at(-1)! < end) ends.push(end);
  // Phrases of several sentences first.
  for (let length = Math.min(4, ends.length - 1); length >= 1; length--)
    for (let i = 0; i + length < ends.length; i++) {
      const span = { start: ends[i]!, end: ends[i + length]! };
      if (offset < span.start || offset > span.end) continue;
      const phrase = book.withSentence(source.slice(span.start, span.end));
      if (phrase) return { ...span, phrase };
    }
  return undefined;
}

/** Longer turns are no single phrases, and a hover must be quick. UTF-16 code units. */
const LONGEST = 2000;
