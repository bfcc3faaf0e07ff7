import { Uri } from 'vscode';
import type { ExtensionContext } from 'vscode';
import { BrowserMessageReader, BrowserMessageWriter, LanguageClient } from 'vscode-languageclient/browser';
import type { MessageTransports } from 'vscode-languageclient/browser';
import { activateWith } from './activate';
import type { HuashuClient } from './client';

let client: HuashuClient | undefined;
let worker: Worker | undefined;

/** Entry of the extension in a browser: the server is a web worker, and reads files through the extension. */
export async function activate(context: ExtensionContext): Promise<void> {
  const script = Uri.joinPath(context.extensionUri, 'dist/web/server.js').toString(true);
  // Each start has a worker of its own. As transports: VS Code's Worker is not the one that the library looks for.
  const start = (): Promise<MessageTransports> => {
    worker?.terminate();
    worker = new Worker(script);
    return Promise.resolve({ reader: new BrowserMessageReader(worker), writer: new BrowserMessageWriter(worker) });
  };
  client = await activateWith(context, (options) => new LanguageClient('huashu', 'Huashu', start, options), {
    readsFiles: true,
  });
}

export async function deactivate(): Promise<void> {
  await client?.stop();
  worker?.terminate();
}
