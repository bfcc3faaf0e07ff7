import type { SpeakerRole, TableCell } from '../../document/document';
import type { Span } from '../../text/span';
import type { DocumentBuilder } from '../document-builder';
import { columnKind, speakerColumn } from '../markdown/table-reader';
import type { Part } from './html-reader';
import type { Cell } from './table-grid';

type Row = Extract<Part, { readonly is: 'row' }>;

/** What the heads of a table's columns say of the words under them. */
interface Columns {
  readonly kinds: ReturnType<typeof columnKind>[];
  /** The column whose cells name who speaks, or -1. */
  speakers: number;
}

/** Hands the cells of a page's tables to the builder, one block a cell, as the reader of Markdown's tables does. */
export class HtmlTables {
  private readonly tables = new Map<number, Columns>();

  constructor(
    private readonly builder: DocumentBuilder,
    private readonly flags: (start: number, end: number) => number,
  ) {}

  row({ table, head, cells }: Row): void {
    let columns = this.tables.get(table);
    if (columns === undefined) this.tables.set(table, (columns = { kinds: [], speakers: -1 }));
    let speaker: { role: SpeakerRole; label: Span } | undefined;
    for (const cell of cells) {
      if (cell.lines.length === 0) continue;
      if (head) this.readHead(columns, cell);
      const start = cell.lines[0]!;
      const end = cell.lines[cell.lines.length - 1]!;
      const kind = head ? undefined : columns.kinds[cell.column];
      if (speaker && kind !== 'bad') {
        this.builder.cellTurn(speaker.role, speaker.label, start, end, this.flags(start, end));
        speaker = undefined;
        continue;
      }
      const role = !head && cell.column === columns.speakers ? this.builder.roleOf(start, end) : undefined;
      if (role) speaker = { role, label: { start, end } };
      else if (kind === undefined && this.speaks(cell)) this.turns(cell);
      else this.builder.cell(start, end, this.flags(start, end), kind, placeOf(table, head, cell));
    }
  }

  private readHead(columns: Columns, { lines, column, columns: width }: Cell): void {
    const words = this.builder.text.slice(lines[0], lines[lines.length - 1]).replace(/\s/g, '');
    const kind = columnKind(words);
    for (let i = column; i < column + width; i++) columns.kinds[i] = kind;
    if (columns.speakers < 0 && speakerColumn.test(words)) columns.speakers = column;
  }

  private speaks({ lines }: Cell): boolean {
    for (let i = 0; i < lines.length; i += 2) if (this.builder.isTurn(lines[i]!, lines[i + 1]!)) return true;
    return false;
  }

  /** A cell with a dialogue in it. */
  private turns({ lines }: Cell): void {
    this.builder.blank();
    for (let i = 0; i < lines.length; i += 2) {
      const start = lines[i]!;
      const end = lines[i + 1]!;
      this.builder.line(start, end, this.flags(start, end), 'paragraph', false);
    }
    this.builder.blank();
  }
}

function placeOf(table: number, inHead: boolean, { row, column, columns, rows, header }: Cell): TableCell {
  return {
    table,
    row,
    column,
    head: inHead || header,
    ...(columns > 1 ? { columns } : {}),
    ...(rows > 1 ? { rows } : {}),
  };
}
