import type { Format } from '../document/document';
import { DocumentBuilder } from './document-builder';
import { readLines, type LineDialect } from './line-reader';

/** Plain text: turns by their labels, paragraphs by blank lines. */
export const parsePlaintext: Format = (text, options) => {
  const builder = new DocumentBuilder(text, 'plaintext', options);
  readLines(builder, plaintext);
  return builder.finish();
};

const plaintext: LineDialect = {
  special: () => false,
};
