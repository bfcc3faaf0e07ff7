import { ExtensionMode, commands, l10n, window, workspace } from 'vscode';
import type { ExtensionContext } from 'vscode';

/** In the global state, and taken along to a user's other machines: the walkthrough was offered. */
const OFFERED = 'huashu.walkthroughOffered';

/**
 * Offers the walkthrough once in the life of the extension: VS Code opens one by itself only for what is installed in front of
 * it, not for a file that a colleague or an administrator put in place. Not where the user wants no walkthroughs, nor in a
 * workspace that is not trusted, where there is something else to read first.
 */
export async function offerWalkthrough({ extensionMode, globalState }: ExtensionContext): Promise<void> {
  if (extensionMode === ExtensionMode.Test || !workspace.isTrusted || globalState.get(OFFERED) === true) return;
  if (workspace.getConfiguration('workbench').get('welcomePage.walkthroughs.openOnInstall') === false) return;
  globalState.setKeysForSync([OFFERED]);
  // First of all: another window shall not ask again while this one waits for an answer.
  await globalState.update(OFFERED, true);
  const open = l10n.t('Open the walkthrough');
  const answer = await window.showInformationMessage(
    l10n.t('Huashu checks service scripts while you write. A walkthrough of five minutes leads to the first script.'),
    open,
  );
  if (answer === open) await commands.executeCommand('huashu.openWalkthrough');
}
