/** One cell of a row. */
export interface Cell {
  /** From 0, cells that reach down from the rows above counted. */
  readonly column: number;
  readonly row: number;
  /** How many of them it takes. */
  readonly columns: number;
  readonly rows: number;
  /** A `th`. */
  readonly header: boolean;
  /** Its lines as flat pairs of the projection's offsets; empty where it says nothing. */
  readonly lines: readonly number[];
  /** Where it ends in the projection. */
  readonly end: number;
}

/** Finds out in which columns the cells of a table stand. */
export class TableGrid {
  /** For each column how many rows a cell above still takes. */
  private readonly reaching: number[] = [];
  private column = 0;
  private row = -1;
  private inHead = false;
  private cells: Cell[] = [];
  private open: Omit<Cell, 'lines' | 'end'> | undefined;

  constructor(readonly id: number) {}

  beginRow(heads: number): void {
    // The cells at the end of the row before that reach further down.
    for (let i = this.column; i < this.reaching.length; i++) if (this.reaching[i]! > 0) this.reaching[i]!--;
    this.column = 0;
    this.row++;
    this.inHead = heads > 0;
  }

  /** `columns`, `rows`: as written, whatever was written. */
  beginCell(header: boolean, columns: number, rows: number): void {
    const width = Math.min(most, columns >= 1 ? Math.floor(columns) : 1);
    const height = Math.min(most, rows >= 1 ? Math.floor(rows) : 1);
    while ((this.reaching[this.column] ?? 0) > 0) this.reaching[this.column++]!--;
    this.open = { column: this.column, row: Math.max(0, this.row), columns: width, rows: height, header };
    for (let i = 0; i < width; i++) this.reaching[this.column++] = height - 1;
  }

  endCell(lines: readonly number[], end: number): void {
    const { open } = this;
    if (open === undefined) return;
    const { column, row, columns, rows, header } = open;
    this.cells.push({ column, row, columns, rows, header, lines, end });
    this.open = undefined;
  }

  /** The cells since the row began, or since the last call. The first row of a table is its head, and those in a `thead`. */
  takeRow(): { readonly head: boolean; readonly cells: readonly Cell[] } | undefined {
    const { cells } = this;
    if (cells.length === 0) return undefined;
    this.cells = [];
    return { head: this.row <= 0 || this.inHead, cells };
  }
}

/** More columns or rows than a cell can take: browsers draw a line at 1,000 columns. */
const most = 1000;
