import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { configFileNames } from '../core/config/names';
import { parentFolder } from '../core/config/paths';
import { isLintable } from './inputs';
import { toSlashes } from './paths';
import type { Message } from './terminal';

/** The files of a run. */
export interface FileList {
  /** Absolute, with `/`, no file twice; in the order to be reported. */
  readonly paths: readonly string[];
  /** Those named by themselves: they are linted even where they are ignored. */
  readonly named: ReadonlySet<string>;
  /** Those of folders that are linted only where a configuration names them as inputs; among `paths`. */
  readonly optional?: ReadonlySet<string>;
  /** Whether some configuration file bears on one of them. */
  readonly hasConfig: boolean;
  /** Arguments that led to nothing. */
  readonly problems: readonly Message[];
}

/**
 * The files that the arguments name. Returns undefined where one of them is not simply a file: then folders have to be
 * walked and globs matched (lazy/walk.ts).
 */
export function namedFiles(patterns: readonly string[]): FileList | undefined {
  const paths = new Set<string>();
  const problems: Message[] = [];
  for (const pattern of patterns) {
    if (!isFile(pattern)) return undefined;
    const path = toSlashes(resolve(pattern));
    if (!isLintable(path)) problems.push(notOurs(pattern));
    else paths.add(path);
  }
  return { paths: [...paths], named: paths, hasConfig: hasConfigAbove(paths), problems };
}

function isFile(path: string): boolean {
  try {
    return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
  } catch {
    return false;
  }
}

/** What to say of a file whose name does not tell a language that is linted. */
export function notOurs(name: string): Message {
  return {
    zh: `${name}:不支持的文件类型；可检查 ${lintable('、')}`,
    en: `${name}: not a kind of file that is linted; those are ${lintable(', ')}`,
  };
}

/** The extensions of files that can be linted, as told to people. */
export function lintable(separator: string): string {
  const names = '.huashu .md .markdown .txt .html .ndjson .jsonl .json .yaml .csv .tsv .srt .vtt .docx .xlsx';
  return names.replaceAll(' ', separator);
}

/** Whether a configuration stands in the folder of one of the files, or in one above. */
export function hasConfigAbove(paths: Iterable<string>): boolean {
  const seen = new Set<string>();
  for (const path of paths) {
    for (let folder = parentFolder(path); folder !== undefined && !seen.has(folder); folder = parentFolder(folder)) {
      seen.add(folder);
      const prefix = folder.endsWith('/') ? folder : `${folder}/`;
      if (configFileNames.some((name) => statSync(prefix + name, { throwIfNoEntry: false }) !== undefined)) return true;
    }
  }
  return false;
}
