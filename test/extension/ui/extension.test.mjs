/* global before, describe, it */
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fragment, hosts, text } from './shared.mjs';

/** Waits for what a condition on the disk gives; the editor writes when it likes. */
async function eventually(condition) {
  for (let attempt = 0; attempt < 100; attempt++) {
    if (condition()) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  assert.fail(`not within 5 s: ${condition}`);
}

const all = text('all.huashu', `${fragment}客服：你好，你的话费是五十元。\n客户：你好。\n客服：请你记一下好吗？\n`);
const hedge = text('hedge.huashu', `${fragment}客服：这个月一般是五十元。\n客户：好。\n`);

describe('the packed extension in VS Code', () => {
  let folder, workbench;
  const file = (name) => join(folder, name);

  before(async () => {
    ({ folder, workbench } = await hosts.node());
  });

  it('marks a banned phrase and lists it in Problems with its clause', async () => {
    await workbench.openFile('bad.huashu');
    await workbench.squiggle('error').waitFor();
    await workbench.page.keyboard.press('Control+Shift+M');
    const row = workbench.problem('§1.5.9.3');
    await row.waitFor();
    assert.match(await row.innerText(), /明白/);
    await workbench.screenshot('problems');
  });

  it('counts the problems in the language status', async () => {
    const popup = await workbench.languageStatus();
    assert.match((await popup.allInnerTexts()).join('\n'), /Errors: 1, warnings: 2/);
    await workbench.screenshot('status');
    await workbench.page.keyboard.press('Escape');
  });

  it('shows the clause and the standard wording on hover', async () => {
    const { page } = workbench;
    await workbench.goTo('§1.5.9.3'); // which leaves the cursor behind the marked words
    await page.keyboard.press('Control+K');
    await page.keyboard.press('Control+I');
    // The words of the clause stand in the hover alone; the message stands in the list of problems too.
    await page.locator('.monaco-hover', { hasText: '这次听好了' }).waitFor();
    await workbench.screenshot('hover');
    await page.keyboard.press('Escape');
  });

  it('puts the standard wording in its place with the keyboard alone, and saves it', async () => {
    const { page } = workbench;
    await workbench.goTo('§1.5.9.3');
    const titles = await (await workbench.quickFixes()).allInnerTexts();
    await workbench.screenshot('quick-fix');
    const wanted = titles.findIndex((title) => title.includes('不知我是否将您的问题解释清楚了'));
    assert.ok(wanted >= 0, titles.join('\n'));
    for (let i = 0; i < wanted; i++) await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await workbench.shows('你听明白了吗', false);
    await workbench.problem('§1.5.9.3').waitFor({ state: 'detached' });
    await page.keyboard.press('Control+S');
    await eventually(() => readFileSync(file('bad.huashu'), 'utf8').includes('不知我是否将您的问题解释清楚了？'));
    await workbench.screenshot('fixed');
  });

  it('fixes everything that is safe on command, and leaves the customer alone', async () => {
    const { page } = workbench;
    await workbench.openFile(all);
    await workbench.squiggle('warning').waitFor();
    await workbench.command('Huashu: Fix All in File');
    await workbench.shows('您的话费');
    await page.keyboard.press('Control+S');
    const fixed = `${fragment}客服：您好，您的话费是五十元。\n客户：你好。\n客服：请您记一下好吗？\n`;
    await eventually(() => readFileSync(file(all), 'utf8') === fixed);
    await workbench.squiggle('warning').waitFor({ state: 'detached' });
    await workbench.screenshot('fix-all');
  });

  it('follows a change of settings at once', async () => {
    await workbench.openFile(hedge);
    await workbench.squiggle('warning').waitFor();
    mkdirSync(file('.vscode'), { recursive: true });
    writeFileSync(file('.vscode/settings.json'), JSON.stringify({ 'huashu.rules': { hedge: 'off' } }));
    await workbench.squiggle('warning').waitFor({ state: 'detached' });
    await workbench.screenshot('rule-off');
    rmSync(file('.vscode'), { recursive: true });
    await workbench.squiggle('warning').waitFor();
  });

  it('colours role lines in Markdown and marks what is said in them', async () => {
    await workbench.openFile('script.md');
    await workbench.squiggle('error').waitFor();
    await workbench.screenshot('markdown');
  });

  it('explains the rule of the problem at the cursor', async () => {
    const { page } = workbench;
    await workbench.goTo('一般');
    await workbench.command('Huashu: Explain Rule');
    await page.locator('.tab.active', { hasText: 'Preview' }).waitFor();
    await workbench.screenshot('explain');
  });
});
