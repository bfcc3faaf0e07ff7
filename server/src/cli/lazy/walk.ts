import type { Dirent } from 'node:fs';
import { existsSync, lstatSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { resolve, sep } from 'node:path';
import type { Ignore } from 'ignore';
import ignore from 'ignore';
import picomatch from 'picomatch/posix';
import { configFileNames } from '../../core/config/names';
import { parentFolder, pathInside } from '../../core/config/paths';
import type { FileList } from '../find-files';
import { isLintable, mustBeAskedFor } from '../inputs';
import { hasConfigAbove, lintable, notOurs } from '../find-files';
import { shownPath, toSlashes } from '../paths';
import { keepHeapSmall } from '../small-heap';
import type { Message } from '../terminal';

const ignoreFiles = ['.gitignore', '.huashuignore'];
const neverWalked = new Set(['node_modules']);

/** The files that the arguments name: files, folders with all below them, and globs. Ignore files of every level hold. */
export function findFiles(patterns: readonly string[], cwd: string): FileList {
  keepHeapSmall(); // before the walk makes it grow
  const walker = new Walker(cwd);
  for (const pattern of patterns) walker.add(pattern);
  const paths = [...walker.paths];
  const hasConfig = walker.hasConfig || hasConfigAbove([`${cwd}/-`, ...paths]);
  return { paths, named: walker.named, optional: walker.optional, hasConfig, problems: walker.problems };
}

/** The patterns of the ignore files of one folder. */
interface IgnoreLevel {
  readonly folder: string;
  readonly patterns: Ignore;
}

/** Which files of a folder a glob means. */
type Wanted = ((path: string) => boolean) | undefined;

function kindOf(path: string): 'file' | 'folder' | undefined {
  try {
    const stat = statSync(path, { throwIfNoEntry: false });
    return stat?.isFile() ? 'file' : stat?.isDirectory() ? 'folder' : undefined;
  } catch {
    return undefined; // in a folder that may not be looked into
  }
}

class Walker {
  readonly paths = new Set<string>();
  readonly named = new Set<string>();
  readonly optional = new Set<string>();
  readonly problems: Message[] = [];
  hasConfig = false;
  private found = 0;
  private foundOptional = 0;
  private ignored = 0;
  private asksByExtension = false;

  constructor(private readonly cwd: string) {}

  add(pattern: string): void {
    const path = toSlashes(resolve(pattern));
    const kind = kindOf(path);
    if (kind === 'file') return this.addNamed(pattern, path);
    this.found = 0;
    this.foundOptional = 0;
    this.ignored = 0;
    if (kind === 'folder') this.walkFrom(path, undefined, false);
    else if (picomatch.scan(pattern).isGlob) this.addGlob(pattern);
    else return void this.problems.push(nothingThere(pattern));
    if (this.found + (this.mayHaveInputs(path) ? this.foundOptional : 0) === 0)
      this.problems.push(nothingIn(pattern, this.ignored));
  }

  private mayHaveInputs(path: string): boolean {
    return this.foundOptional > 0 && (this.hasConfig || hasConfigAbove([`${path}/-`]));
  }

  private addNamed(pattern: string, path: string): void {
    if (!isLintable(path)) return void this.problems.push(notOurs(pattern));
    this.paths.add(path);
    this.named.add(path);
    this.optional.delete(path);
  }

  private addGlob(pattern: string): void {
    const glob = sep === '/' ? pattern : pattern.replaceAll(sep, '/');
    const { base, glob: rest } = picomatch.scan(glob);
    const folder = toSlashes(resolve(base || '.'));
    if (kindOf(folder) !== 'folder') return;
    const matches = picomatch(rest);
    const wantsHidden = /(^|\/)\./.test(rest);
    this.asksByExtension = /\.[a-z]+$/i.test(rest);
    this.walkFrom(folder, (path) => matches(shownPath(path, folder)), wantsHidden);
    this.asksByExtension = false;
  }

  /** @param wanted undefined: every file */
  private walkFrom(folder: string, wanted: Wanted, hidden: boolean): void {
    const above = levelsAbove(folder, this.cwd);
    // A folder that is asked for by name is read although the folders above it ignore it; then theirs no longer hold.
    const levels = isIgnored(`${folder}/`, above) ? [] : above;
    this.walk(folder, levels, wanted, hidden);
  }

  private walk(folder: string, above: readonly IgnoreLevel[], wanted: Wanted, hidden: boolean): void {
    let entries: Dirent[];
    try {
      entries = readdirSync(folder, { withFileTypes: true });
    } catch (error) {
      const shown = shownPath(folder, this.cwd);
      const { message } = error as Error;
      this.problems.push({
        zh: `${shown}:无法读取文件夹：${message}`,
        en: `${shown}: the folder cannot be read: ${message}`,
      });
      return;
    }
    entries.sort((a, b) => (a.name < b.name ? -1 : 1));
    const prefix = folder.endsWith('/') ? folder : `${folder}/`;
    const levels = withLevel(folder, entries, above);
    for (const entry of entries) {
      const { name } = entry;
      if (configFileNames.some((known) => known === name)) this.hasConfig = true;
      if (name.startsWith('.') && !hidden) continue;
      const path = prefix + name;
      if (entry.isDirectory()) {
        if (neverWalked.has(name) || name === '.git') continue;
        if (levels.length > 0 && isIgnored(`${path}/`, levels)) this.ignored += wanted ? 0 : 1;
        else this.walk(path, levels, wanted, hidden);
      } else if (entry.isFile() && isLintable(name) && (wanted?.(path) ?? true)) {
        if (levels.length > 0 && isIgnored(path, levels)) this.ignored++;
        else {
          // A glob that says *.csv asks for such files as a name does.
          if (!this.asksByExtension && mustBeAskedFor(path) && !this.paths.has(path)) {
            this.optional.add(path);
            this.foundOptional++;
          } else {
            this.optional.delete(path);
            this.found++;
          }
          this.paths.add(path);
        }
      }
    }
  }
}

function nothingThere(pattern: string): Message {
  const [zh, en] = isLink(pattern)
    ? ['（这是一个链接，指向不存在的地方或循环）', ' (it is a link that leads nowhere, or in a circle)']
    : ['', ''];
  return { zh: `${pattern}:没有这个文件或文件夹${zh}`, en: `${pattern}: no such file or folder${en}` };
}

function isLink(path: string): boolean {
  try {
    return lstatSync(path).isSymbolicLink();
  } catch {
    return false;
  }
}

function nothingIn(pattern: string, ignored: number): Message {
  return ignored > 0
    ? {
        zh: `${pattern}:其中的文件都被 .gitignore 或 .huashuignore 忽略；要检查某个文件，请直接写出它的路径`,
        en: `${pattern}: all files in it are ignored by .gitignore or .huashuignore; name a file itself to lint it`,
      }
    : {
        zh: `${pattern}:其中没有可检查的文件（${lintable('、')}；.ndjson、.json、.yaml 和表格要在配置的 inputs 中写明）`,
        en: `${pattern}: there is no file to lint in it (${lintable(', ')}; .ndjson, .json, .yaml and tables only where inputs in the configuration names them)`,
      };
}

/** The ignore files of the folders above, from the repository's root (or, outside one, the current folder) downwards. */
function levelsAbove(folder: string, cwd: string): IgnoreLevel[] {
  const folders: string[] = [];
  let root: string | undefined;
  for (let at: string | undefined = folder; at !== undefined && root === undefined; at = parentFolder(at)) {
    if (at !== folder) folders.unshift(at);
    if (existsSync(`${at}/.git`)) root = at;
  }
  const inForce = root === undefined ? folders.filter((each) => pathInside(cwd, each) !== undefined) : folders;
  let levels: IgnoreLevel[] = root === undefined ? [] : excludesOf(root);
  for (const each of inForce) levels = withLevel(each, undefined, levels);
  return levels;
}

/** What the repository itself excludes without a file among the sources. */
function excludesOf(root: string): IgnoreLevel[] {
  const source = readIgnoreFile(`${root}/.git/info/exclude`);
  return source === undefined ? [] : [{ folder: root, patterns: ignore().add(source) }];
}

function withLevel(
  folder: string,
  entries: readonly Dirent[] | undefined,
  above: readonly IgnoreLevel[],
): IgnoreLevel[] {
  const names =
    entries === undefined ? ignoreFiles : ignoreFiles.filter((name) => entries.some((entry) => entry.name === name));
  const sources = names.map((name) => readIgnoreFile(`${folder}/${name}`)).filter((source) => source !== undefined);
  if (sources.length === 0) return above as IgnoreLevel[];
  return [...above, { folder, patterns: sources.reduce((patterns, source) => patterns.add(source), ignore()) }];
}

function readIgnoreFile(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8').replace(/^\ufeff/, '');
  } catch {
    return undefined;
  }
}

/** The innermost ignore file that says anything of a path decides, as in git. Folders end in `/`. */
function isIgnored(path: string, levels: readonly IgnoreLevel[]): boolean {
  for (let i = levels.length - 1; i >= 0; i--) {
    const { folder, patterns } = levels[i]!;
    const inside = pathInside(folder, path);
    if (!inside) continue;
    const { ignored, unignored } = patterns.test(inside);
    if (ignored || unignored) return ignored;
  }
  return false;
}
