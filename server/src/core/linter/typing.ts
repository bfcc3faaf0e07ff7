import type { LintSettings } from '../config/config';
import type { Block, Document, Scene, Turn } from '../document/document';
import type { TextChange } from './linter';
import type { Machine } from './machine';

/** Offsets that move along with the text before them. */
type Movable = { start: number; end: number };

/** What typing inside a turn came to: the document as it is now, and which of its blocks was typed in. */
export interface Typed {
  readonly document: Document;
  readonly block: number;
}

/**
 * The quick way for what an editor sees most: an edit inside the words of a turn that stands on one line. Only that line
 * is read again; everything behind it is moved in place, so the document given is used up. Undefined where the edit could
 * change more than that line's block: then the whole text has to be read, and nothing has been touched.
 */
export function typeInTurn(
  machine: Machine,
  document: Document,
  change: TextChange,
  settings: LintSettings,
): Typed | undefined {
  const { text, blocks, language } = document;
  if (document.kind === 'article' || /[\r\n\u2028\u2029]/.test(change.text)) return undefined;
  const index = blockAround(blocks, change.start);
  const block = blocks[index];
  if (block === undefined || block.type !== 'turn' || block.turn < 0 || block.segments.length !== 2) return undefined;
  if (change.start < block.segments[0]! || change.end > block.segments[1]!) return undefined;
  const turn = document.turns[block.turn]!;
  const lineStart = text.lastIndexOf('\n', Math.min(turn.start, block.start) - 1) + 1;
  const found = text.indexOf('\n', block.segments[1]);
  const lineEnd = found < 0 ? text.length : found;
  if ((blocks[index - 1]?.end ?? 0) > lineStart || (blocks[index + 1]?.start ?? text.length) < lineEnd)
    return undefined;
  const oldLine = text.slice(lineStart, lineEnd);
  const newLine = text.slice(lineStart, change.start) + change.text + text.slice(change.end, lineEnd);
  if (reachesOut(oldLine, language) || reachesOut(newLine, language)) return undefined;

  const before = readAlone(machine, document, oldLine, settings);
  // A list behind a turn belongs to it: then the turn is more than its line.
  if (before === undefined || before.turnEnd + lineStart !== turn.end || turn.block !== index) return undefined;
  if (!sameBlock(before.block, block, lineStart)) return undefined;
  const now = readAlone(machine, document, newLine, settings);
  if (now === undefined || now.block.role !== block.role || now.block.segments.length !== 2) return undefined;

  const delta = change.text.length - (change.end - change.start);
  const moved = blocks as Block[];
  for (let i = index + 1; i < moved.length; i++) moveBlock(moved[i]!, delta);
  moveBlock(now.block, lineStart);
  moved[index] = { ...now.block, turn: block.turn };
  for (let i = block.turn + 1; i < document.turns.length; i++) moveTurn(document.turns[i]!, delta);
  (turn as Movable).end = now.turnEnd + lineStart; // blanks at its end are no part of a turn
  for (const scene of document.scenes) moveAround(scene, change.end, delta);
  for (const directive of document.directives) {
    if (directive.start < change.end) continue;
    move(directive, delta);
    for (const rule of directive.rules) move(rule.span, delta);
  }
  for (const problem of document.problems) if (problem.start >= change.end) move(problem, delta);
  const newText = text.slice(0, change.start) + change.text + text.slice(change.end);
  return { document: { ...document, text: newText }, block: index };
}

/** Marks with which a line may change how the lines around it are read. */
function reachesOut(line: string, language: Document['language']): boolean {
  if (/[:：]\s*$/.test(line)) return true; // leads in what follows
  if (language === 'html') return /[<>&]/.test(line);
  return language === 'markdown' ? /[`<>[\]|\\*_~&#]|--|==/.test(line) : /[#<]|--|==/.test(line);
}

/** The line read by itself: its one block and where its turn ends, or undefined where it is not one turn. */
function readAlone(
  machine: Machine,
  document: Document,
  line: string,
  settings: LintSettings,
): { readonly block: Block; readonly turnEnd: number } | undefined {
  const alone = machine.parse(line, document.language, { ...settings, kind: document.kind });
  const block = alone.blocks[0];
  if (alone.blocks.length !== 1 || alone.turns.length !== 1 || block!.type !== 'turn') return undefined;
  const spare = alone.directives.length + alone.problems.length + alone.scenes.length;
  if (spare > 0 || block!.exemption !== undefined) return undefined;
  return { block: block!, turnEnd: alone.turns[0]!.end };
}

/** The last block that begins at or before an offset, or -1. */
function blockAround(blocks: readonly Block[], offset: number): number {
  let low = 0;
  let high = blocks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (blocks[middle]!.start <= offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** Whether two blocks are read alike when the second stands `delta` code units further on. Their texts are known equal. */
export function sameBlock(old: Block, now: Block, delta: number): boolean {
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

function sameSpans(old: readonly Readonly<Movable>[], now: readonly Readonly<Movable>[], delta: number): boolean {
  if (old.length !== now.length) return false;
  for (let i = 0; i < old.length; i++)
    if (old[i]!.start + delta !== now[i]!.start || old[i]!.end + delta !== now[i]!.end) return false;
  return true;
}

function moveBlock(block: Block, delta: number): void {
  move(block, delta);
  const segments = block.segments as number[];
  for (let i = 0; i < segments.length; i++) segments[i]! += delta;
  for (let i = 0; i < block.exempt.length; i++) move(block.exempt[i]!, delta);
  for (let i = 0; i < block.entities.length; i++) move(block.entities[i]!, delta);
  for (let i = 0; i < block.recommended.length; i++) move(block.recommended[i]!, delta);
}

function moveTurn(turn: Turn, delta: number): void {
  move(turn, delta);
  move(turn.label, delta);
}

function moveAround(scene: Scene, from: number, delta: number): void {
  if (scene.start >= from) {
    move(scene, delta);
    move(scene.title, delta);
  } else if (scene.end >= from) {
    (scene as Movable).end += delta;
  }
}

function move(span: Readonly<Movable>, delta: number): void {
  const movable = span as Movable;
  movable.start += delta;
  movable.end += delta;
}
