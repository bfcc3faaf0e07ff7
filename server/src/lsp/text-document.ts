import type { Position, Range, TextDocumentContentChangeEvent } from 'vscode-languageserver';
import type { TextChange } from '../core/linter/linter';
import { TextPieces } from '../core/text/pieces';
import type { Span } from '../core/text/span';
import { LineTable } from './line-table';
import type { PositionEncoding } from './position-encoding';
import { advance, unitsBetween } from './position-encoding';

/**
 * The text of one open document and its lines, in the position encoding that was agreed on. Every position of LSP is
 * turned into an offset here, and every offset into a position. Offsets are UTF-16 code units. The text is held in
 * pieces: who needs only a stretch of it asks for that, and not for the whole, which an edit would have to make anew.
 */
export class TextDocument {
  private lines: LineTable;
  private pieces: TextPieces;
  /** The whole text, where somebody asked for it since the last edit. */
  private whole: string | undefined;
  /** The place last measured: what is asked for next in a long line is mostly a little further on. */
  private measured = { line: -1, offset: 0, units: 0 };

  constructor(
    readonly uri: string,
    readonly languageId: string,
    public version: number,
    text: string,
    private readonly encoding: PositionEncoding,
  ) {
    this.lines = new LineTable(text);
    this.pieces = new TextPieces(text);
  }

  /** In UTF-16 code units. */
  get length(): number {
    return this.pieces.length;
  }

  get text(): string {
    return (this.whole ??= this.pieces.toString());
  }

  /** The code units `start` to `end` of the text. */
  slice(start: number, end: number): string {
    return this.pieces.slice(start, end);
  }

  get lineCount(): number {
    return this.lines.lineCount;
  }

  /** Applies what `textDocument/didChange` brought; returns the same as changes of offsets, each in the text before it. */
  update(changes: readonly TextDocumentContentChangeEvent[], version: number): TextChange[] {
    const applied = changes.map((change) => this.replace(this.spanOfChange(change), change.text));
    this.version = version;
    return applied;
  }

  /**
   * The offset of a position. A position past the end of its line is the line's end before the line break; a line past the
   * end of the text is the end of the text; a position inside a character is the character's beginning.
   */
  offsetAt(position: Position): number {
    if (position.line < 0) return 0;
    if (position.line >= this.lines.lineCount) return this.pieces.length;
    const start = this.lines.startOf(position.line);
    if (!(position.character > 0)) return start;
    const end = this.endOfLine(position.line);
    if (this.encoding === 'utf-16') return Math.min(end, start + position.character);
    // No unit is more than two code units, and a character is known by the code unit behind it.
    const line = this.pieces.slice(start, Math.min(this.pieces.length, end + 1, start + 2 * position.character + 2));
    return start + advance(line, 0, Math.min(line.length, end - start), position.character, this.encoding);
  }

  /** The position of an offset. An offset inside a line break is the end of the line. */
  positionAt(offset: number): Position {
    const clamped = Math.max(0, Math.min(offset, this.pieces.length));
    const line = this.lines.lineOf(clamped);
    const start = this.lines.startOf(line);
    const inLine = Math.min(clamped, this.endOfLine(line));
    return { line, character: this.encoding === 'utf-16' ? inLine - start : this.measure(line, start, inLine) };
  }

  rangeOf(span: Span): Range {
    return { start: this.positionAt(span.start), end: this.positionAt(span.end) };
  }

  spanOf(range: Range): Span {
    const start = this.offsetAt(range.start);
    const end = this.offsetAt(range.end);
    return start <= end ? { start, end } : { start: end, end: start };
  }

  /** The line, from 0, that `offset` stands on. */
  lineOf(offset: number): number {
    return this.lines.lineOf(offset);
  }

  /** Line `line` without its line break. */
  spanOfLine(line: number): Span {
    return { start: this.lines.startOf(line), end: this.endOfLine(line) };
  }

  /** The line break that the text uses: that of its first line. */
  get lineBreak(): string {
    if (this.lines.lineCount === 1) return '\n';
    return this.pieces.slice(this.endOfLine(0), this.lines.startOf(1));
  }

  private spanOfChange(change: TextDocumentContentChangeEvent): Span {
    return 'range' in change ? this.spanOf(change.range) : { start: 0, end: this.pieces.length };
  }

  private replace({ start, end }: Span, inserted: string): TextChange {
    const { pieces } = this;
    this.measured.line = -1;
    this.whole = undefined;
    if (start === 0 && end === pieces.length) {
      this.lines = new LineTable(inserted);
      this.pieces = new TextPieces(inserted);
    } else {
      this.lines.replace(start, end, inserted, unitAt(pieces, start - 1), unitAt(pieces, end));
      pieces.replace(start, end, inserted);
    }
    return { start, end, text: inserted };
  }

  private endOfLine(line: number): number {
    if (line + 1 >= this.lines.lineCount) return this.pieces.length;
    const start = this.lines.startOf(line);
    let end = this.lines.startOf(line + 1) - 1;
    if (end > start && this.pieces.charCodeAt(end) === 0x0a && this.pieces.charCodeAt(end - 1) === 0x0d) end--;
    return end;
  }

  /** One code unit more is read: a character may reach over `end`. */
  private unitsBetween(start: number, end: number): number {
    const stretch = this.pieces.slice(start, Math.min(this.pieces.length, end + 1));
    return unitsBetween(stretch, 0, end - start, this.encoding);
  }

  private measure(line: number, start: number, offset: number): number {
    const { measured } = this;
    const known = measured.line === line && measured.offset <= offset;
    const from = known ? measured.offset : start;
    const units = (known ? measured.units : 0) + this.unitsBetween(from, offset);
    const insidePair = (this.pieces.charCodeAt(offset) & 0xfc00) === 0xdc00;
    if (!insidePair) this.measured = { line, offset, units };
    return units;
  }
}

function unitAt(text: TextPieces, offset: number): number {
  return offset >= 0 && offset < text.length ? text.charCodeAt(offset) : -1;
}
