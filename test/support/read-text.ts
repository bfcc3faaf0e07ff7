import type { EntitySpan, ExemptSpan } from '../../server/src/core/document/document';
import { createNormalisedText, normalise } from '../../server/src/core/text/normalise';
import type { NormalisedText } from '../../server/src/core/text/normalised';

/** What of a block is not plain text. Offsets are UTF-16, as everywhere. */
export interface BlockParts {
  readonly segments?: readonly number[];
  readonly exempt?: readonly ExemptSpan[];
  readonly entities?: readonly EntitySpan[];
}

/** The text as the matcher reads it. */
export function readText(source: string, parts: BlockParts = {}): NormalisedText {
  const text = createNormalisedText();
  normalise(source, { segments: [0, source.length], exempt: [], entities: [], ...parts }, text);
  return text;
}

/** The symbols as a string; decimal points and grouping commas as · and ', the opaque symbol as □. */
export function symbolsOf(text: NormalisedText): string {
  return String.fromCharCode(...text.symbols.subarray(0, text.length))
    .replaceAll('\ue02e', '·')
    .replaceAll('\ue02c', "'")
    .replaceAll('\ufffc', '□');
}
