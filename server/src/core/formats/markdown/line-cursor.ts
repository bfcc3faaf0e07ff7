/**
 * Walks over the indentation of a line as Markdown counts it: a tab goes to the next multiple of four columns, and may be
 * used up in part.
 */
export class LineCursor {
  /** Offset of the next unread code unit. */
  at = 0;
  end = 0;
  /** Offset of the first code unit that is no blank; set by {@link measure}. */
  nonblank = 0;
  private column = 0;
  /** Columns of a tab that has been passed and not been used up. */
  private spare = 0;

  constructor(private readonly text: string) {}

  start(at: number, end: number): void {
    this.at = at;
    this.end = end;
    this.column = 0;
    this.spare = 0;
  }

  /** Width in columns of the blanks ahead. */
  measure(): number {
    const { text, end } = this;
    let width = this.spare;
    let column = this.column + this.spare;
    let at = this.at;
    for (; at < end; at++) {
      const c = text.charCodeAt(at);
      if (c === 0x20) {
        width++;
        column++;
      } else if (c === 0x09) {
        const step = 4 - (column & 3);
        width += step;
        column += step;
      } else break;
    }
    this.nonblank = at;
    return width;
  }

  /** Uses up to `columns` columns of blanks. */
  skipColumns(columns: number): void {
    while (columns > 0) {
      if (this.spare > 0) {
        const used = Math.min(this.spare, columns);
        this.spare -= used;
        this.column += used;
        columns -= used;
        continue;
      }
      if (this.at >= this.end) return;
      const c = this.text.charCodeAt(this.at);
      if (c === 0x20) {
        this.column++;
        columns--;
      } else if (c === 0x09) this.spare = 4 - (this.column & 3);
      else return;
      this.at++;
    }
  }

  /** Goes to the first code unit that is no blank, then over `count` more. */
  skipMarker(count: number, indent: number): void {
    this.skipColumns(indent);
    this.at += count;
    this.column += count;
  }
}
