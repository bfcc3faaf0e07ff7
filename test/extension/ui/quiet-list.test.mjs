/* global before, describe, it */
// The list of phrases leaves alone what needs none: it is there while something is looked for, and gone behind a mark.
import assert from 'node:assert/strict';
import { fragment, hosts, text } from './shared.mjs';

const start = `${fragment}客服：您好。\n客户：我想查话费。\n客服：好的，`;
const files = { node: text('marks.huashu', start), web: text('marks-web.huashu', start) };

for (const [kind, open] of Object.entries(hosts))
  describe(`the list of phrases behind a mark (${kind} host)`, () => {
    let workbench, page;
    const listed = () => workbench.suggestions().first();

    before(async () => {
      ({ workbench, page } = await open());
    });

    it('closes with 。 and the arrow keys move the cursor', async () => {
      await workbench.openScript(files[kind]);
      await workbench.end();
      await page.keyboard.type('qs');
      await listed().filter({ hasText: '请稍等' }).waitFor();
      await page.keyboard.press('Backspace');
      await page.keyboard.press('Backspace');
      await page.keyboard.insertText('您的话费是五十元');
      await page.keyboard.type('。');
      await listed().waitFor({ state: 'hidden' });
      await page.keyboard.press('ArrowUp');
      await page.keyboard.press('End');
      await page.keyboard.type('谢谢。');
      await workbench.line('客户：我想查话费。谢谢。').waitFor();
      assert.match(await workbench.text(), /客服：好的，您的话费是五十元。$/);
    });

    it('does not open behind a mark where nobody asked', async () => {
      await page.keyboard.press('Control+End');
      await page.keyboard.insertText('你的套餐没有变');
      await page.keyboard.type('。');
      // Once the problem is there the server has seen the mark.
      await workbench.squiggle('warning').waitFor();
      assert.equal(await workbench.suggestions().count(), 0);
      await page.keyboard.press('Control+Space');
      await listed().waitFor();
      await page.keyboard.press('Escape');
    });
  });
