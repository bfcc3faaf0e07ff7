import type { ExtensionContext } from 'vscode';
import { HuashuClient } from './client';
import type { ClientOptions, CreateLanguageClient } from './client';
import { registerCommands } from './commands';
import { registerExplanations } from './explain';
import { registerSavedFiles } from './saved-files';
import { startWhenWanted } from './start-when-wanted';
import { Quiet } from './quiet';
import { registerStatus } from './status';
import { registerStatusBar } from './status-bar';
import { registerTasks } from './tasks';
import { registerTour } from './tour';
import { registerTrust } from './trust';
import { registerTyping } from './typing';
import { registerClauseBrowser } from './views/clause-browser';
import { registerPhraseLibrary } from './views/phrase-commands';
import { registerReport } from './views/report';
import { offerWalkthrough } from './welcome';

/** What every entry of the extension does, wherever the server runs. Returns the client, started. */
export async function activateWith(
  context: ExtensionContext,
  create: CreateLanguageClient,
  options: ClientOptions,
): Promise<HuashuClient> {
  const client = new HuashuClient(create, options);
  const quiet = new Quiet(client);
  context.subscriptions.push(
    quiet,
    ...registerStatus(client),
    ...registerStatusBar(client, quiet),
    ...registerTrust(client),
    ...registerCommands(context, client, quiet),
    ...registerExplanations(client),
    ...registerPhraseLibrary(client),
    ...registerClauseBrowser(client),
    ...registerReport(client),
    ...registerTour(context, client),
    ...registerTyping(),
    registerSavedFiles(client),
    registerTasks(client),
  );
  void offerWalkthrough(context);
  await startWhenWanted(client, context);
  return client;
}
