import { Tokenizer, QuoteType } from 'htmlparser2';
import type { BlockType } from '../../document/document';
import type { Span } from '../../text/span';
import { skipBlanks, trimBlanks } from '../char-classes';
import { TagAttributes } from './attributes';
import { blocks, closesItem, codeBlocks, empty, inlineCode, isSpace, lists, unseen } from './elements';
import { Projection } from './projection';
import { TableGrid, type Cell } from './table-grid';

/** What a page is made of, in order. Offsets are those of the projection. */
export type Part =
  | {
      readonly is: 'line';
      readonly start: number;
      readonly end: number;
      readonly type: BlockType;
      /** How many lists and block quotes it stands in. */
      readonly depth: number;
      readonly quotes: number;
      /** The first line of its element. */
      readonly fresh: boolean;
    }
  | { readonly is: 'heading'; readonly level: number; readonly lines: readonly number[] }
  /** The cells of a row, or of the part of a row before one that holds more than a cell can. */
  | { readonly is: 'row'; readonly table: number; readonly head: boolean; readonly cells: readonly Cell[] }
  /** Nothing continues across a blank; neither turns nor lead-ins reach across an interruption; a list may go on with a turn. */
  | { readonly is: 'blank' | 'interruption' | 'list' };

/** A value that a customer reads: `alt="…"`. `quote`: the mark around it, '' where there is none. */
export interface ReadValue extends Span {
  readonly quote: '"' | "'" | '';
}

/**
 * Reads a page's tags into a projection of its visible text and the parts that this text consists of. The tokens are
 * those of the HTML standard; of its tree only as much is kept as a reader sees: blocks, headings, lists, quotes, tables,
 * code. Any text is a page, and the work is linear in its length.
 */
export class HtmlReader {
  readonly projection: Projection;
  readonly parts: Part[] = [];
  /** Flat pairs of the projection's offsets: inline code. */
  readonly codes: number[] = [];
  /** Offsets of the source from here on. */
  /** What stands between `<!--` and `-->`. */
  readonly comments: Span[] = [];
  readonly values: ReadValue[] = [];
  readonly metas: { readonly name: string; readonly value: ReadValue }[] = [];

  private readonly attributes: TagAttributes;
  /** Names of the open elements that matter, outermost first, and how often each is among them. */
  private readonly open: string[] = [];
  private readonly counts = new Map<string, number>();
  private readonly itemTypes: BlockType[] = [];
  private readonly tables: TableGrid[] = [];
  private tableCount = 0;
  private heading = 0;
  private headingLines: number[] = [];
  private cell: number[] | undefined;
  private fresh = true;
  private codeStart = 0;
  private tag = { start: 0, name: '' };

  constructor(private readonly source: string) {
    this.projection = new Projection(source);
    // So that three hyphens at the head of a page are no front matter.
    this.projection.break(0, 0);
    this.attributes = new TagAttributes(source);
  }

  /** Reads the source from `from` on. */
  read(from: number): void {
    const { attributes, source } = this;
    const tokenizer = new Tokenizer(
      { xmlMode: false, decodeEntities: true },
      {
        ontext: (start, end) => this.text(start, end),
        ontextentity: (code, end) => this.reference(code, end),
        onopentagname: (start, end) => {
          this.tag = { start: start - 1, name: source.slice(start, end).toLowerCase() };
          attributes.begin();
        },
        onattribname: (start, end) => attributes.name(start, end),
        onattribdata: () => {},
        onattribentity: () => {},
        onattribend: (quote, end) => attributes.end(quoteOf(quote), end),
        onopentagend: (end) => this.startTag(end + 1, false),
        onselfclosingtag: (end) => this.startTag(end + 1, true),
        onclosetag: (start, end) => this.endTag(start, end),
        oncomment: (start, end, offset) => this.comment(start, end - offset),
        oncdata: () => {},
        ondeclaration: () => {},
        onprocessinginstruction: () => {},
        onend: () => {},
      },
    );
    tokenizer.write(from > 0 ? ' '.repeat(from) + source.slice(from) : source);
    tokenizer.end();
    this.closeFrom(0, source.length);
    this.boundary(source.length, source.length);
  }

  private text(start: number, end: number): void {
    if (this.isUnseen) return;
    const { projection, source } = this;
    let from = start;
    for (let at = start; at < end; at++) {
      const c = source.charCodeAt(at);
      if (c !== 0x0a && c !== 0x0d) continue;
      // The whole run of white space around a line end is one blank.
      const first = Math.max(from, trimBlanks(source, from, at));
      let last = at + 1;
      while (last < end && isSpace(source.charCodeAt(last))) last++;
      if (first > from) projection.copy(from, first);
      projection.lineEnd(first, last);
      from = last;
      at = last - 1;
    }
    if (from < end) projection.copy(from, end);
  }

  private reference(code: number, end: number): void {
    if (this.isUnseen) return;
    this.projection.reference(this.source.lastIndexOf('&', end - 1), end, String.fromCodePoint(code));
  }

  private get isUnseen(): boolean {
    return this.hidden > 0;
  }
  /** How many of the open elements show nothing to be read. */
  private hidden = 0;

  private startTag(end: number, selfClosing: boolean): void {
    const { attributes, tag } = this;
    const { name, start } = tag;
    if (name === 'meta') {
      const value = attributes.valueOf('content');
      const key = attributes.textOf('name').toLowerCase();
      if (value && key.startsWith('huashu:')) this.metas.push({ name: key.slice('huashu:'.length), value });
    }
    if (this.hidden === 0) attributes.collect(name, this.values);
    if (name === 'br') this.lineBreak(start, end);
    else if (blocks.has(name)) this.startBlock(name, start, end);
    else if (unseen.has(name)) {
      if (!selfClosing) this.enter(name, () => this.hidden++);
    } else if (inlineCode.has(name)) {
      this.enter(name, () => {
        if (this.codeDepth++ === 0) this.codeStart = this.projection.length;
      });
    }
  }
  private codeDepth = 0;

  private startBlock(name: string, start: number, end: number): void {
    const closed = closesItem.get(name);
    if (closed) this.closeItem(closed, start);
    if (this.top === 'p') this.closeFrom(this.open.length - 1, start);
    if (lists.has(name) && this.cell === undefined) this.line(start, end, 'list');
    else this.boundary(start, end);
    if (empty.has(name)) {
      this.interrupt();
      return;
    }
    this.enter(name, () => this.begin(name));
  }

  /** What an element changes while it is open. {@link leave} takes it back. */
  private begin(name: string): void {
    const level = headingLevel(name);
    if (level > 0) {
      this.leaveCell();
      this.endHeading(); // one that nobody closed
      this.heading = level;
      this.headingLines = [];
    } else if (codeBlocks.has(name)) {
      this.leaveCell();
      this.interrupt();
      this.hidden++;
    } else if (name === 'table') {
      this.leaveCell();
      this.tables.push(new TableGrid(this.tableCount++));
    } else if (name === 'tr') this.table?.beginRow(this.counts.get('thead') ?? 0);
    else if (name === 'td' || name === 'th') {
      const columns = Number(this.attributes.textOf('colspan'));
      const rows = Number(this.attributes.textOf('rowspan'));
      this.table?.beginCell(name === 'th', columns, rows);
      if (this.table) this.cell = [];
    } else if (name === 'li' || name === 'dd' || name === 'option') this.itemTypes.push(this.itemType(name));
  }

  private itemType(name: string): BlockType {
    if (name !== 'li') return 'list-item';
    for (let i = this.open.length - 2; i >= 0; i--) {
      if (this.open[i] === 'ol') return 'numbered-step';
      if (lists.has(this.open[i]!)) break;
    }
    return 'list-item';
  }

  private get table(): TableGrid | undefined {
    return this.tables[this.tables.length - 1];
  }

  private get top(): string | undefined {
    return this.open[this.open.length - 1];
  }

  private enter(name: string, begin: () => void): void {
    this.open.push(name);
    this.counts.set(name, (this.counts.get(name) ?? 0) + 1);
    begin();
  }

  private endTag(nameStart: number, nameEnd: number): void {
    const name = this.source.slice(nameStart, nameEnd).toLowerCase();
    const start = nameStart - 2;
    const close = this.source.indexOf('>', nameEnd);
    const end = close < 0 ? this.source.length : close + 1;
    if (name === 'br') this.lineBreak(start, end);
    else if ((this.counts.get(name) ?? 0) > 0) this.closeFrom(this.open.lastIndexOf(name), start, end);
    else if (blocks.has(name)) this.boundary(start, end);
  }

  /** Closes the items, cells or rows of these names that a new one ends; none beyond the list or table it stands in. */
  private closeItem(names: readonly string[], at: number): void {
    let lowest = -1;
    for (let i = this.open.length - 1; i >= 0 && i >= this.open.length - deepest; i--) {
      const name = this.open[i]!;
      if (names.includes(name)) lowest = i;
      else if (lists.has(name) || name === 'table' || name === 'select') break;
    }
    if (lowest >= 0) this.closeFrom(lowest, at);
  }

  /** Closes the open elements from index `from` on. The tag that does so is [start, end), or stands at `start` unwritten. */
  private closeFrom(from: number, start: number, end = start): void {
    while (this.open.length > from) {
      const name = this.open.pop()!;
      this.counts.set(name, this.counts.get(name)! - 1);
      this.leave(name, start, end);
    }
  }

  private leave(name: string, start: number, end: number): void {
    if (unseen.has(name)) this.hidden--;
    else if (inlineCode.has(name)) {
      if (--this.codeDepth === 0) this.codes.push(this.codeStart, this.projection.length);
    } else if (codeBlocks.has(name)) {
      this.hidden--;
      this.interrupt();
    } else {
      this.boundary(start, end);
      if (headingLevel(name) > 0) this.endHeading();
      else if (name === 'td' || name === 'th') this.endCell();
      else if (name === 'tr') this.endRow();
      else if (name === 'table') {
        this.endRow();
        this.tables.pop();
        this.interrupt();
      } else if (name === 'li' || name === 'dd' || name === 'option') this.itemTypes.pop();
    }
  }

  private endHeading(): void {
    if (this.heading > 0 && this.headingLines.length > 0)
      this.parts.push({ is: 'heading', level: this.heading, lines: this.headingLines });
    this.heading = 0;
  }

  private endCell(): void {
    if (this.cell !== undefined) this.table?.endCell(this.cell, this.projection.length);
    this.cell = undefined;
  }

  /** A cell with a heading, code or a table in it is a piece of the page: what it held so far is text like any other. */
  private leaveCell(): void {
    const { cell } = this;
    if (cell === undefined) return;
    this.cell = undefined;
    this.endRow();
    for (let i = 0; i < cell.length; i += 2) this.addLine(cell[i]!, cell[i + 1]!, true);
    this.parts.push({ is: 'blank' });
  }

  private endRow(): void {
    const { table } = this;
    const row = table?.takeRow();
    if (table && row) this.parts.push({ is: 'row', table: table.id, head: row.head, cells: row.cells });
  }

  private interrupt(): void {
    if (this.cell === undefined) this.parts.push({ is: 'interruption' });
  }

  /** The end of a block, or the beginning of one: a line ends here and nothing goes on behind it. */
  private boundary(start: number, end: number): void {
    this.line(start, end, 'blank');
  }

  private lineBreak(start: number, end: number): void {
    const before = this.parts.length;
    this.line(start, end, undefined);
    this.fresh = false;
    // Two in a row leave a line free.
    if (this.parts.length === before && this.cell === undefined && this.heading === 0) this.parts.push({ is: 'blank' });
  }

  /** Ends the open line, where anything stands on it, with the tag [start, end). */
  private line(start: number, end: number, then: 'blank' | 'list' | undefined): void {
    const { projection } = this;
    if (this.hidden > 0) return;
    const words = projection.line;
    const first = skipBlanks(words, 0, words.length);
    const last = trimBlanks(words, first, words.length);
    const from = projection.lineStart + first;
    const to = projection.lineStart + last;
    if (from < to) {
      projection.break(start, end);
      if (this.heading > 0) this.headingLines.push(from, to);
      else if (this.cell) this.cell.push(from, to);
      else this.addLine(from, to, this.fresh);
    } else projection.beginLine();
    if (then === undefined || this.cell !== undefined || this.heading > 0) return;
    this.fresh = true;
    if (this.parts[this.parts.length - 1]?.is !== then) this.parts.push({ is: then });
  }

  private addLine(start: number, end: number, fresh: boolean): void {
    const depth = this.itemTypes.length;
    const type = depth > 0 ? this.itemTypes[depth - 1]! : 'paragraph';
    const quotes = this.counts.get('blockquote') ?? 0;
    this.parts.push({ is: 'line', start, end, type, depth, quotes, fresh });
  }

  private comment(start: number, end: number): void {
    if (this.source.startsWith('<!--', start - 4)) this.comments.push({ start, end });
  }
}

/** How far up an item looks for the one before it: nobody writes more blocks into an item than this. */
const deepest = 64;

function headingLevel(name: string): number {
  if (name === 'title') return 1;
  const level = name.length === 2 && name.charCodeAt(0) === 0x68 ? name.charCodeAt(1) - 48 : 0;
  return level >= 1 && level <= 6 ? level : 0;
}

function quoteOf(quote: QuoteType): ReadValue['quote'] {
  return quote === QuoteType.Double ? '"' : quote === QuoteType.Single ? "'" : '';
}
