import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import type { Pack } from '../../core/packs/schema';
import type { Cache, CacheEntry } from '../cache';
import type { LintOptions } from '../lint-options';
import { readBytes } from '../read-text';
import { version } from '../version';
import { replaceFile } from '../write-file';
import type { Contexts } from './config';

/** As the cache file holds it. Anything else in that file is taken for no cache. */
interface CacheFile {
  readonly key: string;
  readonly files: { readonly [path: string]: CacheEntry };
}

/**
 * Outcomes of an earlier run, to be used again where neither a file nor anything that bears on it has changed. A file whose
 * time has changed but whose bytes have not (a fresh checkout) counts as unchanged.
 */
export function openCache(options: LintOptions, contexts: Contexts | undefined): Cache {
  const key = keyOfRun(options);
  const old = readCache(options.cache!, key);
  const packKeys = new WeakMap<Pack, string>();
  const keyOf = (path: string): string => {
    if (contexts === undefined) return '';
    const packs = contexts.packsOf([path]).map((pack) => {
      const known = packKeys.get(pack) ?? digest(JSON.stringify(pack));
      packKeys.set(pack, known);
      return known;
    });
    return digest(JSON.stringify([packs, contexts.contextOf(path)?.settings]));
  };
  return {
    outcomeOf(path, lint) {
      const stat = statSync(path, { throwIfNoEntry: false });
      const entry = old[path];
      if (stat === undefined) return lint();
      const context = keyOf(path);
      const isSame = entry?.context === context && entry.size === stat.size;
      if (isSame && entry.mtimeMs === stat.mtimeMs) return { ...entry.outcome, cached: entry };
      let hash: string;
      try {
        hash = digest(readBytes(path));
      } catch {
        return lint();
      }
      const fresh = { context, size: stat.size, mtimeMs: stat.mtimeMs, hash };
      if (isSame && entry.hash === hash) return { ...entry.outcome, cached: { ...fresh, outcome: entry.outcome } };
      const outcome = lint();
      if (outcome.failure !== undefined || outcome.crashed || !outcome.linted) return outcome;
      return { ...outcome, cached: { ...fresh, outcome } };
    },
  };
}

/** Puts the entries of a run into the cache file; those of other files stay while the files are there. */
export function writeCache(options: LintOptions, entries: ReadonlyMap<string, CacheEntry>): void {
  const key = keyOfRun(options);
  const files: { [path: string]: CacheEntry } = {};
  for (const [path, entry] of Object.entries(readCache(options.cache!, key)))
    if (!entries.has(path) && statSync(path, { throwIfNoEntry: false }) !== undefined) files[path] = entry;
  for (const [path, entry] of entries) files[path] = entry;
  replaceFile(options.cache!, JSON.stringify({ key, files } satisfies CacheFile));
}

/** Everything but the files themselves that an outcome depends on. */
function keyOfRun({
  reports,
  color,
  width,
  fails,
  quiet,
  locale,
  fallbackLocale,
  config,
  cwd,
  baseline,
  encoding,
}: LintOptions): string {
  const program = statSync(__filename, { throwIfNoEntry: false })?.mtimeMs;
  const formats = reports.map((report) => [report.format, report.color]);
  const known = baseline && digest(readIfThere(baseline.file));
  const parts = [
    version,
    program,
    formats,
    color,
    width,
    fails,
    quiet,
    locale,
    fallbackLocale,
    config,
    cwd,
    known,
    encoding,
  ];
  return digest(JSON.stringify(parts));
}

function readCache(path: string, key: string): CacheFile['files'] {
  try {
    const value = JSON.parse(readFileSync(path, 'utf8')) as Partial<CacheFile> | null;
    return value?.key === key && typeof value.files === 'object' ? (value.files ?? {}) : {};
  } catch {
    return {};
  }
}

function readIfThere(path: string): Uint8Array {
  try {
    return readFileSync(path);
  } catch {
    return new Uint8Array();
  }
}

function digest(data: string | Uint8Array): string {
  return createHash('sha1').update(data).digest('base64');
}
