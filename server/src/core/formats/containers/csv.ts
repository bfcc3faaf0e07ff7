import type { Container, ContainerContext, ContainerProblem, ContainerReader } from './container';
import { guessDelimiter, readCsv, type CsvMistake } from './csv-cells';
import { tableUnits } from './table';

/** Comma-separated values: dialogues, a turn a row, or wording, a text a cell. */
export const readCsvFile: ContainerReader = (source, context) =>
  readTable(source, context.input.delimiter ?? guessDelimiter(source), context);

/** Tab-separated values. */
export const readTsvFile: ContainerReader = (source, context) =>
  readTable(source, context.input.delimiter ?? '\t', context);

function readTable(source: string, delimiter: string, context: ContainerContext): Container {
  const { rows, mistakes } = readCsv(source, delimiter);
  const problems = mistakes.map(mistakeProblem);
  const read = tableUnits({ rows, nameOf: cellName, start: 0, end: source.length }, context);
  if (read === undefined) {
    const empty = rows.length === 0;
    return { units: [], problems: [...problems, ...(empty ? [] : [unknownColumns(rows[0]![0]!.end)])], comments: [] };
  }
  return { units: read.units, problems: [...problems, ...read.problems], comments: [] };
}

/** The name of a cell as spreadsheets have it: B12. Row and column from 0. */
export function cellName(row: number, column: number): string {
  let letters = '';
  for (let left = column + 1; left > 0; left = Math.floor((left - 1) / 26))
    letters = String.fromCharCode(65 + ((left - 1) % 26)) + letters;
  return `${letters}${row + 1}`;
}

function unknownColumns(end: number): ContainerProblem {
  return {
    code: 'no-dialogue',
    fatal: true,
    start: 0,
    end,
    message: {
      zh: '看不出哪一列是话术或对话内容；请在配置 inputs 中用 columns 写明，例如 columns: {role: 角色, text: 内容}',
      en: 'no heading tells which column has the words; name it in the configuration under inputs, for example columns: {role: Speaker, text: Content}',
    },
  };
}

function mistakeProblem({ start, end, type }: CsvMistake): ContainerProblem {
  const message =
    type === 'open'
      ? {
          zh: '这个引号没有结束：其后的内容都成了一格',
          en: 'this quotation mark is never closed: all that follows became one cell',
        }
      : { zh: '结束引号之后还有内容，未检查', en: 'there is more after the closing quotation mark; it was not linted' };
  return { code: 'syntax', fatal: true, start, end, message };
}
