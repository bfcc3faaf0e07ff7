import { parentPort, workerData } from 'node:worker_threads';
import { builtinLinter } from '../../core/linter/builtin-linter';
import type { LineBatch } from '../stream-lines';
import { lintLines } from '../stream-lines';
import type { StreamThread } from './stream';

/** A thread of a stream: lints batches of lines as they come. */
async function work({ job, options, usesConfig, path }: StreamThread): Promise<void> {
  const contexts = usesConfig ? (await import('../lazy/config')).createContexts(options, builtinLinter) : undefined;
  const linter =
    contexts?.contextOf(path ?? options.stdinFilename ?? `${options.cwd}/stdin.ndjson`)?.linter ?? builtinLinter();
  parentPort!.on('message', (batch: LineBatch) => {
    parentPort!.postMessage(lintLines(batch, job, linter));
  });
}

void work(workerData as StreamThread);
