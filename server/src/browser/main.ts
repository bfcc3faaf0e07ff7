import { BrowserMessageReader, BrowserMessageWriter, createConnection } from 'vscode-languageserver/browser';
import type { Host } from '../lsp/host';
import { startServer } from '../lsp/server';

/** A web worker has no files: the built-in packs and the editor's settings are in force. */
const host: Host = { readFile: () => undefined, listFolder: () => undefined };

declare const self: DedicatedWorkerGlobalScope;
startServer(createConnection(new BrowserMessageReader(self), new BrowserMessageWriter(self)), host);
