/* global after, afterEach */
// One VS Code with the packed extension for all tests that can share it: starting one takes longer than most tests.
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stageExtension } from '../../../scripts/package.mjs';
import { launchBrowser, startVSCode } from '../host.mjs';
import { startWebVSCode } from '../web-host.mjs';
import { Workbench } from './workbench.mjs';

const dist = fileURLToPath(new URL('../../../dist/', import.meta.url));
const fixtures = fileURLToPath(new URL('../fixtures/workspace', import.meta.url));

/** What a text begins with that is a part of a call, so that nobody asks for a greeting and a close. */
export const fragment = '---\nfragment: true\n---\n';

/** The packed extension. */
export const vsix = join(dist, readdirSync(dist).find((name) => name.endsWith('.vsix')) ?? '');

const texts = new Map();

/** A file that is in the workspace from the beginning; answers its name. */
export function text(name, content) {
  texts.set(name, content);
  return name;
}

/** A new folder with the fixtures and the texts of the tests. */
export function newWorkspace(more = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'huashu-ui-'));
  cpSync(fixtures, folder, { recursive: true });
  for (const [name, content] of [...texts, ...Object.entries(more)]) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return folder;
}

const settings = { 'huashu.locale': 'zh-CN' };
const stops = [];

/** Windows by where extension and server run. Each gives `{ workbench, page }`, started when it is first asked for. */
export const hosts = {
  /** In processes; also gives `folder`, where its files are. */
  node: once(startNode),
  /** In web workers, with the files in memory. */
  web: once(startWeb),
};

/** The browser of all windows. */
export const sharedBrowser = once(async () => {
  const browser = await launchBrowser();
  stops.push(() => browser.close());
  return browser;
});

async function startNode() {
  const folder = newWorkspace();
  const [vscode, browser] = await Promise.all([startVSCode({ extensions: [vsix], settings }), sharedBrowser()]);
  stops.push(
    () => vscode.stop(),
    () => rmSync(folder, { recursive: true, force: true }),
  );
  const workbench = await Workbench.open(browser, `${vscode.url}/?folder=${encodeURIComponent(folder)}`);
  return { workbench, page: workbench.page, folder };
}

async function startWeb() {
  const folder = newWorkspace();
  const [vscode, browser] = await Promise.all([startWebServer(folder), sharedBrowser()]);
  stops.push(
    () => vscode.stop(),
    () => rmSync(folder, { recursive: true, force: true }),
  );
  const workbench = await Workbench.open(browser, vscode.url, (page) => vscode.prepare(page, { settings }));
  return { workbench, page: workbench.page };
}

/** VS Code as a web site with a folder as its workspace. */
export function startWebServer(folder) {
  const extension = join(dist, 'web-extension');
  stageExtension(extension);
  return startWebVSCode({ extension, folder });
}

function once(start) {
  let started;
  return async () => {
    const result = await (started ??= start());
    if (result.workbench) show(result.workbench);
    return result;
  };
}

let shown;

/** Tells which window is worth a picture when a test fails; answers it. */
export function show(workbench) {
  shown = workbench;
  return workbench;
}

afterEach(async function () {
  if (this.currentTest.state === 'failed') await shown?.screenshot(`failed ${this.currentTest.title.slice(0, 40)}`);
});

after(async () => {
  for (const stop of stops) await stop();
});
