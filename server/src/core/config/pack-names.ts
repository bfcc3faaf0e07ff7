import satisfies from 'semver/functions/satisfies';
import valid from 'semver/functions/valid';
import validRange from 'semver/ranges/valid';
import type { Localised, PackManifest } from '../packs/schema';
import { parentFolder, pathInside } from './paths';

/** What `extends` may name a pack by. */
export interface PackName {
  /** Of a shipped pack, a preset or a package: `bank`, `my-pack`, `@acme/packs/bank`. */
  readonly name: string;
  /** The versions wanted: `^1.2.0`. */
  readonly range?: string;
}

const segment = '[a-z0-9~-][a-z0-9._~-]*';
const named = new RegExp(`^((?:@${segment}/)?${segment}(?:/${segment})*)(?:@(.+))?$`);

/** Reads a name that may be a package's, with the versions wanted. Undefined for what can only be a folder, and for nonsense. */
export function readPackName(written: string): PackName | undefined {
  const match = named.exec(written);
  if (match === null) return undefined;
  const [, name, range] = match;
  return range === undefined ? { name: name! } : { name: name!, range };
}

/** Whether a name is a relative folder rather than a package: `./mine`, `packs/mine`, but not `@acme/mine`. */
export function isFolderName(name: string): boolean {
  return name.startsWith('.') || (/[\\/]/.test(name) && !name.startsWith('@'));
}

/**
 * The folders where a package may lie, as Node looks for it: node_modules of the folder and of those above, up to the
 * outermost of `bounds` that the folder is in, and no further.
 */
export function packageFolders(name: string, from: string, bounds: readonly string[]): string[] {
  const found: string[] = [];
  const isInside = (folder: string): boolean => bounds.some((bound) => pathInside(bound, folder) !== undefined);
  for (let at: string | undefined = from; at !== undefined && isInside(at); at = parentFolder(at)) {
    if (!at.endsWith('/node_modules')) found.push(`${at === '/' ? '' : at}/node_modules/${name}`);
  }
  return found;
}

/** What is wrong with the version of a pack, where versions are asked for. */
export function versionMistake({ name, version }: PackManifest, range: string | undefined): Localised | undefined {
  if (range === undefined) return undefined;
  if (validRange(range) === null)
    return {
      zh: `${name}@${range}:${range} 不是版本范围；应写成 1.2.0、^1.2.0、>=1 <3 之类`,
      en: `${name}@${range}: ${range} is no range of versions; write 1.2.0, ^1.2.0, >=1 <3 or the like`,
    };
  if (valid(version) === null)
    return {
      zh: `规则包 ${name} 的版本 ${version} 不是 1.2.3 这样的版本号，无法与 ${range} 比较`,
      en: `the pack ${name} has the version ${version}, which is not like 1.2.3 and cannot be compared with ${range}`,
    };
  if (satisfies(version, range, { includePrerelease: true })) return undefined;
  return {
    zh: `规则包 ${name} 的版本是 ${version}，而这里要求 ${range}；请安装相符的版本，或改写要求`,
    en: `the pack ${name} is version ${version}, and ${range} is asked for here; install one that fits, or change what is asked`,
  };
}
