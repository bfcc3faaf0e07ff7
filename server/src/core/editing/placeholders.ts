import type { Document } from '../document/document';
import { blockAt } from '../document/queries';
import { sourceOf } from '../document/source';
import { lineEndAt, lineStartAt } from '../formats/lines';
import type { SourceText } from '../text/pieces';
import type { Span } from '../text/span';

/** A stretch of a text that stands for something to be filled in: `{称呼}`, `[%工号%]`, `XX`, `____`. */
export interface Placeholder extends Span {
  /** The name between its marks; absent where it has none (XX, ____). */
  readonly name?: Span;
}

/** The forms that carry a name: what stands around it. Longer ones first. */
const forms: readonly (readonly [string, string])[] = [
  ['{{', '}}'],
  ['${', '}'],
  ['{', '}'],
  ['｛', '｝'],
  ['[%', '%]'],
  ['%', '%'],
  ['<', '>'],
  ['＜', '＞'],
];

/** The placeholder at a UTF-16 offset, its ends included, or undefined. */
export function placeholderAt(document: Document, offset: number): Placeholder | undefined {
  const block = document.blocks[blockAt(document, offset)];
  if (block === undefined) return undefined;
  const seen = block.exempt.find(
    ({ start, end, reason }) => reason === 'placeholder' && start <= offset && offset <= end,
  );
  if (seen) return { start: seen.start, end: seen.end, ...named(sourceOf(document), seen) };
  // Blocks that are not judged (bad examples) have no stretches, but their placeholders are placeholders.
  const words = sourceOf(document).slice(block.start, block.end);
  const lineStart = lineStartAt(words, offset - block.start);
  const line = words.slice(lineStart, lineEndAt(words, offset - block.start));
  const from = block.start + lineStart;
  for (const match of line.matchAll(/\$?\{\{?[^{}\s]{1,24}\}\}?|\[%[^%\]]{1,24}%\]/g)) {
    const span = { start: from + match.index, end: from + match.index + match[0].length };
    if (span.start <= offset && offset <= span.end) return { ...span, ...named(sourceOf(document), span) };
  }
  return undefined;
}

function named(text: SourceText, { start, end }: Span): { name?: Span } {
  const written = text.slice(start, end);
  const form = forms.find(([open, close]) => written.startsWith(open) && written.endsWith(close));
  if (!form || written.length <= form[0].length + form[1].length) return {};
  return { name: { start: start + form[0].length, end: end - form[1].length } };
}

/**
 * Every placeholder of the same name in the text, in whichever marks it stands; of one without a name, every one that is
 * written the same. Ascending; nothing in code.
 */
export function samePlaceholders(document: Document, placeholder: Placeholder): Placeholder[] {
  const { text } = document;
  const { name } = placeholder;
  const sought = name ?? placeholder;
  const word = text.slice(sought.start, sought.end);
  const found: Placeholder[] = [];
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) {
    const end = at + word.length;
    const place = name ? placeholderAround(text, at, end) : { start: at, end };
    if (place === undefined) continue;
    const block = document.blocks[blockAt(document, at)];
    if (block === undefined || block.exemption === 'code' || at < block.start) continue;
    if (block.exempt.some(({ start, end: to, reason }) => reason === 'code' && start <= at && at < to)) continue;
    if (!name && !block.exempt.some((span) => span.start === at && span.end === end)) continue;
    found.push(place);
  }
  return found;
}

function placeholderAround(text: string, start: number, end: number): Placeholder | undefined {
  for (const [open, close] of forms) {
    if (!text.startsWith(open, start - open.length) || start < open.length || !text.startsWith(close, end)) continue;
    return { start: start - open.length, end: end + close.length, name: { start, end } };
  }
  return undefined;
}

/** The new name as it may stand between the marks, or undefined where it may not. Marks of its own are taken off. */
export function placeholderName(written: string): string | undefined {
  const trimmed = written.trim();
  const form = forms.find(([open, close]) => trimmed.startsWith(open) && trimmed.endsWith(close));
  const name = form ? trimmed.slice(form[0].length, trimmed.length - form[1].length).trim() : trimmed;
  return /^[\p{L}\p{N}_/-]{1,20}$/u.test(name) && /[\p{Script=Han}]|^[A-Za-z]/u.test(name) ? name : undefined;
}
