/* global before, describe, it */
// The walkthrough as a new user goes through it: each step is ticked off when it is done. The first of the tests in a window
// (they run by name), for the steps are done once and for all.
import assert from 'node:assert/strict';
import { hosts } from './shared.mjs';

for (const [kind, open] of Object.entries(hosts))
  describe(`the walkthrough (${kind} host)`, () => {
    let workbench, page;
    const step = (id) => page.locator(`.getting-started-step[data-step-id$="#${id}"]`);
    const isDone = (id) => page.locator(`[data-done-step-id$="#${id}"][aria-checked="true"]`).waitFor();
    /** Presses the button of a step. */
    const press = async (id, button) => {
      if ((await step(id).getAttribute('aria-expanded')) !== 'true') {
        await step(id).locator('h3').click();
        await page.waitForTimeout(500); // VS Code takes the keyboard to a step a moment after it was opened
      }
      await step(id).locator('.monaco-button', { hasText: button }).click();
    };
    const isThere = (place, state = 'visible') =>
      place.waitFor({ state, timeout: 4_000 }).then(
        () => true,
        () => false,
      );
    /** Goes on to the problem with these words: it is shown with the script in front, and the keyboard in it. */
    const problem = async (words) => {
      const widget = page.locator('.marker-widget', { hasText: words });
      const keyboard = page.locator('.editor-group-container.active .monaco-editor.focused');
      // A click is lost where the page is being drawn anew, as it is when a step is done.
      for (let shown = false, attempt = 0; !shown && attempt < 4; attempt++) {
        await press('step', 'Go to the next problem');
        shown = await isThere(widget);
      }
      await keyboard.waitFor();
      for (let closed = false, attempt = 0; !closed && attempt < 3; attempt++) {
        await page.keyboard.press('Escape');
        closed = await isThere(widget, 'detached');
      }
    };
    const choose = async (words) => {
      const titles = await (await workbench.quickFixes()).allInnerTexts();
      const wanted = titles.findIndex((title) => title.includes(words));
      assert.ok(wanted >= 0, titles.join('\n'));
      for (let i = 0; i < wanted; i++) await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
    };

    before(async () => {
      ({ workbench, page } = await open());
    });

    it('begins with nothing done', async () => {
      await workbench.command('Welcome: Open Walkthrough...', { asks: true });
      await page.keyboard.type('Write your first script');
      await page
        .locator('.quick-input-list .monaco-list-row', { hasText: 'Write your first script' })
        .first()
        .waitFor();
      await page.keyboard.press('Enter');
      await step('start').waitFor();
      assert.equal(await page.locator('.getting-started-step').count(), 6);
      assert.equal(await page.locator('[data-done-step-id][aria-checked="true"]').count(), 0);
    });

    it('opens the sample beside itself, which shows what is wrong', async () => {
      await press('start', 'Open the sample script');
      await workbench.squiggle('error').waitFor();
      await isDone('start');
    });

    it('has put right what is safe', async () => {
      await press('fix', 'Fix all in this file');
      await workbench.line('感谢您的等待').waitFor();
      await isDone('fix');
    });

    it('leads to the step that is missing, which a quick fix puts in', async () => {
      await problem('质问');
      await choose('改用规范用语“不知我是否将您的问题解释清楚了”');
      await workbench.shows('不知我是否将您的问题解释清楚了');
      await problem('致谢');
      await choose('不用谢，这是我们应该做的。');
      await workbench.shows('客服：不用谢');
      await isDone('step');
    });

    it('sees the score of 100', async () => {
      await page.locator('.statusbar-item', { hasText: '100 points' }).waitFor();
      await isDone('score');
    });

    it('notices a phrase that was found by its initials', async () => {
      await workbench.line('不用谢').click();
      await workbench.end();
      await page.keyboard.type('客服：qsd');
      await workbench.suggestions().filter({ hasText: '请稍等，正在为您查询' }).first().waitFor();
      await page.keyboard.press('Enter');
      await workbench.line('客服：qsd').waitFor({ state: 'detached' });
      await isDone('phrase');
      await workbench.screenshot(kind === 'node' ? 'walkthrough' : `walkthrough-${kind}`);
    });

    it('ends with the report', async () => {
      await press('report', 'Show the score report');
      await workbench.webview('huashu.huashu').locator('table').first().waitFor();
      await page.locator('.tab', { hasText: 'Welcome' }).click();
      await isDone('report');
      assert.equal(await page.locator('[data-done-step-id][aria-checked="true"]').count(), 6);
      await page.locator('.tab', { hasText: 'Untitled' }).click();
      await workbench.line('客服：不用谢').waitFor();
      await workbench.command('View: Revert and Close Editor');
      await page.locator('.tab', { hasText: 'Untitled' }).waitFor({ state: 'detached' });
    });
  });
