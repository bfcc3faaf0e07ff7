import type { BlockType } from '../../document/document';
import type { LineCursor } from './line-cursor';

/** A block quote (`indent` -1) or a list item (`indent`: columns its lines are indented by). */
export interface Container {
  readonly indent: number;
  /** What a paragraph directly inside is. */
  readonly type: BlockType;
  /** An item that began with a blank line and has nothing yet: another blank line ends it. */
  empty: boolean;
}

/** The block quotes and list items that are open, outermost first. */
export class Containers {
  private readonly open: Container[] = [];
  private quoteCount = 0;

  get count(): number {
    return this.open.length;
  }

  /** How many of them are block quotes. */
  get quotes(): number {
    return this.quoteCount;
  }

  get last(): Container | undefined {
    // Reading before the first element is slow, and most lines stand in no container.
    return this.open.length > 0 ? this.open[this.open.length - 1] : undefined;
  }

  /** Whether one more may be opened. Nobody nests so deep; a bound keeps the work for a line small. */
  get full(): boolean {
    return this.open.length >= deepest;
  }

  push(container: Container): void {
    this.open.push(container);
    if (container.indent < 0) this.quoteCount++;
  }

  closeTo(count: number): void {
    while (this.open.length > count) if (this.open.pop()!.indent < 0) this.quoteCount--;
  }

  /** How many of them the line continues; moves the cursor behind their marks. */
  match(text: string, cursor: LineCursor): number {
    const { open } = this;
    let matched = 0;
    for (; matched < open.length; matched++) {
      const container = open[matched]!;
      const indent = cursor.measure();
      if (container.indent < 0) {
        if (indent > 3 || cursor.nonblank >= cursor.end || text.charCodeAt(cursor.nonblank) !== 0x3e) break;
        cursor.skipMarker(1, indent);
        cursor.skipColumns(1);
      } else if (cursor.nonblank >= cursor.end) {
        if (container.empty) break;
      } else if (indent >= container.indent) cursor.skipColumns(container.indent);
      else break;
    }
    return matched;
  }

  /** The innermost of the first `matched` has something in it now. */
  fill(matched: number): void {
    if (matched > 0) this.open[matched - 1]!.empty = false;
  }

  /** How many of them an empty line leaves open. */
  get afterBlank(): number {
    const { open } = this;
    if (this.quoteCount === 0 && !this.last?.empty) return open.length;
    for (let i = 0; i < open.length; i++) if (open[i]!.indent < 0 || open[i]!.empty) return i;
    return open.length;
  }
}

/** CommonMark sets no bound; renderers stop at about as many. */
const deepest = 100;

/**
 * The list item that begins at `at` after `indent` columns of blanks; the cursor passes its marker. Undefined where none
 * does: in the middle of a paragraph an item must have words, and a numbered one begins with 1.
 */
export function listItem(
  text: string,
  cursor: LineCursor,
  at: number,
  end: number,
  indent: number,
  inParagraph: boolean,
): Container | undefined {
  const first = text.charCodeAt(at);
  let after = at + 1;
  let type: BlockType = 'list-item';
  if (first >= 48 && first <= 57) {
    while (after < end && after - at < 10 && isDigit(text.charCodeAt(after))) after++;
    const mark = text.charCodeAt(after);
    if (after - at > 9 || after >= end || (mark !== 0x2e && mark !== 0x29)) return undefined;
    // A year at the head of a line of a paragraph is no list.
    if (inParagraph && text.slice(at, after) !== '1') return undefined;
    after++;
    type = 'numbered-step';
  } else if (first !== 0x2d && first !== 0x2a && first !== 0x2b) return undefined;
  const next = after < end ? text.charCodeAt(after) : 0x20;
  if (next !== 0x20 && next !== 0x09) return undefined;
  let words = after;
  while (words < end && (text.charCodeAt(words) === 0x20 || text.charCodeAt(words) === 0x09)) words++;
  if (inParagraph && words === end) return undefined;
  cursor.skipMarker(after - at, indent);
  const width = indent + (after - at);
  const spaces = cursor.measure();
  if (words === end) return { indent: width + 1, type, empty: true };
  const used = spaces > 4 ? 1 : spaces;
  cursor.skipColumns(used);
  return { indent: width + used, type, empty: false };
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}
