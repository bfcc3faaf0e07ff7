import type { Block, Document, TableCell } from '../document/document';
import { blockAt } from '../document/queries';
import { sourceOf } from '../document/source';
import type { SourceText } from '../text/pieces';
import type { FactSigns } from './glance';
import { asksOf, showsOf } from './glance';
import type { PassageForm } from './passage';

/** A block to be read for facts, and the blocks above it that say what it is about (indices into document.blocks). */
export interface Unit {
  readonly block: number;
  readonly form: PassageForm;
  /** Row and column titles first, then leads, then headings, nearest first. */
  readonly above: readonly number[];
  readonly beside: number;
}

/** What stands before a block as far as it says what the block is about. Blocks, not places: those move in a session. */
export interface UnitContext {
  readonly headings: readonly { readonly level: number; readonly block: Block }[];
  /** Lines of a list that lead in what stands further in. */
  readonly leads: readonly { readonly indent: number; readonly block: Block }[];
  readonly paragraph?: Block;
  readonly question?: Block;
}

/** Blocks from one place to another, and what stands before. */
export interface UnitStretch {
  readonly from: number;
  readonly to: number;
  /** How many scenes begin before it. */
  readonly scenes: number;
  readonly before: UnitContext;
}

export const nothingBefore: UnitContext = { headings: [], leads: [] };

export function sameContext(one: UnitContext, other: UnitContext): boolean {
  return (
    one.paragraph === other.paragraph &&
    one.question === other.question &&
    one.headings.length === other.headings.length &&
    one.leads.length === other.leads.length &&
    one.headings.every(
      ({ level, block }, i) => other.headings[i]!.level === level && other.headings[i]!.block === block,
    ) &&
    one.leads.every(({ indent, block }, i) => other.leads[i]!.indent === indent && other.leads[i]!.block === block)
  );
}

/**
 * Every block of a stretch that may state a fact, with the blocks that its meaning depends on: the titles of its row and column, the
 * paragraph above its table and the note below, the line that leads in its list (by indentation), the headings over it, and
 * in a dialogue the customer's question before. A unit is listed only where it shows something that a topic asks
 * for which it or a block above it names; `signs` says what of these a block has. `next` is the block behind the stretch, or behind a table that reaches over its end; a
 * paragraph directly behind a table may belong to it.
 */
export function unitsOf(
  document: Document,
  signs: (block: number) => FactSigns,
  { from, to, scenes, before }: UnitStretch,
): { readonly units: Unit[]; readonly next: number; readonly after: UnitContext } {
  const { blocks } = document;
  const text = sourceOf(document);
  const units: Unit[] = [];
  const placeOf = (block: Block | undefined): number => {
    let place = block === undefined ? -1 : blockAt(document, block.start);
    // A turn and the table in it may begin at the same place.
    while (place >= 0 && blocks[place] !== block) place--;
    return place;
  };
  const headings = before.headings.map(({ level, block }) => {
    const place = placeOf(block);
    return { level, block: place, asks: place < 0 ? 0 : asksOf(signs(place)) };
  });
  let leads = before.leads.map(({ indent, block }) => ({ indent, block: placeOf(block) }));
  let paragraph = placeOf(before.paragraph);
  let question = placeOf(before.question);
  let questionAsks = question < 0 ? 0 : asksOf(signs(question));
  const headingsAsk = (): number => headings.reduce((asks, heading) => asks | heading.asks, 0);
  let headingAsks = headingsAsk();
  let nextScene = scenes;
  let i = from;
  const push = (block: number, form: PassageForm, near: readonly number[], beside: number): void => {
    const above = [...near];
    for (let at = headings.length - 1; at >= 0; at--) above.push(headings[at]!.block);
    units.push({ block, form, above, beside });
  };
  const list = (block: number, form: PassageForm, near: readonly number[], beside: number): void => {
    // Most blocks are not listed: nothing is put together for them.
    const own = signs(block);
    let asks = asksOf(own) | headingAsks;
    for (const other of near) asks |= asksOf(signs(other));
    if ((asks & showsOf(own)) !== 0) push(block, form, near, beside);
  };
  /** A block that only the question before it says something about. */
  const listAnswer = (block: number): void => {
    const own = signs(block);
    if (((asksOf(own) | headingAsks | questionAsks) & showsOf(own)) !== 0)
      push(block, 'text', question >= 0 ? [question] : [], 0);
  };
  const ask = (block: number): void => {
    question = block;
    questionAsks = block < 0 ? 0 : asksOf(signs(block));
  };
  while (i < to) {
    const block = blocks[i]!;
    if (block.type === 'heading') {
      while (nextScene < document.scenes.length && document.scenes[nextScene]!.start < block.start) nextScene++;
      const level = document.scenes[nextScene]?.level ?? 1;
      while (headings.length > 0 && headings[headings.length - 1]!.level >= level) headings.pop();
      headingAsks = headingsAsk();
      list(i, 'heading', [], 0);
      headings.push({ level, block: i, asks: asksOf(signs(i)) });
      headingAsks = headingsAsk();
      if (leads.length > 0) leads = [];
      paragraph = -1;
      ask(-1);
      i++;
      continue;
    }
    if (block.cell) {
      i = table(i);
      if (leads.length > 0) leads = [];
      paragraph = -1;
      continue;
    }
    if (block.type === 'turn') {
      if (block.role === 'customer') ask(i);
      else {
        listAnswer(i);
        paragraph = i;
      }
      if (leads.length > 0) leads = [];
      i++;
      continue;
    }
    if (block.type === 'list-item' || block.type === 'numbered-step') {
      const indent = indentOf(text, block);
      while (leads.length > 0 && leads[leads.length - 1]!.indent >= indent) leads.pop();
      const near = leads.map((lead) => lead.block).reverse();
      list(i, 'item', paragraph >= 0 ? [...near, paragraph] : near, 0);
      leads.push({ indent, block: i });
      i++;
      continue;
    }
    const leadsIn = paragraph >= 0 && /[:：]\s*$/.test(text.slice(blocks[paragraph]!.start, blocks[paragraph]!.end));
    const afterItem = leads.length > 0 ? leads[leads.length - 1]!.block : -1;
    if (block.exemption === 'customer-words') ask(i);
    else if (leadsIn) list(i, 'text', [paragraph], 0);
    else if (question < 0 && afterItem >= 0 && isIndented(text, block)) list(i, 'text', [afterItem], 0);
    else listAnswer(i);
    paragraph = i;
    if (leads.length > 0) leads = [];
    i++;
  }
  const after = {
    headings: headings.map(({ level, block }) => ({ level, block: blocks[block]! })),
    leads: leads.map(({ indent, block }) => ({ indent, block: blocks[block]! })),
    ...(paragraph >= 0 ? { paragraph: blocks[paragraph]! } : {}),
    ...(question >= 0 ? { question: blocks[question]! } : {}),
  };
  return { units, next: i, after };

  /** All cells of one table; returns the index of the block behind it. */
  function table(first: number): number {
    const number = blocks[first]!.cell!.table;
    let end = first;
    while (end < blocks.length && blocks[end]!.cell?.table === number) end++;
    const cells: (TableCell & { readonly at: number })[] = [];
    for (let at = first; at < end; at++) cells.push({ at, ...blocks[at]!.cell! });
    const hasHead = cells.some((cell) => cell.head);
    const firstRow = cells[0]!.row;
    const note = end < blocks.length && blocks[end]!.type === 'paragraph' && isNote(text, blocks[end]!) ? end : -1;
    const over = [...(note >= 0 ? [note] : []), ...(paragraph >= 0 ? [paragraph] : question >= 0 ? [question] : [])];
    const columnOf = (cell: (typeof cells)[number]) =>
      cells.filter(
        (head) =>
          head.at !== cell.at &&
          (hasHead ? head.head : head.row === firstRow) &&
          head.row < cell.row &&
          head.column <= cell.column &&
          cell.column < head.column + (head.columns ?? 1),
      );
    for (const cell of cells) {
      const isHead = cell.head || (!hasHead && cell.row === firstRow);
      if (isHead && cell.row === firstRow) {
        list(cell.at, 'heading', over, 0);
        continue;
      }
      const row = cells.filter(
        (other) =>
          other.column < cell.column &&
          other.row <= cell.row &&
          cell.row < other.row + (other.rows ?? 1) &&
          !(other.head && !cell.head && other.row === firstRow),
      );
      const titles = columnOf(cell);
      // 时限 | 客户: what the row is about stands behind its value.
      if (cell.column === 0 && titles.some((title) => isMeasure(text, blocks[title.at]!)))
        row.push(...cells.filter((other) => other.row === cell.row && other.column > 0).reverse());
      const beside = [...row.reverse(), ...titles.reverse()].map((other) => other.at);
      // A title over the first column says what the titles of the rows are.
      const corner = cells.find((other) => other.row === firstRow && other.column === 0 && other.at !== cell.at);
      list(
        cell.at,
        'cell',
        [...beside, ...(corner && cell.column > 0 && !beside.includes(corner.at) ? [corner.at] : []), ...over],
        beside.length,
      );
    }
    return end;
  }
}

function isMeasure(text: SourceText, block: Block): boolean {
  return /^.{0,6}(?:时限|时间|期限|天数|金额|次数|周期|频次|标准)/.test(text.slice(block.start, block.start + 12));
}

function indentOf(text: SourceText, block: Block): number {
  const before = text.slice(Math.max(0, block.start - 60), block.start);
  return /^[ \t]*/.exec(before.slice(Math.max(before.lastIndexOf('\n'), before.lastIndexOf('\r')) + 1))![0].length;
}

function isIndented(text: SourceText, block: Block): boolean {
  return indentOf(text, block) >= 2;
}

/** 注：年消费金额下限。 （紧急开机） 说明：… below a table speaks of the table. */
function isNote(text: SourceText, block: Block): boolean {
  return /^[*＊（(【]|^(?:备?注|说明|附注|单位|以上|上表|附?表)/.test(text.slice(block.start, block.start + 4));
}
