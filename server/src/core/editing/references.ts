import type { Document } from '../document/document';
import { sourceOf } from '../document/source';
import type { Span } from '../text/span';

/** A place of a text that names a clause (§1.4.2.4b) or, in a directive, a rule. */
export interface Reference extends Span {
  readonly id: string;
}

/** All of a document, ascending. */
export function referencesIn(document: Document): Reference[] {
  const found: Reference[] = [];
  const { text } = document;
  for (let at = text.indexOf('§'); at >= 0; at = text.indexOf('§', at + 1)) {
    const clause = clauseFrom(text, at);
    if (clause) found.push(clause);
  }
  for (const directive of document.directives) for (const { id, span } of directive.rules) found.push({ ...span, id });
  return found.sort((a, b) => a.start - b.start);
}

/** The one at a UTF-16 offset, its ends included, or undefined. */
export function referenceAt(document: Document, offset: number): Reference | undefined {
  const { directives } = document;
  const source = sourceOf(document);
  const start = Math.max(0, offset - LONGEST);
  const around = source.slice(start, Math.min(source.length, offset + LONGEST + 1));
  const from = around.lastIndexOf('§', offset - start);
  const clause = from >= 0 ? clauseFrom(around, from) : undefined;
  if (clause && offset <= start + clause.end)
    return { ...clause, start: start + clause.start, end: start + clause.end };
  for (const directive of directives) {
    if (offset < directive.start || offset > directive.end) continue;
    const rule = directive.rules.find(({ span }) => span.start <= offset && offset <= span.end);
    if (rule) return { ...rule.span, id: rule.id };
  }
  return undefined;
}

/** UTF-16 code units. */
const LONGEST = 24;

function clauseFrom(text: string, at: number): Reference | undefined {
  // Letters after a number are part of it (§1.4.2.4b), Han characters behind it are the sentence going on.
  const id = /^§(?:[A-Za-z0-9]+(?:\.[0-9]+[a-z]?)*|\p{Script=Han}{1,6}(?:\.[0-9]+[a-z]?)+)/u.exec(
    text.slice(at, at + LONGEST),
  );
  return id ? { id: id[0], start: at, end: at + id[0].length } : undefined;
}
