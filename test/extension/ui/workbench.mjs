// What a user does in VS Code, with keyboard and mouse.
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const output = fileURLToPath(new URL('../../output', import.meta.url));

/** A VS Code window in the browser. Every step waits until what it leads to is there. */
export class Workbench {
  constructor(page) {
    this.page = page;
  }

  static async open(browser, vscode, folder) {
    const context = await browser.newContext({ viewport: { width: 1400, height: 900 }, locale: 'en-US' });
    const page = await context.newPage();
    page.setDefaultTimeout(30_000);
    await page.goto(`${vscode.url}/?folder=${encodeURIComponent(folder)}`, { waitUntil: 'domcontentloaded' });
    await page.waitForSelector('.explorer-folders-view .monaco-list-row');
    return new Workbench(page);
  }

  /** Opens the pop-up of the language status, the braces in the status bar. */
  async languageStatus() {
    await this.page.locator('[id="status.languageStatus"]').click();
    const popup = this.page.locator('.hover-language-status');
    await popup.first().waitFor();
    return popup;
  }

  screenshot(name) {
    return this.page.screenshot({ path: join(output, `${name}.png`) });
  }

  async openFile(name) {
    await this.page.locator('.explorer-folders-view .monaco-list-row', { hasText: name }).dblclick();
    await this.page.locator(`.tab.active[data-resource-name="${name}"]`).waitFor();
    await this.page.waitForSelector('.editor-instance .view-lines .view-line');
  }

  /** Runs a command of the palette by its full title. */
  async command(title) {
    const row = this.page.locator('.quick-input-list .monaco-list-row', { hasText: title }).first();
    const input = this.page.locator('.quick-input-widget input');
    // The palette may close again while the workbench is still busy taking the keyboard elsewhere: then it is asked anew.
    for (let attempt = 0; ; attempt++) {
      await this.page.keyboard.press('F1');
      await input.waitFor();
      await input.fill(`>${title}`);
      const found = await row.waitFor({ timeout: 8_000 }).then(
        () => true,
        () => false,
      );
      if (found) break;
      if (attempt === 2) throw new Error(`the palette does not list "${title}"`);
      await this.page.keyboard.press('Escape');
    }
    await this.page.keyboard.press('Enter');
    await this.page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
  }

  problem(text) {
    return this.page.locator('.markers-panel .monaco-list-row', { hasText: text });
  }

  /** Goes to the last of the listed problems with that text; the editor has the keyboard then, and the problem is selected. */
  async goTo(text) {
    const row = this.problem(text).last();
    await row.dblclick({ position: { x: 120, y: 11 } }); // the middle may be the link to the rule
    await this.page.locator('.editor-instance .monaco-editor.focused').waitFor();
    await this.page.locator('.statusbar-item', { hasText: /\d+ selected/ }).waitFor();
  }

  /** Opens the menu of quick fixes at the cursor with the keyboard; answers its entries. */
  async quickFixes() {
    const entries = this.page.locator('.action-widget .monaco-list-row.action');
    for (let attempt = 1; ; attempt++) {
      await this.page.keyboard.press('Control+.');
      try {
        await entries.first().waitFor({ timeout: 5_000 });
        return entries;
      } catch (error) {
        if (attempt === 3) throw error; // a cursor that is still moving closes the menu again
      }
    }
  }

  squiggle(severity) {
    return this.page.locator(`.monaco-editor .squiggly-${severity}`).first();
  }

  /** The lines of the editor as a user reads them (the editor draws blanks as no-break ones, and wraps long lines). */
  text() {
    return this.page
      .locator('.editor-instance .view-lines')
      .first()
      .evaluate((lines) => [...lines.children].map((line) => line.textContent.replace(/\u00a0/g, ' ')).join('\n'));
  }

  /** Waits until the editor shows, or no longer shows, a piece of text. */
  async shows(piece, wanted = true) {
    await this.page.waitForFunction(
      ([text, shown]) =>
        [...document.querySelectorAll('.editor-instance .view-line')].some((line) =>
          line.textContent.replace(/\u00a0/g, ' ').includes(text),
        ) === shown,
      [piece, wanted],
    );
  }
}
