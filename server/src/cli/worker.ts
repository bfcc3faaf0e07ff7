import { parentPort, workerData } from 'node:worker_threads';
import { builtinLinter } from '../core/linter/builtin-linter';
import { lintFile } from './lint-file';
import { fileLinter } from './lint';
import { createReporters } from './reporters';
import { keepHeapSmall } from './small-heap';
import type { ChunkDone, WorkerTask } from './worker-protocol';
import { takeChunks } from './worker-protocol';

/** A further thread of `huashu lint`: lints chunks of the files and sends back their parts of the report. */
async function work(task: WorkerTask): Promise<void> {
  keepHeapSmall();
  const { options, locale, usesConfig } = task;
  const contexts = usesConfig ? (await import('./lazy/config')).createContexts(options, builtinLinter) : undefined;
  const parts = await fileLinter(options, locale, await createReporters(options, locale), contexts);
  for (const { chunk, paths } of takeChunks(task)) {
    const message: ChunkDone = { chunk, outcomes: paths.map((path) => lintFile(path, parts)) };
    parentPort!.postMessage(message);
  }
}

void work(workerData as WorkerTask);
