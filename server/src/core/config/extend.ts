import type { DataHost } from '../packs/load-pack';
import { loadPack } from '../packs/load-pack';
import { labelOf } from '../packs/program';
import type { Localised, Pack } from '../packs/schema';
import { amend } from './amend';
import type { RuleSetting } from './config';
import type { DataProblem } from './data';
import { nearest } from './nearest';
import { parentFolder, pathInside, resolvePath } from './paths';
import { presets } from './presets';
import type { Located } from './read-config';

/** What `extends` may draw on. */
export interface PackLibrary {
  readonly host: DataHost;
  /** Every pack that ships with the product; asked for only when a configuration extends something. */
  builtinPacks(): readonly Pack[];
  /** Absolute folder inside which a configuration may point at packs, beside its own folder. */
  readonly workspace?: string;
}

export interface Extended {
  /** Each after the packs it extends, no pack twice. */
  readonly packs: readonly Pack[];
  /** What the presets among the names set. */
  readonly rules: { readonly [ruleOrLabel: string]: RuleSetting };
  /** Where each pack of one's own was read from, by pack name. */
  readonly folders: { readonly [pack: string]: string };
}

type Report = (offset: number, message: Localised) => void;

/**
 * Resolves the names of `extends`: built-in packs, presets, and folders relative to the configuration. A folder outside
 * the configuration's own and the workspace is refused. What is wrong goes to `report` (offset in the configuration) or,
 * for a pack of one's own, to `problems`.
 */
export function resolveExtends(
  names: readonly Located<string>[],
  configFile: string,
  library: PackLibrary,
  report: Report,
  problems: DataProblem[],
): Extended {
  const packs = new Map<string, Pack>();
  const folders: { [pack: string]: string } = {};
  const rules: { [label: string]: RuleSetting } = {};
  const configFolder = parentFolder(configFile) ?? '/';
  const builtin = new Map(library.builtinPacks().map((pack) => [pack.manifest.name, pack]));
  const loading = new Set<string>();

  function add(name: string, fromFolder: string, refuse: (message: Localised) => void): void {
    if (!isFolderName(name)) {
      const pack = builtin.get(name);
      if (pack === undefined) refuse(unknownName(name, [...builtin.keys(), ...Object.keys(presets)]));
      else addPack(pack, pack.manifest.name, configFolder, refuse);
      return;
    }
    const folder = resolvePath(fromFolder, name);
    if (isAbsolute(name) || !isAllowed(folder)) {
      refuse({
        zh: `规则包 ${name} 在配置文件所在文件夹和工作区之外;请把它放进来,用 ./ 开头的相对路径引用`,
        en: `the pack ${name} lies outside the folder of the configuration and the workspace; move it inside and name it with a relative path (./…)`,
      });
      return;
    }
    if (library.host.listFolder(folder) === undefined) {
      refuse({ zh: `找不到规则包文件夹 ${name}`, en: `there is no pack folder ${name}` });
      return;
    }
    const loaded = loadPack(library.host, folder);
    problems.push(...loaded.problems);
    if (loaded.pack !== undefined) addPack(loaded.pack, folder, folder, refuse);
  }

  function addPack(pack: Pack, key: string, folder: string, refuse: (message: Localised) => void): void {
    const { name } = pack.manifest;
    if (packs.has(name)) {
      if ((folders[name] ?? name) !== key) refuse(nameTaken(name));
      return;
    }
    if (key !== name && builtin.has(name)) return refuse(nameTaken(name));
    if (loading.has(key))
      return refuse({ zh: `规则包 ${name} 的 extends 形成循环`, en: `the pack ${name} extends itself in a circle` });
    loading.add(key);
    for (const base of pack.manifest.extends ?? []) {
      add(base, folder, (message) =>
        key === name ? refuse(message) : problems.push({ file: `${folder}/pack.yaml`, line: 1, column: 1, message }),
      );
    }
    loading.delete(key);
    if (key !== name) amend(pack, packs, problems);
    packs.set(name, pack);
    if (key !== name) folders[name] = key;
  }

  const isAllowed = (folder: string): boolean =>
    pathInside(configFolder, folder) !== undefined ||
    (library.workspace !== undefined && pathInside(library.workspace, folder) !== undefined);

  for (const { value, offset } of names) {
    const refuse = (message: Localised): void => report(offset, message);
    const preset = Object.hasOwn(presets, value) ? presets[value] : undefined;
    for (const name of preset?.packs ?? [value]) add(name, configFolder, refuse);
    if (preset?.severity === undefined) continue;
    for (const name of preset.packs)
      for (const rule of packs.get(name)?.rules ?? []) rules[labelOf(rule.id)] = preset.severity;
  }
  return { packs: [...packs.values()], rules, folders };
}

function isFolderName(name: string): boolean {
  return name.startsWith('.') || /[\\/]/.test(name);
}

function isAbsolute(name: string): boolean {
  return /^([A-Za-z]:)?[\\/]/.test(name);
}

function unknownName(name: string, known: readonly string[]): Localised {
  const near = nearest(name, known);
  return {
    zh: `没有名为 ${name} 的规则包或预设;${near ? `是否想写 ${near}?` : `可用:${known.join('、')},或以 ./ 开头的文件夹`}`,
    en: `there is no pack or preset ${name}; ${near ? `did you mean ${near}?` : `known: ${known.join(', ')}, or a folder that begins with ./`}`,
  };
}

function nameTaken(name: string): Localised {
  return {
    zh: `规则包的名称 ${name} 已被另一个包使用;请在 pack.yaml 中改名`,
    en: `the pack name ${name} is already taken by another pack; choose another name in pack.yaml`,
  };
}
