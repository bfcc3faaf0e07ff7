import type { DataHost } from '../packs/load-pack';
import { loadPack } from '../packs/load-pack';
import { labelOf } from '../packs/program';
import type { Localised, Pack } from '../packs/schema';
import { amend } from './amend';
import type { RuleSetting } from './config';
import type { DataProblem } from './data';
import { nearest } from './nearest';
import { isFolderName, packageFolders, readPackName, versionMistake } from './pack-names';
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
 * Resolves the names of `extends`: shipped packs, presets, folders relative to the configuration, and npm packages from
 * node_modules, of which nothing but the data files of the pack is read. What lies outside the configuration's own folder
 * and the workspace, also by a symbolic link, is refused. What is wrong goes to `report` (offset in the configuration)
 * or, for a pack of one's own, to `problems`.
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
    const packageName = readPackName(name);
    const shipped = packageName && builtin.get(packageName.name);
    if (shipped !== undefined) {
      const mistake = versionMistake(shipped.manifest, packageName?.range);
      if (mistake) refuse(mistake);
      else addPack(shipped, shipped.manifest.name, configFolder, refuse);
      return;
    }
    const folder = resolvePath(fromFolder, name);
    const isFolder = isFolderName(name) && (packageName === undefined || library.host.listFolder(folder) !== undefined);
    if (!isFolder && packageName !== undefined && !isAbsolute(name)) {
      const places = packageFolders(packageName.name, fromFolder, bounds);
      const place = places.find((each) => library.host.listFolder(each) !== undefined);
      if (place !== undefined) addFolder(name, place, packageName.range, refuse);
      else if (isFolderName(name)) refuse(noFolder(name));
      else refuse(unknownName(name, [...builtin.keys(), ...Object.keys(presets)]));
      return;
    }
    if (!isFolderName(name)) return refuse(unknownName(name, [...builtin.keys(), ...Object.keys(presets)]));
    if (isAbsolute(name) || !isAllowed(folder)) {
      refuse({
        zh: `规则包 ${name} 在配置文件所在文件夹和工作区之外；请把它放进来，用 ./ 开头的相对路径引用`,
        en: `the pack ${name} lies outside the folder of the configuration and the workspace; move it inside and name it with a relative path (./…)`,
      });
      return;
    }
    if (library.host.listFolder(folder) === undefined) refuse(noFolder(name));
    else addFolder(name, folder, undefined, refuse);
  }

  function addFolder(
    name: string,
    folder: string,
    range: string | undefined,
    refuse: (message: Localised) => void,
  ): void {
    if (!staysInside(folder)) return refuse(leadsOutside(name));
    const loaded = loadPack(hostInside, folder);
    problems.push(...loaded.problems);
    if (loaded.pack === undefined) return;
    const mistake = versionMistake(loaded.pack.manifest, range);
    if (mistake) refuse(mistake);
    else addPack(loaded.pack, folder, folder, refuse);
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
        key === name
          ? refuse(message)
          : problems.push({
              ...(pack.origins[`extends ${base}`] ?? { file: `${folder}/pack.yaml`, line: 1, column: 1 }),
              message,
            }),
      );
    }
    loading.delete(key);
    if (key !== name) amend(pack, packs, problems);
    packs.set(name, pack);
    if (key !== name) folders[name] = key;
  }

  const bounds = library.workspace === undefined ? [configFolder] : [configFolder, library.workspace];
  const isAllowed = (folder: string): boolean => bounds.some((bound) => pathInside(bound, folder) !== undefined);

  /** With links followed; what is not there leads nowhere. */
  const staysInside = (path: string): boolean => {
    const real = library.host.realPath?.(path);
    return real === undefined || bounds.some((bound) => pathInside(realOf(bound), real) !== undefined);
  };
  const realOf = (path: string): string => library.host.realPath?.(path) ?? path;

  /** What packs of one's own are read through: no link leads out. */
  const hostInside: DataHost = {
    readFile(path) {
      if (staysInside(path)) return library.host.readFile(path);
      problems.push({ file: path, line: 1, column: 1, message: leadsOutside(path.slice(path.lastIndexOf('/') + 1)) });
      return undefined;
    },
    listFolder(path) {
      if (staysInside(path)) return library.host.listFolder(path);
      problems.push({ file: path, line: 1, column: 1, message: leadsOutside(path.slice(path.lastIndexOf('/') + 1)) });
      return undefined;
    },
  };

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

function isAbsolute(name: string): boolean {
  return /^([A-Za-z]:)?[\\/]/.test(name);
}

function unknownName(name: string, known: readonly string[]): Localised {
  if (Object.hasOwn(presets, name)) {
    const packs = presets[name]!.packs;
    return {
      zh: `${name} 是配置里用的预设，不是规则包；这里请写规则包的名称：${packs.join('、')}`,
      en: `${name} is a preset of configurations and no pack; name the packs here: ${packs.join(', ')}`,
    };
  }
  const near = nearest(name, known);
  return {
    zh: `没有名为 ${name} 的规则包或预设；${near ? `是否想写 ${near}？` : `可用：${known.join('、')}，以 ./ 开头的文件夹，或工作区内 node_modules 里的 npm 包（没有找到这个包）`}`,
    en: `there is no pack or preset ${name}; ${near ? `did you mean ${near}?` : `known: ${known.join(', ')}, a folder that begins with ./, or an npm package in node_modules of the workspace (there is none of this name)`}`,
  };
}

function noFolder(name: string): Localised {
  return { zh: `找不到规则包文件夹 ${name}`, en: `there is no pack folder ${name}` };
}

function leadsOutside(name: string): Localised {
  return {
    zh: `${name} 是指向配置文件所在文件夹和工作区之外的链接，拒绝读取；请把规则包放进工作区`,
    en: `${name} is a link that leads out of the folder of the configuration and the workspace, and is not read; put the pack inside`,
  };
}

function nameTaken(name: string): Localised {
  return {
    zh: `规则包的名称 ${name} 已被另一个包使用；请在 pack.yaml 中改名`,
    en: `the pack name ${name} is already taken by another pack; choose another name in pack.yaml`,
  };
}
