import { now } from './clock';
import { existsSync } from 'node:fs';
import type { Locale } from '../core/config/config';
import { defaultSettings } from '../core/config/config';
import { builtinLinter } from '../core/linter/builtin-linter';
import type { Reporter } from '../core/reporters/reporter';
import { ExitCode } from './exit-codes';
import type { FileList } from './find-files';
import { hasConfigAbove, notOurs } from './find-files';
import { builtinFor, findFiles, loadContexts, localeOf, openOutput, select, withoutOptional } from './input';
import { isLintable } from './inputs';
import { interruption } from './interruption';
import type { Contexts } from './lazy/config';
import type { Context, FileLinter } from './lint-file';
import { containerFor, lintBytes, lintFile } from './lint-file';
import type { LintOptions } from './lint-options';
import type { Output } from './output';
import { shownPath } from './paths';
import type { Pace } from './small-run';
import { isSmallRun } from './small-run';
import { Progress } from './progress';
import { createReporters } from './reporters';
import { RunReport } from './run-report';
import { Tally } from './tally';
import type { Timing } from './timing';
import type { Message } from './terminal';
import { complain, isOutputClosed } from './terminal';
import { isWorthWorkers } from './work-size';

/** How long to work before letting signals through and the progress line move, in milliseconds. */
const turnMs = 50;

/**
 * `huashu lint`: lints what the arguments name and writes the report. Resolves to the exit code; rejects only for bugs.
 * `isAll`: the process ends after it. `release`: lets V8 optimise, which pays where there is more than a little to lint.
 */
export async function lint(
  wanted: LintOptions,
  patterns: readonly string[],
  isAll = false,
  release?: Pace['release'],
): Promise<ExitCode> {
  let options = withoutAbsentBaseline(wanted);
  const tally = new Tally(options.fix === 'dry-run');
  const files = options.stdin ? standardInput(options) : await findFiles(patterns, options.cwd);
  const timing = options.timing && new (await import('./lazy/timing')).Stopwatch(isAll ? 0 : now());
  const contexts = await loadContexts(options, files, timing?.meterFor);
  const selected = contexts === undefined ? withoutOptional(files) : select(files, contexts);
  const locale = localeOf(options, contexts, selected);
  const fail = (message: Message): void => {
    tally.fail();
    complain(message, locale);
  };

  for (const problem of files.problems) fail(problem);
  for (const { file, line, column, message } of contexts?.problems() ?? []) {
    const place = `${shownPath(file, options.cwd)}:${line}:${column}`;
    fail({ zh: `${place}:${message.zh}`, en: `${place}: ${message.en}` });
  }
  if (selected.length === 0) {
    if (!tally.hasFailed) fail({ zh: '没有可检查的文件', en: 'there is no file to lint' });
    return ExitCode.couldNotRun;
  }

  const baseline = options.baseline && (await import('./lazy/sieve')).loadBaseline(options);
  if (baseline !== undefined && !('files' in baseline)) {
    fail(baseline);
    return ExitCode.couldNotRun;
  }
  let paths = shardOf(selected, options);
  let readFile: FileLinter['readFile'];
  if (options.since !== undefined) {
    const scope = (await import('./lazy/scope')).scopeOf(options, paths);
    if (!('paths' in scope)) {
      fail(scope);
      return ExitCode.couldNotRun;
    }
    for (const problem of scope.problems) fail(problem);
    ({ paths, options, readFile } = scope);
    if (paths.length === 0) complain(nothingChanged, locale);
  }

  if (!isAll || options.stdin || !isSmallRun(paths)) release?.();
  const streamed = streams(options, paths, contexts);
  if (streamed !== undefined) {
    const { lintStreams } = await import('./lazy/stream');
    const usual: Context = { linter: builtinLinter(), settings: { ...defaultSettings, locale } };
    const sources = streamed.map((path) => ({
      path: options.stdin ? undefined : path,
      shown: options.stdin && options.stdinFilename === undefined ? undefined : shownPath(path, options.cwd),
      context: contexts?.contextOf(path) ?? usual,
    }));
    const code = await lintStreams(sources, options, locale, contexts !== undefined);
    return tally.hasFailed ? ExitCode.couldNotRun : code;
  }
  const reporters = await createReporters(options, locale, contexts && (() => contexts.packsOf(paths)));
  const parts = { ...(await fileLinter(options, locale, reporters, contexts, timing)), readFile };
  const stop = interruption(options);
  const outputs = await openOutputs(options, fail);
  if (outputs === undefined) return ExitCode.couldNotRun;

  const progress = new Progress(
    paths.length,
    locale,
    options.reports.some(({ file }) => file === undefined),
  );
  const report = new RunReport(reporters, outputs, tally, progress, fail);
  try {
    report.begin();
    timing?.lap('start');
    if (options.stdin) {
      const name = options.stdinFilename === undefined ? '<stdin>' : shownPath(paths[0]!, options.cwd);
      report.add(name, lintBytes(await readStandardInput(), paths[0]!, name, parts));
    } else if (options.jobs !== 1 && readFile === undefined && timing === undefined && isWorthWorkers(paths)) {
      const { lintWithWorkers } = await import('./lazy/pool');
      await lintWithWorkers(paths, parts, locale, contexts !== undefined, stop, report);
    } else {
      await lintInTurns(paths, parts, stop, report);
    }
    if (stop.isAsked) {
      report.abandon();
      return ExitCode.interrupted;
    }
    report.end();
    if (timing !== undefined) (await import('./lazy/timing')).tellTimes(timing, options, locale, fail);
    if (options.cache !== undefined && report.cached.size > 0)
      (await import('./lazy/cache')).writeCache(options, report.cached);
    if (baseline !== undefined) {
      const { concludeBaseline } = await import('./lazy/baseline-report');
      const message = concludeBaseline(baseline, report.baselined, options);
      if (message !== undefined) complain(message, locale);
    }
    if (tally.warnings > options.maxWarnings) complain(tooManyWarnings(tally.warnings, options.maxWarnings), locale);
  } catch (error) {
    if (isOutputClosed(error)) return tally.exitCode(options);
    report.abandon();
    throw error;
  }
  return tally.exitCode(options);
}

/** The inputs, where all of them are NDJSON and the report is NDJSON too: they are read line by line, without an end if need be. */
function streams(
  options: LintOptions,
  paths: readonly string[],
  contexts: Contexts | undefined,
): readonly string[] | undefined {
  const { reports, fix, stdin, stdinFormat, since, baseline, cache, timing } = options;
  const isPlain = [since, baseline, cache, timing].every((each) => each === undefined) && fix === 'no';
  if (!isPlain || reports.some(({ format, file }) => format !== 'ndjson' || file !== undefined)) return undefined;
  const isNdjson = (path: string): boolean =>
    stdin && stdinFormat !== undefined
      ? stdinFormat === 'ndjson'
      : containerFor(path, contexts?.contextOf(path)?.settings ?? defaultSettings) === 'ndjson';
  return paths.every(isNdjson) ? paths : undefined;
}

/** Opens what the reports go to; undefined, and told, where one cannot be written. */
async function openOutputs(options: LintOptions, fail: (message: Message) => void): Promise<Output[] | undefined> {
  const outputs: Output[] = [];
  for (const { file } of options.reports) {
    try {
      outputs.push(await openOutput(file));
    } catch (error) {
      for (const output of outputs) output.discard();
      const place = shownPath(file ?? '', options.cwd);
      const { message } = error as Error;
      fail({ zh: `${place}:无法写入报告：${message}`, en: `${place}: the report cannot be written: ${message}` });
      return undefined;
    }
  }
  return outputs;
}

/** The baseline of its usual name is used only where it is there. */
function withoutAbsentBaseline(options: LintOptions): LintOptions {
  const { baseline } = options;
  const isUsed = baseline !== undefined && (baseline.isNamed || baseline.update !== 'no' || existsSync(baseline.file));
  return isUsed ? options : { ...options, baseline: undefined };
}

/** The files of this part of a run. Every part takes some of each folder, so that the parts take the same time. */
function shardOf(paths: readonly string[], { shard }: LintOptions): readonly string[] {
  return shard === undefined ? paths : paths.filter((_, index) => index % shard.count === shard.index);
}

const nothingChanged: Message = { zh: '没有改动的文件需要检查', en: 'no file to lint has changed' };

function tooManyWarnings(count: number, limit: number): Message {
  return {
    zh: `警告太多：共 ${count} 个，--max-warnings 只允许 ${limit} 个`,
    en: `too many warnings: ${count}, where --max-warnings allows ${limit}`,
  };
}

function standardInput({ stdinFilename, stdinFormat, cwd }: LintOptions): FileList {
  const extension = stdinFormat === undefined ? 'huashu' : stdinFormat === 'text' ? 'txt' : stdinFormat;
  const path = stdinFilename ?? `${cwd}/stdin.${extension}`;
  const isOurs = stdinFormat !== undefined || isLintable(path);
  return {
    paths: isOurs ? [path] : [],
    named: new Set([path]),
    hasConfig: hasConfigAbove([path]),
    problems: isOurs ? [] : [notOurs(shownPath(path, cwd))],
  };
}

async function readStandardInput(): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** Standard input is what it is said to be. */
function asFormat(context: Context, { stdinFormat: format }: LintOptions): Context {
  if (format === undefined) return context;
  const { settings } = context;
  return { ...context, settings: { ...settings, input: { ...settings.input, format } } };
}

/** Sets up what lints files, the same in every thread. */
export async function fileLinter(
  options: LintOptions,
  locale: Locale,
  reporters: readonly Reporter[],
  contexts: Contexts | undefined,
  timing?: Timing,
): Promise<FileLinter> {
  const usual = asFormat({ linter: builtinFor(timing?.meterFor), settings: { ...defaultSettings, locale } }, options);
  return {
    options,
    reporters,
    contextOf: contexts === undefined ? () => usual : (path) => asFormat(contexts.contextOf(path) ?? usual, options),
    fix: options.fix === 'no' ? undefined : (await import('./lazy/fix')).fixTexts,
    sieve: needsSieve(options) ? (await import('./lazy/sieve')).sieveOf(options) : undefined,
    cache: usesCache(options) ? (await import('./lazy/cache')).openCache(options, contexts) : undefined,
    timing,
  };
}

function needsSieve({ changedLines, baseline }: LintOptions): boolean {
  return changedLines !== undefined || baseline !== undefined;
}

/** Fixing looks at every file anew, and what git says of lines is no part of a file. */
function usesCache({ cache, fix, since, baseline }: LintOptions): boolean {
  return cache !== undefined && fix === 'no' && since === undefined && (baseline?.update ?? 'no') === 'no';
}

async function lintInTurns(
  paths: readonly string[],
  parts: FileLinter,
  stop: { readonly isAsked: boolean },
  report: RunReport,
): Promise<void> {
  let turnEnds = now() + turnMs;
  for (const path of paths) {
    report.add(shownPath(path, parts.options.cwd), lintFile(path, parts), path);
    if (now() < turnEnds) continue;
    await new Promise(setImmediate);
    if (stop.isAsked) return;
    turnEnds = now() + turnMs;
  }
}
