import type { Block, Document, LanguageId, ParseOptions, Turn } from '../document/document';
import { sourceOf } from '../document/source';
import type { TextEdit } from '../findings/finding';
import { applyEdits } from '../fixes/apply-edits';
import { parse } from '../formats';
import type { Span } from '../text/span';

/** What becomes of blanks between Han characters and Latin letters or digits. */
export type Spacing = 'remove' | 'keep';

export interface FormatOptions {
  readonly spacing: Spacing;
}

/**
 * Puts the form of a text in order and leaves its words alone: one colon of full width behind a role label, marks of full
 * width behind Han characters, no blanks between Han and Latin, none at the ends of lines. Code, front matter, comments,
 * placeholders and quotations stay as they are. Edits ascend and do not touch; what would make another dialogue of the
 * text (a line that is no longer a turn) is left out.
 *
 * @param within only edits inside of this stretch
 * @param keepsDialogue says so of edits without all of the text being read, where it can
 */
export function formatEdits(
  document: Document,
  options: FormatOptions,
  parsing: ParseOptions = {},
  within: Span = { start: 0, end: Number.POSITIVE_INFINITY },
  keepsDialogue?: (edits: readonly TextEdit[]) => boolean | undefined,
): TextEdit[] {
  if (!formatted.includes(document.language)) return [];
  const labels: TextEdit[] = [];
  const words: TextEdit[] = [];
  const touches = ({ start, end }: Span): boolean => start <= within.end && within.start <= end;
  const inside = ({ start, end }: Span): boolean => within.start <= start && end <= within.end;
  for (const turn of document.turns) if (touches(turn)) labels.push(...labelEdits(document, turn).filter(inside));
  for (const block of document.blocks) {
    if (!touches(block)) continue;
    words.push(...wordEdits(document, block, options).filter(inside));
    words.push(...trailingBlanks(document, block).filter(inside));
  }
  for (const edits of [[...labels, ...words], words, labels]) {
    const inOrder = disjoint(edits);
    if (inOrder.length === 0) continue;
    const kept =
      keepsDialogue?.(inOrder) ??
      sameDialogue(document, parse(applyEdits(document.text, inOrder), document.language, parsing));
    if (kept) return inOrder;
  }
  return [];
}

function sameDialogue(before: Document, after: Document): boolean {
  return (
    before.kind === after.kind &&
    before.turns.length === after.turns.length &&
    before.blocks.length === after.blocks.length &&
    before.scenes.length === after.scenes.length &&
    before.turns.every(({ role, scene }, i) => after.turns[i]!.role === role && after.turns[i]!.scene === scene) &&
    before.blocks.every(({ type, role, exemption }, i) => {
      const other = after.blocks[i]!;
      return other.type === type && other.role === role && other.exemption === exemption;
    })
  );
}

function disjoint(edits: readonly TextEdit[]): TextEdit[] {
  const sorted = [...edits].sort((a, b) => a.start - b.start || a.end - b.end);
  const kept: TextEdit[] = [];
  for (const edit of sorted) if (kept.length === 0 || kept.at(-1)!.end <= edit.start) kept.push(edit);
  return kept;
}

/** What stands between the label and the words: blanks, a colon, marks of emphasis, brackets. */
function labelEdits(document: Document, turn: Turn): TextEdit[] {
  const text = sourceOf(document);
  const first = document.blocks[turn.block]!.segments[0];
  const end =
    first ??
    turn.label.end +
      (/^[^\r\n]*/.exec(text.slice(turn.label.end, Math.min(text.length, turn.label.end + 8)))![0].length || 0);
  const written = text.slice(turn.label.end, end);
  const parts = /^([ \t\u3000]*)([*_\]】）)]*)([ \t\u3000]*)([:：])([*_]*)([ \t\u3000]*)$/.exec(written);
  if (!parts) return [];
  const [, , marks1, , , marks2, blank3] = parts;
  // Behind closing emphasis a blank keeps the emphasis closed (**客服：** 您好).
  const after = marks2 !== '' && blank3 !== '' && first !== undefined ? ' ' : '';
  const better = `${marks1}：${marks2}${after}`;
  if (better === written || /[\r\n]/.test(written)) return [];
  return [{ start: turn.label.end, end, text: better }];
}

const fullWidth: { readonly [mark: string]: string } = {
  ',': '，',
  '!': '！',
  '?': '？',
  ';': '；',
  ':': '：',
  '.': '。',
};

function wordEdits(document: Document, block: Block, { spacing }: FormatOptions): TextEdit[] {
  if (block.exemption === 'code') return [];
  const text = sourceOf(document);
  const edits: TextEdit[] = [];
  for (let i = 0; i < block.segments.length; i += 2) {
    const start = block.segments[i]!;
    const words = text.slice(start, block.segments[i + 1]!);
    const add = (at: number, length: number, better: string, within?: string): void => {
      const span = { start: start + at, end: start + at + length };
      if (isFree(block, span, within) && text.slice(Math.max(0, span.start - 1), span.start) !== '\\')
        edits.push({ ...span, text: better });
    };
    marks(words, add);
    brackets(words, add);
    if (spacing === 'remove')
      for (const match of words.matchAll(
        /(?<=\p{Script=Han})[ \u00a0]+(?=[A-Za-z0-9])|(?<=[A-Za-z0-9%])[ \u00a0]+(?=\p{Script=Han})/gu,
      ))
        add(match.index, match[0].length, '');
  }
  return edits;
}

type Add = (at: number, length: number, better: string, within?: string) => void;

/** Marks of half width behind a Han character, or behind a closing mark of full width; blanks behind them go. */
function marks(words: string, add: Add): void {
  for (const match of words.matchAll(/(?<=[\p{Script=Han}”’）】》])([,;:]|[!?]+|\.+)([ \t]*)/gu)) {
    const [whole, written, blanks] = match as unknown as [string, string, string];
    const next = words[match.index + whole.length] ?? '';
    const directly = blanks === '' ? next : '';
    let better: string;
    if (written.startsWith('.')) {
      if (written.length >= 3) better = '……';
      else if (written.length === 1 && !/[A-Za-z0-9/@_-]/.test(directly)) better = '。';
      else continue;
    } else if (written === ':' && /[/\\]/.test(directly)) continue;
    else better = [...written].map((mark) => fullWidth[mark]).join('');
    // Blanks at the end of a line are not of this mark.
    const drop = next === '' || /[\r\n]/.test(next) ? 0 : blanks.length;
    add(match.index, written.length + drop, better);
  }
}

/** Brackets of half width around or behind Han characters. */
function brackets(words: string, add: Add): void {
  for (const match of words.matchAll(/\(([^()（）\r\n]{1,40})\)/g)) {
    const before = words[match.index - 1] ?? '';
    if (!/\p{Script=Han}/u.test(match[1]!) && !/\p{Script=Han}/u.test(before)) continue;
    add(match.index, 1, '（', match[0]);
    add(match.index + match[0].length - 1, 1, '）', match[0]);
  }
}

/** Whether a stretch is the speaker's own words, or the bracket of a stage direction. */
function isFree(block: Block, span: Span, within: string | undefined): boolean {
  return (
    !block.exempt.some(
      ({ start, end, reason }) =>
        start < span.end &&
        span.start < end &&
        !(reason === 'stage-direction' && within !== undefined && end - start === within.length),
    ) && !block.entities.some(({ start, end }) => start < span.end && span.start < end)
  );
}

/** Blanks at the ends of the lines of blocks; two of them break the line in Markdown. */
function trailingBlanks(document: Document, { start, end, exemption }: Block): TextEdit[] {
  if (document.language === 'markdown' || exemption === 'code') return [];
  const text = sourceOf(document);
  const edits: TextEdit[] = [];
  const rest = /^[ \t]*/.exec(text.slice(end, Math.min(text.length, end + 200)))![0];
  for (const match of text.slice(start, end + rest.length).matchAll(/[ \t]+(?=\r|\n|$)/g)) {
    const at = start + match.index;
    const behind = at + match[0].length;
    if (behind >= text.length || /[\r\n]/.test(text.slice(behind, behind + 1)))
      edits.push({ start: at, end: at + match[0].length, text: '' });
  }
  return edits;
}

/** Languages whose text is what it looks like; in others blanks and marks may be part of the markup. */
const formatted: readonly LanguageId[] = ['huashu', 'markdown', 'plaintext'];
