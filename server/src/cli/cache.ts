import type { FileOutcome } from './lint-file';

/** Outcomes of earlier runs. */
export interface Cache {
  /** The outcome of a file: from the cache where it still holds, else from `lint`. With what is to be kept of it. */
  outcomeOf(path: string, lint: () => FileOutcome): FileOutcome;
}

/** What is kept of a file. Plain data. */
export interface CacheEntry {
  /** Of what bears on the file: its configuration and packs. */
  readonly context: string;
  readonly size: number;
  readonly mtimeMs: number;
  /** Of the file's bytes. */
  readonly hash: string;
  readonly outcome: FileOutcome;
}
