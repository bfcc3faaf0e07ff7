import { afterBreak, lineEndAt } from './lines';

/** Counts lines up to offsets that mostly ascend: the few directives of a text cost one pass over it. */
export class LineCounter {
  private line = 0;
  private lineStart = 0;

  constructor(private readonly text: string) {}

  /** Line, from 0, of an offset. */
  lineAt(offset: number): number {
    if (offset < this.lineStart) this.line = this.lineStart = 0;
    for (;;) {
      const end = lineEndAt(this.text, this.lineStart);
      if (offset <= end || end >= this.text.length) return this.line;
      const next = afterBreak(this.text, end);
      if (offset < next) return this.line;
      this.line++;
      this.lineStart = next;
    }
  }
}
