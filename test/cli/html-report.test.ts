import { strict as assert } from 'node:assert';
import { mkdirSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import type { Browser, Locator, Page } from 'playwright-core';
import { launchChromium } from '../support/chromium';
import { projectFile } from '../support/project-file';
import { Folder } from './command-line';

const output = projectFile('test/output');

/** The page that a person opens, in a browser: needs Chromium, like the extension's tests. */
describe('the HTML report in a browser', function () {
  this.timeout(120_000);
  let folder: Folder;
  let browser: Browser;
  let page: Page;
  const requests: string[] = [];
  const complaints: string[] = [];

  before(async function () {
    folder = new Folder({
      'calls/angry.huashu':
        '客服：你好，你有完没完？\n客户：<b>什么态度</b>\n客服：大概三天吧，你等着。\n客服：对不起，再见。\n',
      'calls/<b>odd</b>.huashu': '客服：您好，你请讲。\n客户：我要退订。\n客服：好的，再见。\n',
      'calls/good.huashu': '---\nfragment: true\n---\n客服：您好，请讲。\n',
    });
    const run = await folder.run(['lint', 'calls', '--format', 'html:report.html', '--format', 'json']);
    assert.equal(run.code, 1, run.stderr);
    browser = await launchChromium(this);
    page = await browser.newPage({ viewport: { width: 1200, height: 900 } });
    page.on('request', (request) => requests.push(request.url()));
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
  });
  after(async () => {
    await browser?.close();
    folder?.remove();
  });
  beforeEach(() => page.goto(pathToFileURL(folder.join('report.html')).href));

  const shown = (): Locator => page.locator('article.finding:visible');
  const counted = async (): Promise<number> => Number(await page.locator('#count').textContent());

  it('loads nothing but itself and breaks no rule of its own policy', async () => {
    requests.length = 0;
    await page.reload();
    await page.locator('#count').waitFor();
    assert.deepEqual(requests, [pathToFileURL(folder.join('report.html')).href]);
    assert.deepEqual(complaints, []);
  });

  it('has charts whose bars are as long as their numbers say', async () => {
    const charts = page.locator('section.chart');
    assert.equal(await charts.count(), 3);
    for (const chart of await charts.all()) {
      const rows = await chart.locator('tr').evaluateAll((elements) =>
        elements.map((row) => ({
          count: Number(row.lastElementChild!.textContent),
          width: row.querySelector('.bar span')!.getBoundingClientRect().width,
          all: row.querySelector('.bar')!.getBoundingClientRect().width,
        })),
      );
      assert.ok(rows.length > 0);
      const [first] = rows;
      for (const { count, width } of rows)
        assert.ok(Math.abs(width / first!.width - count / first!.count) < 0.03, `${width}px for ${count}`);
      assert.ok(first!.width > 0.8 * first!.all);
    }
  });

  it('shows every finding marked in its own line, between its neighbours, and no text as markup', async () => {
    assert.equal(await shown().count(), await counted());
    const banned = page.locator('article', { hasText: 'banned/will-you-ever-stop' });
    assert.match((await banned.locator('mark').textContent())!, /你有完没完/);
    assert.match((await banned.locator('pre').textContent())!, /1客服：你好，你有完没完？2客户：<b>什么态度<\/b>/);
    assert.equal(await page.locator('main b', { hasText: '什么态度' }).count(), 0);
    assert.equal(await page.locator('h3', { hasText: '<b>odd</b>.huashu' }).count(), 1);
  });

  it('filters by words, rule and severity, with the keyboard alone', async () => {
    const all = await counted();
    await page.keyboard.press('Tab');
    await page.keyboard.type('odd');
    const inOdd = await counted();
    assert.ok(inOdd > 0 && inOdd < all, `${inOdd} of ${all}`);
    assert.equal(await shown().count(), inOdd);
    assert.equal(await page.locator('section.file:visible').count(), 1);
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.press('Delete');
    assert.equal(await counted(), all);

    await page.keyboard.press('Tab');
    await page.keyboard.type('pronoun');
    assert.equal(await page.locator('select[name=label]').inputValue(), 'pronoun');
    const labels = await shown().evaluateAll((found) => found.map((each) => (each as HTMLElement).dataset['label']));
    assert.deepEqual([...new Set(labels)], ['pronoun']);
    assert.equal(await counted(), labels.length);
    await page.locator('select[name=label]').selectOption('');

    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    assert.equal(await page.locator('input[value=error]').isChecked(), false);
    assert.equal(await page.locator('article.error:visible').count(), 0);
    assert.ok((await counted()) > 0);
    const focus = await page.evaluate(() => getComputedStyle(document.activeElement!).outlineStyle);
    assert.notEqual(focus, 'none');
  });

  for (const colorScheme of ['light', 'dark'] as const) {
    it(`can be read in ${colorScheme} mode`, async () => {
      await page.emulateMedia({ colorScheme });
      const contrasts = await page.evaluate(contrastOfTexts);
      assert.ok(contrasts.length > 20);
      const weak = contrasts.filter(({ ratio }) => ratio < 4.5);
      assert.deepEqual(weak, []);
      mkdirSync(output, { recursive: true });
      await page.screenshot({ path: `${output}/html-report-${colorScheme}.png`, fullPage: true });
    });
  }

  it('fits a narrow screen, and prints without its form', async () => {
    await page.setViewportSize({ width: 360, height: 700 });
    const [content, screen] = await page.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth]);
    assert.ok(content! <= screen!, `${content} px wide`);
    await page.setViewportSize({ width: 1200, height: 900 });
    await page.emulateMedia({ media: 'print' });
    assert.equal(await page.locator('#filter').isVisible(), false);
    assert.ok(await page.locator('article').first().isVisible());
    await page.emulateMedia({ media: 'screen' });
  });

  it('is whole without its script', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const plain = await context.newPage();
    await plain.goto(pathToFileURL(folder.join('report.html')).href);
    assert.equal(await plain.locator('article:visible').count(), Number(await plain.locator('#count').textContent()));
    await context.close();
  });
});

/** For each element with text of its own: its contrast with what lies behind it (WCAG 2). Runs in the page. */
function contrastOfTexts(): { text: string; ratio: number }[] {
  const channels = (color: string): number[] => (color.match(/[\d.]+/g) ?? []).map(Number);
  const luminance = ([r, g, b]: number[]): number => {
    const [x, y, z] = [r!, g!, b!].map((c) =>
      c / 255 <= 0.03928 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4,
    );
    return 0.2126 * x! + 0.7152 * y! + 0.0722 * z!;
  };
  const behind = (element: Element | null): number[] => {
    for (let at = element; at !== null; at = at.parentElement) {
      const color = channels(getComputedStyle(at).backgroundColor);
      if (color.length < 4 || color[3]! > 0) return color;
    }
    return [255, 255, 255];
  };
  return [...document.querySelectorAll('main *')]
    .filter((element) => [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent!.trim() !== ''))
    .filter((element) => element.getClientRects().length > 0 && element.tagName !== 'OPTION')
    .map((element) => {
      const [one, other] = [luminance(channels(getComputedStyle(element).color)), luminance(behind(element))];
      const ratio = (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
      return { text: element.textContent!.slice(0, 20), ratio: Math.round(100 * ratio) / 100 };
    });
}
