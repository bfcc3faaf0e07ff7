import type { SpeakerRole } from '../../document/document';
import type { Span } from '../../text/span';
import type { DocumentBuilder } from '../document-builder';
import { titleKind, leadKind } from '../leads';
import { readCells } from './table-rows';

/**
 * Hands the cells of tables to the builder, one block a cell. The head of a column may say whose words stand under it:
 * 禁语, 规范用语, 客户问题; and a table with a column of speakers (角色) is a dialogue.
 */
export class TableReader {
  private kinds: ReturnType<typeof columnKind>[] = [];
  /** The column whose cells name who speaks, or -1. */
  private speakers = -1;
  /** The table being read, and the row of it: see TableCell. */
  private table = -1;
  private rowNumber = 0;

  constructor(private readonly builder: DocumentBuilder) {}

  head(cells: readonly number[], flags: number): void {
    this.kinds = [];
    this.speakers = -1;
    this.table = this.builder.beginTable();
    this.rowNumber = 0;
    for (let i = 0; i < cells.length; i += 2) {
      const words = this.builder.text.slice(cells[i], cells[i + 1]).replace(/[\s*_`]/g, '');
      this.kinds.push(columnKind(words));
      if (this.speakers < 0 && speakerColumn.test(words)) this.speakers = i / 2;
    }
    for (let i = 0; i < cells.length; i += 2) this.cell(cells[i]!, cells[i + 1]!, flags, undefined, i / 2, true);
  }

  row(start: number, end: number, flags: number): void {
    this.rowNumber++;
    this.cells(readCells(this.builder.text, start, end), flags);
  }

  /** A row of no table that we know the head of. `follows`: the row before it was one too. */
  looseRow(start: number, end: number, flags: number, follows: boolean): void {
    this.kinds = [];
    this.speakers = -1;
    if (follows) this.rowNumber++;
    else {
      this.table = this.builder.beginTable();
      this.rowNumber = 0;
    }
    this.cells(readCells(this.builder.text, start, end), flags);
  }

  /** Whether the line at `at` ends the table: a fence, a rule, an item. */
  endsBefore(at: number, end: number): boolean {
    const line = this.builder.text.slice(at, Math.min(end, at + 12));
    return /^(?:```|~~~|[-*+]\s|1[.)]\s|<(?:!--|[a-z/])|(?:-{3,}|\*{3,}|_{3,})\s*$)/i.test(line);
  }

  private cells(cells: readonly number[], flags: number): void {
    let speaker: { role: SpeakerRole; label: Span } | undefined;
    for (let i = 0; i < cells.length; i += 2) {
      const start = cells[i]!;
      const end = cells[i + 1]!;
      const kind = this.kinds[i / 2];
      if (speaker && start < end && kind !== 'bad') {
        this.builder.cellTurn(speaker.role, speaker.label, start, end, flags);
        speaker = undefined;
        continue;
      }
      const role = i / 2 === this.speakers ? this.builder.roleOf(start, end) : undefined;
      if (role) speaker = { role, label: { start, end } };
      else this.cell(start, end, flags, kind, i / 2, false);
    }
  }

  private cell(
    start: number,
    end: number,
    flags: number,
    kind: ReturnType<typeof columnKind>,
    column: number,
    head: boolean,
  ): void {
    if (start === end) return;
    const place = { table: this.table, row: this.rowNumber, column, head };
    this.builder.cell(start, end, flags, kind, place);
  }
}

/** What the head of a column says of the words under it. */
export function columnKind(words: string): 'bad' | 'recommended' | 'customer' | undefined {
  const kind = titleKind(words) ?? leadKind(words);
  return kind === 'note' ? undefined : kind;
}

/** The head of a column that names who speaks. */
export const speakerColumn = /^(?:角色|说话人|发言人|发话人|讲话人|说话者|对话角色|speaker|role)$/i;
