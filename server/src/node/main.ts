import { readFileSync, readdirSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { createConnection } from 'vscode-languageserver/node';
import type { Host } from '../lsp/host';
import { startServer } from '../lsp/server';

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
const connection = createConnection();
for (const event of ['uncaughtException', 'unhandledRejection'] as const)
  process.on(event, (error: unknown) =>
    connection.console.error(error instanceof Error ? (error.stack ?? error.message) : String(error)),
  );
startServer(connection, host);
