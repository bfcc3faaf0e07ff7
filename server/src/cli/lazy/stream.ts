import { closeSync, openSync, read, readSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Locale } from '../../core/config/config';
import { ExitCode } from '../exit-codes';
import type { Context } from '../lint-file';
import type { LintOptions } from '../lint-options';
import type { Room } from '../line-cutter';
import { LineCutter } from '../line-cutter';
import type { BatchResult, LineBatch, StreamJob } from '../stream-lines';
import { lintLines } from '../stream-lines';
import type { Message } from '../terminal';
import { complain, isOutputClosed, write } from '../terminal';

/** A line longer than this is told and not linted: memory stays bounded whatever comes. Bytes. */
const longestLine = 128 * 1024 * 1024;
const chunkSize = 1024 * 1024;
/** A report as long as this is written even where the input goes on. */
const flushLength = 64 * 1024;

/** A source of lines: standard input, or a file. */
export interface StreamSource {
  /** Absolute path, or undefined for standard input. */
  readonly path: string | undefined;
  readonly shown: string | undefined;
  readonly context: Context;
}

/**
 * Lints streams of NDJSON: a result a line, in order, as soon as no whole line of input waits. Memory does not grow with
 * the input; where the reader of the report is slow, the input waits.
 */
export async function lintStreams(
  sources: readonly StreamSource[],
  options: LintOptions,
  locale: Locale,
  usesConfig: boolean,
): Promise<ExitCode> {
  const total = { warnings: 0, failing: false, incomplete: false };
  const add = (result: BatchResult): void => {
    total.warnings += result.warnings;
    total.failing ||= result.failing;
    total.incomplete ||= result.incomplete;
  };
  try {
    for (const source of sources) {
      const job = jobOf(source, options);
      try {
        if ((options.jobs ?? 1) > 1) await inThreads(source, job, options, locale, usesConfig, add);
        else inThisThread(source, job, add);
      } catch (error) {
        if (isOutputClosed(error) || (error as NodeJS.ErrnoException).syscall === undefined) throw error;
        total.incomplete = true;
        complain(unreadable(source.shown ?? '<stdin>', error as Error), locale);
      }
    }
  } catch (error) {
    if (!isOutputClosed(error)) throw error;
  }
  if (total.incomplete) return ExitCode.couldNotRun;
  return total.failing || total.warnings > options.maxWarnings ? ExitCode.findings : ExitCode.clean;
}

function jobOf({ context, shown }: StreamSource, options: LintOptions): StreamJob {
  const { settings } = context;
  const encoding = options.encoding ?? settings.input?.encoding ?? 'utf-8';
  return {
    settings,
    encoding: encoding === 'gbk' || encoding === 'gb18030' ? encoding : 'utf-8',
    fails: options.fails,
    quiet: options.quiet,
    filePath: shown,
  };
}

function inThisThread(source: StreamSource, job: StreamJob, add: (result: BatchResult) => void): void {
  let pending = '';
  const flush = (): void => {
    const text = pending;
    pending = '';
    if (text !== '') write(1, text);
  };
  let lines = 0;
  const cutter = new LineCutter(chunkSize, longestLine);
  const lint = (bytes: Uint8Array | undefined): void => {
    if (bytes === undefined) return;
    const result = lintLines({ bytes, firstLine: lines }, job, source.context.linter);
    lines += result.lines;
    add(result);
    pending += result.report;
    if (pending.length >= flushLength) flush();
  };
  const fd = source.path === undefined ? 0 : openSync(source.path, 'r');
  try {
    for (;;) {
      flush(); // before waiting for input
      const count = readSome(fd, cutter.room());
      if (count === 0) break;
      lint(cutter.take(count));
    }
    lint(cutter.rest());
    flush();
  } finally {
    if (source.path !== undefined) closeSync(fd);
  }
}

/** Batches go to the threads in turn; results are written in the order of the batches. */
async function inThreads(
  source: StreamSource,
  job: StreamJob,
  options: LintOptions,
  locale: Locale,
  usesConfig: boolean,
  add: (result: BatchResult) => void,
): Promise<void> {
  const threads = Array.from(
    { length: options.jobs! },
    () => new Thread({ job, options, locale, usesConfig, path: source.path }),
  );
  const window: Promise<void>[] = [];
  let written = Promise.resolve();
  let next = 0;
  let lines = 0;
  const cutter = new LineCutter(chunkSize, longestLine);
  const hand = async (bytes: Uint8Array | undefined): Promise<void> => {
    if (bytes === undefined) return;
    // A copy: what the cutter gives lies in a buffer that is used again.
    const batch: LineBatch = { bytes: new Uint8Array(bytes), firstLine: lines };
    lines += countLines(bytes);
    const done = threads[next++ % threads.length]!.lint(batch);
    const before = written;
    written = Promise.all([done, before]).then(([result]) => {
      add(result);
      write(1, result.report);
    });
    written.catch(() => {}); // awaited below
    window.push(written);
    if (window.length > threads.length * 2) await window.shift();
  };
  const fd = source.path === undefined ? 0 : openSync(source.path, 'r');
  try {
    for (;;) {
      const count = await readSomeLater(fd, cutter.room());
      if (count === 0) break;
      await hand(cutter.take(count));
    }
    await hand(cutter.rest());
    await written;
  } finally {
    if (source.path !== undefined) closeSync(fd);
    await Promise.all(threads.map((thread) => thread.end()));
  }
}

/** What a thread of a stream is started with. */
export interface StreamThread {
  readonly job: StreamJob;
  readonly options: LintOptions;
  readonly locale: Locale;
  readonly usesConfig: boolean;
  readonly path: string | undefined;
}

class Thread {
  private readonly worker: Worker;
  private readonly waiting: { resolve: (result: BatchResult) => void; reject: (error: unknown) => void }[] = [];

  constructor(start: StreamThread) {
    this.worker = new Worker(join(__dirname, 'lazy-stream-worker.js'), { workerData: start });
    this.worker.on('message', (result: BatchResult) => this.waiting.shift()!.resolve(result));
    this.worker.on('error', (error) => {
      for (const { reject } of this.waiting.splice(0)) reject(error);
    });
  }

  lint(batch: LineBatch): Promise<BatchResult> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ resolve, reject });
      this.worker.postMessage(batch, [batch.bytes.buffer as ArrayBuffer]);
    });
  }

  async end(): Promise<void> {
    await this.worker.terminate();
  }
}

/** Waits where nothing is there yet, also where standard input does not block. */
function readSome(fd: number, { buffer, offset }: Room): number {
  for (;;) {
    try {
      return readSync(fd, buffer, offset, chunkSize, null);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'EOF') return 0; // Windows, at the end of a pipe
      if (code !== 'EAGAIN') throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 2);
    }
  }
}

/** The same without keeping results of other threads waiting. */
async function readSomeLater(fd: number, { buffer, offset }: Room): Promise<number> {
  for (;;) {
    try {
      return await new Promise((resolve, reject) =>
        read(fd, buffer, offset, chunkSize, null, (error, count) => (error ? reject(error) : resolve(count))),
      );
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'EOF') return 0;
      if (code !== 'EAGAIN') throw error;
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
  }
}

function countLines(bytes: Uint8Array): number {
  let lines = 0;
  for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) lines++;
  return bytes.length > 0 && bytes[bytes.length - 1] !== 10 ? lines + 1 : lines;
}

function unreadable(name: string, { message }: Error): Message {
  return { zh: `${name}:无法读取：${message}`, en: `${name}: it cannot be read: ${message}` };
}
