import { LanguageStatusSeverity, Uri, commands, l10n, languages, window, workspace } from 'vscode';
import type { Disposable } from 'vscode';
import type { HuashuClient } from './client';
import { configurationFiles } from './configuration';
import { documentSelector } from './documents';

/** In a workspace that is not trusted says what is switched off; once it is trusted the server starts anew and reads it. */
export function registerTrust(client: HuashuClient): Disposable[] {
  if (workspace.isTrusted) return [];
  const item = languages.createLanguageStatusItem('huashu.trust', documentSelector());
  item.name = l10n.t('Huashu: trust');
  item.text = l10n.t('Restricted Mode: configuration and rule packs of this workspace are off');
  item.detail = l10n.t('Built-in rules apply');
  item.severity = LanguageStatusSeverity.Warning;
  item.command = { command: 'workbench.trust.manage', title: l10n.t('Manage trust') };
  void tell();
  return [
    item,
    workspace.onDidGrantWorkspaceTrust(async () => {
      item.dispose();
      await client.restart();
    }),
  ];
}

/** Says it once, and only where there is something that is switched off. */
async function tell(): Promise<void> {
  const found = await configuration();
  if (!found) return;
  const manage = l10n.t('Manage trust');
  const answer = await window.showWarningMessage(
    l10n.t(
      'Huashu does not read {0} until you trust this workspace: the built-in rules apply.',
      workspace.asRelativePath(found),
    ),
    manage,
  );
  if (answer === manage) await commands.executeCommand('workbench.trust.manage');
}

/** A configuration file of the workspace: at its root, where any file system finds it, else wherever a search does. */
async function configuration(): Promise<Uri | undefined> {
  for (const { uri } of workspace.workspaceFolders ?? [])
    for (const name of configurationFiles) {
      const file = Uri.joinPath(uri, name);
      if (await isThere(file)) return file;
    }
  return (await workspace.findFiles(`**/{${configurationFiles.join(',')}}`, '**/node_modules/**', 1))[0];
}

async function isThere(file: Uri): Promise<boolean> {
  try {
    await workspace.fs.stat(file);
    return true;
  } catch {
    return false;
  }
}
