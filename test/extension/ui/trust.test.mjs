/* global after, before, describe, it */
// A folder that the user has not trusted yet: its configuration and packs are off, and the user is told.
import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { startVSCode } from '../host.mjs';
import { fragment, newWorkspace, sharedBrowser, show, startWebServer, vsix } from './shared.mjs';
import { Workbench } from './workbench.mjs';

const files = {
  'untrusted.huashu': `${fragment}客服：你的话费一般是五十元，蓝鲸快递送达。\n客户：好。\n`,
  'huashu.config.yaml': 'extends: [recommended, ./packs/mine]\nrules:\n  hedge: off\n',
  'packs/mine/pack.yaml': 'name: mine\nversion: 1.0.0\ntitle: {zh: 甲, en: A}\nextends: [service-base]\n',
  'packs/mine/clauses.yaml': '- {id: §甲.1, kind: lexical, text: 不提蓝鲸}\n',
  'packs/mine/rules/whale.yaml':
    "rules:\n  - id: banned/whale\n    clauses: [§甲.1]\n    severity: error\n    patterns: ['蓝鲸']\n    message: {zh: 不提蓝鲸, en: No whale}\n    examples: {flagged: ['[[蓝鲸]]来了'], allowed: ['白鲸来了']}\n",
};

const hosts = {
  node: async (folder) => {
    const vscode = await startVSCode({ extensions: [vsix], trust: true });
    const url = `${vscode.url}/?folder=${encodeURIComponent(folder)}`;
    return [vscode, await Workbench.open(await sharedBrowser(), url)];
  },
  web: async (folder) => {
    const vscode = await startWebServer(folder);
    const prepare = (page) => vscode.prepare(page, { trust: true });
    return [vscode, await Workbench.open(await sharedBrowser(), vscode.url, prepare)];
  },
};

for (const [kind, open] of Object.entries(hosts))
  describe(`a folder that is not trusted (${kind} host)`, () => {
    let folder, vscode, workbench, page;
    const screenshot = (name) => workbench.screenshot(kind === 'node' ? name : `${name}-${kind}`);

    before(async () => {
      folder = newWorkspace(files);
      [vscode, workbench] = await open(folder);
      ({ page } = show(workbench));
    });

    after(async () => {
      await page?.context().close();
      await vscode?.stop();
      rmSync(folder, { recursive: true, force: true });
    });

    it('is checked with the built-in rules, and the user is told what is off', async () => {
      await workbench.openFile('untrusted.huashu');
      await page.keyboard.press('Control+Shift+M');
      await workbench.problem('hedge').waitFor();
      await workbench.problem('pronoun').waitFor();
      assert.equal(await workbench.problem('banned/whale').count(), 0);
      // In the centre, which keeps what a toast shows for some seconds.
      await workbench.command('Notifications: Show Notifications');
      await page
        .locator('.notifications-center .notification-list-item', {
          hasText: 'Huashu does not read huashu.config.yaml until you trust this workspace: the built-in rules apply.',
        })
        .waitFor();
      await screenshot('untrusted-message');
      await page.keyboard.press('Escape');
      const status = await workbench.languageStatus();
      await status
        .filter({ hasText: 'Restricted Mode: configuration and rule packs of this workspace are off' })
        .first()
        .waitFor();
      await screenshot('untrusted');
      await page.keyboard.press('Escape');
    });

    it('has its configuration and packs read once it is trusted', async () => {
      await workbench.command('Workspaces: Manage Workspace Trust');
      await page.locator('.workspace-trust-editor').getByText('Trust', { exact: true }).click();
      await workbench.problem('hedge').waitFor({ state: 'detached' });
      await page.locator('.monaco-modal-editor-block .codicon-close').first().click();
      // The server started anew; what its configuration leaves on is found again, what it switches off is not.
      await workbench.problem('pronoun').waitFor();
      await workbench.problem('banned/whale').waitFor();
      assert.equal(await workbench.problem('hedge').count(), 0);
      await screenshot('trusted');
    });
  });
