import type { LintOptions } from '../lint-options';
import { shownPath } from '../paths';
import type { Message } from '../terminal';
import type { Changes } from './git';
import { GitError, changesSince, partlyStaged, stagedBytes } from './git';

/** What is left of a run's files where it is not about all of them. */
export interface Scope {
  readonly paths: readonly string[];
  readonly options: LintOptions;
  readonly readFile?: (path: string) => Uint8Array;
  /** Files that cannot be dealt with. */
  readonly problems: readonly Message[];
}

/** Narrows a run to what has changed. Returns a message where git cannot tell. */
export function scopeOf(options: LintOptions, paths: readonly string[]): Scope | Message {
  const { since, cwd } = options;
  if (since === undefined) return { paths, options, problems: [] };
  let changes: Changes;
  let partly: ReadonlySet<string>;
  try {
    changes = changesSince(since, cwd);
    partly = since === 'staged' ? partlyStaged(cwd) : new Set();
  } catch (error) {
    if (error instanceof GitError) return error.text;
    throw error;
  }
  const changed = new Set(changes.files);
  const mine = paths.filter((path) => changed.has(path));
  const scope = options.changedLinesOnly ? { ...options, changedLines: changes.lines } : options;
  if (since !== 'staged') return { paths: mine, options: scope, problems: [] };
  if (options.fix === 'no') {
    return { paths: mine, options: scope, readFile: (path) => stagedBytes(path, cwd), problems: [] };
  }
  // A fix of such a file would mix what is staged with what is not.
  const problems = mine
    .filter((path) => partly.has(path))
    .map((path): Message => {
      const shown = shownPath(path, cwd);
      return {
        zh: `${shown}:有未暂存的改动，未检查；请先暂存，或用 git stash --keep-index 移开`,
        en: `${shown}: it has changes that are not staged and was left alone; stage them, or git stash --keep-index`,
      };
    });
  return { paths: mine.filter((path) => !partly.has(path)), options: scope, problems };
}
