/* global after, before, describe, it */
// The first time that the extension runs for somebody: the walkthrough is offered, once.
import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { startVSCode } from '../host.mjs';
import { fragment, newWorkspace, sharedBrowser, show, vsix } from './shared.mjs';
import { Workbench } from './workbench.mjs';

describe('the first time', () => {
  let folder, vscode, workbench, page;
  const offer = () =>
    page.locator('.notifications-toasts .notification-list-item', { hasText: 'A walkthrough of five minutes' });

  before(async () => {
    folder = newWorkspace({ 'first.huashu': `${fragment}客服：您好。\n` });
    const settings = { 'workbench.welcomePage.walkthroughs.openOnInstall': true };
    vscode = await startVSCode({ extensions: [vsix], settings });
    workbench = await Workbench.open(await sharedBrowser(), `${vscode.url}/?folder=${encodeURIComponent(folder)}`);
    ({ page } = show(workbench));
  });

  after(async () => {
    await page?.context().close();
    await vscode?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('a message offers the walkthrough, and opens it', async () => {
    await workbench.openScript('first.huashu');
    await offer().waitFor();
    await workbench.screenshot('welcome');
    await offer().locator('.monaco-button', { hasText: 'Open the walkthrough' }).click();
    await page.locator('.getting-started-step[data-step-id$="#start"]').waitFor();
  });

  it('not a second time', async () => {
    await page.reload({ waitUntil: 'domcontentloaded' });
    await page.waitForSelector('.explorer-folders-view .monaco-list-row');
    // Whichever of walkthrough and script VS Code brings back in front: the status bar speaks of the script.
    await workbench.openScript('first.huashu');
    // What the status bar has to say of the script comes from the server, which starts behind the message.
    await page.locator('.statusbar-item .codicon-comment-discussion').waitFor({ timeout: 90_000 });
    assert.equal(await offer().count(), 0);
  });
});
