import { commands, l10n, window } from 'vscode';
import type { Disposable, ExtensionContext } from 'vscode';
import type { HuashuClient } from './client';
import { createConfiguration } from './configuration';
import { explainRule } from './explain';
import { fixAll } from './fix-all';
import { showMenu } from './menu';
import { newScript, offerTemplates } from './new-script';
import { selectNextSlot } from './next-slot';
import type { Quiet } from './quiet';
import { setTier } from './tier';

/** The commands of package.json. */
export function registerCommands(context: ExtensionContext, client: HuashuClient, quiet: Quiet): Disposable[] {
  return [
    commands.registerCommand('huashu.fixAll', fixAll),
    commands.registerCommand('huashu.menu', () => showMenu(quiet)),
    commands.registerCommand('huashu.setTier', setTier),
    commands.registerCommand('huashu.newScript', (from?: unknown, scene?: unknown) => newScript(context, from, scene)),
    commands.registerCommand('huashu.openWalkthrough', () =>
      commands.executeCommand('workbench.action.openWalkthrough', `${context.extension.id}#start`),
    ),
    commands.registerCommand('huashu.nextSlot', selectNextSlot),
    offerTemplates(),
    commands.registerCommand('huashu.explainRule', (id?: string) => explainRule(client, id)),
    commands.registerCommand('huashu.createConfig', createConfiguration),
    commands.registerCommand('huashu.showOutput', () => client.output.show()),
    commands.registerCommand('huashu.restartServer', async () => {
      await client.restart();
      if (client.state === 'running') window.setStatusBarMessage(l10n.t('Huashu server restarted'), 4000);
    }),
  ];
}
