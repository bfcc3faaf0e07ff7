import type { LintSettings, Locale } from '../../core/config/config';
import { defaultSettings } from '../../core/config/config';
import { languageOf } from '../../core/formats';
import type { EncodingName } from '../../core/formats/containers/input-options';
import { builtinLinter } from '../../core/linter/builtin-linter';
import { scoreCsv } from '../../core/reporters/score-csv';
import { scoreJson } from '../../core/reporters/score-json';
import { scoreTable } from '../../core/reporters/score-table';
import { defaultScore } from '../../core/score/score';
import type { CallScore, ScoreReport } from '../../core/score/score-report';
import { scoreCalls, summarise } from '../../core/score/score-report';
import type { ParsedArgs } from '../args';
import { ExitCode } from '../exit-codes';
import { findFiles, loadContexts, localeOf, openOutput, select, withoutOptional } from '../input';
import type { Context } from '../lint-file';
import { isOffice, readFailure, readOffice, textLinter } from '../lint-file';
import { shownPath } from '../paths';
import { Progress } from '../progress';
import type { FileText } from '../read-text';
import { decode, readBytes } from '../read-text';
import type { ScoreOptions } from '../score-options';
import { readScoreOptions } from '../score-options';
import type { Surroundings } from '../surroundings';
import type { Message } from '../terminal';
import { complain, isOutputClosed } from '../terminal';

/** `huashu score`: a score card for each call, and what they come to. 0 where all passed, 1 where one failed. */
export async function score(parsed: ParsedArgs, around: Surroundings): Promise<ExitCode> {
  const options = readScoreOptions(parsed, around);
  const files = await findFiles(parsed.positionals, options.cwd);
  const contexts = await loadContexts(options, files);
  const paths = contexts === undefined ? withoutOptional(files) : select(files, contexts);
  const locale = localeOf(options, contexts, paths);
  let isComplete = true;
  const fail = (message: Message, place?: string): void => {
    isComplete = false;
    complain(place === undefined ? message : at(place, message), locale);
  };

  for (const problem of files.problems) fail(problem);
  for (const { file, line, column, message } of contexts?.problems() ?? [])
    fail(message, `${shownPath(file, options.cwd)}:${line}:${column}`);

  const usual: Context = { linter: builtinLinter(), settings: { ...defaultSettings, locale } };
  const progress = new Progress(paths.length, locale, options.outputFile === undefined);
  const settingsOf = settingsAsked(options);
  const scores: CallScore[] = [];
  const { encoding } = options;
  let skipped = 0;
  paths.forEach((path, index) => {
    const place = shownPath(path, options.cwd);
    const context = contexts?.contextOf(path) ?? usual;
    const { settings } = context;
    const { linter } = textLinter(path, context);
    const asked = settingsOf(settings);
    const source = readText(path, { ...context, settings: asked }, encoding);
    const result =
      'result' in source
        ? source.result
        : 'text' in source
          ? linter.lint(source.text, languageOf(path) ?? 'huashu', asked)
          : undefined;
    if ('zh' in source || result === undefined || result.crashed) {
      progress.clear();
      fail('zh' in source ? source : crash, place);
    } else {
      if (result.incomplete) fail(partlyRead, place);
      const cards = scoreCalls(place, result, asked.score);
      if (cards.length === 0) skipped++;
      scores.push(...cards);
    }
    progress.step(index + 1);
  });
  progress.clear();
  if (scores.length === 0) {
    if (isComplete) fail({ zh: '没有可评分的对话', en: 'there is no dialogue to score' });
    return ExitCode.couldNotRun;
  }
  const report = { files: scores, summary: summarise(scores, skipped) };
  try {
    const output = await openOutput(options.outputFile);
    output.write(textOf(report, options, locale));
    output.close();
  } catch (error) {
    if (!isOutputClosed(error)) {
      if (options.outputFile === undefined) throw error;
      const { message } = error as Error;
      const failure = { zh: `无法写入报告：${message}`, en: `the report cannot be written: ${message}` };
      fail(failure, shownPath(options.outputFile, options.cwd));
    }
  }
  if (!isComplete) return ExitCode.couldNotRun;
  return report.summary.passed < scores.length ? ExitCode.findings : ExitCode.clean;
}

const crash: Message = { zh: '有规则运行出错', en: 'a rule crashed' };

const partlyRead: Message = {
  zh: '有内容无法读取，未评分；见 huashu lint',
  en: 'some of it could not be read and has no score; see huashu lint',
};

const at = (place: string, { zh, en }: Message): Message => ({ zh: `${place}:${zh}`, en: `${place}: ${en}` });

/** Puts pass mark and pace of the command line before those of the configuration. Files with the same settings share one result. */
function settingsAsked({ pass, rate }: ScoreOptions): (settings: LintSettings) => LintSettings {
  const known = new Map<LintSettings, LintSettings>();
  return (settings) => {
    let asked = known.get(settings);
    if (asked === undefined) {
      const score = settings.score ?? defaultScore;
      asked = { ...settings, score: { ...score, pass: pass ?? score.pass }, pace: rate ?? settings.pace };
      known.set(settings, asked);
    }
    return asked;
  };
}

/** The text of a file, or why it could not be read. */
function readText(
  path: string,
  context: Context,
  encoding: EncodingName | undefined,
): FileText | Message | ReturnType<typeof readOffice> {
  try {
    const bytes = readBytes(path);
    if (isOffice(path, context.settings)) return readOffice(bytes, path, context);
    return decode(bytes, encoding ?? context.settings.input?.encoding);
  } catch (error) {
    return readFailure(error as NodeJS.ErrnoException);
  }
}

/** Spreadsheets read a file as UTF-8 only where it begins with a byte order mark; what goes to a pipe has none. */
function textOf(report: ScoreReport, { format, color, outputFile }: ScoreOptions, locale: Locale): string {
  if (format === 'json') return scoreJson(report);
  if (format === 'csv') return (outputFile === undefined ? '' : '\ufeff') + scoreCsv(report);
  return scoreTable(report, { locale, color });
}
