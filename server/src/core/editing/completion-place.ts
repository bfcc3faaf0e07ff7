import type { Document } from '../document/document';
import { turnAt } from '../document/queries';
import { sourceOf } from '../document/source';
import { chineseKeyNamed, keyPattern } from '../formats/front-matter-values';
import { lineEndAt, lineStartAt } from '../formats/lines';

/** What somebody may be about to write at a place of a text. Offsets are UTF-16 code units. */
export type CompletionPlace =
  | { readonly type: 'front-matter-key'; readonly start: number; readonly keys: ReadonlySet<string> }
  | { readonly type: 'front-matter-value'; readonly start: number; readonly key: string }
  /** A rule id in a directive. */
  | { readonly type: 'rule'; readonly start: number }
  | { readonly type: 'directive'; readonly start: number; readonly open: string; readonly close: string }
  /** The title of a scene. */
  | { readonly type: 'scene'; readonly start: number }
  /** The beginning of a line: a role label, or a line that continues the turn before. */
  | { readonly type: 'line'; readonly start: number; readonly end: number }
  /** The words of a turn; `clause` is what stands before the cursor since the last mark or blank. */
  | { readonly type: 'turn'; readonly turn: number; readonly clause: string }
  /** A sentence of an article. */
  | { readonly type: 'prose'; readonly clause: string };

/** @param offset of the cursor */
export function completionPlace(document: Document, offset: number): CompletionPlace | undefined {
  // Only what stands near: an open document is held in pieces, and putting them together takes longer than all the rest.
  const source = sourceOf(document);
  const near = Math.max(0, offset - LONGEST_LINE);
  const lineStart = near + lineStartAt(source.slice(near, offset), offset - near);
  const before = source.slice(lineStart, offset);
  const header = document.frontMatter;
  const text = source.slice(0, Math.min(source.length, Math.max(HEAD, header?.end ?? 0)));
  if (header ? offset > header.start + 3 && offset < header.end - 2 : inOpenFrontMatter(text, lineStart))
    return inFrontMatter(text, header?.start ?? 0, header?.end ?? offset, lineStart, before);
  return (
    inComment(document, lineStart, before) ??
    inScene(document, lineStart, before) ??
    inWords(document, offset, lineStart, before)
  );
}

/** Of a longer line only the end counts. UTF-16 code units. */
const LONGEST_LINE = 10_000;
/** A front matter that is being written ends before this. */
const HEAD = 2100;

/** A line of a front matter up to its value. */
const anEntry = new RegExp(`^(${keyPattern})[ \\t]*[:：][ \\t]*`);

function inEnglish(key: string): string {
  return chineseKeyNamed(key) ?? key;
}

/** A first line `---` that nothing closes yet, with nothing but entries below it. */
function inOpenFrontMatter(text: string, lineStart: number): boolean {
  if (lineStart === 0 || lineStart > 2000 || !/^\uFEFF?---[ \t]*\r?\n/.test(text.slice(0, 16))) return false;
  const lines = text.slice(text.indexOf('\n') + 1, lineStart).split(/\r\n|\r|\n/);
  return lines.length <= 20 && lines.every((line) => line.trim() === '' || anEntry.test(line));
}

function inFrontMatter(
  text: string,
  from: number,
  to: number,
  lineStart: number,
  before: string,
): CompletionPlace | undefined {
  const entry = anEntry.exec(before);
  if (entry) return { type: 'front-matter-value', start: lineStart + entry[0].length, key: inEnglish(entry[1]!) };
  if (!/^[\p{Script=Han}\w-]*$/u.test(before)) return undefined;
  const others = text.slice(from, lineStart) + text.slice(lineEndAt(text, lineStart), to);
  const keys = new Set([...others.matchAll(new RegExp(anEntry, 'gm'))].map((match) => inEnglish(match[1]!)));
  return { type: 'front-matter-key', start: lineStart, keys };
}

function inComment(document: Document, lineStart: number, before: string): CompletionPlace | undefined {
  const html = document.language === 'markdown' || document.language === 'html';
  const rules = /(?:#|<!--)\s*huashu-(?:disable|enable)[\w-]*\s+([^#]*)$/.exec(before);
  if (rules && !/--|——/.test(rules[1]!)) {
    const typed = /[^\s,，、]*$/.exec(rules[1]!)![0];
    return { type: 'rule', start: lineStart + before.length - typed.length };
  }
  const begun = /(^|\s)(#|<!--)\s*(h[\w-]*)?$/.exec(before);
  // A lone # begins a heading where there are such.
  if (begun && (begun[2] === '<!--' || (!html && (begun[3] !== undefined || document.language === 'huashu')))) {
    const start = lineStart + before.length - begun[0].trimStart().length;
    const [open, close] = begun[2] === '<!--' ? ['<!-- ', ' -->'] : ['# ', ''];
    return { type: 'directive', start, open, close };
  }
  return undefined;
}

function inScene(document: Document, lineStart: number, before: string): CompletionPlace | undefined {
  const mark = document.language === 'huashu' ? /^\s*={2,6}[ \t]*/ : /^\s{0,3}#{1,6}[ \t]+/;
  const match = mark.exec(before);
  return match ? { type: 'scene', start: lineStart + match[0].length } : undefined;
}

function inWords(document: Document, offset: number, lineStart: number, before: string): CompletionPlace | undefined {
  const number = turnAt(document, offset);
  const turn = number < 0 ? undefined : document.turns[number];
  const labelled = turn !== undefined && turn.label.end < offset;
  if (!labelled || turn.label.end <= lineStart) {
    // Nothing but a list mark, a quotation mark or emphasis before what is typed: a label may be meant.
    const lead = /^[ \t\u3000]*(?:[-+>][ \t]+)*(?:\*\*)?/.exec(before)![0];
    const typed = before.slice(lead.length);
    if (typed.length <= 8 && /^[\p{L}\p{N}]*$/u.test(typed) && !(labelled && lead.trim() === '' && lead !== ''))
      return { type: 'line', start: lineStart + lead.length, end: offset };
  }
  const clause = clauseBefore(before, labelled && turn.label.end >= lineStart ? turn.label.end - lineStart : 0);
  if (labelled) return { type: 'turn', turn: number, clause };
  return { type: 'prose', clause };
}

function clauseBefore(before: string, from: number): string {
  return /[\p{L}\p{N}]*$/u.exec(before.slice(from))![0];
}
