import type { LintSettings } from '../config/config';
import type { Document, LanguageId } from '../document/document';
import type { Finding, TextEdit } from '../findings/finding';
import type { LintResult, LintSession, TextChange } from './linter';
import type { BlockResult, Machine } from './machine';
import type { Typed } from './typing';
import { sameBlock, typeInTurn } from './typing';

/**
 * Keeps an open document's blocks with their findings. After an edit inside a turn's words only that line is read again;
 * after any other the form of the whole text is. Only blocks that the edit touched, or whose form it changed, are judged
 * again; the findings of the others move along. A result's document is used up by the next update.
 */
export function openSession(machine: Machine, text: string, language: LanguageId, settings: LintSettings): LintSession {
  let state = fresh(machine, text, language, settings);
  return {
    get result() {
      return state.result;
    },
    update(changes: readonly TextChange[]): LintResult {
      if (changes.length === 0) return state.result;
      const before = state.result.document;
      const one = changes.length === 1 ? within(before.text, changes[0]!) : undefined;
      const typed = one && !state.crashed ? typeInTurn(machine, before, one, settings) : undefined;
      if (one && typed) {
        state = redoBlock(machine, state, typed, one, settings);
      } else {
        const { text: newText, from, oldTo, newTo } = applyChanges(before.text, changes);
        const document = machine.parse(newText, language, settings);
        state = redo(machine, state, document, { from, oldTo, newTo }, settings);
      }
      return state.result;
    },
  };
}

interface State {
  readonly result: LintResult;
  readonly byBlock: readonly BlockResult[];
  /** Findings of the rules of the whole call, in order of place. */
  readonly ofCalls: readonly Finding[];
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
  return settled(machine, document, byBlock, crashes, settings);
}

function settled(
  machine: Machine,
  document: Document,
  byBlock: readonly BlockResult[],
  crashes: Finding[],
  settings: LintSettings,
  ofCalls: readonly Finding[] = machine.lintCalls(document, byBlock, settings, crashes),
): State {
  const result = machine.finish(document, byBlock, ofCalls, crashes, settings);
  return { result, byBlock, ofCalls, crashed: result.crashed };
}

/** After typing inside one turn: that block is judged again, findings behind it move along. */
function redoBlock(
  machine: Machine,
  old: State,
  { document, block: index }: Typed,
  change: TextChange,
  settings: LintSettings,
): State {
  const delta = change.text.length - (change.end - change.start);
  const crashes: Finding[] = [];
  const block = document.blocks[index]!;
  const byBlock = old.byBlock as BlockResult[]; // the state before is used up like its document
  const before = byBlock[index]!;
  const now = machine.lintBlock(document, block, settings, crashes);
  byBlock[index] = now;
  if (delta !== 0)
    for (let i = index + 1; i < byBlock.length; i++) byBlock[i] = moved(byBlock[i]!, delta, document.blocks[i]!.turn);
  const unmoved = sameForCalls(document, before, now) && !old.ofCalls.some((finding) => finding.turn === block.turn);
  const ofCalls = unmoved
    ? old.ofCalls.map((finding) => (finding.start >= change.end ? shifted(finding, delta) : finding))
    : undefined;
  return settled(machine, document, byBlock, crashes, settings, ofCalls);
}

/**
 * Whether a block reads the same to the rules of the whole call: the same acts in the same order and as many sentences.
 * In a transcript with times what is spoken counts too, so that nothing there is taken for the same.
 */
function sameForCalls(document: Document, before: BlockResult, now: BlockResult): boolean {
  if (document.kind === 'transcript' || before.sentences !== now.sentences || before.acts.length !== now.acts.length)
    return false;
  return before.acts.every((hit, i) => hit.act === now.acts[i]!.act);
}

/** A change cut to the text. */
function within(text: string, change: TextChange): TextChange {
  const start = Math.max(0, Math.min(change.start, text.length));
  return { start, end: Math.max(start, Math.min(change.end, text.length)), text: change.text };
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
  return settled(machine, document, byBlock, crashes, settings);
}

function moved(block: BlockResult, delta: number, turn: number): BlockResult {
  const { findings } = block;
  if (findings.length === 0 || (delta === 0 && (findings[0]!.turn ?? -1) === turn)) return block;
  const along = findings.map((finding) => ({ ...shifted(finding, delta), ...(turn >= 0 ? { turn } : {}) }));
  return { findings: along, acts: block.acts, sentences: block.sentences };
}

function shifted(finding: Finding, delta: number): Finding {
  if (delta === 0) return finding;
  const edit = (e: TextEdit): TextEdit => ({ start: e.start + delta, end: e.end + delta, text: e.text });
  return {
    ...finding,
    start: finding.start + delta,
    end: finding.end + delta,
    ...(finding.fix ? { fix: { ...finding.fix, edits: finding.fix.edits.map(edit) } } : {}),
    suggestions: finding.suggestions.map((s) => ({ ...s, edits: s.edits.map(edit) })),
  };
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
