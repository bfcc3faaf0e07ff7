import type { Block, Document } from '../document/document';
import { movedBlock } from '../document/moving';
import { sourceOf } from '../document/source';
import type { NormalisedText } from '../text/normalised';
import { endsSentence } from '../text/normalised';
import { createNormalisedText, normalise } from '../text/normalise';
import type { TurnReading } from './acts';
import { spokenLength } from './spoken-length';

const buffer = createNormalisedText();
const innerBuffer = createNormalisedText();

/** Sentences and spoken length of a turn's block. */
export function readTurn(document: Document, block: Block): TurnReading {
  const source = sourceOf(document);
  if (typeof source !== 'string') {
    const { start, end } = block;
    return readWords(source.slice(start, end), movedBlock(block, -start));
  }
  return readWords(source, block);
}

function readWords(source: string, block: Block): TurnReading {
  normalise(source, block, buffer);
  return {
    sentences: sentencesOf(buffer, block.start),
    spoken: spokenLength(buffer) + quotedLength(source, block),
  };
}

/** What the words of quotations and titles take to say beyond what {@link spokenLength} counts for something unread. */
function quotedLength(source: string, block: Block): number {
  let spoken = 0;
  for (const { start, end, reason, as } of block.exempt) {
    if (as !== 'opaque' || (reason !== 'quotation' && reason !== 'title')) continue;
    normalise(source, { segments: [start, end], exempt: [], entities: [] }, innerBuffer);
    spoken += spokenLength(innerBuffer) - unread;
  }
  return spoken;
}

/** Syllables of an opaque symbol. */
const unread = 2;

function sentencesOf(text: NormalisedText, base: number): number[] {
  const bounds: number[] = [];
  let start = 0;
  const { symbols, length } = text;
  for (let i = 0; i <= length; i++) {
    if (i < length && (symbols[i]! >= 0x40 || !endsSentence(symbols[i]!))) continue;
    if (i > start) bounds.push(text.starts[start]! - base, text.ends[i - 1]! - base);
    start = i + 1;
  }
  return bounds;
}
