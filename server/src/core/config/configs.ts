import type { Pack } from '../packs/schema';
import type { LintSettings } from './config';
import { defaultSettings } from './config';
import type { DataProblem } from './data';
import type { PackLibrary } from './extend';
import { configFilesIn } from './find';
import type { ConfigLayer } from './load';
import { loadConfig, unknownRules } from './load';
import { parentFolder } from './paths';
import { defaultPacks } from './presets';
import { settingsFor } from './settings-for';

export interface ConfigOptions extends PackLibrary {
  /** Use this file (absolute path) and look for no other. */
  readonly configFile?: string;
  /** Ids that a configuration may name although no pack has them. */
  readonly ownRules?: readonly string[];
}

/** Everything that bears on one file. */
export interface FileConfig {
  readonly settings: LintSettings;
  readonly ignored: boolean;
  /** Undefined for the packs that are used without a configuration. The same packs are always the same array. */
  readonly packs: readonly Pack[] | undefined;
  /** Whether a configuration chose the locale; otherwise the settings carry the default. */
  readonly localeChosen: boolean;
  /** The configurations in force, outermost first. */
  readonly files: readonly string[];
  /** What is wrong with them. Where this is not empty, settings and packs are the defaults. */
  readonly problems: readonly DataProblem[];
}

/** The configurations of a tree of files. Reads each file once: make a new one when a configuration has changed. */
export interface Configs {
  /** @param path absolute, with `/`; need not exist */
  forFile(path: string): FileConfig;
  /** The files of data that the configurations seen so far name: globs with the folder they are relative to. */
  inputs(): readonly { readonly folder: string; readonly files: readonly string[] }[];
}

/** Looks configurations up from each file's folder to the root, or to the first that says `root: true`. */
export function createConfigs(options: ConfigOptions): Configs {
  const chains = new Map<string, Chain>();
  const packLists = new Map<string, readonly Pack[] | undefined>();

  function chainOf(folder: string): Chain {
    const cached = chains.get(folder);
    if (cached !== undefined) return cached;
    const files = configFilesIn(options.host, folder);
    const outer = parentFolder(folder);
    const above = outer === undefined ? noConfig : chainOf(outer);
    const chain = files.length === 0 ? above : extendChain(above, files);
    chains.set(folder, chain);
    return chain;
  }

  function extendChain(above: Chain, files: readonly string[]): Chain {
    const file = files[0]!;
    const { layer, problems } = loadConfig(file, options);
    if (files.length > 1) problems.push(secondConfig(files[1]!, file));
    const outer = layer?.root ? noConfig : above;
    const layers = layer === undefined ? outer.layers : [...outer.layers, layer];
    const packs = samePacks(layers);
    if (layer !== undefined) problems.push(...unknownRules(layer, packs ?? builtinDefaults(), options.ownRules ?? []));
    const allProblems = [...outer.problems, ...problems];
    if (allProblems.length > 0) return { ...noConfig, files: [...outer.files, file], problems: allProblems };
    const localeChosen = layers.some((each) => each.locale !== undefined);
    return { layers, packs, localeChosen, files: [...outer.files, file], problems: [], answer: settingsFor(layers) };
  }

  /** The packs of all layers together; undefined where that comes to the default packs. */
  function samePacks(layers: readonly ConfigLayer[]): readonly Pack[] | undefined {
    if (layers.every((layer) => layer.packs === undefined)) return undefined;
    const packs = [
      ...new Map(
        layers.flatMap((layer) => (layer.packs ?? []).map((pack) => [pack.manifest.name, pack] as const)),
      ).values(),
    ];
    const defaults = builtinDefaults();
    if (packs.length === defaults.length && defaults.every((pack) => packs.includes(pack))) return undefined;
    const key = packs.map((pack) => `${pack.manifest.name} ${packNumber(pack)}`).join('\n');
    if (!packLists.has(key)) packLists.set(key, packs);
    return packLists.get(key);
  }

  const numbers = new Map<Pack, number>();
  function packNumber(pack: Pack): number {
    if (!numbers.has(pack)) numbers.set(pack, numbers.size);
    return numbers.get(pack)!;
  }

  function builtinDefaults(): readonly Pack[] {
    return options.builtinPacks().filter((pack) => defaultPacks.includes(pack.manifest.name));
  }

  const only = options.configFile === undefined ? undefined : extendChain(noConfig, [options.configFile]);

  return {
    forFile(path) {
      const chain = only ?? chainOf(parentFolder(path) ?? '/');
      const { packs, localeChosen, files, problems } = chain;
      return { ...chain.answer(path), packs, localeChosen, files, problems };
    },
    inputs() {
      const seen = [...chains.values(), ...(only ? [only] : [])];
      const layers = new Set(seen.flatMap((chain) => chain.layers));
      return [...layers].flatMap(({ folder, inputs }) => inputs.map(({ files }) => ({ folder, files })));
    },
  };
}

interface Chain {
  readonly layers: readonly ConfigLayer[];
  readonly packs: readonly Pack[] | undefined;
  readonly localeChosen: boolean;
  readonly files: readonly string[];
  readonly problems: readonly DataProblem[];
  readonly answer: ReturnType<typeof settingsFor>;
}

const noConfig: Chain = {
  layers: [],
  packs: undefined,
  localeChosen: false,
  files: [],
  problems: [],
  answer: () => ({ settings: defaultSettings, ignored: false }),
};

function secondConfig(file: string, first: string): DataProblem {
  const name = first.slice(first.lastIndexOf('/') + 1);
  const message = {
    zh: `同一文件夹中已有 ${name}；请只保留一个配置文件`,
    en: `there is already a ${name} in this folder; keep one configuration`,
  };
  return { file, line: 1, column: 1, message };
}
