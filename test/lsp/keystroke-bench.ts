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

/**
 * Times key presses in a large open document, from sending `textDocument/didChange` until the diagnostics of that version
 * are here, over standard input and output with an editor's own JSON-RPC library, and takes the server's peak memory.
 * Run in the project's folder as: keystroke-bench [--kilobytes 1000] [--language huashu] [--keys 580] [--json].
 */
const { values } = parseArgs({
  options: {
    kilobytes: { type: 'string', default: '1000' },
    language: { type: 'string', default: 'huashu' },
    keys: { type: 'string', default: '580' },
    json: { type: 'boolean', default: false },
  },
});

/** What is typed, character by character: words that are found and words that are not, and a new turn now and then. */
const typed = '客服：您好，这个大概要三天，你等等。\n';
/** A steady typist is slower; this leaves the server the time to collect its garbage and no more. */
const PAUSE_MS = 3;

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
let arrived: (params: PublishDiagnosticsParams) => void = () => undefined;
connection.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => arrived(params));
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
const text = makeText(phrases, { bytes: Number(values.kilobytes) * 1000, markdown });

void measure().then(report, (error: unknown) => {
  console.error(error);
  child.kill();
  process.exit(1);
});

function report(result: Awaited<ReturnType<typeof measure>>): void {
  if (values.json) console.log(JSON.stringify(result));
  else
    console.log(
      `${values.kilobytes} KB ${values.language}: p50 ${result.p50.toFixed(2)} ms, p99 ${result.p99.toFixed(2)} ms, worst ${result.worst.toFixed(2)} ms over ${values.keys} keys; ${result.diagnostics} diagnostics; opened in ${result.opened.toFixed(0)} ms; peak ${result.mebibytes.toFixed(0)} MiB`,
    );
}

async function measure() {
  await connection.sendRequest('initialize', { processId: process.pid, rootUri: null, capabilities: {} });
  await connection.sendNotification('initialized', {});
  const opened = await timed('textDocument/didOpen', 1, {
    textDocument: { uri, languageId: values.language, version: 1, text },
  });
  const times: number[] = [];
  let diagnostics = 0;
  let line = Math.floor(text.split('\n').length / 2);
  let character = 0;
  for (let key = 0; key < Number(values.keys); key++) {
    const version = key + 2;
    const position = { line, character };
    const inserted = typed[key % typed.length]!;
    const { milliseconds, params } = await timed('textDocument/didChange', version, {
      textDocument: { uri, version },
      contentChanges: [{ range: { start: position, end: position }, text: inserted }],
    });
    times.push(milliseconds);
    diagnostics = params.diagnostics.length;
    if (inserted === '\n') [line, character] = [line + 1, 0];
    else character++;
    await pause(PAUSE_MS);
  }
  await connection.sendRequest('shutdown');
  const ended = new Promise((done) => child.once('exit', done));
  await connection.sendNotification('exit');
  await ended;
  const mebibytes = Number(readFileSync(memoryFile, 'utf8')) / 1024;
  rmSync(memoryFolder, { recursive: true });
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))]!;
  return { p50: at(0.5), p99: at(0.99), worst: times.at(-1)!, opened: opened.milliseconds, diagnostics, mebibytes };
}

/** Sends a notification and waits for the diagnostics of `version`. */
async function timed(method: string, version: number, message: object) {
  const answer = new Promise<PublishDiagnosticsParams>((done) => {
    arrived = (params) => {
      if (params.uri === uri && params.version === version) done(params);
    };
  });
  const started = process.hrtime.bigint();
  await connection.sendNotification(method, message);
  const params = await Promise.race([answer, failed]);
  return { milliseconds: Number(process.hrtime.bigint() - started) / 1e6, params };
}
