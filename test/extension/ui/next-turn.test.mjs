/* global before, describe, it */
// A script from nothing, for somebody who never programmed: what the list offers, and what stands over an empty text.
import { hosts, text } from './shared.mjs';

const files = { nothing: text('nothing.huashu', ''), template: text('template.huashu', '') };

describe('a script from nothing', () => {
  let workbench, page;
  const first = (words) => workbench.suggestions().first().filter({ hasText: words }).waitFor();
  const take = async (words) => {
    await first(words);
    await page.keyboard.press('Tab');
  };

  before(async () => {
    ({ workbench, page } = await hosts.node());
  });

  it('a new line offers the next turn, and a label what answers the other side: Enter and Tab write the call', async () => {
    await workbench.openScript(files.nothing);
    await workbench.end();
    await page.keyboard.type('nhhgx');
    await take('客服：您好！很高兴为您服务');
    await workbench.line('客服：您好！很高兴为您服务').waitFor();
    await page.keyboard.press('Enter');
    await take('客户：');
    await workbench.line('客户：').waitFor();
    await page.keyboard.insertText('我要投诉！宽带断了三天，怎么还不来修？');
    await page.keyboard.press('Enter');
    await take('客服：');
    await first('对不起，给您的使用增添麻烦了。');
    await workbench.screenshot('next-turn');
    await page.keyboard.press('Tab');
    await workbench.line('客服：对不起，给您的使用增添麻烦了。').waitFor();
  });

  it('a click on a template over an empty script fills it, for 100 points', async () => {
    await workbench.openScript(files.template);
    await page.locator('.editor-instance .codelens-decoration a', { hasText: 'Complaint' }).click();
    await workbench.line('客服：{称呼}，您的心情我非常理解').waitFor();
    await page.locator('.editor-instance .snippet-placeholder').first().waitFor();
    await page.locator('.statusbar-item', { hasText: '100 points' }).waitFor();
    await workbench.screenshot('template');
  });
});
