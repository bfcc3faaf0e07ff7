import { chineseKeyNamed, keyPattern, kindNamed, tierNamed } from '../core/formats/front-matter-values';
import { lineEndAt, lineStartAt } from '../core/formats/lines';
import { PhraseBook } from '../core/editing/phrase-book';
import { phraseAt } from '../core/editing/phrase-at';
import { placeholderAt, samePlaceholders } from '../core/editing/placeholders';
import { referenceAt } from '../core/editing/references';
import { frontMatterKeys, kindMeanings, tierMeanings } from '../core/editing/vocabulary';
import type { Document } from '../core/document/document';
import { termAt } from '../core/terms/term-at';
import type { Span } from '../core/text/span';
import { clauseLines } from './explain';
import { escapeMarkdown } from './markdown';
import { messagesIn } from './messages';
import type { OpenDocument } from './open-document';
import { RuleBook } from './rule-book';

export interface ExplainedPlace extends Span {
  readonly markdown: string;
}

/** What stands at an offset, where that can be said. `page`: the page of a rule or clause. */
export function explainPlace(
  open: OpenDocument,
  offset: number,
  page: (id: string) => string | undefined,
): ExplainedPlace | undefined {
  const { document } = open.result!;
  const header = document.frontMatter;
  if (header && header.start <= offset && offset <= header.end) return headerEntry(open, document, offset);
  const reference = referenceAt(document, offset);
  const found = reference && page(reference.id);
  if (reference && found !== undefined) return { ...reference, markdown: found };
  return placeholder(open, document, offset) ?? phrase(open, document, offset) ?? definedTerm(open, document, offset);
}

/** The definition of a term of the standard. */
function definedTerm(open: OpenDocument, document: Document, offset: number): ExplainedPlace | undefined {
  const found = termAt(document, open.inForce!.packs(), offset);
  if (found === undefined) return undefined;
  const { term, start, end } = found;
  const lines = [`**${escapeMarkdown(term.term)}**`, escapeMarkdown(term.definition), `\`${term.clause}\``];
  return { start, end, markdown: lines.join('\n\n') };
}

const anEntry = new RegExp(`^(${keyPattern})([ \\t]*[:：][ \\t]*)(.*)$`);

function headerEntry(open: OpenDocument, { text }: Document, offset: number): ExplainedPlace | undefined {
  const { locale } = open.inForce!.settings;
  const lineStart = lineStartAt(text, offset);
  const entry = anEntry.exec(text.slice(lineStart, lineEndAt(text, lineStart)));
  if (!entry) return undefined;
  const [, written, colon, rest] = entry as unknown as [string, string, string, string];
  const key = chineseKeyNamed(written) ?? written;
  const valueStart = lineStart + written.length + colon.length;
  const said = (words: { zh: string; en: string }): string => escapeMarkdown(locale === 'en' ? words.en : words.zh);
  if (offset <= lineStart + written.length) {
    const known = frontMatterKeys.find(({ name }) => name === key);
    return (
      known && { start: lineStart, end: lineStart + written.length, markdown: `\`${written}\`: ${said(known.title)}` }
    );
  }
  const value = rest
    .replace(/\s+#.*$/, '')
    .trim()
    .replace(/^(["'])(.*)\1$/, '$2');
  const tier = key === 'tier' ? tierNamed(value) : undefined;
  const kind = key === 'kind' ? kindNamed(value) : undefined;
  const meaning = tier ? tierMeanings[tier] : kind ? kindMeanings[kind] : undefined;
  if (!meaning || offset < valueStart) return undefined;
  return {
    start: valueStart,
    end: valueStart + rest.trimEnd().length,
    markdown: `**${escapeMarkdown(tier ?? kind!)}**\n\n${said(meaning)}`,
  };
}

function placeholder(open: OpenDocument, document: Document, offset: number): ExplainedPlace | undefined {
  const found = placeholderAt(document, offset);
  if (!found) return undefined;
  const words = messagesIn(open.inForce!.settings.locale);
  const { text } = document;
  const name = found.name ? text.slice(found.name.start, found.name.end) : text.slice(found.start, found.end);
  const meaning = words.slots[name];
  const count = samePlaceholders(document, found).length;
  const lines = [`**${escapeMarkdown(words.placeholder(name))}**`, ...(meaning ? [meaning] : []), words.times(count)];
  return { start: found.start, end: found.end, markdown: lines.join('\n\n') };
}

function phrase(open: OpenDocument, document: Document, offset: number): ExplainedPlace | undefined {
  const { packs, settings } = open.inForce!;
  const found = phraseAt(PhraseBook.of(packs()), document, offset);
  if (!found) return undefined;
  const words = messagesIn(settings.locale);
  const { when, clauses, tiers } = found.phrase;
  const lines = [
    `**${words.standardPhrase}**`,
    ...(when === '' ? [] : [`${words.moment}: ${escapeMarkdown(when)}`]),
    ...(tiers ? [`${words.tier}: ${tiers.join(words.separator)}`] : []),
    ...clauseLines(new RuleBook(packs()), clauses),
  ];
  return { start: found.start, end: found.end, markdown: lines.join('\n\n') };
}
