import type { Span } from '../text/span';
import type { Block, Directive, Scene, TableCell, Turn } from './document';

// A session moves what stands behind an edit in place: a document is used up by the next update. Only it may do so.

type Movable = { start: number; end: number };
type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** How far what stands behind an edit moves: in UTF-16 code units, and in places of the document's lists. */
export interface Shift {
  readonly units: number;
  readonly lines: number;
  readonly blocks: number;
  readonly turns: number;
  readonly scenes: number;
  readonly tables: number;
}

export function movesAnything(by: Shift): boolean {
  return (by.units | by.lines | by.blocks | by.turns | by.scenes | by.tables) !== 0;
}

export function moveBlock(block: Block, by: Shift): void {
  if (by.units !== 0) {
    move(block, by.units);
    const segments = block.segments as number[];
    for (let i = 0; i < segments.length; i++) segments[i]! += by.units;
    moveAll(block.exempt, by.units);
    moveAll(block.entities, by.units);
    moveAll(block.recommended, by.units);
  }
  const mutable = block as Mutable<Block>;
  if (by.turns !== 0 && block.turn >= 0) mutable.turn += by.turns;
  if (by.tables !== 0 && block.cell) mutable.cell = { ...block.cell, table: block.cell.table + by.tables } as TableCell;
}

export function moveTurn(turn: Turn, by: Shift): void {
  if (by.units !== 0) {
    move(turn, by.units);
    move(turn.label, by.units);
  }
  const mutable = turn as Mutable<Turn>;
  mutable.block += by.blocks;
  mutable.scene += by.scenes;
}

export function moveScene(scene: Scene, by: Shift): void {
  move(scene, by.units);
  move(scene.title, by.units);
}

export function moveDirective(directive: Directive, by: Shift): void {
  move(directive, by.units);
  for (const rule of directive.rules) move(rule.span, by.units);
  (directive as Mutable<Directive>).line += by.lines;
}

export function move(span: Span, units: number): void {
  const movable = span as Movable;
  movable.start += units;
  movable.end += units;
}

/** A copy of a block that stands `units` further on. */
export function movedBlock(block: Block, units: number): Block {
  const span = <S extends Span>(s: S): S => ({ ...s, start: s.start + units, end: s.end + units });
  return {
    ...span(block),
    segments: block.segments.map((at) => at + units),
    exempt: block.exempt.map(span),
    entities: block.entities.map(span),
    recommended: block.recommended.map(span),
  };
}

/** Says anew where each scene ends: before the next of its level or a higher one. `length`: of the text. */
export function endScenes(scenes: readonly Scene[], length: number): void {
  const open: Mutable<Scene>[] = [];
  for (const scene of scenes) {
    while (open.length > 0 && open[open.length - 1]!.level >= scene.level) open.pop()!.end = scene.start;
    open.push(scene);
  }
  for (const scene of open) scene.end = length;
}

/** Whether two blocks are read alike when the second stands `delta` code units further on. Their texts are known equal. */
export function sameBlock(old: Block, now: Block, delta: number): boolean {
  return (
    old.start + delta === now.start &&
    old.end + delta === now.end &&
    old.type === now.type &&
    old.role === now.role &&
    old.exemption === now.exemption &&
    old.notation === now.notation &&
    old.turn < 0 === now.turn < 0 &&
    sameCell(old.cell, now.cell) &&
    sameNumbers(old.segments, now.segments, delta) &&
    sameSpans(old.exempt, now.exempt, delta) &&
    sameSpans(old.entities, now.entities, delta) &&
    sameSpans(old.recommended, now.recommended, delta)
  );
}

/** Whether two cells stand in the same place of their tables, whatever the numbers of these are. */
function sameCell(old: TableCell | undefined, now: TableCell | undefined): boolean {
  if (old === undefined || now === undefined) return old === now;
  return (
    old.row === now.row &&
    old.column === now.column &&
    old.head === now.head &&
    old.columns === now.columns &&
    old.rows === now.rows
  );
}

/** Whether two turns are read alike when the second stands `delta` code units further on. Their texts are known equal. */
export function sameTurn(old: Turn, now: Turn, delta: number): boolean {
  return (
    old.start + delta === now.start &&
    old.end + delta === now.end &&
    old.role === now.role &&
    old.label.start + delta === now.label.start &&
    old.label.end + delta === now.label.end &&
    old.time?.startMs === now.time?.startMs &&
    old.time?.endMs === now.time?.endMs
  );
}

/** Gives a block that is read as before the places of the one that was read now. */
export function placeBlock(old: Block, now: Block, units: number): void {
  if (units !== 0) moveBlock(old, { ...nowhere, units });
  const mutable = old as Mutable<Block>;
  mutable.turn = now.turn;
  if (now.cell) mutable.cell = now.cell;
}

/** The same for a turn. */
export function placeTurn(old: Turn, now: Turn, units: number): void {
  if (units !== 0) moveTurn(old, { ...nowhere, units });
  const mutable = old as Mutable<Turn>;
  mutable.block = now.block;
  mutable.scene = now.scene;
}

const nowhere: Shift = { units: 0, lines: 0, blocks: 0, turns: 0, scenes: 0, tables: 0 };

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

function moveAll(spans: readonly Span[], units: number): void {
  for (let i = 0; i < spans.length; i++) move(spans[i]!, units);
}
