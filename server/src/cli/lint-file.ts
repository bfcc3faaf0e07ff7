import type { LintSettings } from '../core/config/config';
import type { LanguageId } from '../core/document/document';
import { languageOf } from '../core/formats';
import { containerOf, containerOfFormat, isBinary } from '../core/formats/containers/names';
import { loadBeside } from './beside';
import type { Cache, CacheEntry } from './cache';
import type * as containers from './lazy/containers';
import type * as office from './lazy/office';
import type { ContainerId } from '../core/formats/containers/container';
import type { TextLinter } from '../core/linter/container-linter';
import type { LintResult, Linter } from '../core/linter/linter';
import type { Counts, Reporter } from '../core/reporters/reporter';
import { countFindings } from '../core/reporters/reporter';
import type { FixTexts } from './lazy/fix';
import type { LintOptions } from './lint-options';
import { shownPath } from './paths';
import { doesFail } from './severities';
import type { BaselineOutcome, Sieve } from './sieve';
import type { FileText } from './read-text';
import { decode, readBytes } from './read-text';
import type { Timing } from './timing';
import type { Message } from './terminal';

/** What bears on one file. */
export interface Context {
  readonly linter: Linter;
  readonly settings: LintSettings;
}
export type ContextOf = (path: string) => Context;

/** What one file came to: its part of each report and what the run needs to know. Plain data, it crosses threads. */
export interface FileOutcome {
  /** In the order of `options.reports`; empty where the file could not be read. */
  readonly reports: readonly string[];
  /** Of all findings. */
  readonly counts: Counts;
  /** Of the findings in the report: `--quiet` leaves some out. */
  readonly shown: Counts;
  readonly score: number;
  readonly fixed: number;
  readonly crashed: boolean;
  /** The file could not be read, or not be written. Where it could not be read, the rest is empty. */
  readonly failure?: Message;
  readonly linted: boolean;
  /** How many findings make the run fail. */
  readonly failing: number;
  readonly baseline?: BaselineOutcome;
  /** What the cache is to keep of it. */
  readonly cached?: CacheEntry;
}

/** The parts that lint files, set up once a thread. */
export interface FileLinter {
  readonly options: LintOptions;
  /** In the order of `options.reports`. */
  readonly reporters: readonly Reporter[];
  readonly contextOf: ContextOf;
  /** Loaded where fixes are asked for. */
  readonly fix: FixTexts | undefined;
  /** Undefined: all that is found is reported. */
  readonly sieve?: Sieve;
  /** Reads a file, where it is not to be read from the disk as it stands there. @throws */
  readonly readFile?: (path: string) => Uint8Array;
  readonly cache?: Cache;
  /** Where times are asked for. */
  readonly timing?: Timing;
}

/** Lints one file, and fixes it where asked. Never throws for what is wrong with the file. @param path absolute, with `/` */
export function lintFile(path: string, parts: FileLinter): FileOutcome {
  return parts.cache ? parts.cache.outcomeOf(path, () => lintNow(path, parts)) : lintNow(path, parts);
}

function lintNow(path: string, parts: FileLinter): FileOutcome {
  let bytes: Uint8Array;
  try {
    bytes = (parts.readFile ?? readBytes)(path);
  } catch (error) {
    return unreadable(readFailure(error as NodeJS.ErrnoException));
  }
  return lintBytes(bytes, path, shownPath(path, parts.options.cwd), parts);
}

/** Lints a text that may not be a file's. */
export function lintBytes(bytes: Uint8Array, path: string, filePath: string, parts: FileLinter): FileOutcome {
  const { fix } = parts;
  const context = parts.contextOf(path);
  if (isOffice(path, context.settings)) {
    const read = readOffice(bytes, path, context);
    return 'zh' in read ? unreadable(read) : outcomeOf(read.result, read.text, parts, path, filePath);
  }
  const source = decode(bytes, parts.options.encoding ?? context.settings.input?.encoding);
  if (!('text' in source)) return unreadable(source);
  parts.timing?.lap('files');
  const language = languageOf(path) ?? 'huashu';
  const { linter, mayWrite } = textLinter(path, context);
  if (fix === undefined) {
    const result = linter.lint(source.text, language, context.settings);
    return outcomeOf(result, source.text, parts, path, filePath);
  }
  return fix({ path, filePath, source, language, linter, settings: context.settings, parts, mayWrite });
}

/** The container that a file is: as configured, else by its name. */
export function containerFor(path: string, { input }: LintSettings): ContainerId | undefined {
  return input?.format === undefined ? containerOf(path) : containerOfFormat(input.format);
}

/** What lints the text of a file: for a container, its strings. */
export function textLinter(path: string, { linter, settings }: Context): Pick<FixJob, 'linter' | 'mayWrite'> {
  const container = containerFor(path, settings);
  if (container === undefined) return { linter };
  const { containerLinter, sameButWords } = loadBeside<typeof containers>('lazy-containers');
  return {
    linter: containerLinter(linter, container),
    mayWrite: (before, after) => sameButWords(before, after, container, settings),
  };
}

/** Whether a file is no text but a Word or Excel file. */
export function isOffice(path: string, settings: LintSettings): boolean {
  const container = containerFor(path, settings);
  return container !== undefined && isBinary(container);
}

/** Lints a Word or Excel file; `text` is what its offsets count in. */
export function readOffice(
  bytes: Uint8Array,
  path: string,
  { linter, settings }: Context,
): { readonly result: LintResult; readonly text: string } | Message {
  return loadBeside<typeof office>('lazy-office').lintOffice(linter, bytes, containerFor(path, settings)!, settings);
}

export interface FixJob {
  readonly path: string;
  readonly filePath: string;
  readonly source: FileText;
  readonly language: LanguageId;
  readonly linter: TextLinter;
  readonly settings: LintSettings;
  readonly parts: FileLinter;
  /** Whether nothing but words changed, where a file is more than words. */
  readonly mayWrite?: (before: string, after: string) => boolean;
}

interface Extras {
  readonly fixed?: number;
  readonly failure?: Message;
  readonly output?: string;
  readonly diff?: string;
}

/** The outcome of a result, with its report written. */
export function outcomeOf(
  result: LintResult,
  text: string,
  { options, reporters, sieve, timing }: FileLinter,
  path: string,
  filePath: string,
  { fixed = 0, failure, output, diff }: Extras = {},
): FileOutcome {
  const { findings, baseline } = sieve?.(path, text, result.findings) ?? { findings: result.findings };
  const failing = findings.filter((finding) => doesFail(finding, options.fails));
  const shown = options.quiet ? failing : findings;
  const file = { filePath, text, result: { ...result, findings: shown }, output, diff };
  const reports = reporters.map((reporter) => reporter.file(file));
  const counts = countFindings(findings);
  const { score, crashed } = result;
  failure ??= result.incomplete ? partlyRead : undefined;
  timing?.add(findings, text.length);
  timing?.lap('report');
  return {
    reports,
    counts,
    shown: shown === findings ? counts : countFindings(shown),
    score,
    fixed,
    crashed,
    failure,
    linted: true,
    failing: failing.length,
    baseline,
  };
}

const partlyRead: Message = {
  zh: '有内容无法读取，未检查；见报告中的 format/…',
  en: 'some of it could not be read and was not linted; see format/… in the report',
};

const nothing: Counts = { errors: 0, warnings: 0, infos: 0, hints: 0, fixable: 0 };

function unreadable(failure: Message): FileOutcome {
  return {
    reports: [],
    counts: nothing,
    shown: nothing,
    score: 0,
    fixed: 0,
    crashed: false,
    failure,
    linted: false,
    failing: 0,
  };
}

/** What to say of a file that could not be read. */
export function readFailure(error: NodeJS.ErrnoException): Message {
  switch (error.code) {
    case 'ENOENT':
      return { zh: '文件不存在', en: 'there is no such file' };
    case 'EACCES':
    case 'EPERM':
      return { zh: '没有读取权限', en: 'permission to read it is denied' };
    case 'ERR_FS_FILE_TOO_LARGE':
      return { zh: '文件过大（超过 2 GiB）', en: 'the file is too large (over 2 GiB)' };
    default:
      return { zh: `无法读取：${error.message}`, en: `it cannot be read: ${error.message}` };
  }
}
