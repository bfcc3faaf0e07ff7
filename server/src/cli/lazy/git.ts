import { execFileSync } from 'node:child_process';
import type { LineRanges } from '../line-ranges';
import type { Message } from '../terminal';
import { toSlashes } from '../paths';

/** What git says that has changed. */
export interface Changes {
  /** Absolute paths, with `/`, of files that are there. */
  readonly files: readonly string[];
  /** By path: the changed lines. A file that is not listed is new: all its lines are. */
  readonly lines: { readonly [path: string]: LineRanges };
}

/** What to compare with: a commit (or what it and HEAD have in common), or, `staged`, what the next commit will hold. */
export type Since = { readonly commit: string } | 'staged';

/** Git could not answer. */
export class GitError extends Error {
  override readonly name = 'GitError';

  constructor(readonly text: Message) {
    super(text.en);
  }
}

/**
 * Files that differ from a commit, in the index or in the work tree, untracked ones among them; or, `staged`, those that
 * differ between HEAD and the index. Only files in `cwd` and below.
 *
 * @throws {GitError} where there is no git, no repository or no such commit
 */
export function changesSince(since: Since, cwd: string): Changes {
  const root = toSlashes(git(['rev-parse', '--show-toplevel'], cwd).toString('utf8').trimEnd());
  const place = (path: string): string => `${root}/${path}`;
  const range = since === 'staged' ? ['--cached'] : [mergeBase(since.commit, cwd)];
  const diff = ['diff', '--no-ext-diff', '--no-textconv', '--no-renames', '--diff-filter=d', ...range];
  const named = namesOf(git([...diff, '--name-only', '-z', '--', '.'], cwd));
  const untracked =
    since === 'staged'
      ? []
      : namesOf(git(['ls-files', '--others', '--exclude-standard', '--full-name', '-z', '--', '.'], cwd));
  const patch = git([...diff, '-U0', '--no-color', '--no-prefix', '--', '.'], cwd, { quotePaths: true });
  return { files: [...named, ...untracked].map(place), lines: linesOf(patch.toString('latin1'), place) };
}

/** A file's bytes as the next commit will hold them. @throws {GitError} */
export function stagedBytes(path: string, cwd: string): Uint8Array {
  const root = toSlashes(git(['rev-parse', '--show-toplevel'], cwd).toString('utf8').trimEnd());
  return git(['cat-file', 'blob', `:${path.slice(root.length + 1)}`], cwd);
}

/** Of these files those whose work tree differs from the index. */
export function partlyStaged(cwd: string): ReadonlySet<string> {
  const root = toSlashes(git(['rev-parse', '--show-toplevel'], cwd).toString('utf8').trimEnd());
  return new Set(
    namesOf(git(['diff', '--name-only', '--no-renames', '-z', '--', '.'], cwd)).map((path) => `${root}/${path}`),
  );
}

/** The commit where this branch left the other, so that what others have changed there since does not count. */
function mergeBase(commit: string, cwd: string): string {
  if (commit.startsWith('-')) throw unknownCommit(commit);
  try {
    git(['rev-parse', '--verify', '--quiet', `${commit}^{commit}`], cwd);
  } catch (error) {
    if (commit === 'HEAD' && isRepository(cwd)) return emptyTree; // no commit yet: all is new
    if (isRepository(cwd)) throw unknownCommit(commit);
    throw error;
  }
  try {
    return git(['merge-base', commit, 'HEAD'], cwd).toString('utf8').trim();
  } catch {
    return commit; // no common history, as in a shallow clone
  }
}

/** Git's own name for a tree without files. */
const emptyTree = '4b825dc642cb6eb9a060e54bf8d69288fbee4904';

function isRepository(cwd: string): boolean {
  try {
    git(['rev-parse', '--git-dir'], cwd);
    return true;
  } catch {
    return false;
  }
}

function unknownCommit(commit: string): GitError {
  return new GitError({
    zh: `git 不认识 ${commit}；在流水线中可能需要完整历史（fetch-depth: 0）`,
    en: `git does not know ${commit}; a pipeline may need the whole history (fetch-depth: 0)`,
  });
}

function git(args: readonly string[], cwd: string, { quotePaths = false } = {}): Buffer {
  const settings = ['-c', `core.quotePath=${quotePaths}`, '-c', 'diff.noprefix=true', '-c', 'core.fsmonitor=false'];
  try {
    return execFileSync('git', [...settings, ...args], {
      cwd,
      maxBuffer: 1 << 30,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, GIT_OPTIONAL_LOCKS: '0', LC_ALL: 'C' },
    });
  } catch (error) {
    const { code, stderr } = error as NodeJS.ErrnoException & { stderr?: Buffer };
    if (code === 'ENOENT') throw new GitError({ zh: '找不到 git', en: 'git is not installed' });
    const said = stderr?.toString('utf8').trim().split('\n')[0] ?? '';
    if (/not a git repository/.test(said))
      throw new GitError({ zh: '当前文件夹不在 git 仓库中', en: 'the current folder is in no git repository' });
    throw new GitError({ zh: `git 出错：${said}`, en: `git failed: ${said}` });
  }
}

function namesOf(output: Buffer): string[] {
  return output
    .toString('utf8')
    .split('\0')
    .filter((name) => name !== '');
}

/** The line ranges of a patch without context. */
function linesOf(patch: string, place: (path: string) => string): { [path: string]: LineRanges } {
  const lines: { [path: string]: number[] } = {};
  let current: number[] | undefined;
  for (const row of patch.split('\n')) {
    if (row.startsWith('+++ ')) {
      const name = row.slice(4).replace(/\t$/, '');
      current = lines[place(unquoted(name))] = [];
      continue;
    }
    const hunk = /^@@ -\d+(?:,\d+)? \+(\d+)(?:,(\d+))? @@/.exec(row);
    if (!hunk || current === undefined) continue;
    const from = Number(hunk[1]);
    const count = hunk[2] === undefined ? 1 : Number(hunk[2]);
    // Where lines were only taken out, what stands around the gap counts as changed.
    current.push(...(count === 0 ? [from, from + 1] : [from, from + count - 1]));
  }
  return lines;
}

/** A path as git quotes it: in double quotes, with octal escapes of its UTF-8 bytes. */
function unquoted(name: string): string {
  if (!name.startsWith('"')) return Buffer.from(name, 'latin1').toString('utf8');
  const bytes: number[] = [];
  const named: { readonly [letter: string]: number } = { n: 10, t: 9, r: 13, a: 7, b: 8, f: 12, v: 11 };
  const inner = name.slice(1, -1);
  for (let i = 0; i < inner.length; i++) {
    if (inner[i] !== '\\') {
      bytes.push(inner.charCodeAt(i));
      continue;
    }
    const octal = /^[0-7]{3}/.exec(inner.slice(i + 1));
    if (octal) {
      bytes.push(parseInt(octal[0], 8));
      i += 3;
    } else {
      i++;
      bytes.push(named[inner[i]!] ?? inner.charCodeAt(i));
    }
  }
  return Buffer.from(bytes).toString('utf8');
}
