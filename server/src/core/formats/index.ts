import type { Document, Format, LanguageId, ParseOptions } from '../document/document';
import { parseHtml } from './html';
import { parseHuashu } from './huashu';
import { parseMarkdown } from './markdown';
import { parsePlaintext } from './plaintext';

/** Reads a text in one of the input languages. Never throws; what is wrong with the form is in `problems`. */
export function parse(text: string, language: LanguageId, options: ParseOptions = noOptions): Document {
  return (formats[language] ?? parsePlaintext)(text, options);
}

/** The language of a file by its name (a path or a URI will do), or undefined where it is none of ours. */
export function languageOf(filename: string): LanguageId | undefined {
  const dot = filename.lastIndexOf('.');
  return dot < 0 ? undefined : extensions.get(filename.slice(dot).toLowerCase());
}

const noOptions: ParseOptions = {};

const formats: { readonly [language in LanguageId]: Format } = {
  huashu: parseHuashu,
  markdown: parseMarkdown,
  plaintext: parsePlaintext,
  html: parseHtml,
};

const extensions: ReadonlyMap<string, LanguageId> = new Map([
  ['.huashu', 'huashu'],
  ['.md', 'markdown'],
  ['.markdown', 'markdown'],
  ['.txt', 'plaintext'],
  ['.html', 'html'],
  ['.htm', 'html'],
]);
