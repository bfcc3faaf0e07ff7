import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Locale } from '../../core/config/config';
import type { Interruption } from '../interruption';
import type { FileLinter, FileOutcome } from '../lint-file';
import { lintFile } from '../lint-file';
import { shownPath } from '../paths';
import type { RunReport } from '../run-report';
import type { ChunkDone, WorkerTask } from '../worker-protocol';
import { Shared, chunkFiles, takeChunks } from '../worker-protocol';

/** More threads than this wait for the disk and for the thread that writes the report. */
const maxThreads = 4;

/**
 * Lints files with several threads, this one among them. Outcomes are reported in the order of the files; what comes
 * early waits. Rejects where a thread breaks down.
 */
export async function lintWithWorkers(
  paths: readonly string[],
  parts: FileLinter,
  locale: Locale,
  usesConfig: boolean,
  stop: Interruption,
  report: RunReport,
): Promise<void> {
  const shared = new SharedArrayBuffer(8);
  const flags = new Int32Array(shared);
  const task: WorkerTask = { paths, options: parts.options, locale, usesConfig, shared };
  const inbox: ChunkDone[] = [];
  const helpers = Array.from(
    { length: Math.max(1, (parts.options.jobs ?? Math.min(maxThreads, availableParallelism())) - 1) },
    () => runHelper(task, inbox),
  );
  const ended = Promise.all(helpers);
  // Awaited below; until then a failure must not count as unhandled.
  ended.catch(() => Atomics.store(flags, Shared.stop, 1));

  const inOrder = new InOrder(paths, parts.options.cwd, report);
  try {
    for (const { chunk, paths: mine } of takeChunks(task)) {
      inOrder.add({ chunk, outcomes: mine.map((path) => lintFile(path, parts)) });
      await new Promise(setImmediate); // lets messages in, and Ctrl-C
      for (const done of inbox.splice(0)) inOrder.add(done);
      if (stop.isAsked) Atomics.store(flags, Shared.stop, 1);
    }
  } catch (error) {
    // Nobody reads the report any more, or this thread has a bug: the other threads must not go on, nor be cut off in a file.
    Atomics.store(flags, Shared.stop, 1);
    await ended;
    throw error;
  }
  await ended;
  for (const done of inbox.splice(0)) inOrder.add(done);
}

/** Resolves when the helper has come to its end; its chunks are then all in the inbox. */
function runHelper(task: WorkerTask, inbox: ChunkDone[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(join(__dirname, 'worker.js'), { workerData: task });
    worker.on('message', (done: ChunkDone) => inbox.push(done));
    worker.once('error', reject);
    worker.once('exit', () => resolve());
  });
}

/** Hands chunks on in the order of the files. */
class InOrder {
  private readonly waiting = new Map<number, readonly FileOutcome[]>();
  private next = 0;

  constructor(
    private readonly paths: readonly string[],
    private readonly cwd: string,
    private readonly report: RunReport,
  ) {}

  add({ chunk, outcomes }: ChunkDone): void {
    this.waiting.set(chunk, outcomes);
    for (let ready = this.waiting.get(this.next); ready !== undefined; ready = this.waiting.get(this.next)) {
      this.waiting.delete(this.next);
      ready.forEach((outcome, index) => {
        const path = this.paths[this.next * chunkFiles + index]!;
        this.report.add(shownPath(path, this.cwd), outcome, path);
      });
      this.next++;
    }
  }
}
