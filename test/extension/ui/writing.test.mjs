/* global before, describe, it */
// What somebody sees who writes a script, in both kinds of host.
import assert from 'node:assert/strict';
import { fragment, hosts, text } from './shared.mjs';

const start = `${fragment}客服：您好。\n客户：我想查话费。\n`;
const files = {
  initials: text('initials.huashu', start),
  slots: text('slots.huashu', start),
  method: text('method.huashu', start),
  scene: text(
    'scene.huashu',
    '---\nkind: script\n---\n== 查询 ==\n客服：您好！很高兴为您服务，请问有什么可以帮您？\n客户：我想查话费。\n客服：您本月的话费是五十元。你听明白了吗？\n客户：明白了。\n',
  ),
  hints: text('hints.huashu', `${fragment}客服：请您稍等，我马上为您查询这个月的话费。\n客户：好的。\n`),
  rename: text('rename.huashu', `${fragment}客服：{称呼}，请稍等。{称呼}，感谢您的等待。\n客户：好的。\n`),
  format: text('format.huashu', `${fragment}客服:您好,很高兴为您服务.\n客户:我想查话费.\n`),
  safe: text('safe.huashu', `${fragment}客服：你好，你的话费是五十元。\n客户：你好。\n`),
  quiet: text('quiet.huashu', `${fragment}客服：您好。\n客户：您好。\n`),
  phrase: text('phrase.huashu', start),
};

for (const [kind, open] of Object.entries(hosts))
  describe(`writing a script (${kind} host)`, () => {
    let workbench, page;
    const screenshot = (name) => workbench.screenshot(kind === 'node' ? name : `${name}-${kind}`);

    before(async () => {
      ({ workbench, page } = await open());
    });

    it('the initials of a phrase list it, and Enter puts it in', async () => {
      await workbench.openScript(files.initials);
      await workbench.end();
      await page.keyboard.type('客服：qsd');
      const first = workbench.suggestions().first();
      await first.filter({ hasText: '请稍等，正在为您查询，请不要挂机。' }).waitFor();
      assert.match(await first.innerText(), /要查询才能解答/, 'says when it is used');
      await screenshot('completion');
      await page.keyboard.press('Enter');
      await workbench.line('客服：请稍等，正在为您查询，请不要挂机。').waitFor();
      assert.ok(!(await workbench.text()).includes('qsd'));
    });

    it('a slot of a phrase is a place to write at', async () => {
      await workbench.openScript(files.slots);
      await workbench.end();
      await page.keyboard.type('客服：gxnddd');
      await workbench.suggestions().first().filter({ hasText: '{称呼}，感谢您的等待。' }).waitFor();
      await page.keyboard.press('Tab');
      await workbench.line('客服：{称呼}，感谢您的等待。').waitFor();
      await page.locator('.editor-instance .snippet-placeholder').first().waitFor();
      await screenshot('slots');
      await page.keyboard.type('女士');
      await workbench.line('客服：女士，感谢您的等待。').waitFor();
    });

    it('an input method writes undisturbed: what is listed waits for Tab, and Enter ends the line', async () => {
      const method = await page.context().newCDPSession(page);
      /** Composes and puts the words in, as an input method does: no key of it reaches the editor. */
      const compose = async (spelled, words) => {
        const selectionStart = spelled.length;
        await method.send('Input.imeSetComposition', { text: spelled, selectionStart, selectionEnd: selectionStart });
        await workbench.shows(spelled);
        await method.send('Input.insertText', { text: words });
        await workbench.shows(words);
      };
      await workbench.openScript(files.method);
      await workbench.end();
      const label = async () => {
        await compose('ke fu', '客服：');
        // A list that came empty while the words were still being put in opens with the next key, or on request.
        await workbench
          .suggestions()
          .first()
          .waitFor({ timeout: 5000 })
          .catch(() => page.keyboard.press('Control+Space'));
        await workbench.suggestions().first().waitFor();
      };
      const listed = () => workbench.suggestions().first().filter({ hasText: '请稍等，正在为您查询' }).waitFor();
      await label();
      await compose('qing shao', '请稍');
      await listed();
      await compose('deng', '等一下');
      await screenshot('input-method');
      await page.keyboard.press('Enter');
      await compose('ke hu', '客户：好。');
      await page.keyboard.press('Enter');
      await label();
      await compose('qing shao', '请稍');
      await listed();
      await page.keyboard.press('Tab');
      await workbench.line('客服：请稍等，正在为您查询，请不要挂机。').waitFor();
      assert.match(await workbench.text(), /客服：请稍等一下\n客户：好。\n客服：请稍等，正在为您查询，请不要挂机。$/);
    });

    it('hover tells clause, reason and wording', async () => {
      await workbench.openScript(files.scene);
      await workbench.rest(workbench.squiggle('error'));
      const hover = page.locator('.monaco-hover', { hasText: '§1.5.9.3' });
      await hover.filter({ hasText: '为什么' }).waitFor();
      await screenshot('hover-mouse');
      assert.match(await hover.innerText(), /不知我是否将您的问题解释清楚了/);
      await workbench.rest(page.locator('.tab.active').first());
      await hover.waitFor({ state: 'hidden' });
    });

    it('lenses over scene and script tell steps, score, time and findings', async () => {
      await workbench.openScript(files.scene);
      const lens = (words) => page.locator('.editor-instance .codelens-decoration', { hasText: words });
      await lens(/得分 \d+ · 约 \d+ 秒 · \d 个问题/).waitFor();
      await lens('✓ 问候').waitFor();
      await screenshot('lens');
      await lens('缺少：结束语').locator('a', { hasText: '结束语' }).click();
      await workbench.shows('感谢您使用中国电信10000号，再见。');
      await lens('缺少：结束语').waitFor({ state: 'detached' });
    });

    it('hints tell the seconds of a turn once the setting is on', async () => {
      await workbench.openScript(files.hints);
      assert.ok(!(await workbench.text()).includes('秒'));
      await workbench.tick('huashu.inlayHints.time');
      await workbench.line(/话费。约\s\d+\s秒/).waitFor();
      await screenshot('hints');
    });

    it('F2 renames a placeholder wherever it stands', async () => {
      await workbench.openScript(files.rename);
      await workbench.endOf('客服：{称呼}');
      await page.keyboard.press('Home');
      for (let i = 0; i < 5; i++) await page.keyboard.press('ArrowRight');
      await page.keyboard.press('F2');
      const name = page.locator('.rename-box input');
      await name.waitFor();
      assert.equal(await name.inputValue(), '称呼');
      await name.fill('姓氏');
      await screenshot('rename');
      await page.keyboard.press('Enter');
      await workbench.line('客服：{姓氏}，请稍等。{姓氏}，感谢您的等待。').waitFor();
    });

    it('formatting puts labels, colons and marks in order', async () => {
      await workbench.openScript(files.format);
      await workbench.line('客服:您好').waitFor();
      await workbench.command('Format Document');
      await workbench.line('客服：您好，很高兴为您服务。').waitFor();
      await workbench.line('客户：我想查话费。').waitFor();
      await screenshot('formatted');
    });

    it('fix all puts right what is safe', async () => {
      await workbench.openScript(files.safe);
      await workbench.squiggle('warning').waitFor();
      await workbench.command('Huashu: Fix All in File');
      await workbench.line('客服：您好，您的话费是五十元。').waitFor();
      await workbench.squiggle('warning').waitFor({ state: 'detached' });
      assert.match(await workbench.text(), /客户：你好。/);
    });

    it('quiet mode leaves the line alone that is typed, until the cursor leaves it', async () => {
      await workbench.command('Huashu: Turn Quiet Mode On or Off');
      try {
        await workbench.openScript(files.quiet);
        await workbench.end();
        // In one go: where the wavy line of the first is, the server has seen the second.
        await page.keyboard.insertText('客服：你好。\n客服：你听明白了吗？');
        await workbench.squiggle('warning').waitFor();
        await screenshot('quiet');
        assert.equal(await workbench.squiggle('error').count(), 0);
        // With the mouse: arrow keys would move in a list of phrases, where one is open.
        await workbench.line('客服：您好。').first().click();
        await workbench.squiggle('error').waitFor();
        await screenshot('quiet-left');
      } finally {
        await workbench.command('Huashu: Turn Quiet Mode On or Off');
      }
    });

    it('the library finds a phrase by initials, and a click puts it in', async () => {
      await workbench.openScript(files.phrase);
      await workbench.end();
      await workbench.command('Huashu: Search Standard Phrases', { asks: true });
      await page.keyboard.type('byxzswm');
      await page.keyboard.press('Enter');
      const row = page.locator('.pane-body .monaco-list-row', { hasText: '不用谢，这是我们应该做的。' }).first();
      await row.waitFor();
      await screenshot('library');
      await row.click();
      await workbench.line('客服：不用谢，这是我们应该做的。').waitFor();
      await workbench.command('Huashu: Show All Standard Phrases');
    });
  });
