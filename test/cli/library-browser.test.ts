import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import type * as api from '../../server/src/api';
import { launchChromium } from '../support/chromium';
import { projectFile } from '../support/project-file';

type Api = typeof api;

/** Where the page finds the bundle; not known to whoever bundles this test. */
const address = ['', 'api.mjs'].join('/');

/** The bundle for browsers, in one: a chatbot's page that holds replies against the standard. Needs Chromium. */
describe('the library in a browser', function () {
  this.timeout(60_000);
  let browser: Browser;
  let page: Page;
  const requests: string[] = [];
  const complaints: string[] = [];

  before(async function () {
    browser = await launchChromium(this);
    page = await browser.newPage();
    page.on('pageerror', (error) => complaints.push(error.message));
    // No network: what the page asks for comes from here.
    await page.route('**/*', (route) => {
      const { pathname } = new URL(route.request().url());
      requests.push(pathname);
      return pathname === '/api.mjs'
        ? route.fulfill({ contentType: 'text/javascript', body: readFileSync(projectFile('dist/web/api.mjs')) })
        : route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>chatbot</title>' });
    });
    await page.goto('http://chatbot.invalid/');
  });
  after(() => browser?.close());

  it('checks replies as in Node, in one file without anything else', async () => {
    const found = await page.evaluate(async (from) => {
      const { createLinter } = (await import(from)) as Api;
      const linter = createLinter({ locale: 'en' });
      const history = [{ role: 'customer', text: '我的退款呢？' }] as const;
      const { ok, findings, fixed } = linter.checkReply('你等着吧。', { history });
      return { ok, rules: findings.map(({ ruleId }) => ruleId), fixed };
    }, address);
    const { createLinter } = (await import(pathToFileURL(projectFile('dist/api.mjs')).href)) as Api;
    const history = [{ role: 'customer', text: '我的退款呢？' }] as const;
    const { ok, findings, fixed } = createLinter({ locale: 'en' }).checkReply('你等着吧。', { history });
    assert.deepEqual(found, { ok, rules: findings.map(({ ruleId }) => ruleId), fixed });
    assert.equal(found.ok, false);
    assert.deepEqual(
      requests.filter((path) => path !== '/' && path !== '/favicon.ico'),
      ['/api.mjs'],
    );
    assert.deepEqual(complaints, []);
  });

  it('takes packs of one’s own', async () => {
    const rules = await page.evaluate(async (from) => {
      const { createLinter } = (await import(from)) as Api;
      const linter = createLinter({
        packs: [
          {
            'pack.yaml':
              'name: mine\nversion: 1.0.0\ntitle: {zh: 我, en: I}\nextends: [service-base]\nremove: [pronoun]\n',
            'rules/a.yaml':
              'rules:\n  - id: banned/mine\n    clauses: [§1]\n    severity: error\n    patterns: [亲亲]\n' +
              '    message: {zh: 不, en: no}\n    examples: {flagged: ["[[亲亲]]"], allowed: [您好]}\n',
          },
        ],
      });
      return linter.checkReply('亲亲，你请讲。').findings.map(({ ruleId }) => ruleId);
    }, address);
    assert.deepEqual(rules, ['banned/mine']);
  });
});
