/* global after, before, describe, getComputedStyle, it */
import assert from 'node:assert/strict';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { hosts } from './shared.mjs';

for (const [kind, open] of Object.entries(hosts))
  describe(`the views (${kind} host)`, () => {
    let workbench, page, folder;
    const screenshot = (name) => workbench.screenshot(kind === 'node' ? name : `${name}-${kind}`);

    before(async () => {
      ({ workbench, page, folder } = await open());
    });

    after(() => folder && rmSync(join(folder, '.vscode'), { recursive: true, force: true }));

    it('open the sample script, with its problems and its score in the status bar', async () => {
      await workbench.command('Huashu: Open the Sample Script');
      await workbench.squiggle('error').waitFor();
      await page.locator('.statusbar-item', { hasText: /\d+ points/ }).waitFor();
      await screenshot('sample');
    });

    it('list phrases by moment and clauses by chapter, whose pages have the rules with examples', async () => {
      await workbench.command('Huashu 话术: Focus on Clauses View');
      const row = (text) => page.locator('.pane-body .monaco-list-row', { hasText: text }).first();
      await row('接通').waitFor();
      await row('§1.1').click();
      await row('§1.1.2.5a').click();
      const clause = workbench.webview('vscode.markdown-language-features').locator('body', { hasText: '§1.1.2.5a' });
      const example = clause.locator('li', { hasText: '不符合规范的例子' }).first();
      // A click while the tree still unfolds may open another row.
      await example.waitFor({ timeout: 8000 }).catch(() => row('§1.1.2.5a').click());
      await example.waitFor();
      await clause.locator('code', { hasText: 'hedge/usually' }).first().waitFor();
      await screenshot('views');
      await row('§1.1').click();
    });

    it('report the workspace in a web view that has the keyboard and leads to the finding', async () => {
      await workbench.command('Huashu: Show Score Report');
      const report = workbench.webview('huashu.huashu');
      await report.locator('table').first().waitFor();
      await report.locator('#refresh:focus').waitFor();
      const nameless = await report
        .locator('button, summary, svg[role=img]')
        .evaluateAll(
          (all) => all.filter((each) => !(each.textContent.trim() || each.getAttribute('aria-label'))).length,
        );
      assert.equal(nameless, 0);
      await screenshot('report');
      await report.locator('button.link', { hasText: 'bad.huashu' }).first().focus();
      await page.keyboard.press('Enter');
      await page.locator('.tab.active[data-resource-name="bad.huashu"]').waitFor();
    });

    if (kind === 'node')
      for (const [theme, style, label] of [
        ['dark', 'vscode-dark', 'Default Dark Modern'],
        ['high-contrast', 'vscode-high-contrast', 'Default High Contrast'],
        ['high-contrast-light', 'vscode-high-contrast-light', 'Default High Contrast Light'],
        ['light', 'vscode-light', 'Default Light Modern'],
      ])
        it(`report it in the colours of a theme, to be read by anybody: ${label}`, async () => {
          const settings = join(folder, '.vscode');
          mkdirSync(settings, { recursive: true });
          writeFileSync(join(settings, 'settings.json'), JSON.stringify({ 'workbench.colorTheme': label }));
          await workbench.command('Huashu: Show Score Report');
          const report = workbench.webview('huashu.huashu');
          await report.locator(`body.${style} table`).first().waitFor();
          await report.locator('#refresh:enabled').waitFor(); // one that is off is faint on purpose
          await screenshot(`report-${theme}`);
          const faint = await report
            .locator('h1, dt, dd, th, td, .link, summary, .spread text, #refresh')
            .evaluateAll(faintTexts);
          assert.deepEqual(faint, []);
        });
  });

/** In the page: the elements whose words stand out from what is behind them by less than 4.5 to 1 (WCAG AA). */
function faintTexts(elements) {
  const channels = (colour) => (colour.match(/[\d.]+/g) ?? [0, 0, 0, 0]).map(Number);
  const luminance = ([r, g, b]) => {
    const [lr, lg, lb] = [r, g, b].map((value) => {
      const share = value / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * lr + 0.7152 * lg + 0.0722 * lb;
  };
  const behind = (element) => {
    for (let each = element; each; each = each.parentElement) {
      const colour = channels(getComputedStyle(each).backgroundColor);
      if (colour.length === 3 || colour[3] > 0.5) return colour;
    }
    return [255, 255, 255];
  };
  return elements.flatMap((element) => {
    const style = getComputedStyle(element);
    const ground = behind(element);
    const opacity = Number(style.opacity);
    const ink = channels(element.namespaceURI.endsWith('svg') ? style.fill : style.color)
      .slice(0, 3)
      .map((value, i) => value * opacity + ground[i] * (1 - opacity));
    const [light, dark] = [luminance(ink), luminance(ground)].sort((a, b) => b - a);
    const ratio = (light + 0.05) / (dark + 0.05);
    return ratio < 4.5 ? [`${element.tagName} ${element.textContent.trim().slice(0, 20)} ${ratio.toFixed(2)}`] : [];
  });
}
