import { commands, l10n, window } from 'vscode';
import type { Disposable } from 'vscode';
import type { HuashuClient } from './client';
import { createConfiguration } from './configuration';
import { explainRule } from './explain';
import { fixAll } from './fix-all';

/** The commands of package.json. */
export function registerCommands(client: HuashuClient): Disposable[] {
  return [
    commands.registerCommand('huashu.fixAll', fixAll),
    commands.registerCommand('huashu.explainRule', (id?: string) => explainRule(client, id)),
    commands.registerCommand('huashu.createConfig', createConfiguration),
    commands.registerCommand('huashu.showOutput', () => client.output.show()),
    commands.registerCommand('huashu.restartServer', async () => {
      await client.restart();
      if (client.state === 'running') window.setStatusBarMessage(l10n.t('Huashu server restarted'), 4000);
    }),
  ];
}
