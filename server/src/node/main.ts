import { readFileSync, readdirSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import type { MessageWriter } from 'vscode-languageserver/node';
import { createConnection } from 'vscode-languageserver/node';
import type { Host } from '../lsp/host';
import { startServer } from '../lsp/server';
import { StreamWriter } from './message-writer';

/** Missing, unreadable, a folder: nothing there, as far as configuration is concerned. */
function orNothing<Result>(read: () => Result): Result | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}

// Most of what a key press makes dies with it. Left to itself V8 gives the young generation 48 MB on it, which a large
// document does without: 95 instead of 122 MiB at most while one of a megabyte is written, and no key takes longer.
setFlagsFromString('--semi-space-growth-factor=1');

const host: Host = {
  // dist/server.js
  installation: join(__dirname, '..').replaceAll('\\', '/'),
  readFile: (path) => orNothing(() => readFileSync(path, 'utf8')),
  listFolder: (path) => orNothing(() => readdirSync(path)),
  realPath: (path) => orNothing(() => realpathSync(path).replaceAll('\\', '/')),
};

// --stdio, --node-ipc, --socket=PORT or --pipe=NAME, as editors start language servers.
const connection = process.argv.includes('--stdio')
  ? // A stream to read from, so that the library ends with it, and a writer: it takes both, though its types say otherwise.
    createConnection(process.stdin, new StreamWriter(process.stdout) as MessageWriter as never)
  : createConnection();
// What goes to standard output is the protocol's alone.
for (const level of ['log', 'info', 'debug'] as const)
  console[level] = (...words: unknown[]) => console.error(...words);
for (const event of ['uncaughtException', 'unhandledRejection'] as const)
  process.on(event, (error: unknown) =>
    connection.console.error(error instanceof Error ? (error.stack ?? error.message) : String(error)),
  );
startServer(connection, host);
