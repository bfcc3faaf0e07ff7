import { resolve } from 'node:path';
import type { EncodingName, InputFormat } from '../core/formats/containers/input-options';
import { encodingNames, inputFormats } from '../core/formats/containers/input-options';
import type { ParsedArgs } from './args';
import { UsageError, exclude } from './args';
import { toSlashes } from './paths';
import type { ScopeOptions } from './scope-options';
import { readScopeOptions } from './scope-options';
import type { Surroundings } from './surroundings';

/** The reports there are, by the names of `--format`. */
export const formats = [
  'stylish',
  'compact',
  'json',
  'sarif',
  'github',
  'gitlab',
  'junit',
  'checkstyle',
  'rdjson',
  'csv',
  'markdown',
  'html',
  'ndjson',
] as const;
export type FormatName = (typeof formats)[number];

/** One report of a run. */
export interface ReportOrder {
  readonly format: FormatName;
  /** Absolute path, or undefined for standard output. */
  readonly file: string | undefined;
  readonly color: boolean;
}

/** What the person asked of `huashu lint`, checked. Plain data: it goes to the workers as it is. */
export interface LintOptions extends Surroundings, ScopeOptions {
  /** At least one; at most one of them goes to standard output. */
  readonly reports: readonly ReportOrder[];
  readonly fix: 'no' | 'write' | 'dry-run';
  readonly unsafeFixes: boolean;
  /** Report only what fails the run. */
  readonly quiet: boolean;
  /** Infinity: no limit. */
  readonly maxWarnings: number;
  /** Absolute path with `/`; false: use none; undefined: look for one. */
  readonly config: string | false | undefined;
  readonly stdin: boolean;
  /** Absolute path with `/`. */
  readonly stdinFilename: string | undefined;
  /** What standard input is, where its name does not tell. */
  readonly stdinFormat: InputFormat | undefined;
  /** Take the time of each rule; `file`: absolute path of a report of it as JSON. Undefined: take none. */
  readonly timing: { readonly file: string | undefined } | undefined;
  /** Of all files, before what is configured; undefined: as configured, else looked for. */
  readonly encoding: EncodingName | undefined;
}

/** @throws {UsageError} for a value that an option does not take, and for options that exclude each other */
export function readLintOptions(parsed: ParsedArgs, around: Surroundings): LintOptions {
  const { values, positionals } = parsed;
  const flag = (name: string): boolean => values[name] === true;
  const value = (name: string): string | undefined => values[name] as string | undefined;
  exclude(values, 'fix', 'fix-dry-run');
  exclude(values, 'config', 'no-config');
  const stdin = flag('stdin') || (positionals.length === 1 && positionals[0] === '-');
  if (stdin && flag('fix')) {
    throw new UsageError({
      zh: '标准输入的内容无处可写；请用 --fix-dry-run --format json，修复后的文本在 output 里',
      en: 'there is no file to write standard input back to; use --fix-dry-run --format json, the fixed text is in its output',
    });
  }
  if (stdin && positionals.some((path) => path !== '-')) {
    throw new UsageError({ zh: '--stdin 不能与文件同时使用', en: '--stdin and files exclude each other' });
  }
  if (values['stdin-filename'] !== undefined && !stdin) {
    throw new UsageError({ zh: '--stdin-filename 只与 --stdin 同用', en: '--stdin-filename goes with --stdin only' });
  }
  if (flag('unsafe-fixes') && !flag('fix') && !flag('fix-dry-run')) {
    throw new UsageError({
      zh: '--unsafe-fixes 只与 --fix 或 --fix-dry-run 同用',
      en: '--unsafe-fixes goes with --fix or --fix-dry-run only',
    });
  }
  const config = value('config');
  const stdinFilename = value('stdin-filename');
  return {
    ...around,
    ...readScopeOptions(parsed, around.cwd),
    reports: readReports(listOf(values.format), value('output-file'), around.color),
    fix: flag('fix') ? 'write' : flag('fix-dry-run') ? 'dry-run' : 'no',
    unsafeFixes: flag('unsafe-fixes'),
    quiet: flag('quiet'),
    maxWarnings: wholeNumber('max-warnings', value('max-warnings')),
    config: flag('no-config') ? false : config && toSlashes(resolve(config)),
    stdin,
    stdinFilename: stdinFilename && toSlashes(resolve(stdinFilename)),
    stdinFormat: readStdinFormat(value('stdin-format'), stdin),
    encoding: readEncoding(value('encoding')),
    timing: readTiming(flag('timing'), value('timing-file')),
  };
}

function readTiming(isAsked: boolean, file: string | undefined): LintOptions['timing'] {
  return isAsked || file !== undefined ? { file: file && resolve(file) } : undefined;
}

function readStdinFormat(value: string | undefined, stdin: boolean): InputFormat | undefined {
  if (value === undefined) return undefined;
  if (!stdin)
    throw new UsageError({ zh: '--stdin-format 只与 --stdin 同用', en: '--stdin-format goes with --stdin only' });
  return oneOf('stdin-format', value, inputFormats);
}

/** @throws {UsageError} for an encoding that is not known */
export function readEncoding(value: string | undefined): EncodingName | undefined {
  if (value === undefined) return undefined;
  const lower = value.toLowerCase();
  const alias: { readonly [name: string]: EncodingName } = { utf8: 'utf-8', gb2312: 'gbk', cp936: 'gbk' };
  return Object.hasOwn(alias, lower) ? alias[lower] : oneOf('encoding', lower, encodingNames);
}

/**
 * The reports asked for: `--format NAME` or `--format NAME:FILE`, again and again; `--output-file` is the file of the one
 * that names none.
 */
function readReports(written: readonly string[], outputFile: string | undefined, color: boolean): ReportOrder[] {
  const reports = (written.length > 0 ? written : ['stylish']).map((value): ReportOrder => {
    const colon = value.indexOf(':');
    const name = colon < 0 ? value : value.slice(0, colon);
    const file = colon < 0 ? undefined : value.slice(colon + 1);
    if (file === '')
      throw new UsageError({ zh: `--format ${value} 缺少文件名`, en: `--format ${value} names no file` });
    // A file named here is never for a terminal, whatever the rest of the run writes to.
    return { format: oneOf('format', name, formats), file: file && resolve(file), color: color && file === undefined };
  });
  const open = reports.filter(({ file }) => file === undefined);
  if (open.length > 1) {
    throw new UsageError({
      zh: '多份报告中只能有一份写到标准输出；请写明文件，如 --format sarif:out.sarif --format stylish',
      en: 'only one of several reports can go to standard output; name files: --format sarif:out.sarif --format stylish',
    });
  }
  if (outputFile !== undefined && open.length === 0) {
    throw new UsageError({
      zh: '每份报告都已写明文件，--output-file 无处可用',
      en: 'every report names a file already; there is none left for --output-file',
    });
  }
  const result = reports.map((report) =>
    report.file ? report : { ...report, file: outputFile && resolve(outputFile) },
  );
  const files = result.map(({ file }) => file);
  const twice = files.find((file, index) => file !== undefined && files.indexOf(file) !== index);
  if (twice !== undefined)
    throw new UsageError({
      zh: `两份报告不能写入同一文件：${twice}`,
      en: `two reports cannot go to one file: ${twice}`,
    });
  return result;
}

function listOf(value: ParsedArgs['values'][string]): readonly string[] {
  return Array.isArray(value) ? (value as readonly string[]) : typeof value === 'string' ? [value] : [];
}

/** @throws {UsageError} where the option does not take the value */
export function oneOf<T extends string>(name: string, value: string, words: readonly T[]): T {
  const found = words.find((word) => word === value);
  if (found !== undefined) return found;
  throw new UsageError({
    zh: `--${name} 的值 ${value} 无效；可用：${words.join('、')}`,
    en: `--${name} does not take ${value}; it takes ${words.join(', ')}`,
  });
}

function wholeNumber(name: string, value: string | undefined): number {
  if (value === undefined) return Infinity;
  if (/^\d+$/.test(value)) return Number(value);
  throw new UsageError({ zh: `--${name} 的值应为不小于 0 的整数`, en: `--${name} takes a whole number from 0` });
}
