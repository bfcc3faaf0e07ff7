import type { SourceText } from '../text/pieces';
import type { Document } from './document';

const sources = new WeakMap<Document, SourceText>();

/**
 * Where to read stretches of a document's text. While a document is being edited it is held in pieces, and its `text` as
 * a whole is only put together for those who ask for it: what runs at every key press asks here.
 */
export function sourceOf(document: Document): SourceText {
  return sources.get(document) ?? document.text;
}

/** A document as given, with a text that is put together from `source` when somebody asks for it. */
export function withSource(document: Omit<Document, 'text'>, source: SourceText): Document {
  let text: string | undefined;
  const made: Document = {
    ...document,
    get text() {
      return (text ??= source.slice(0, source.length));
    },
  };
  sources.set(made, source);
  return made;
}
