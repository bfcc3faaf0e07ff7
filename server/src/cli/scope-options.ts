import { resolve } from 'node:path';
import type { Severity } from '../core/findings/finding';
import type { ParsedArgs } from './args';
import { UsageError, exclude } from './args';
import type { LineRanges } from './line-ranges';
import { toSlashes } from './paths';
import { severities } from './severities';

/** Which files and findings a run is about, and which of them make it fail. Checked; plain data: it goes to the workers. */
export interface ScopeOptions {
  /** Only what differs from this commit, or what is staged; undefined: everything. */
  readonly since: { readonly commit: string } | 'staged' | undefined;
  readonly changedLinesOnly: boolean;
  /** The changed lines by path, once git has told them; a file that is not listed is new. */
  readonly changedLines?: { readonly [path: string]: LineRanges };
  readonly baseline: BaselineOrder | undefined;
  readonly fails: FailOptions;
  /** This part of the files: number `index` (from 0) of `count`. */
  readonly shard: { readonly index: number; readonly count: number } | undefined;
  /** Threads; undefined: as many as pay. */
  readonly jobs: number | undefined;
  /** Absolute path of the cache; undefined: none. */
  readonly cache: string | undefined;
}

export interface BaselineOrder {
  /** Absolute path with `/`. */
  readonly file: string;
  /** Whether the person named it: then it must be there. */
  readonly isNamed: boolean;
  /** `all`: take in what is found, and leave out what is gone; `prune`: only the latter. */
  readonly update: 'no' | 'all' | 'prune';
}

export interface FailOptions {
  /** Findings of this severity or a graver one fail the run. */
  readonly severity: Severity | 'never';
  /** Findings of these rules or labels fail it whatever their severity. */
  readonly rules: readonly string[];
}

/** @throws {UsageError} for a value that an option does not take, and for options that exclude each other */
export function readScopeOptions({ values }: ParsedArgs, cwd: string): ScopeOptions {
  const flag = (name: string): boolean => values[name] === true;
  const value = (name: string): string | undefined => values[name] as string | undefined;
  const needs = (one: string, others: readonly string[]): void => {
    if (values[one] === undefined || others.some((other) => values[other] !== undefined)) return;
    const zh = others.map((other) => `--${other}`).join(' 或 ');
    const en = others.map((other) => `--${other}`).join(' or ');
    throw new UsageError({ zh: `--${one} 只与 ${zh} 同用`, en: `--${one} goes with ${en} only` });
  };
  exclude(values, 'changed', 'staged');
  exclude(values, 'since', 'staged');
  exclude(values, 'update-baseline', 'prune-baseline');
  for (const one of ['update-baseline', 'prune-baseline', 'baseline']) exclude(values, one, 'no-baseline');
  exclude(values, 'severity', 'fail-on');
  needs('changed-lines', ['changed', 'since', 'staged']);
  for (const one of ['changed', 'since', 'staged', 'shard', 'cache']) exclude(values, one, 'stdin');
  if (flag('changed-lines') && flag('fix')) {
    throw new UsageError({
      zh: '--fix 修复整个文件，不能与 --changed-lines 同时使用',
      en: '--fix fixes whole files; it does not go with --changed-lines',
    });
  }
  if ((flag('update-baseline') || flag('prune-baseline')) && flag('changed-lines')) {
    throw new UsageError({
      zh: '更新基线要看整个文件，不能与 --changed-lines 同时使用',
      en: 'a baseline is made of whole files; it does not go with --changed-lines',
    });
  }
  needs('cache-file', ['cache']);
  const since = value('since');
  const cacheFile = value('cache-file') ?? '.huashu-cache';
  return {
    since: flag('staged') ? 'staged' : flag('changed') || since !== undefined ? { commit: since ?? 'HEAD' } : undefined,
    changedLinesOnly: flag('changed-lines'),
    baseline: flag('no-baseline') ? undefined : readBaselineOrder(value('baseline'), flag, cwd),
    fails: readFails(value('fail-on') ?? value('severity') ?? 'error', values['fail-on'] !== undefined),
    shard: readShard(value('shard')),
    jobs: readJobs(value('jobs')),
    cache: flag('cache') ? resolve(cacheFile) : undefined,
  };
}

/** The baseline that is used when it is there and nothing else is said. */
export const usualBaseline = 'huashu-baseline.json';

function readBaselineOrder(named: string | undefined, flag: (name: string) => boolean, cwd: string): BaselineOrder {
  const update = flag('update-baseline') ? 'all' : flag('prune-baseline') ? 'prune' : 'no';
  const file = named === undefined ? `${cwd}/${usualBaseline}` : toSlashes(resolve(named));
  return { file, isNamed: named !== undefined && update !== 'all', update };
}

function readFails(value: string, takesRules: boolean): FailOptions {
  let severity: FailOptions['severity'] | undefined;
  const rules: string[] = [];
  for (const word of value.split(',').map((part) => part.trim())) {
    const known = severities.find((one) => one === word);
    if (known !== undefined || (word === 'never' && takesRules)) severity = known ?? 'never';
    else if (takesRules && word !== '') rules.push(word);
    else {
      throw new UsageError({
        zh: `--${takesRules ? 'fail-on' : 'severity'} 的值 ${value} 无效；可用：${severities.join('、')}`,
        en: `--${takesRules ? 'fail-on' : 'severity'} does not take ${value}; it takes ${severities.join(', ')}`,
      });
    }
  }
  return { severity: severity ?? 'never', rules };
}

function readShard(value: string | undefined): ScopeOptions['shard'] {
  if (value === undefined) return undefined;
  const match = /^(\d+)\/(\d+)$/.exec(value);
  const [index, count] = [Number(match?.[1]), Number(match?.[2])];
  if (match && index >= 1 && index <= count) return { index: index - 1, count };
  throw new UsageError({
    zh: `--shard 的值 ${value} 无效；应为 第几份/共几份，如 2/4`,
    en: `--shard does not take ${value}; it takes PART/PARTS, such as 2/4`,
  });
}

function readJobs(value: string | undefined): number | undefined {
  if (value === undefined) return undefined;
  if (/^\d+$/.test(value) && Number(value) >= 1 && Number(value) <= 64) return Number(value);
  throw new UsageError({ zh: `--jobs 的值应为 1 到 64 的整数`, en: '--jobs takes a whole number from 1 to 64' });
}
