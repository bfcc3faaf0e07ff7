import { workspace } from 'vscode';
import type { ExtensionContext } from 'vscode';
import type { HuashuClient } from './client';
import { isChecked } from './documents';

/**
 * Starts the server, unless all there is are pages of HTML that nobody asked to have checked: those wake the extension too.
 * Then it starts with the first text that is checked.
 */
export async function startWhenWanted(client: HuashuClient, context: ExtensionContext): Promise<void> {
  const isWanted = (): boolean =>
    workspace.textDocuments.some(isChecked) || !workspace.textDocuments.some(({ languageId }) => languageId === 'html');
  if (isWanted()) return client.start();
  const start = (): void => {
    if (!isWanted()) return;
    waiting.forEach((each) => each.dispose());
    if (client.state === 'stopped') void client.start();
  };
  const waiting = [workspace.onDidOpenTextDocument(start), workspace.onDidChangeConfiguration(start)];
  context.subscriptions.push(...waiting);
}
