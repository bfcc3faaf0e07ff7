import type { Locale } from '../core/config/config';
import type { FileOutcome } from './lint-file';
import type { LintOptions } from './lint-options';

/** What a worker is started with. */
export interface WorkerTask {
  readonly paths: readonly string[];
  readonly options: LintOptions;
  readonly locale: Locale;
  readonly usesConfig: boolean;
  /** Two numbers shared by all threads, see {@link Shared}. */
  readonly shared: SharedArrayBuffer;
}

/** Slots of the shared numbers. */
export const Shared = {
  /** Index of the next chunk of files that nobody has taken. */
  nextChunk: 0,
  /** Not 0: take no further chunk. */
  stop: 1,
} as const;

/** Files that a thread takes at a time: enough to make taking them cheap, few enough that threads end together. */
export const chunkFiles = 16;

/** A worker's message: the outcomes of one chunk, in the order of its files. */
export interface ChunkDone {
  readonly chunk: number;
  readonly outcomes: readonly FileOutcome[];
}

/** Takes chunks until none is left, and hands over what their files came to. */
export function* takeChunks(
  task: Pick<WorkerTask, 'paths' | 'shared'>,
): Generator<{ chunk: number; paths: readonly string[] }> {
  const shared = new Int32Array(task.shared);
  while (Atomics.load(shared, Shared.stop) === 0) {
    const chunk = Atomics.add(shared, Shared.nextChunk, 1);
    const from = chunk * chunkFiles;
    if (from >= task.paths.length) return;
    yield { chunk, paths: task.paths.slice(from, from + chunkFiles) };
  }
}
