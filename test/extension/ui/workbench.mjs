// What a user does in VS Code, with keyboard and mouse.
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const output = fileURLToPath(new URL('../../output', import.meta.url));

/** A VS Code window in the browser. Every step waits until what it leads to is there. */
export class Workbench {
  constructor(page) {
    this.page = page;
  }

  /** Opens the workbench in a window of its own; `prepare` sets the page up first. */
  static async open(browser, url, prepare = () => undefined) {
    const context = await browser.newContext({ viewport: { width: 1400, height: 900 }, locale: 'en-US' });
    const page = await context.newPage();
    page.setDefaultTimeout(30_000);
    await prepare(page);
    await page.goto(url, { waitUntil: 'domcontentloaded' });
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
    const row = this.page.locator('.explorer-folders-view .monaco-list-row', { hasText: name });
    if (!(await row.isVisible())) await this.page.keyboard.press('Control+Shift+E');
    await this.page.mouse.move(700, 4); // a tip on a row above would take the click
    await row.dblclick();
    await this.page.locator(`.tab.active[data-resource-name="${name}"]`).waitFor();
    await this.page.waitForSelector('.editor-instance .view-lines .view-line');
  }

  /** Opens a script and waits until the server has read it, which the lens above it shows. */
  async openScript(name) {
    await this.openFile(name);
    await this.page.locator('.editor-instance .codelens-decoration').first().waitFor();
  }

  /** Runs a command of the palette by its full title; `asks` where it asks for something then. */
  async command(title, { asks = false } = {}) {
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
    if (asks) await this.page.waitForFunction(() => document.querySelector('.quick-input-widget input').value === '');
    else await this.page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
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

  /** Puts the cursor at the end of the line with that text. */
  async endOf(text) {
    await this.page.locator('.editor-instance .view-line', { hasText: text }).last().click();
    await this.page.locator('.editor-instance .monaco-editor.focused').waitFor();
    await this.page.keyboard.press('End');
  }

  /** Puts the cursor at the end of the text, on a line of its own. */
  async end() {
    await this.page.locator('.editor-instance .monaco-editor.focused').waitFor();
    await this.page.keyboard.press('Control+End');
  }

  /** The page in the web view of an extension. */
  webview(extension) {
    return this.page
      .frameLocator(`iframe.webview.ready[src*="extensionId=${extension}"]`)
      .frameLocator('iframe#active-frame');
  }

  /** Rests the mouse on something. */
  async rest(place) {
    await place.waitFor();
    const box = await place.boundingBox();
    await this.page.mouse.move(box.x + box.width / 2, box.y + 4);
  }

  /** Ticks the box of a setting in the settings editor. */
  async tick(id) {
    await this.command('Preferences: Open Settings (UI)');
    const editor = this.page.locator('.settings-editor');
    await editor.locator('.suggest-input-container .monaco-editor.focused').waitFor();
    await this.page.keyboard.insertText(`@id:${id}`);
    const box = editor.locator(`.setting-item-contents[data-key="${id}"] .setting-value-checkbox`);
    await editor.locator('.settings-count-widget', { hasText: '1 Setting Found' }).waitFor();
    if ((await box.getAttribute('aria-checked')) !== 'true') await box.click();
    await editor.locator(`[data-key="${id}"] .setting-value-checkbox[aria-checked="true"]`).waitFor();
    // The box is ticked at once, but what it says is written a moment later, and lost with the editor closed before that.
    await editor.locator(`.setting-item-contents.is-configured[data-key="${id}"]`).waitFor();
    await this.page.locator('.monaco-modal-editor-block .codicon-close, .tab.active .codicon-close').first().click();
    await editor.waitFor({ state: 'hidden' });
  }

  /** The list of suggestions, as it opens by itself. */
  suggestions() {
    return this.page.locator('.suggest-widget.visible .monaco-list-row');
  }

  /** The line of the editor with that text, and all that is drawn over it. */
  line(text) {
    return this.page.locator('.editor-instance .view-line', { hasText: text });
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
