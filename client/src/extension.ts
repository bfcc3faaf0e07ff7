import type { ExtensionContext } from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import type { ServerOptions } from 'vscode-languageclient/node';
import { activateWith } from './activate';
import type { HuashuClient } from './client';
import { virtualSchemes } from './uris';

let client: HuashuClient | undefined;

/** A key makes little garbage: V8 need not set 48 MiB aside for it. */
const smallYoungGeneration = ['--max-semi-space-size=4'];

/** Entry of the extension where Node runs it, on a desktop or a remote machine: the server is a process of its own. */
export async function activate(context: ExtensionContext): Promise<void> {
  const module = context.asAbsolutePath('dist/server.js');
  const server: ServerOptions = {
    run: { module, transport: TransportKind.ipc, options: { execArgv: smallYoungGeneration } },
    debug: { module, transport: TransportKind.ipc, options: { execArgv: ['--nolazy', '--inspect=6009'] } },
  };
  client = await activateWith(context, (options) => new LanguageClient('huashu', 'Huashu', server, options), {
    readsFiles: virtualSchemes().length > 0,
  });
}

export function deactivate(): Promise<void> | undefined {
  return client?.stop();
}
