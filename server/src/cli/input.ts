import type { Locale } from '../core/config/config';
import { builtinLinter, timedBuiltinLinter } from '../core/linter/builtin-linter';
import type { Linter } from '../core/linter/linter';
import type { MeterFor } from '../core/linter/meter';
import type { FileList } from './find-files';
import { namedFiles } from './find-files';
import type { Contexts } from './lazy/config';
import type { LintOptions } from './lint-options';
import type { Output } from './output';
import { standardOutput } from './output';

/** The options of a command that say what bears on the files it reads. */
type InputOptions = Pick<LintOptions, 'config' | 'cwd' | 'locale' | 'fallbackLocale'>;

/** The files that the arguments name; the current folder where they name none. */
export async function findFiles(patterns: readonly string[], cwd: string): Promise<FileList> {
  const wanted = patterns.length > 0 ? patterns : ['.'];
  return namedFiles(wanted) ?? (await import('./lazy/walk')).findFiles(wanted, cwd);
}

/** Configurations are read only where there are some: a plain run needs neither a YAML parser nor the packs in full. */
export async function loadContexts(
  options: InputOptions,
  files: FileList,
  meterFor?: MeterFor,
): Promise<Contexts | undefined> {
  if (options.config === false || (options.config === undefined && !files.hasConfig)) return undefined;
  return (await import('./lazy/config')).createContexts(options, () => builtinFor(meterFor), meterFor);
}

/** The linter of the built-in packs: a timed one where that is asked for. */
export function builtinFor(meterFor: MeterFor | undefined): Linter {
  return meterFor === undefined ? builtinLinter() : timedBuiltinLinter(meterFor);
}

/** Without the files that a configuration leaves out, and those whose configuration is wrong. */
export function select(files: FileList, contexts: Contexts): readonly string[] {
  return files.paths.filter((path) => {
    const context = contexts.contextOf(path);
    if (context === undefined) return false;
    if (files.optional?.has(path) && context.settings.input === undefined) return false;
    return files.named.has(path) || !contexts.isIgnored(path);
  });
}

/** The files of a run without a configuration: those that only one could ask for are left out. */
export function withoutOptional({ paths, optional }: FileList): readonly string[] {
  return optional === undefined || optional.size === 0 ? paths : paths.filter((path) => !optional.has(path));
}

/** The locale of the report: as asked for, else as configured for the first file. */
export function localeOf(options: InputOptions, contexts: Contexts | undefined, paths: readonly string[]): Locale {
  const chosen = options.locale ?? contexts?.localeOf(paths[0] ?? `${options.cwd}/-`);
  return chosen ?? options.fallbackLocale;
}

/** Where the report goes. @throws where the file cannot be written */
export async function openOutput(file: string | undefined): Promise<Output> {
  return file === undefined ? standardOutput() : (await import('./lazy/output-file')).outputFile(file);
}
