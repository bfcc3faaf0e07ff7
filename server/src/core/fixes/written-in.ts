import type { Block, Notation } from '../document/document';
import type { TextEdit } from '../findings/finding';
import type { SourceText } from '../text/pieces';

/**
 * An edit of a block's visible text as edits of its source: new words are written in the block's notation, and marks that
 * stand between the words they replace (tags) stay. What the old and the new words begin and end with stays too, so that
 * every edit is as small as it can be. Blocks without a notation take the edit as it is.
 *
 * @param edit UTF-16 offsets of the source, inside the block
 */
export function writtenIn(source: SourceText, block: Block, edit: TextEdit): readonly TextEdit[] {
  const { notation } = block;
  if (notation === undefined) return [edit];
  const { text, start, end } = edit;
  const words = wordsIn(source, block, start, end);
  if (words.length === 0) return [{ start, end: start, text: written(text, notation) }];
  const whole = words.length === 1 && words[0]!.start === start && words[0]!.end === end;
  if (whole && words[0]!.verbatim) return [{ start, end, text: written(text, notation) }];
  return spread(words, text, notation);
}

/** The visible words of a block between two offsets: in one with a notation without tags and with references read. */
export function wordsBetween(source: SourceText, block: Block, start: number, end: number): string {
  if (block.notation === undefined) return source.slice(start, end);
  return wordsIn(source, block, start, end)
    .map(({ text }) => text)
    .join('');
}

/** A stretch of visible words. Only in a verbatim one does each code unit stand for itself. */
interface Words {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly verbatim: boolean;
}

/** The words of the block between two offsets, without the tags that make line breaks. */
function wordsIn(source: SourceText, { segments, entities }: Block, from: number, to: number): Words[] {
  const found: Words[] = [];
  let entity = 0;
  const copy = (start: number, end: number): void => {
    start = Math.max(start, from);
    end = Math.min(end, to);
    if (start < end) found.push({ start, end, text: source.slice(start, end), verbatim: true });
  };
  for (let i = 0; i < segments.length; i += 2) {
    let at = segments[i]!;
    const segmentEnd = segments[i + 1]!;
    while (entity < entities.length && entities[entity]!.end <= at) entity++;
    for (; entity < entities.length && entities[entity]!.start < segmentEnd; entity++) {
      const { start, end, text } = entities[entity]!;
      copy(at, start);
      if (start >= from && end <= to && source.slice(start, start + 1) !== '<')
        found.push({ start, end, text, verbatim: false });
      at = end;
    }
    copy(at, segmentEnd);
  }
  return found;
}

function spread(words: readonly Words[], text: string, notation: Notation): TextEdit[] {
  let first = 0;
  let firstAt = 0;
  let begun = 0;
  // Stretches, or the beginning of one, that the new words begin with.
  while (first < words.length) {
    const { text: old, verbatim } = words[first]!;
    const same = commonStart(old, text.slice(begun));
    if (same < old.length && !verbatim) break;
    begun += same;
    if (same < old.length) {
      firstAt = same;
      break;
    }
    first++;
  }
  let last = words.length - 1;
  let lastTo = words[last]!.text.length;
  let rest = text.length;
  while (last > first || (last === first && lastTo > firstAt)) {
    const { text: old, verbatim } = words[last]!;
    const from = last === first ? firstAt : 0;
    const same = commonEnd(old.slice(from, lastTo), text.slice(begun, rest));
    if (!verbatim && same < lastTo - from) break;
    rest -= same;
    lastTo -= same;
    if (lastTo > from || last === first) break;
    last--;
    lastTo = words[last]!.text.length;
  }
  const middle = written(text.slice(begun, rest), notation);
  if (first >= words.length) {
    const { end } = words[words.length - 1]!;
    return [{ start: end, end, text: middle }];
  }
  const edits: TextEdit[] = [];
  for (let i = first; i <= last; i++) {
    const { start, end, verbatim } = words[i]!;
    const from = verbatim && i === first ? start + firstAt : start;
    const to = verbatim && i === last ? start + lastTo : end;
    if (from < to || (i === first && middle !== ''))
      edits.push({ start: from, end: to, text: i === first ? middle : '' });
  }
  // All the old words are part of the new ones: what is new goes in where they part.
  if (edits.length === 0 && middle !== '') {
    const at = words[first]!.start + firstAt;
    edits.push({ start: at, end: at, text: middle });
  }
  return edits;
}

function commonStart(a: string, b: string): number {
  const limit = Math.min(a.length, b.length);
  let same = 0;
  while (same < limit && a[same] === b[same]) same++;
  return same;
}

function commonEnd(a: string, b: string): number {
  const limit = Math.min(a.length, b.length);
  let same = 0;
  while (same < limit && a[a.length - 1 - same] === b[b.length - 1 - same]) same++;
  return same;
}

/** `text` as it has to be written where the notation holds. */
export function written(text: string, notation: Notation): string {
  switch (notation) {
    case 'html':
      return text.replace(/[&<>]/g, reference);
    case 'html-double':
      return text.replace(/[&"<>]/g, reference);
    case 'html-single':
      return text.replace(/[&'<>]/g, reference);
    case 'html-bare':
      return text.replace(/[&"'<>=`\s]/g, reference);
  }
}

const names: { readonly [character: string]: string } = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function reference(character: string): string {
  return names[character] ?? `&#${character.charCodeAt(0)};`;
}
