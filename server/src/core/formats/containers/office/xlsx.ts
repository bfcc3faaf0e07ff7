import type { ContainedUnit, ContainerContext, ContainerProblem, Part } from '../container';
import { cellName } from '../csv';
import { isHead, tableUnits, type Table } from '../table';
import { OfficeText } from './office-text';
import type { OfficeFile } from './index';
import { shownNumbers, type ShownNumber } from './shown-numbers';
import { attribute, readXml } from './xml';
import { unzip, type ZipMistake } from './zip';

/** More cells than any sheet of scripts has. */
const mostCells = 3_000_000;
/** The row with the headings stands among the first ones, often below a title. */
const headRows = 10;

/**
 * An Excel file: each sheet a table. Sheets without headings that say which column has the words are read cell by cell,
 * each as a text with labels of its own.
 */
export function readXlsx(bytes: Uint8Array, context: ContainerContext): OfficeFile | ZipMistake | 'no-content' {
  const files = unzip(bytes, (name) =>
    /^xl\/(?:workbook\.xml|_rels\/workbook\.xml\.rels|sharedStrings\.xml|styles\.xml|worksheets\/[^/]+\.xml)$/i.test(
      name,
    ),
  );
  if (typeof files === 'string') return files;
  const workbook = files['xl/workbook.xml'];
  if (workbook === undefined) return 'no-content';
  const strings = sharedStrings(files['xl/sharedStrings.xml']);
  const shown = shownNumbers(files['xl/styles.xml'], countsFrom1904(workbook));
  const office = new OfficeText();
  const units: ContainedUnit[] = [];
  const problems: ContainerProblem[] = [];
  let left = mostCells;
  for (const { name, path } of sheetsOf(workbook, files['xl/_rels/workbook.xml.rels'])) {
    const file = files[path];
    if (file === undefined) continue;
    const sheet = readSheet(file, strings, shown, left);
    left -= sheet.count;
    if (left < 0) return 'too-large';
    const read = sheetUnits(name, sheet, office, context);
    units.push(...read.units);
    problems.push(...read.problems);
  }
  return { text: office.text, container: { units, problems, comments: [] } };
}

interface Sheet {
  /** By row, then by column, from 0. */
  readonly cells: ReadonlyMap<number, ReadonlyMap<number, string>>;
  readonly merges: readonly Merge[];
  readonly count: number;
}

interface Merge {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

function sheetUnits(
  name: string,
  { cells, merges }: Sheet,
  office: OfficeText,
  context: ContainerContext,
): { units: ContainedUnit[]; problems: ContainerProblem[] } {
  const start = office.text.length;
  const placeOf = (row: number, column: number): string => `${name}!${cellName(row, column)}`;
  const parts = new Map<number, Map<number, Part>>();
  for (const [row, columns] of [...cells].sort(([a], [b]) => a - b)) {
    const read = new Map<number, Part>();
    for (const [column, text] of [...columns].sort(([a], [b]) => a - b))
      read.set(column, office.add(text, placeOf(row, column)));
    parts.set(row, read);
  }
  const rows = [...parts.keys()];
  const dense = (row: number): (Part | undefined)[] => {
    const columns = parts.get(row)!;
    const width = Math.max(-1, ...columns.keys()) + 1;
    return Array.from({ length: width }, (_, column) => columns.get(column));
  };
  const head = rows.slice(0, headRows).findIndex((row) => isHead(dense(row)));
  const from = context.input.columns === undefined && head > 0 ? rows.slice(head) : rows;
  const table: Table = {
    rows: from.map(dense),
    nameOf: (row, column) => placeOf(from[row]!, column),
    mergedInto: (row, column) => {
      const merge = merges.find(
        ({ top, left, bottom, right }) =>
          top <= from[row]! && from[row]! <= bottom && left <= column && column <= right,
      );
      return merge && parts.get(merge.top)?.get(merge.left);
    },
    start,
    end: office.text.length,
  };
  const read = tableUnits(table, context);
  if (read !== undefined) return read;
  const units = rows.flatMap((row) =>
    [...parts.get(row)!].flatMap(([column, part]): ContainedUnit[] => {
      if (!/\p{Script=Han}/u.test(part.text)) return [];
      const { role } = context.input;
      const content: ContainedUnit['content'] =
        role === undefined || role === 'text'
          ? { type: 'text', pieces: [part] }
          : { type: 'turns', turns: [{ role, words: [part] }] };
      return [{ start: part.start, end: part.end, id: placeOf(row, column), fragment: true, content }];
    }),
  );
  return { units, problems: [] };
}

/** The sheets in their order, with the files they are in. */
function sheetsOf(workbook: Uint8Array, relations: Uint8Array | undefined): { name: string; path: string }[] {
  const targets = new Map<string, string>();
  if (relations !== undefined) {
    readXml(relations, {
      open(name, attributes) {
        if (name !== 'Relationship') return;
        const target = attributes.Target ?? '';
        targets.set(attributes.Id ?? '', target.startsWith('/') ? target.slice(1) : `xl/${target}`);
      },
    });
  }
  const sheets: { name: string; path: string }[] = [];
  readXml(workbook, {
    open(name, attributes) {
      if (name !== 'sheet') return;
      const id = attribute(withoutName(attributes), 'id') ?? '';
      const path = targets.get(id) ?? `xl/worksheets/sheet${sheets.length + 1}.xml`;
      sheets.push({ name: attributes.name ?? `Sheet${sheets.length + 1}`, path });
    },
  });
  return sheets;
}

/** Files of old Macs count days from 1904. */
function countsFrom1904(workbook: Uint8Array): boolean {
  let since1904 = false;
  readXml(workbook, {
    open(name, attributes) {
      if (name === 'workbookPr') since1904 = /^(?:1|true)$/.test(attributes.date1904 ?? '');
    },
  });
  return since1904;
}

/** Of `sheetId` and `r:id` only the second has the local name id. */
function withoutName(attributes: { readonly [name: string]: string }): { [name: string]: string } {
  return Object.fromEntries(Object.entries(attributes).filter(([key]) => key.includes(':')));
}

/** Strings that cells share; formatted runs put together, readings (rPh) left out. */
function sharedStrings(bytes: Uint8Array | undefined): string[] {
  const strings: string[] = [];
  if (bytes === undefined) return strings;
  let text = '';
  let isText = false;
  let isReading = false;
  readXml(bytes, {
    open(name) {
      if (name === 'si') text = '';
      else if (name === 'rPh') isReading = true;
      else if (name === 't') isText = !isReading;
    },
    text(words) {
      if (isText) text += words;
    },
    close(name) {
      if (name === 'si') strings.push(unescaped(text));
      else if (name === 'rPh') isReading = false;
      else if (name === 't') isText = false;
    },
  });
  return strings;
}

function readSheet(bytes: Uint8Array, strings: readonly string[], shown: ShownNumber, most: number): Sheet {
  const cells = new Map<number, Map<number, string>>();
  const merges: Merge[] = [];
  let count = 0;
  let row = -1;
  let column = -1;
  let type = '';
  let style: string | undefined;
  let value = '';
  let isValue = false;
  let isReading = false;
  readXml(bytes, {
    open(name, attributes) {
      switch (name) {
        case 'row':
          row = attributes.r === undefined ? row + 1 : Number(attributes.r) - 1;
          column = -1;
          break;
        case 'c': {
          const place = referenceOf(attributes.r);
          column = place?.column ?? column + 1;
          row = place?.row ?? row;
          type = attributes.t ?? 'n';
          style = attributes.s;
          value = '';
          break;
        }
        case 'rPh':
          isReading = true;
          break;
        case 'v':
        case 't':
          isValue = !isReading;
          break;
        case 'mergeCell': {
          const [from, to] = (attributes.ref ?? '').split(':').map(referenceOf);
          if (from && to) merges.push({ top: from.row, left: from.column, bottom: to.row, right: to.column });
        }
      }
    },
    text(words) {
      if (isValue) value += words;
    },
    close(name) {
      if (name === 'v' || name === 't') isValue = false;
      else if (name === 'rPh') isReading = false;
      else if (name === 'c') {
        const text =
          type === 's'
            ? strings[Number(value)]
            : type === 'e'
              ? undefined
              : type === 'n'
                ? shown(style, value)
                : unescaped(value);
        if (text === undefined || text === '' || row < 0 || ++count > most) return;
        const columns = cells.get(row) ?? new Map<number, string>();
        cells.set(row, columns);
        columns.set(column, text);
      }
    },
  });
  return { cells, merges, count };
}

/** `B12` as row and column from 0. */
function referenceOf(reference: string | undefined): { row: number; column: number } | undefined {
  const found = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/.exec(reference ?? '');
  if (found === null) return undefined;
  let column = 0;
  for (const letter of found[1]!) column = column * 26 + letter.charCodeAt(0) - 64;
  return { row: Number(found[2]) - 1, column: column - 1 };
}

/** `_x000D_` and the like, as Excel writes characters that XML does not take. */
function unescaped(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)));
}
