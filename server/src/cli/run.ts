import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Locale } from '../core/config/config';
import type { ParsedArgs } from './args';
import { UsageError, exclude, isUsageError, readArgs } from './args';
import { ExitCode } from './exit-codes';
import { lint } from './lint';
import type { LintOptions } from './lint-options';
import { readLintOptions } from './lint-options';
import { localeOfEnvironment, readLocale } from './locale';
import { commands } from './options';
import { toSlashes } from './paths';
import type { Pace } from './small-run';
import type { Surroundings } from './surroundings';
import type { Message } from './terminal';
import { columnsOf, complain, isOutputClosed, isTerminal, wantsColor, write } from './terminal';
import { version } from './version';

/**
 * Runs the command line. Resolves to the exit code and never rejects: a bug is told and ends with 2.
 *
 * @param release lets V8 optimise, where it has been kept from that
 */
export async function run(args: readonly string[], release?: Pace['release']): Promise<ExitCode> {
  const locale = localeOfEnvironment(process.env) ?? 'zh-CN';
  try {
    return await runCommand(args, locale, release);
  } catch (error) {
    if (isOutputClosed(error)) return ExitCode.clean;
    if (isUsageError(error)) return await explainUsage(error, args, localeAskedFor(args) ?? locale);
    const { stack, message, code, syscall } = error as NodeJS.ErrnoException;
    if (code !== undefined && syscall !== undefined) {
      complain(systemFailure(code, message), localeAskedFor(args) ?? locale);
      return ExitCode.couldNotRun;
    }
    complain(
      { zh: `内部错误，请报告：${message}`, en: `internal error, please report it: ${message}` },
      localeAskedFor(args) ?? locale,
    );
    write(2, `${stack ?? ''}\n`);
    return ExitCode.couldNotRun;
  }
}

/** The system did not do what it was asked: no bug, and nothing that a stack would explain. */
function systemFailure(code: string, message: string): Message {
  const isFull = ['ENOSPC', 'EDQUOT', 'EFBIG'].includes(code);
  return isFull
    ? { zh: `磁盘已满，没有写完：${message}`, en: `the disk is full, and not everything was written: ${message}` }
    : { zh: `无法读写：${message}`, en: `reading or writing failed: ${message}` };
}

async function runCommand(
  args: readonly string[],
  fallbackLocale: Locale,
  release?: Pace['release'],
): Promise<ExitCode> {
  const [command, ...rest] = args;
  if (command === '--version' || command === '-v' || command === '-V') {
    write(1, `${version}\n`);
    return ExitCode.clean;
  }
  if (command === undefined || command === 'help' || command.startsWith('-')) {
    if (command !== undefined && command !== 'help')
      readArgs(args, { help: { type: 'boolean', short: 'h' }, locale: { type: 'string' } });
    return help(command === 'help' ? rest[0] : undefined, localeAskedFor(args) ?? fallbackLocale);
  }
  const options = Object.hasOwn(commands, command) ? commands[command] : undefined;
  if (options === undefined) throw new UsageError(unknownCommand(command), undefined, command);
  const parsed = readArgs(rest, options);
  const around = surroundings(parsed, fallbackLocale);
  if (parsed.values.help) return help(command, around.locale ?? fallbackLocale);
  switch (command) {
    case 'lint':
      return runLint(readLintOptions(parsed, around), parsed, release);
    case 'merge':
      return (await import('./lazy/merge')).merge(parsed, around);
    case 'score':
      return (await import('./lazy/score')).score(parsed, around);
    case 'facts':
      return (await import('./lazy/facts')).facts(parsed, around);
    case 'explain':
      return (await import('./lazy/explain')).explain(parsed, around);
    case 'rules':
      return (await import('./lazy/rules')).listRules(parsed, around);
    case 'clauses':
      return (await import('./lazy/clauses')).listClauses(parsed, around);
    case 'test':
      return (await import('./lazy/test')).testPacks(parsed, around);
    case 'pack':
      return (await import('./lazy/pack')).pack(parsed, around);
    case 'init':
      return (await import('./lazy/init')).init(parsed, around);
    default:
      return startServer();
  }
}

async function runLint(
  options: LintOptions,
  { values, positionals }: ParsedArgs,
  release?: Pace['release'],
): Promise<ExitCode> {
  const file = values['print-config'];
  if (typeof file === 'string') return (await import('./lazy/print-config')).printConfig(options, file);
  if (!values.watch) return lint(options, positionals, true, release);
  if (options.stdin)
    throw new UsageError({ zh: '--watch 不能与 --stdin 同时使用', en: '--watch and --stdin exclude each other' });
  release?.();
  return (await import('./lazy/watch')).watchAndRun(options, positionals, () => lint(options, positionals));
}

async function help(command: string | undefined, locale: Locale): Promise<ExitCode> {
  const { helpFor } = await import('./lazy/help');
  const text = helpFor(command, locale);
  if (text === undefined) throw new UsageError(unknownCommand(command!), undefined, command);
  write(1, text);
  return ExitCode.clean;
}

function unknownCommand(name: string): { zh: string; en: string } {
  return { zh: `未知的命令 ${name}`, en: `unknown command ${name}` };
}

function surroundings({ values }: ParsedArgs, fallbackLocale: Locale): Surroundings {
  const asked = values.locale as string | undefined;
  const locale = asked === undefined ? undefined : readLocale(asked);
  if (asked !== undefined && locale === undefined)
    throw new UsageError({
      zh: `--locale 的值 ${asked} 无效；可用：zh-CN、en`,
      en: `--locale does not take ${asked}; it takes zh-CN, en`,
    });
  exclude(values, 'color', 'no-color');
  const terminal = values['output-file'] === undefined && isTerminal(1);
  const color = wantsColor(values.color ? true : values['no-color'] ? false : undefined, process.env, terminal);
  return { locale, fallbackLocale, color, width: columnsOf(process.env, terminal), cwd: toSlashes(process.cwd()) };
}

/** `--locale` wherever it stands, for messages about arguments that could not be read. */
function localeAskedFor(args: readonly string[]): Locale | undefined {
  const at = args.findIndex((arg) => arg === '--locale' || arg.startsWith('--locale='));
  const value = args[at]?.includes('=') ? args[at].slice('--locale='.length) : args[at + 1];
  return at < 0 || value === undefined ? undefined : readLocale(value);
}

async function explainUsage(error: UsageError, args: readonly string[], locale: Locale): Promise<ExitCode> {
  const { adviceFor } = await import('./lazy/help');
  const isPath = error.unknownCommand !== undefined && existsSync(error.unknownCommand);
  const advice = adviceFor(error, args, isPath);
  complain({ zh: `${error.text.zh}${advice.zh}`, en: `${error.text.en}${advice.en}` }, locale);
  return ExitCode.couldNotRun;
}

/** `huashu lsp`: the server reads the rest of the arguments itself and lives until the editor ends it. */
async function startServer(): Promise<ExitCode> {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  require(join(__dirname, 'server.js'));
  return new Promise<ExitCode>(() => {});
}
