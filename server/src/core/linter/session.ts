import type { LintSettings } from '../config/config';
import type { Block, Document, LanguageId } from '../document/document';
import type { Finding, TextEdit } from '../findings/finding';
import type { Span } from '../text/span';
import type { LintResult, LintSession, TextChange } from './linter';
import type { BlockResult, Machine } from './machine';

/**
 * Keeps an open document's blocks with their findings. After an edit the text's form is read again (fast), and only
 * blocks that the edit touched, or whose form it changed, are judged again; the findings of the others move along.
 */
export function openSession(machine: Machine, text: string, language: LanguageId, settings: LintSettings): LintSession {
  let state = fresh(machine, text, language, settings);
  return {
    get result() {
      return state.result;
    },
    update(changes: readonly TextChange[]): LintResult {
      if (changes.length === 0) return state.result;
      const { text: newText, from, oldTo, newTo } = applyChanges(state.result.document.text, changes);
      const document = machine.parse(newText, language, settings);
      state = redo(machine, state, document, { from, oldTo, newTo }, settings);
      return state.result;
    },
  };
}

interface State {
  readonly result: LintResult;
  readonly byBlock: readonly BlockResult[];
  /** A rule threw somewhere: the next edit judges everything again. */
  readonly crashed: boolean;
}

/** What the changes replaced, taken together: old text from..oldTo became new text from..newTo (UTF-16 offsets). */
interface Touched {
  readonly from: number;
  readonly oldTo: number;
  readonly newTo: number;
}

function fresh(machine: Machine, text: string, language: LanguageId, settings: LintSettings): State {
  const document = machine.parse(text, language, settings);
  const crashes: Finding[] = [];
  const byBlock = document.blocks.map((block) => machine.lintBlock(document, block, settings, crashes));
  const result = machine.finish(document, byBlock, crashes, settings);
  return { result, byBlock, crashed: result.crashed };
}

function redo(machine: Machine, old: State, document: Document, touched: Touched, settings: LintSettings): State {
  const before = old.result.document;
  const reusable = !old.crashed && before.kind === document.kind && before.tier === document.tier;
  const oldBlocks = before.blocks;
  const blocks = document.blocks;
  const delta = touched.newTo - touched.oldTo;

  let head = 0;
  let tail = 0;
  if (reusable) {
    const most = Math.min(oldBlocks.length, blocks.length);
    while (
      head < most &&
      oldBlocks[head]!.end < touched.from &&
      blocks[head]!.end < touched.from &&
      sameBlock(oldBlocks[head]!, blocks[head]!, 0)
    )
      head++;
    while (
      tail < most - head &&
      oldBlocks[oldBlocks.length - 1 - tail]!.start > touched.oldTo &&
      blocks[blocks.length - 1 - tail]!.start > touched.newTo &&
      sameBlock(oldBlocks[oldBlocks.length - 1 - tail]!, blocks[blocks.length - 1 - tail]!, delta)
    ) {
      tail++;
    }
  }

  const crashes: Finding[] = [];
  const byBlock = new Array<BlockResult>(blocks.length);
  const firstTail = blocks.length - tail;
  for (let i = 0; i < blocks.length; i++) {
    if (i < head) byBlock[i] = old.byBlock[i]!;
    else if (i < firstTail) byBlock[i] = machine.lintBlock(document, blocks[i]!, settings, crashes);
    else byBlock[i] = moved(old.byBlock[i - blocks.length + oldBlocks.length]!, delta, blocks[i]!.turn);
  }
  const result = machine.finish(document, byBlock, crashes, settings);
  return { result, byBlock, crashed: result.crashed };
}

/** Whether two blocks are read alike when the newer stands `delta` code units further on. Their texts are known equal. */
function sameBlock(old: Block, now: Block, delta: number): boolean {
  return (
    old.start + delta === now.start &&
    old.end + delta === now.end &&
    old.type === now.type &&
    old.role === now.role &&
    old.exemption === now.exemption &&
    old.turn < 0 === now.turn < 0 &&
    sameNumbers(old.segments, now.segments, delta) &&
    sameSpans(old.exempt, now.exempt, delta) &&
    sameSpans(old.entities, now.entities, delta) &&
    sameSpans(old.recommended, now.recommended, delta)
  );
}

function sameNumbers(old: readonly number[], now: readonly number[], delta: number): boolean {
  if (old.length !== now.length) return false;
  for (let i = 0; i < old.length; i++) if (old[i]! + delta !== now[i]!) return false;
  return true;
}

function sameSpans(old: readonly Span[], now: readonly Span[], delta: number): boolean {
  if (old.length !== now.length) return false;
  for (let i = 0; i < old.length; i++)
    if (old[i]!.start + delta !== now[i]!.start || old[i]!.end + delta !== now[i]!.end) return false;
  return true;
}

function moved(block: BlockResult, delta: number, turn: number): BlockResult {
  const { findings } = block;
  if (findings.length === 0 || (delta === 0 && (findings[0]!.turn ?? -1) === turn)) return block;
  const edit = (e: TextEdit): TextEdit => ({ start: e.start + delta, end: e.end + delta, text: e.text });
  const shifted = findings.map((finding) => ({
    ...finding,
    start: finding.start + delta,
    end: finding.end + delta,
    ...(turn >= 0 ? { turn } : {}),
    ...(finding.fix ? { fix: { ...finding.fix, edits: finding.fix.edits.map(edit) } } : {}),
    suggestions: finding.suggestions.map((s) => ({ ...s, edits: s.edits.map(edit) })),
  }));
  return { findings: shifted, acts: block.acts, sentences: block.sentences };
}

/** Applies changes in order and says what part of the text they touched, taken together. Spans beyond the text are cut. */
export function applyChanges(text: string, changes: readonly TextChange[]): Touched & { readonly text: string } {
  let from = Number.POSITIVE_INFINITY;
  let newTo = 0;
  const oldLength = text.length;
  for (const change of changes) {
    const start = Math.max(0, Math.min(change.start, text.length));
    const end = Math.max(start, Math.min(change.end, text.length));
    const grown = change.text.length - (end - start);
    newTo = newTo > end ? newTo + grown : start + change.text.length;
    from = Math.min(from, start);
    text = text.slice(0, start) + change.text + text.slice(end);
  }
  return { text, from, newTo, oldTo: oldLength - (text.length - newTo) };
}
