import { CsvError, parse } from 'csv-parse/sync';
import type { DataProblem } from '../config/data';
import type { FactSource, Localised, Origin } from './schema';

/**
 * Reads the facts of a topic from a CSV file whose head names the dimensions, `is` (规定) and `clause` (条款). A wrong head,
 * a row without a rule or a broken quotation is a problem with file, line and column; the other rows are read.
 */
export function readFactCsv(
  source: string,
  file: string,
  dimensions: readonly string[],
): { facts: { fact: FactSource; origin: Origin }[]; problems: DataProblem[] } {
  const problems: DataProblem[] = [];
  const facts: { fact: FactSource; origin: Origin }[] = [];
  const fail = (line: number, column: number, zh: string, en: string) =>
    problems.push({ file, line, column, message: { zh, en } satisfies Localised });
  let rows: { record: string[]; line: number }[];
  try {
    const read = parse(source, {
      bom: true,
      info: true,
      trim: true,
      relaxColumnCount: true,
      skipEmptyLines: true,
    }) as unknown as {
      record: string[];
      info: { lines: number };
    }[];
    rows = read.map(({ record, info }) => ({ record, line: info.lines }));
  } catch (error) {
    const lines = error instanceof CsvError && typeof error.lines === 'number' ? error.lines : 1;
    fail(lines, 1, `CSV 有误：${(error as Error).message}`, `the CSV cannot be read: ${(error as Error).message}`);
    return { facts, problems };
  }
  const [head, ...body] = rows;
  if (head === undefined) {
    fail(1, 1, 'CSV 没有内容', 'the CSV is empty');
    return { facts, problems };
  }
  const columns = head.record.map((name) => (name === '规定' ? 'is' : name === '条款' ? 'clause' : name));
  columns.forEach((name, i) => {
    if (name !== 'is' && name !== 'clause' && !dimensions.includes(name))
      fail(
        head.line,
        i + 1,
        `CSV 第 ${i + 1} 列“${name}”不认识；可用：${[...dimensions, '规定', '条款'].join('、')}`,
        `column ${i + 1} of the CSV, "${name}", is unknown; known: ${[...dimensions, 'is', 'clause'].join(', ')}`,
      );
  });
  for (const name of ['is', 'clause'])
    if (!columns.includes(name))
      fail(head.line, 1, `CSV 缺少列 ${name === 'is' ? '规定' : '条款'}`, `the CSV has no column ${name}`);
  if (problems.length > 0) return { facts, problems };
  for (const { record, line } of body) {
    const cell = (name: string) => record[columns.indexOf(name)]?.trim() ?? '';
    const clause = cell('clause');
    if (cell('is') === '' || !clause.startsWith('§')) {
      const at = cell('is') === '' ? 'is' : 'clause';
      fail(
        line,
        columns.indexOf(at) + 1,
        at === 'is' ? 'CSV 这一行没有写规定' : '条款编号应以 § 开头',
        at === 'is' ? 'this row of the CSV states no rule' : 'a clause id begins with §',
      );
      continue;
    }
    const when = Object.fromEntries(dimensions.map((name) => [name, cell(name)]).filter(([, value]) => value !== ''));
    facts.push({ fact: { when, is: cell('is'), clause }, origin: { file, line, column: 1 } });
  }
  return { facts, problems };
}
