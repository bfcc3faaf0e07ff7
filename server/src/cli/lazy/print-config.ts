import { resolve } from 'node:path';
import { builtinLinter } from '../../core/linter/builtin-linter';
import { defaultSettings } from '../../core/config/config';
import { builtinPacks } from '../../core/packs/builtin';
import { defaultPacks } from '../../core/config/presets';
import { ExitCode } from '../exit-codes';
import type { LintOptions } from '../lint-options';
import { shownPath, toSlashes } from '../paths';
import { complain, write } from '../terminal';
import { createContexts } from './config';

/** `huashu lint --print-config FILE`: what bears on the file, as JSON. The file need not exist. */
export function printConfig(options: LintOptions, file: string): ExitCode {
  const path = toSlashes(resolve(file));
  const contexts = createContexts(options, builtinLinter);
  const context = contexts.contextOf(path);
  const locale = options.locale ?? contexts.localeOf(path) ?? options.fallbackLocale;
  for (const { file: place, line, column, message } of contexts.problems()) {
    const shown = `${shownPath(place, options.cwd)}:${line}:${column}`;
    complain({ zh: `${shown}:${message.zh}`, en: `${shown}: ${message.en}` }, locale);
  }
  if (context === undefined) return ExitCode.couldNotRun;
  const usual = builtinPacks().filter((pack) => defaultPacks.includes(pack.manifest.name));
  const packs = options.config === false ? usual : contexts.packsOf([path]);
  const shown = {
    file: shownPath(path, options.cwd),
    configFiles: contexts.filesFor(path).map((each) => shownPath(each, options.cwd)),
    ignored: contexts.isIgnored(path),
    packs: packs.map(({ manifest }) => `${manifest.name}@${manifest.version}`),
    settings: { ...defaultSettings, ...context.settings },
  };
  write(1, `${JSON.stringify(shown, undefined, 2)}\n`);
  return ExitCode.clean;
}
