import type { Document } from '../document/document';
import { sourceOf } from '../document/source';
import type { Pack, TermSource } from '../packs/schema';
import type { SourceText } from '../text/pieces';
import type { Span } from '../text/span';

/** A defined term where it stands in a text. */
export interface TermAt extends Span {
  readonly term: TermSource;
}

/**
 * The defined term around a UTF-16 offset, the longest where several overlap there; undefined where none does, and in
 * what nobody reads (between the blocks of a document). Terms that are everyday words count only where `quiet` is asked for.
 */
export function termAt(
  document: Document,
  packs: readonly Pack[],
  offset: number,
  { quiet = false }: { readonly quiet?: boolean } = {},
): TermAt | undefined {
  if (!document.blocks.some((block) => block.start <= offset && offset <= block.end)) return undefined;
  const source = sourceOf(document);
  let found: TermAt | undefined;
  for (const pack of packs) {
    for (const term of pack.terms ?? []) {
      if (term.quiet === true && !quiet) continue;
      for (const name of [term.term, ...(term.also ?? [])]) {
        const start = nameAround(source, name, offset);
        if (start >= 0 && (found === undefined || name.length > found.end - found.start))
          found = { start, end: start + name.length, term };
      }
    }
  }
  return found;
}

/** Where a name begins that has `offset` in it or right behind it, or -1. */
function nameAround(text: SourceText, name: string, offset: number): number {
  const from = Math.max(0, offset - name.length);
  const at = text.slice(from, Math.min(text.length, offset + name.length)).indexOf(name);
  return at < 0 || from + at > offset ? -1 : from + at;
}
