import { resolve } from 'node:path';
import { watch } from 'chokidar';
import { configFileNames } from '../../core/config/names';
import type { Locale } from '../../core/config/config';
import { ExitCode } from '../exit-codes';
import { isLintable } from '../inputs';
import type { LintOptions } from '../lint-options';
import { isTerminal, write } from '../terminal';

/** Changes that come closer together than this make one run, in milliseconds. */
const settleMs = 80;

/**
 * Runs again whenever a file that could be linted, a configuration or a pack changes, until Ctrl-C.
 *
 * @param run a run of the command; never runs twice at a time
 */
export async function watchAndRun(
  options: LintOptions,
  patterns: readonly string[],
  run: () => Promise<ExitCode>,
): Promise<ExitCode> {
  const roots = patterns.filter((pattern) => !/[*?{}[\]]/.test(pattern));
  const watched = roots.length > 0 && roots.length === patterns.length ? roots : ['.'];
  const outputs = new Set(options.reports.map(({ file }) => file));
  const watcher = watch([...watched.map((path) => resolve(path)), options.cwd], {
    ignoreInitial: true,
    ignored: (path) => /(^|[\\/])(\.git|node_modules)([\\/]|$)/.test(path) || outputs.has(path),
  });
  let timer: NodeJS.Timeout | undefined;
  let isRunning = false;
  let isStale = false;
  let ended = (): void => {};
  const end = new Promise<void>((done) => (ended = done));

  const again = async (): Promise<void> => {
    if (isRunning) {
      isStale = true;
      return;
    }
    isRunning = true;
    do {
      isStale = false;
      if (isTerminal(1)) write(1, '\u001b[2J\u001b[3J\u001b[H');
      await run();
      write(2, `${waiting[options.locale ?? options.fallbackLocale]}\n`);
    } while (isStale);
    isRunning = false;
  };
  watcher.on('all', (_event, path) => {
    if (!bearsOnRun(path)) return;
    clearTimeout(timer);
    timer = setTimeout(() => void again(), settleMs);
  });
  process.once('SIGINT', ended);
  process.once('SIGTERM', ended);
  // A change before the watcher looks would go unseen.
  await new Promise<void>((ready) => void watcher.once('ready', ready));
  await again();
  await end;
  await watcher.close();
  return ExitCode.interrupted;
}

function bearsOnRun(path: string): boolean {
  const name = path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
  const isData = configFileNames.some((known) => known === name) || /\.(ya?ml|csv)$/.test(name);
  return isData || isLintable(name) || name === '.gitignore' || name === '.huashuignore';
}

const waiting: { readonly [locale in Locale]: string } = {
  'zh-CN': 'huashu: 等待改动（Ctrl-C 退出）…',
  en: 'huashu: waiting for changes (Ctrl-C ends) …',
};
