import { defaultSettings } from '../../core/config/config';
import type { Locale } from '../../core/config/config';
import type { FactReading } from '../../core/facts/fact-reader';
import { languageOf } from '../../core/formats';
import { builtinLinter } from '../../core/linter/builtin-linter';
import { aboutWhom } from '../../core/linter/lint-facts';
import { textWidth } from '../../core/reporters/display-width';
import type { Palette } from '../../core/reporters/palette';
import { createPalette } from '../../core/reporters/palette';
import { LineIndex } from '../../core/text/line-index';
import type { ParsedArgs } from '../args';
import { UsageError } from '../args';
import { ExitCode } from '../exit-codes';
import { findFiles, loadContexts, localeOf, select } from '../input';
import type { Context } from '../lint-file';
import { readFailure } from '../lint-file';
import { oneOf } from '../lint-options';
import { shownPath } from '../paths';
import { decode, readBytes } from '../read-text';
import { readScoreOptions } from '../score-options';
import type { Surroundings } from '../surroundings';
import type { Message } from '../terminal';
import { complain, write } from '../terminal';

/** `huashu facts`: what was read out of texts, and what the fact tables say to it. 1 where something contradicts them. */
export async function facts(parsed: ParsedArgs, around: Surroundings): Promise<ExitCode> {
  const { values, positionals } = parsed;
  if (positionals.length === 0)
    throw new UsageError({
      zh: 'facts 需要文件，例如 huashu facts 资费.md',
      en: 'facts needs files, for example huashu facts tariffs.md',
    });
  const format = oneOf('format', (values.format as string | undefined) ?? 'table', ['table', 'json'] as const);
  const options = readScoreOptions({ ...parsed, values: { ...values, format: 'table' } }, around);
  const files = await findFiles(positionals, options.cwd);
  const contexts = await loadContexts(options, files);
  const paths = contexts === undefined ? files.paths : select(files, contexts);
  const locale = localeOf(options, contexts, paths);
  let isComplete = true;
  const fail = (message: Message, place?: string): void => {
    isComplete = false;
    complain(place === undefined ? message : { zh: `${place}:${message.zh}`, en: `${place}: ${message.en}` }, locale);
  };
  for (const problem of files.problems) fail(problem);
  for (const { file, line, column, message } of contexts?.problems() ?? [])
    fail(message, `${shownPath(file, options.cwd)}:${line}:${column}`);
  const usual: Context = { linter: builtinLinter(), settings: { ...defaultSettings, locale } };
  const read: FileFacts[] = [];
  for (const path of paths) {
    const source = textOf(path);
    if ('zh' in source) {
      fail(source, shownPath(path, options.cwd));
      continue;
    }
    const { linter, settings } = contexts?.contextOf(path) ?? usual;
    const readings = linter.facts(source.text, languageOf(path) ?? 'huashu', settings);
    read.push({ filePath: shownPath(path, options.cwd), text: source.text, readings });
  }
  if (format === 'json') write(1, `${JSON.stringify(read.map(asJson), undefined, 2)}\n`);
  else write(1, read.map((file) => asTable(file, locale, createPalette(around.color))).join('\n'));
  if (!isComplete) return ExitCode.couldNotRun;
  return read.some(({ readings }) => readings.some(isConflict)) ? ExitCode.findings : ExitCode.clean;
}

interface FileFacts {
  readonly filePath: string;
  readonly text: string;
  readonly readings: readonly FactReading[];
}

function isConflict({ verdict }: FactReading): boolean {
  return verdict === 'conflict';
}

function textOf(path: string): { readonly text: string } | Message {
  try {
    return decode(readBytes(path));
  } catch (error) {
    return readFailure(error as NodeJS.ErrnoException);
  }
}

/** Lines and columns from 1, offsets from 0, in UTF-16 code units, as in the report of `huashu lint`. */
function asJson({ filePath, text, readings }: FileFacts): object {
  const lines = LineIndex.of(text);
  return {
    filePath,
    statements: readings.map((reading) => {
      const { line, character } = lines.positionAt(reading.start);
      return {
        topic: reading.topic.id,
        title: reading.topic.title,
        when: reading.when,
        written: text.slice(reading.start, reading.end),
        line: line + 1,
        column: character + 1,
        startOffset: reading.start,
        endOffset: reading.end,
        verdict: reading.verdict,
        ...(reading.reason ? { reason: reading.reason } : {}),
        standard: reading.fact.text,
        clause: reading.fact.clause,
        ...(reading.right ? { right: reading.right.text } : {}),
      };
    }),
  };
}

function asTable({ filePath, text, readings }: FileFacts, locale: Locale, palette: Palette): string {
  const words = texts[locale];
  const lines = LineIndex.of(text);
  const rows = readings.map((reading) => {
    const { line, character } = lines.positionAt(reading.start);
    const { topic, fact, verdict, reason } = reading;
    const values = Object.values(reading.when).map((names) => names.join('、'));
    const who = values.length > 0 ? values.join(' ') : aboutWhom(reading) || '–';
    const written = text.slice(reading.start, reading.end).replace(/\s+/g, ' ');
    const judged = reason ? `${words[verdict]}(${words.reasons[reason]})` : words[verdict];
    return [
      `${line + 1}:${character + 1}`,
      locale === 'en' ? topic.title.en : topic.title.zh,
      who,
      written,
      fact.text,
      fact.clause,
      judged,
    ];
  });
  if (rows.length === 0) return `${palette.underline(filePath)}\n  ${words.nothing}\n`;
  const all = [[...words.head], ...rows];
  const widths = all[0]!.map((_, column) => Math.max(...all.map((row) => textWidth(row[column]!))));
  const shown = all.map((row, i) => {
    const cells = row.map(
      (cell, column) => cell + ' '.repeat(column === row.length - 1 ? 0 : widths[column]! - textWidth(cell)),
    );
    const line = `  ${cells.join('  ')}`;
    return i === 0
      ? palette.dim(line)
      : readings[i - 1]!.verdict === 'conflict'
        ? palette.severity('error', line)
        : line;
  });
  const conflicts = readings.filter(isConflict).length;
  return `${palette.underline(filePath)}\n${shown.join('\n')}\n\n${words.sum(readings.length, conflicts)}\n`;
}

interface Words {
  readonly head: readonly string[];
  readonly agrees: string;
  readonly conflict: string;
  readonly aside: string;
  readonly reasons: { readonly [reason in NonNullable<FactReading['reason']>]: string };
  readonly nothing: string;
  readonly sum: (statements: number, conflicts: number) => string;
}

const texts: { readonly [locale in Locale]: Words } = {
  'zh-CN': {
    head: ['位置', '主题', '条件', '文中', '规范', '条款', '结论'],
    agrees: '一致',
    conflict: '冲突',
    aside: '不核对',
    reasons: {
      question: '问句',
      denied: '被否定的说法',
      older: '旧规定',
      planned: '计划或建议',
      'other-company': '别家公司',
      reported: '转述',
      internal: '内部目标',
      condition: '逾期的条件',
    },
    nothing: '没有读出与事实表有关的说法',
    sum: (statements, conflicts) => `读出 ${statements} 处，冲突 ${conflicts} 处`,
  },
  en: {
    head: ['Place', 'Topic', 'Who', 'Written', 'Standard', 'Clause', 'Verdict'],
    agrees: 'agrees',
    conflict: 'contradicts',
    aside: 'not held against it',
    reasons: {
      question: 'a question',
      denied: 'denied',
      older: 'an older rule',
      planned: 'a plan or a proposal',
      'other-company': 'another company',
      reported: 'reported',
      internal: 'an internal target',
      condition: 'a condition for lateness',
    },
    nothing: 'nothing that a table of facts speaks of',
    sum: (statements, conflicts) =>
      `${statements} statement${statements === 1 ? '' : 's'}, ${conflicts} contradict${conflicts === 1 ? 's' : ''} the standard`,
  },
};
