import type { LintSettings, Locale } from '../../core/config/config';
import type { Configs, FileConfig } from '../../core/config/configs';
import { createConfigs } from '../../core/config/configs';
import type { DataProblem } from '../../core/config/data';
import type { Linter } from '../../core/linter/linter';
import type { MeterFor } from '../../core/linter/meter';
import { ownRuleIds } from '../../core/linter/rule-settings';
import { builtinPacks, shippedPacks } from '../../core/packs/builtin';
import type { Pack } from '../../core/packs/schema';
import { loadBeside } from '../beside';
import type { Context } from '../lint-file';
import type { LintOptions } from '../lint-options';
import { nodeHost, workspaceOf } from '../node-host';
import type * as compile from './compile';

/** The configurations of a run: what bears on each file, and what is wrong with them. */
export interface Contexts {
  /** Undefined where a configuration that bears on the file is wrong: it cannot be linted as wanted. */
  contextOf(path: string): Context | undefined;
  /** Whether the file can be linted; compiles packs of one's own, to know what is wrong with them. */
  check(path: string): boolean;
  isIgnored(path: string): boolean;
  /** The locale that the configurations choose for a file. */
  localeOf(path: string): Locale | undefined;
  /** All packs that bear on these files. */
  packsOf(paths: readonly string[]): readonly Pack[];
  /** The configurations in force for a file, outermost first. */
  filesFor(path: string): readonly string[];
  /** What is wrong with the configurations asked for so far, each once. */
  problems(): readonly DataProblem[];
}

type ContextOptions = Pick<LintOptions, 'config' | 'cwd' | 'locale' | 'fallbackLocale'>;

/** @param builtin the linter for the packs used without a configuration @param meterFor takes the time of the others' rules */
export function createContexts(options: ContextOptions, builtin: () => Linter, meterFor?: MeterFor): Contexts {
  const problems = new Map<string, DataProblem>();
  const host = nodeHost((problem) => problems.set(problem.file, problem));
  const configs: Configs =
    options.config === false
      ? { forFile: () => withoutConfig, inputs: () => [] }
      : createConfigs({
          host,
          builtinPacks: shippedPacks,
          ownRules: ownRuleIds,
          workspace: workspaceOf(options.cwd),
          configFile: options.config,
        });
  const linters = new Map<readonly Pack[], Linter | undefined>();
  const settings = new Map<LintSettings, LintSettings>();

  function linterFor(packs: readonly Pack[] | undefined): Linter | undefined {
    if (packs === undefined) return builtin();
    if (!linters.has(packs)) {
      const created = loadBeside<typeof compile>('lazy-compile').createLinter(packs, builtinPacks(), meterFor);
      record(created.problems);
      linters.set(packs, created.problems.length > 0 ? undefined : created.linter);
    }
    return linters.get(packs);
  }

  function record(found: readonly DataProblem[]): void {
    for (const problem of found)
      problems.set(`${problem.file}:${problem.line}:${problem.column}:${problem.message.en}`, problem);
  }

  function settingsFor({ settings: chosen, localeChosen }: FileConfig): LintSettings {
    const locale = options.locale ?? (localeChosen ? chosen.locale : options.fallbackLocale);
    if (locale === chosen.locale) return chosen;
    const known = settings.get(chosen) ?? { ...chosen, locale };
    settings.set(chosen, known);
    return known;
  }

  function configOf(path: string): FileConfig {
    const config = configs.forFile(path);
    record(config.problems);
    return config;
  }

  return {
    contextOf(path) {
      const config = configOf(path);
      const linter = config.problems.length > 0 ? undefined : linterFor(config.packs);
      return linter && { linter, settings: settingsFor(config) };
    },
    check(path) {
      const { packs, problems: found } = configOf(path);
      return found.length === 0 && (packs === undefined || linterFor(packs) !== undefined);
    },
    isIgnored: (path) => configOf(path).ignored,
    localeOf(path) {
      const config = configOf(path);
      return config.localeChosen ? config.settings.locale : undefined;
    },
    filesFor: (path) => configOf(path).files,
    packsOf(paths) {
      const lists = new Set(paths.map((path) => configOf(path).packs ?? builtinPacks()));
      return [...new Map([...lists].flat().map((pack) => [pack.manifest.name, pack])).values()];
    },
    problems: () => [...problems.values()],
  };
}

const withoutConfig: FileConfig = createConfigs({
  host: { readFile: () => undefined, listFolder: () => undefined },
  builtinPacks,
}).forFile('/-');
