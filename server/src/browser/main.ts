import { BrowserMessageReader, BrowserMessageWriter, createConnection } from 'vscode-languageserver/browser';
import type { Host } from '../lsp/host';
import { startServer } from '../lsp/server';

/** A web worker has no files of its own: a client that can read them says so, else the built-in packs are in force. */
const host: Host = { readFile: () => undefined, listFolder: () => undefined };

declare const self: DedicatedWorkerGlobalScope;
startServer(createConnection(new BrowserMessageReader(self), new BrowserMessageWriter(self)), host);
