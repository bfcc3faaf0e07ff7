import type { Part, PartWriter } from './container';
import { PartBuilder, plainPart } from './parts';

/** A cell whose quotation marks do not close, or close before its end. Offsets of the file. */
export interface CsvMistake {
  readonly start: number;
  readonly end: number;
  readonly type: 'open' | 'after-quote';
}

/**
 * Reads comma-separated values (RFC 4180), with any one character between cells, one row at a time. Quoted cells may have
 * line ends and doubled quotation marks. Each cell knows where every unit of it stands, which the CSV libraries do not
 * tell; one of them is the oracle of a property test.
 */
export function readCsv(source: string, delimiter: string): { rows: Part[][]; mistakes: CsvMistake[] } {
  const rows: Part[][] = [];
  const mistakes: CsvMistake[] = [];
  const separator = delimiter.charCodeAt(0);
  const writeBare = bareWriter(delimiter);
  let row: Part[] = [];
  let at = 0;
  while (at < source.length) {
    let end: number;
    if (source.charCodeAt(at) === 0x22) {
      const { part, after } = quotedCell(source, at, mistakes);
      end = after;
      const from = end;
      while (end < source.length && !isEnd(source.charCodeAt(end), separator)) end++;
      if (end > from) mistakes.push({ start: from, end, type: 'after-quote' });
      row.push(part);
    } else {
      end = at;
      while (end < source.length && !isEnd(source.charCodeAt(end), separator)) end++;
      row.push(plainPart(source, at, end, writeBare));
    }
    if (source.charCodeAt(end) === separator && end < source.length) {
      at = end + 1;
      // A separator at the very end stands before one more cell, an empty one.
      if (at === source.length) row.push(plainPart(source, at, at, writeBare));
      continue;
    }
    rows.push(row);
    row = [];
    at = source.charCodeAt(end) === 0x0d && source.charCodeAt(end + 1) === 0x0a ? end + 2 : end + 1;
  }
  if (row.length > 0) rows.push(row);
  return { rows, mistakes };
}

/** The separator that a file of cells uses, guessed from its first lines: the one that divides most of them alike. */
export function guessDelimiter(source: string): string {
  const sample = source.slice(0, 20_000);
  let best = ',';
  let most = 0;
  for (const delimiter of [',', '\t', ';', '|', '，']) {
    const widths = readCsv(sample, delimiter)
      .rows.slice(0, 20)
      .filter((row) => row.length > 1 || row[0]!.text !== '')
      .map((row) => row.length);
    const first = widths[0] ?? 1;
    const alike = widths.filter((width) => width === first).length / Math.max(1, widths.length);
    const rate = first < 2 ? 0 : alike * 100 + Math.min(first, 20);
    if (rate > most) [best, most] = [delimiter, rate];
  }
  return best;
}

function quotedCell(source: string, open: number, mistakes: CsvMistake[]): { part: Part; after: number } {
  const builder = new PartBuilder();
  const start = open + 1;
  let at = start;
  for (;;) {
    const quote = source.indexOf('"', at);
    if (quote < 0) {
      mistakes.push({ start: open, end: start, type: 'open' });
      builder.copy(source, at, source.length);
      return { part: builder.finish(start, source.length), after: source.length };
    }
    builder.copy(source, at, quote);
    if (source.charCodeAt(quote + 1) !== 0x22)
      return { part: builder.finish(start, quote, writeQuoted), after: quote + 1 };
    builder.escape('"', quote, quote + 2);
    at = quote + 2;
  }
}

function isEnd(code: number, separator: number): boolean {
  return code === separator || code === 0x0a || code === 0x0d;
}

const writeQuoted: PartWriter = (words) => words.replaceAll('"', '""');

/** A bare cell cannot hold what would need quotation marks, nor begin with one. */
function bareWriter(delimiter: string): PartWriter {
  return (words) => (/["\r\n]/.test(words) || words.includes(delimiter) ? undefined : words);
}
