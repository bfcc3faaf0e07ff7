import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import type { LogMessageParams, PublishDiagnosticsParams } from 'vscode-languageserver-protocol/node';
import { MessageType, createMessageConnection } from 'vscode-languageserver-protocol/node';
import { makeText } from '../bench/corpus.mjs';
import { phrases } from '../bench/phrases';
import { processorTime, summary } from '../bench/timing';

/**
 * Times key presses in a large open document, from sending `textDocument/didChange` until the diagnostics of that version
 * are here, over standard input and output with an editor's own JSON-RPC library, and takes the server's peak memory.
 * They are here when their last byte has come; `read` is the time until the library has made objects of them as well.
 * Types inside words, types new turns at line ends, deletes and pastes, all over the document; `--open` opens so many
 * other documents before. On Linux it also takes the processor time of the server's main thread for each key, which says
 * more than the time on a busy machine. Run in the project's folder as:
 * keystroke-bench [--kilobytes 1000] [--language huashu|markdown|plaintext] [--keys 580] [--open 0] [--json].
 */
const { values } = parseArgs({
  options: {
    kilobytes: { type: 'string', default: '1000' },
    language: { type: 'string', default: 'huashu' },
    keys: { type: 'string', default: '580' },
    open: { type: 'string', default: '0' },
    json: { type: 'boolean', default: false },
  },
});

/** Typed inside a turn, and as a turn of its own: words that are found and words that are not. */
const words = '，这个大概要三天，你等等';
const turn = '\n客服：您好，很高兴为您服务。';
const pasted = '客户：我想查一下话费。\n客服：好的，你说一下号码。\n\n客户：就是这个号码。\n客服：请稍等。\n';
/** A steady typist is slower; this leaves the server the time to collect its garbage and no more. */
const PAUSE_MS = 3;

type Action = 'word' | 'line end' | 'delete' | 'paste';
interface Key {
  readonly action: Action;
  readonly start: Place;
  readonly end: Place;
  readonly text: string;
}
interface Place {
  readonly line: number;
  readonly character: number;
}

const memoryFolder = mkdtempSync(join(tmpdir(), 'huashu-keystroke-'));
const memoryFile = join(memoryFolder, 'memory');
const child = spawn(
  process.execPath,
  [
    '--require',
    resolve('test/bench/memory-hook.cjs'),
    process.env['HUASHU_SERVER'] ?? resolve('dist/server.js'),
    '--stdio',
  ],
  { stdio: ['pipe', 'pipe', 'inherit'], env: { ...process.env, HUASHU_BENCH_MEMORY: memoryFile } },
);
const connection = createMessageConnection(child.stdout, child.stdin);
const waiting = new Map<string, (params: PublishDiagnosticsParams) => void>();
/** Diagnostics of documents in which nobody types: there should be none. */
let ofOthers = 0;
connection.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => {
  const arrived = waiting.get(`${params.version} ${params.uri}`);
  if (arrived) arrived(params);
  else if (params.uri !== uri) ofOthers++;
});
/** When the last piece of an answer came, in nanoseconds. */
let lastPiece = 0n;
child.stdout.prependListener('data', () => (lastPiece = process.hrtime.bigint()));
connection.listen();
/** A server that ends or reports an error would leave the bench waiting. */
const failed = new Promise<never>((_, fail) => {
  child.once('exit', (code) => fail(new Error(`the server ended with ${code}`)));
  connection.onNotification('window/logMessage', ({ type, message }: LogMessageParams) => {
    if (type === MessageType.Error) fail(new Error(message));
  });
});
failed.catch(() => undefined);

const uri = 'file:///nowhere/large.huashu';
const markdown = values.language === 'markdown';

void measure().then(report, (error: unknown) => {
  console.error(error);
  child.kill();
  process.exit(1);
});

type Result = Awaited<ReturnType<typeof measure>>;

function report(result: Result): void {
  if (values.json) {
    console.log(JSON.stringify(result));
    return;
  }
  const { p50, p99, worst, read, processor, byAction, diagnostics, opened, mebibytes } = result;
  console.log(
    `${values.kilobytes} KB ${values.language}: p50 ${p50.toFixed(2)} ms, p99 ${p99.toFixed(2)} ms, worst ${worst.toFixed(2)} ms over ${values.keys} keys; ${diagnostics} diagnostics; opened in ${opened.toFixed(0)} ms; peak ${mebibytes.toFixed(0)} MiB`,
  );
  console.log(`  with reading p50 ${read.p50.toFixed(2)} ms, p99 ${read.p99.toFixed(2)} ms`);
  console.log(
    `  processor p50 ${processor.p50.toFixed(2)} ms, p99 ${processor.p99.toFixed(2)} ms, worst ${processor.worst.toFixed(2)} ms`,
  );
  for (const [action, times] of Object.entries(byAction))
    console.log(`  ${action.padEnd(9)} p50 ${times.p50.toFixed(2)} ms, p99 ${times.p99.toFixed(2)} ms`);
}

async function measure() {
  await connection.sendRequest('initialize', { processId: process.pid, rootUri: null, capabilities: {} });
  await connection.sendNotification('initialized', {});
  for (let i = 0; i < Number(values.open); i++) {
    const text = makeText(phrases, { bytes: 2000, markdown, seed: i + 1 });
    const other = { uri: `file:///nowhere/${i}.huashu`, languageId: values.language, version: 1, text };
    await timed('textDocument/didOpen', other, { textDocument: other });
  }
  ofOthers = 0;
  const text = makeText(phrases, { bytes: Number(values.kilobytes) * 1000, markdown });
  const document = { uri, languageId: values.language, version: 1 };
  const opened = await timed('textDocument/didOpen', document, { textDocument: { ...document, text } });
  const times = new Map<Action, number[]>();
  const reads: number[] = [];
  const processor: number[] = [];
  let diagnostics = 0;
  let version = 1;
  const keys = strokes(text.split('\n'));
  for (let i = 0; i < Number(values.keys); i++) {
    const { action, start, end, text: inserted } = keys.next().value!;
    version++;
    const before = processorTime(child.pid!);
    const { milliseconds, read, params } = await timed(
      'textDocument/didChange',
      { uri, version },
      {
        textDocument: { uri, version },
        contentChanges: [{ range: { start, end }, text: inserted }],
      },
    );
    times.set(action, [...(times.get(action) ?? []), milliseconds]);
    reads.push(read);
    diagnostics = params.diagnostics.length;
    await pause(PAUSE_MS);
    processor.push(processorTime(child.pid!) - before);
  }
  await connection.sendRequest('shutdown');
  const ended = new Promise((done) => child.once('exit', done));
  await connection.sendNotification('exit');
  await ended;
  const mebibytes = Number(readFileSync(memoryFile, 'utf8')) / 1024;
  rmSync(memoryFolder, { recursive: true });
  return {
    ...summary([...times.values()].flat()),
    read: summary(reads),
    processor: summary(processor),
    byAction: Object.fromEntries([...times].map(([action, list]) => [action, summary(list)])),
    opened: opened.milliseconds,
    diagnostics,
    ofOthers,
    mebibytes,
  };
}

/** What is typed, without end. `lines` follows. */
function* strokes(lines: string[]): Generator<Key, never> {
  const key = (action: Action, start: Place, end: Place, text: string): Key => {
    const joined = lines[start.line]!.slice(0, start.character) + text + lines[end.line]!.slice(end.character);
    lines.splice(start.line, end.line - start.line + 1, ...joined.split('\n'));
    return { action, start, end, text };
  };
  for (let round = 1; ; round++) {
    // Another place of the document every round: a turn with some words.
    let line = (round * 7919) % lines.length;
    while (lines[line]!.length < 20 || !/^客[服户]/.test(lines[line]!)) line = (line + 1) % lines.length;
    let character = 10;
    for (const typed of words) {
      const at = { line, character: character++ };
      yield key('word', at, at, typed);
    }
    for (let i = 0; i < 6; i++) {
      const end = { line, character: character-- };
      yield key('delete', { line, character }, end, '');
    }
    character = lines[line]!.length;
    for (const typed of turn) {
      const at = { line, character };
      yield key('line end', at, at, typed);
      if (typed === '\n') [line, character] = [line + 1, 0];
      else character++;
    }
    const begin = { line: line + 1, character: 0 };
    yield key('paste', begin, begin, pasted);
    yield key('delete', begin, { line: line + 6, character: 0 }, '');
    yield key('delete', { line: line - 1, character: lines[line - 1]!.length }, { line, character: 0 }, '');
  }
}

/** Sends a notification and waits for the diagnostics of the document's version. */
async function timed(method: string, document: { uri: string; version: number }, message: object) {
  const id = `${document.version} ${document.uri}`;
  const answer = new Promise<PublishDiagnosticsParams>((done) => waiting.set(id, done));
  const started = process.hrtime.bigint();
  await connection.sendNotification(method, message);
  const params = await Promise.race([answer, failed]);
  waiting.delete(id);
  const since = (moment: bigint) => Number(moment - started) / 1e6;
  return { milliseconds: since(lastPiece), read: since(process.hrtime.bigint()), params };
}
