import { charClasses, HASH, LINE_END, PIPE, skipBlanks, trimBlanks } from '../char-classes';
import { Cut, type DocumentBuilder } from '../document-builder';
import { afterBreak, lineEndAt } from '../lines';
import { Containers, listItem } from './containers';
import { readDefinition } from './definitions';
import { htmlBlockEnds, htmlBlockType } from './html-blocks';
import { LineCursor } from './line-cursor';
import { chineseItem, isRule, marker, runLength, skipSpaces, taskMarker } from './line-shapes';
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

/**
 * Reads Markdown's block structure line by line, after the algorithm of the CommonMark specification (appendix, phase 1),
 * keeping nothing of the tree but the containers that are open. Differences, all for the sake of scripts:
 *
 * - a line with a role label, a lead-in or a Chinese list number (1、 （1） ①) begins a block inside a paragraph;
 * - `---` and `===` under a line with a role label are rules, not underlines;
 * - an indented line with a role label is a turn, not code;
 * - a row of cells `| … |` is a table row even where no delimiter row follows;
 * - a link reference definition stands on one line.
 */
export class MarkdownReader {
  private readonly text: string;
  private readonly cursor: LineCursor;
  private readonly tables: TableReader;
  private readonly containers = new Containers();
  private leaf: Leaf = Leaf.None;
  /** The paragraph's last line, which may turn out to be the head of a table. */
  private readonly lastLine = { start: 0, end: 0, flags: 0 };
  /** Whether the open paragraph is one unit so far, so that an underline makes it a heading. */
  private whole = false;
  private fence = { code: 0, length: 0 };
  private html = { type: 0, start: 0, end: 0 };
  /** End of the line of the last row of cells without a delimiter row, or -1. */
  private looseEnd = -1;

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
      this.builder.lineStart = at;
      this.builder.cut = Cut.None;
      if (at === end) this.blankLine();
      else if (this.containers.count === 0 && this.leaf <= Leaf.Paragraph && !structural.has(text.charCodeAt(at))) {
        this.builder.cut = this.leaf === Leaf.None ? Cut.AtRest | Cut.Free : Cut.Free;
        this.textLine(at, end, flags);
      } else this.structuralLine(at, end, flags);
      at = afterBreak(text, end);
    }
    const { leaf } = this;
    this.builder.ended(
      leaf !== Leaf.Fence && leaf !== Leaf.Html,
      leaf === Leaf.None,
      leaf === Leaf.Paragraph && this.containers.count === 0,
    );
    this.closeLeaf();
    this.builder.flush();
  }

  private blankLine(): void {
    const { containers } = this;
    if (this.leaf === Leaf.Fence || (this.leaf === Leaf.Html && this.html.type <= 5)) {
      // A quote ends at a line without its mark; an item goes on.
      if (containers.quotes === 0) return;
    }
    const left = containers.afterBlank;
    if (left < containers.count) this.closeTo(left);
    if (this.leaf !== Leaf.Indented) this.closeLeaf();
    this.builder.blank();
  }

  /** A line whose beginning may mean something, or that stands in a container or a leaf that says how to read it. */
  private structuralLine(start: number, end: number, flags: number): void {
    const { cursor, containers, text } = this;
    cursor.start(start, end);
    const matched = containers.match(text, cursor);
    const allMatched = matched === containers.count;
    const cut = this.cutBefore(start, end);
    let indent = cursor.measure();
    if (cursor.nonblank === end || trimBlanks(text, cursor.nonblank, end) === cursor.nonblank) {
      if (!allMatched) this.closeTo(matched);
      this.blankInside();
      return;
    }
    containers.fill(matched);
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
        if (inParagraph || this.builder.isTurn(at, end)) break;
        close();
        this.closeLeaf();
        this.builder.interrupt();
        this.leaf = Leaf.Indented;
        return;
      }
      if (first === 0x3e /* > */ && !containers.full) {
        close();
        this.closeLeaf();
        cursor.skipMarker(1, indent);
        cursor.skipColumns(1);
        containers.push({ indent: -1, type: 'paragraph', empty: false });
        indent = cursor.measure();
        if (cursor.nonblank === end) {
          this.blankInside();
          return;
        }
        continue;
      }
      if (this.startsLeaf(at, end, flags, first, closed && this.leaf === Leaf.Paragraph, inParagraph, close)) return;
      const item = containers.full
        ? undefined
        : listItem(text, cursor, at, end, indent, closed && this.leaf === Leaf.Paragraph);
      if (!item) break;
      close();
      this.closeLeaf();
      this.builder.flush();
      containers.push(item);
      indent = cursor.measure();
      if (cursor.nonblank === end) return;
    }
    if (!lazy || closed) {
      close();
      if (this.leaf !== Leaf.Paragraph) this.closeLeaf();
    }
    if (containers.count === 0 && cursor.nonblank === start) this.builder.cut = cut;
    this.textLine(cursor.nonblank, end, flags);
  }

  /** Whether a section may begin with a line that stands in no container: with a turn in bold also inside a paragraph. */
  private cutBefore(start: number, end: number): number {
    const { text } = this;
    const bold = end - start > 2 && text.charCodeAt(start) === 0x2a && text.charCodeAt(start + 1) === 0x2a;
    const free = bold ? Cut.Free : Cut.None;
    if (this.leaf === Leaf.None) return Cut.AtRest | free;
    return this.leaf === Leaf.Paragraph && this.containers.count === 0 ? free : Cut.None;
  }

  /** A line with nothing but blanks behind the marks of its containers. */
  private blankInside(): void {
    const { last } = this.containers;
    if (this.leaf === Leaf.Fence || (this.leaf === Leaf.Html && this.html.type <= 5)) return;
    if (this.leaf !== Leaf.Indented) this.closeLeaf();
    if (last?.empty && last.indent >= 0) this.closeTo(this.containers.count - 1);
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
    if (at === this.builder.lineStart) this.builder.cut = Cut.Free;
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

  /** A line of a paragraph, [start, end) without its containers' marks. */
  private textLine(start: number, end: number, flags: number): void {
    const { text, builder } = this;
    let first = skipBlanks(text, start, end);
    const last = trimBlanks(text, first, end);
    if (first === last) {
      this.blankInside();
      return;
    }
    const item = this.containers.last;
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
    if (c === 0x7c) {
      builder.cut = Cut.None;
      if (this.looseRow(first, last, end, flags)) return;
    }
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
    const follows = this.looseEnd >= 0 && /^(?:\r\n?|\n)[ \t>]*$/.test(text.slice(this.looseEnd, first));
    this.looseEnd = lineEnd;
    this.tables.looseRow(first, last, flags, follows);
    return true;
  }

  /** Tells the builder how deep the next unit stands. */
  private place(): void {
    const { builder, containers } = this;
    builder.quotes = containers.quotes;
    builder.depth = containers.count - containers.quotes;
  }

  private closeTo(count: number): void {
    this.closeLeaf();
    this.builder.flush();
    this.containers.closeTo(count);
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
        if (/^<!--\s*huashu-/.test(html.slice(at, at + 40))) builder.unclosedComment(start + at);
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

/** Code units that may mean something at the head of a line of Markdown. */
const structural = new Set([...' \t#>-+*=_`~<|:[0123456789\u3000'].map((character) => character.charCodeAt(0)));
