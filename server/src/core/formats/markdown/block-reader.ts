import type { BlockType } from '../../document/document';
import { charClasses, HASH, LINE_END, PIPE, skipBlanks, trimBlanks } from '../char-classes';
import type { DocumentBuilder } from '../document-builder';
import { afterBreak, lineEndAt } from '../lines';
import { listMarker, type ListMarker } from '../list-marker';
import { readDefinition } from './definitions';
import { htmlBlockEnds, htmlBlockType } from './html-blocks';
import { LineCursor } from './line-cursor';
import { TableReader } from './table-reader';
import { delimiterColumns, readCells } from './table-rows';

/** What a line may go on with. */
const enum Leaf {
  None,
  Paragraph,
  Fence,
  Indented,
  Html,
  Table,
}

/** A block quote (`indent` -1) or a list item (`indent`: columns its lines are indented by). */
interface Container {
  readonly indent: number;
  readonly type: BlockType;
  /** An item that began with a blank line and has nothing yet: another blank line ends it. */
  empty: boolean;
}

/**
 * Reads Markdown's block structure line by line, after the algorithm of the CommonMark specification (appendix, phase 1),
 * keeping nothing of the tree but the containers that are open. Differences, all for the sake of scripts:
 *
 * - a line with a role label, a lead-in or a Chinese list number (1、 （1） ①) begins a block inside a paragraph;
 * - `---` and `===` under a line with a role label are rules, not underlines;
 * - a row of cells `| … |` is a table row even where no delimiter row follows;
 * - a link reference definition stands on one line.
 */
export class MarkdownReader {
  private readonly text: string;
  private readonly cursor: LineCursor;
  private readonly tables: TableReader;
  private readonly containers: Container[] = [];
  private leaf: Leaf = Leaf.None;
  /** The paragraph's last line, which may turn out to be the head of a table. */
  private readonly lastLine = { start: 0, end: 0, flags: 0 };
  /** Whether the open paragraph is one unit so far, so that an underline makes it a heading. */
  private whole = false;
  private fence = { code: 0, length: 0 };
  private html = { type: 0, start: 0, end: 0 };

  constructor(private readonly builder: DocumentBuilder) {
    this.text = builder.text;
    this.cursor = new LineCursor(builder.text);
    this.tables = new TableReader(builder);
  }

  read(): void {
    const { text } = this;
    const length = text.length;
    let at = this.builder.frontMatter.bodyStart;
    while (at < length) {
      let flags = 0;
      let end = at;
      while (end < length) {
        const bits = charClasses[text.charCodeAt(end)]!;
        if (bits !== 0) {
          if ((bits & LINE_END) !== 0) break;
          flags |= bits;
        }
        end++;
      }
      if (at === end) this.blankLine();
      else if (this.containers.length === 0 && this.leaf <= Leaf.Paragraph && structural[text.charCodeAt(at)] === 0)
        this.textLine(at, end, flags);
      else this.structuralLine(at, end, flags);
      at = afterBreak(text, end);
    }
    this.closeLeaf();
    this.builder.flush();
  }

  private blankLine(): void {
    const { containers } = this;
    if (this.leaf === Leaf.Fence || (this.leaf === Leaf.Html && this.html.type <= 5)) {
      // A quote ends at a line without its mark; an item goes on.
      if (!containers.some((container) => container.indent < 0)) return;
    }
    for (let i = 0; i < containers.length; i++) {
      if (containers[i]!.indent < 0 || containers[i]!.empty) {
        this.closeTo(i);
        break;
      }
    }
    if (this.leaf !== Leaf.Indented) this.closeLeaf();
    this.builder.blank();
  }

  /** A line whose beginning may mean something, or that stands in a container or a leaf that says how to read it. */
  private structuralLine(start: number, end: number, flags: number): void {
    const { cursor, containers, text } = this;
    cursor.start(start, end);
    const matched = this.matchContainers();
    const allMatched = matched === containers.length;
    let indent = cursor.measure();
    if (cursor.nonblank === end || trimBlanks(text, cursor.nonblank, end) === cursor.nonblank) {
      if (!allMatched) this.closeTo(matched);
      this.blankInside();
      return;
    }
    if (matched > 0) containers[matched - 1]!.empty = false;
    if (allMatched && this.continuesLeaf(indent, end, flags)) return;
    const lazy = !allMatched && this.leaf === Leaf.Paragraph;
    let closed = allMatched;
    // Close what the line does not continue once it is clear that it is no lazy continuation of the paragraph.
    const close = (): void => {
      if (!closed) this.closeTo(matched);
      closed = true;
    };
    for (;;) {
      const at = cursor.nonblank;
      const first = text.charCodeAt(at);
      const inParagraph = this.leaf === Leaf.Paragraph && (closed || lazy);
      if (indent >= 4) {
        if (inParagraph) break;
        close();
        this.closeLeaf();
        this.builder.interrupt();
        this.leaf = Leaf.Indented;
        return;
      }
      if (first === 0x3e /* > */) {
        close();
        this.closeLeaf();
        cursor.skipMarker(1, indent);
        cursor.skipColumns(1);
        this.open({ indent: -1, type: 'paragraph', empty: false });
        indent = cursor.measure();
        if (cursor.nonblank === end) {
          this.blankInside();
          return;
        }
        continue;
      }
      if (this.startsLeaf(at, end, flags, first, closed && this.leaf === Leaf.Paragraph, inParagraph, close)) return;
      const item = this.listItem(at, end, indent, first, closed && this.leaf === Leaf.Paragraph);
      if (!item) break;
      close();
      this.closeLeaf();
      this.builder.flush();
      this.open(item);
      indent = cursor.measure();
      if (cursor.nonblank === end) return;
    }
    if (!lazy || closed) {
      close();
      if (this.leaf !== Leaf.Paragraph) this.closeLeaf();
    }
    this.textLine(cursor.nonblank, end, flags);
  }

  /** How many of the open containers the line continues; moves the cursor behind their marks. */
  private matchContainers(): number {
    const { cursor, containers, text } = this;
    let matched = 0;
    for (; matched < containers.length; matched++) {
      const container = containers[matched]!;
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

  /** A line with nothing but blanks behind the marks of its containers. */
  private blankInside(): void {
    const last = this.containers[this.containers.length - 1];
    if (this.leaf === Leaf.Fence || (this.leaf === Leaf.Html && this.html.type <= 5)) return;
    if (this.leaf !== Leaf.Indented) this.closeLeaf();
    if (last?.empty && last.indent >= 0) this.closeTo(this.containers.length - 1);
    this.builder.blank();
  }

  /** Whether the open leaf takes the line. All containers match. */
  private continuesLeaf(indent: number, end: number, flags: number): boolean {
    const { cursor, text } = this;
    switch (this.leaf) {
      case Leaf.Fence:
        if (indent < 4 && this.closesFence(cursor.nonblank, end)) this.leaf = Leaf.None;
        return true;
      case Leaf.Indented:
        if (indent >= 4) return true;
        this.leaf = Leaf.None;
        return false;
      case Leaf.Html:
        this.html.end = end;
        if (this.html.type <= 5 && htmlBlockEnds(this.html.type, text, cursor.at, end)) this.closeLeaf();
        return true;
      case Leaf.Table: {
        const first = text.charCodeAt(cursor.nonblank);
        if (indent >= 4 || first === 0x3e || first === 0x23 || this.tables.endsBefore(cursor.nonblank, end)) {
          this.closeLeaf();
          return false;
        }
        this.place();
        this.tables.row(cursor.nonblank, end, flags);
        return true;
      }
      default:
        return false;
    }
  }

  /** Begins a leaf other than a paragraph, or turns the open paragraph into a heading or a table. */
  private startsLeaf(
    at: number,
    end: number,
    flags: number,
    first: number,
    underParagraph: boolean,
    inParagraph: boolean,
    close: () => void,
  ): boolean {
    const { text, builder } = this;
    switch (first) {
      case 0x23 /* # */:
        return (flags & HASH) !== 0 && this.atxHeading(at, end, flags, close);
      case 0x60 /* ` */:
      case 0x7e /* ~ */: {
        const length = runLength(text, at, end);
        if (length < 3 || (first === 0x60 && text.slice(at + length, end).includes('`'))) return false;
        close();
        this.closeLeaf();
        builder.interrupt();
        this.leaf = Leaf.Fence;
        this.fence = { code: first, length };
        return true;
      }
      case 0x3c /* < */: {
        const type = htmlBlockType(text, at, end, inParagraph);
        if (type === 0) return false;
        close();
        this.closeLeaf();
        builder.flush();
        this.leaf = Leaf.Html;
        this.html = { type, start: at, end };
        if (type <= 5 && htmlBlockEnds(type, text, type === 2 ? at + 2 : at, end)) this.closeLeaf();
        return true;
      }
      case 0x7c /* | */:
      case 0x3a /* : */:
        return underParagraph && this.tableHead(at, end);
      case 0x3d /* = */:
        return underParagraph && isRule(text, at, end, 1, false) && this.underline(1, end);
      case 0x2d /* - */:
        if (underParagraph && isRule(text, at, end, 1, false)) {
          if (this.underline(2, end)) return true;
        } else if (underParagraph && this.tableHead(at, end)) return true;
        return this.thematicBreak(at, end, close);
      case 0x2a /* * */:
      case 0x5f /* _ */:
        return this.thematicBreak(at, end, close);
      default:
        return false;
    }
  }

  private atxHeading(at: number, end: number, flags: number, close: () => void): boolean {
    const { text } = this;
    const level = runLength(text, at, end);
    const after = at + level;
    if (level > 6 || (after < end && text.charCodeAt(after) !== 0x20 && text.charCodeAt(after) !== 0x09)) return false;
    close();
    this.closeLeaf();
    const start = skipBlanks(text, after, end);
    let last = trimBlanks(text, start, end);
    let marks = last;
    while (marks > start && text.charCodeAt(marks - 1) === 0x23) marks--;
    if (marks === start) last = start;
    else if (marks < last && trimBlanks(text, start, marks) < marks) last = trimBlanks(text, start, marks);
    this.place();
    this.builder.heading(level, at, trimBlanks(text, after, end), start < last ? [start, last] : [], flags);
    return true;
  }

  /** An underline makes a heading of the paragraph above, unless the paragraph is somebody's turn. */
  private underline(level: number, end: number): boolean {
    if (!this.whole || this.builder.inTurn) {
      if (level === 2) return false;
      this.closeLeaf();
      return true;
    }
    const unit = this.builder.takeUnit();
    this.leaf = Leaf.None;
    if (unit) this.builder.heading(level, unit.start, trimBlanks(this.text, unit.start, end), unit.lines, unit.flags);
    return true;
  }

  private thematicBreak(at: number, end: number, close: () => void): boolean {
    if (!isRule(this.text, at, end, 3, true)) return false;
    close();
    this.closeLeaf();
    this.builder.interrupt();
    return true;
  }

  /** A delimiter row under a line with as many cells makes a table of both. */
  private tableHead(at: number, end: number): boolean {
    const { text, lastLine } = this;
    const columns = delimiterColumns(text, at, end);
    if (columns === 0 || ((lastLine.flags & PIPE) === 0 && columns > 1)) return false;
    const cells = readCells(text, lastLine.start, lastLine.end);
    if (cells.length !== columns * 2) return false;
    this.builder.dropLastLine();
    this.builder.flush();
    this.place();
    this.tables.head(cells, lastLine.flags);
    this.leaf = Leaf.Table;
    return true;
  }

  /** The item that begins at `at`, its marker passed by the cursor; undefined where none does. */
  private listItem(
    at: number,
    end: number,
    indent: number,
    first: number,
    inParagraph: boolean,
  ): Container | undefined {
    const { text, cursor } = this;
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
    const blank = skipSpaces(text, after, end) === end;
    if (inParagraph && blank) return undefined;
    cursor.skipMarker(after - at, indent);
    const width = indent + (after - at);
    const spaces = cursor.measure();
    if (blank) return { indent: width + 1, type, empty: true };
    const used = spaces > 4 ? 1 : spaces;
    cursor.skipColumns(used);
    return { indent: width + used, type, empty: false };
  }

  /** A line of a paragraph, [start, end) without its containers' marks. */
  private textLine(start: number, end: number, flags: number): void {
    const { text, builder } = this;
    let first = skipBlanks(text, start, end);
    const last = trimBlanks(text, first, end);
    if (first === last) {
      this.blankInside();
      return;
    }
    const item = this.containers[this.containers.length - 1];
    const begins = this.leaf !== Leaf.Paragraph;
    const c = text.charCodeAt(first);
    if (begins && c === 0x5b /* [ */) {
      const task = item && item.indent >= 0 ? taskMarker(text, first, last) : 0;
      if (task > 0) first = skipBlanks(text, first + task, last);
      else {
        const definition = builder.isTurn(first, last) ? undefined : readDefinition(text, first, last);
        if (definition && definition.contentStart >= last) return;
        if (definition) first = definition.contentStart;
      }
    }
    this.place();
    if (c === 0x7c && this.looseRow(first, last, end, flags)) return;
    this.leaf = Leaf.Paragraph;
    this.lastLine.start = first;
    this.lastLine.end = last;
    this.lastLine.flags = flags;
    if ((c < 0x4e00 || c > 0x9fff || c === 0x7b2c) && chineseItem(text, first, last)) {
      this.whole = false;
      builder.line(marker.contentStart, last, flags, marker.type, true);
      return;
    }
    const before = builder.unitCount;
    builder.line(first, last, flags, item?.type ?? 'paragraph', begins);
    this.whole = begins ? true : this.whole && builder.unitCount === before;
  }

  /** A row of cells without a delimiter row anywhere, as exported from elsewhere. */
  private looseRow(first: number, last: number, lineEnd: number, flags: number): boolean {
    const { text } = this;
    if (last - first < 3 || text.charCodeAt(last - 1) !== 0x7c || text.indexOf('|', first + 1) >= last - 1)
      return false;
    const next = afterBreak(text, lineEnd);
    const nextEnd = lineEndAt(text, next);
    let at = next;
    while (at < nextEnd && (text.charCodeAt(at) === 0x20 || text.charCodeAt(at) === 0x3e)) at++;
    if (delimiterColumns(text, at, trimBlanks(text, at, nextEnd)) > 0) return false;
    this.closeLeaf();
    this.tables.looseRow(first, last, flags);
    return true;
  }

  /** Tells the builder how deep the next unit stands. */
  private place(): void {
    const { builder, containers } = this;
    let quotes = 0;
    for (let i = 0; i < containers.length; i++) if (containers[i]!.indent < 0) quotes++;
    builder.quotes = quotes;
    builder.depth = containers.length - quotes;
  }

  private open(container: Container): void {
    this.containers.push(container);
  }

  private closeTo(count: number): void {
    this.closeLeaf();
    this.builder.flush();
    this.containers.length = count;
  }

  private closeLeaf(): void {
    const { leaf } = this;
    this.leaf = Leaf.None;
    if (leaf === Leaf.Paragraph) this.builder.flush();
    else if (leaf === Leaf.Html) this.readComments(this.html.start, this.html.end);
    else if (leaf === Leaf.Table) this.builder.blank();
  }

  /** The comments of an HTML block. */
  private readComments(start: number, end: number): void {
    const { text, builder } = this;
    const html = text.slice(start, end);
    for (let at = html.indexOf('<!--'); at >= 0;) {
      const close = html.indexOf('-->', at + 2);
      if (close < 0) {
        if (/^<!--\s*huashu-/.test(html.slice(at, at + 40))) builder.unclosedComment(start + at, start + at + 4);
        return;
      }
      builder.comment(start + at, start + close + 3, Math.min(start + at + 4, start + close), start + close);
      at = html.indexOf('<!--', close + 3);
    }
  }

  private closesFence(at: number, end: number): boolean {
    const { text, fence } = this;
    if (text.charCodeAt(at) !== fence.code) return false;
    const length = runLength(text, at, end);
    return length >= fence.length && skipSpaces(text, at + length, end) === end;
  }
}

/** An item that Markdown itself does not know: 1、 1.打开 （1） ①. */
function chineseItem(text: string, at: number, end: number): boolean {
  const c = text.charCodeAt(at);
  if (c === 0x2d || c === 0x2a || c === 0x2b || !listMarker(text, at, end, marker)) return false;
  if (c < 48 || c > 57) return true;
  const before = text.charCodeAt(marker.contentStart - 1);
  return before !== 0x20 && before !== 0x09;
}

const marker: ListMarker = { type: 'list-item', contentStart: 0 };

/** Code units that may mean something at the head of a line of Markdown. */
const structural = new Uint8Array(0x10000);
for (const character of ' \t#>-+*=_`~<|:[0123456789\u3000') structural[character.charCodeAt(0)] = 1;

/** Whether a line is a run of one mark: at least `least`, with blanks between where `spaced`. */
function isRule(text: string, at: number, end: number, least: number, spaced: boolean): boolean {
  const mark = text.charCodeAt(at);
  let count = 0;
  let blank = false;
  for (let i = at; i < end; i++) {
    const c = text.charCodeAt(i);
    if (c === mark) {
      if (blank && !spaced) return false;
      count++;
    } else if (c === 0x20 || c === 0x09) blank = true;
    else return false;
  }
  return count >= least;
}

function runLength(text: string, at: number, end: number): number {
  const mark = text.charCodeAt(at);
  let i = at + 1;
  while (i < end && text.charCodeAt(i) === mark) i++;
  return i - at;
}

function skipSpaces(text: string, at: number, end: number): number {
  while (at < end && (text.charCodeAt(at) === 0x20 || text.charCodeAt(at) === 0x09)) at++;
  return at;
}

/** `[ ] ` or `[x] ` at the head of an item: its width, or 0. */
function taskMarker(text: string, at: number, end: number): number {
  if (at + 3 >= end || text.charCodeAt(at + 2) !== 0x5d) return 0;
  const state = text.charCodeAt(at + 1);
  const blank = text.charCodeAt(at + 3);
  return (state === 0x20 || (state | 32) === 0x78) && (blank === 0x20 || blank === 0x09) ? 4 : 0;
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}
