import { workspace } from 'vscode';
import type { ExtensionContext } from 'vscode';
import { HuashuClient } from './client';
import type { ClientOptions, CreateLanguageClient } from './client';
import { registerCommands } from './commands';
import { registerExplanations } from './explain';
import { startWhenWanted } from './start-when-wanted';
import { registerStatus } from './status';

/** What every entry of the extension does, wherever the server runs. Returns the client, started. */
export async function activateWith(
  context: ExtensionContext,
  create: CreateLanguageClient,
  options: ClientOptions,
): Promise<HuashuClient> {
  const client = new HuashuClient(create, options);
  context.subscriptions.push(
    ...registerStatus(client),
    ...registerCommands(client),
    ...registerExplanations(client),
    // The server is told at its start whether it may read the workspace's configuration.
    workspace.onDidGrantWorkspaceTrust(() => client.restart()),
  );
  await startWhenWanted(client, context);
  return client;
}
