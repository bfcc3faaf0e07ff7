import { QuickPickItemKind, commands, l10n, window } from 'vscode';
import type { QuickPickItem } from 'vscode';
import type { Quiet } from './quiet';

type Item = QuickPickItem & { readonly command?: string };

/** The menu behind the score in the status bar. */
export async function showMenu(quiet: Quiet): Promise<void> {
  const item = (label: string, command: string): Item => ({ label, command });
  const separator = (label: string): Item => ({ label, kind: QuickPickItemKind.Separator });
  const items = [
    item(`$(graph) ${l10n.t('Score report of the workspace')}`, 'huashu.showReport'),
    item(`$(wand) ${l10n.t('Fix all in this file')}`, 'huashu.fixAll'),
    item(`$(comment) ${l10n.t('Insert a standard phrase')}`, 'huashu.phrases.insert'),
    item(`$(person) ${l10n.t('Set the customer tier of this file')}`, 'huashu.setTier'),
    item(`$(new-file) ${l10n.t('New script')}`, 'huashu.newScript'),
    item(`$(mortar-board) ${l10n.t('Write your first script: a walkthrough')}`, 'huashu.openWalkthrough'),
    separator(l10n.t('Quiet')),
    item(
      quiet.isOn()
        ? `$(eye) ${l10n.t('Quiet mode off')}`
        : `$(eye-closed) ${l10n.t('Quiet mode: leave the line alone that I type')}`,
      'huashu.toggleQuietMode',
    ),
    ...(quiet.snoozed
      ? [item(`$(bell) ${l10n.t('End the snooze')}`, 'huashu.endSnooze')]
      : [
          item(`$(bell-slash) ${l10n.t('Snooze for 10 minutes')}`, 'huashu.snooze10Minutes'),
          item(`$(bell-slash) ${l10n.t('Snooze for an hour')}`, 'huashu.snooze1Hour'),
          item(`$(bell-slash) ${l10n.t('Snooze until the next start')}`, 'huashu.snoozeUntilRestart'),
        ]),
    separator(l10n.t('Server')),
    item(`$(output) ${l10n.t('Show Output')}`, 'huashu.showOutput'),
    item(`$(debug-restart) ${l10n.t('Restart')}`, 'huashu.restartServer'),
  ];
  const picked = await window.showQuickPick(items, {
    title: 'Huashu 话术',
    placeHolder: l10n.t('What do you want to do?'),
  });
  if (picked?.command) await commands.executeCommand(picked.command);
}
