/** A place in a text as editors count it. Both from 0; `character` in UTF-16 code units. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

/**
 * Where the lines of a text begin. Line ends are those of the Language Server Protocol: `\n`, `\r\n` and `\r`; U+2028 and
 * U+2029 are ordinary characters. Offsets are UTF-16 code units and are clamped into the text.
 */
export class LineIndex {
  readonly lineCount: number;
  /** `starts[i]`: offset of the first code unit of line `i`; only the first `lineCount` are valid. */
  private readonly starts: Int32Array;

  /** Reads the text once. */
  static of(text: string): LineIndex {
    return new LineIndex(text);
  }

  private constructor(private readonly text: string) {
    // Searching for a single character is vectorised in every engine; a text without \r needs nothing else.
    const lines = text.includes('\r') ? mixedLineEnds(text) : newlines(text);
    this.starts = lines.starts;
    this.lineCount = lines.count;
  }

  /** Line of an offset, from 0. */
  lineAt(offset: number): number {
    const { starts } = this;
    let low = 0;
    let high = this.lineCount - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (starts[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /** Line and column of an offset. An offset between `\r` and `\n` belongs to the line that they end. */
  positionAt(offset: number): Position {
    const clamped = Math.max(0, Math.min(offset, this.text.length));
    const line = this.lineAt(clamped);
    return { line, character: clamped - this.starts[line]! };
  }

  /** Offset of a line and column; a column beyond the line's end gives the line's end, before its line break. */
  offsetAt(position: Position): number {
    if (position.line < 0) return 0;
    if (position.line >= this.lineCount) return this.text.length;
    const start = this.starts[position.line]!;
    return Math.min(start + Math.max(0, position.character), this.lineEnd(position.line));
  }

  /** Offset of the first code unit of a line. */
  lineStart(line: number): number {
    return line >= this.lineCount ? this.text.length : this.starts[Math.max(0, line)]!;
  }

  /** Offset just after the last code unit of a line, without its line break. */
  lineEnd(line: number): number {
    if (line >= this.lineCount - 1) return this.text.length;
    const start = this.lineStart(line);
    let end = this.lineStart(line + 1) - 1;
    if (end > start && this.text.charCodeAt(end) === 10 && this.text.charCodeAt(end - 1) === 13) end--;
    return end;
  }
}

/** Reads a text's line ends once: {@link LineIndex.of} for those who like functions. */
export function createLineIndex(text: string): LineIndex {
  return LineIndex.of(text);
}

interface Starts {
  readonly starts: Int32Array;
  readonly count: number;
}

function newlines(text: string): Starts {
  let starts = new Int32Array((text.length >> 5) + 16);
  let count = 1;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
    if (count === starts.length) starts = doubled(starts);
    starts[count++] = at + 1;
  }
  return { starts, count };
}

function mixedLineEnds(text: string): Starts {
  let starts = new Int32Array((text.length >> 5) + 16);
  let count = 1;
  const length = text.length;
  for (let i = 0; i < length; i++) {
    const c = text.charCodeAt(i);
    if (c > 13 || (c !== 10 && c !== 13)) continue;
    if (c === 13 && i + 1 < length && text.charCodeAt(i + 1) === 10) i++;
    if (count === starts.length) starts = doubled(starts);
    starts[count++] = i + 1;
  }
  return { starts, count };
}

function doubled(starts: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(starts.length * 2);
  larger.set(starts);
  return larger;
}
