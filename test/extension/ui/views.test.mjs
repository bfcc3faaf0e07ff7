/* global before, describe, it */
import assert from 'node:assert/strict';
import { hosts } from './shared.mjs';

describe('the views of the packed extension', () => {
  let workbench, page;

  before(async () => {
    ({ workbench, page } = await hosts.node());
  });

  it('open the sample script, with its problems and its score in the status bar', async () => {
    await workbench.command('Huashu: Open the Sample Script');
    await workbench.squiggle('error').waitFor();
    await page.locator('.statusbar-item', { hasText: /\d+ points/ }).waitFor();
    await workbench.screenshot('sample');
  });

  it('list phrases by moment and clauses by chapter', async () => {
    await page.locator('.activitybar a.action-label[aria-label^="Huashu"]').click();
    const row = (text) => page.locator('.pane-body .monaco-list-row', { hasText: text }).first();
    await row('接通').waitFor();
    await row('§1.5').click();
    await row('§1.5.1').waitFor();
    await workbench.screenshot('views');
  });

  it('report the workspace in a web view that has the keyboard and leads to the finding', async () => {
    await workbench.command('Huashu: Show Score Report');
    const report = page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');
    await report.locator('table').first().waitFor();
    await report.locator('#refresh:focus').waitFor();
    const nameless = await report
      .locator('button, summary, svg[role=img]')
      .evaluateAll((all) => all.filter((each) => !(each.textContent.trim() || each.getAttribute('aria-label'))).length);
    assert.equal(nameless, 0);
    await workbench.screenshot('report');
    await report.locator('button.link', { hasText: 'bad.huashu' }).first().focus();
    await page.keyboard.press('Enter');
    await page.locator('.tab.active[data-resource-name="bad.huashu"]').waitFor();
  });
});
