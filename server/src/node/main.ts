import { readFileSync, readdirSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
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
