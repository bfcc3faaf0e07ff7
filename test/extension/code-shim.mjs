#!/usr/bin/env node
// Stands in for the desktop `code` binary: takes the command line that runTests() of @vscode/test-electron builds, runs
// the suite in the real extension host of the installed VS Code, exits with its code. HUASHU_TEST_VERBOSE=1 shows what VS
// Code and the suite log.
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { URLSearchParams } from 'node:url';
import { parseArgs } from 'node:util';
import { launchBrowser, startVSCode } from './host.mjs';

const limitMs = 180_000;
const { values, positionals } = parseArgs({
  args: process.argv.slice(2),
  options: {
    extensionDevelopmentPath: { type: 'string', multiple: true },
    extensionTestsPath: { type: 'string', multiple: true },
  },
  strict: false,
  allowPositionals: true,
});

const vscode = await startVSCode({ smokeTest: true });
let browser;
let code = 1;
try {
  browser = await launchBrowser();
  const page = await (await browser.newContext({ viewport: { width: 1400, height: 900 } })).newPage();
  const finished = new Promise((done) => page.exposeFunction('codeAutomationExit', done));
  await page.exposeFunction('codeAutomationLog', (type, args) => {
    if (process.env.HUASHU_TEST_VERBOSE) console.log(`[${type}]`, ...args);
  });
  await page.goto(`${vscode.url}/?${query(vscode.authority)}`);
  code = await Promise.race([finished, timeLimit()]);
} catch (error) {
  console.error(`${error.message}\n${vscode.log().slice(-3000)}`);
} finally {
  await browser?.close();
  await vscode.stop();
}
process.exit(code);

function query(authority) {
  const remote = (path) => `vscode-remote://${authority}${encodeURI(resolve(path))}`;
  const script = (path) => (existsSync(path) ? path : `${path}.js`);
  const payload = [
    ...(values.extensionDevelopmentPath ?? []).map((path) => ['extensionDevelopmentPath', remote(path)]),
    ...(values.extensionTestsPath ?? []).map((path) => ['extensionTestsPath', remote(script(path))]),
  ];
  const folder = positionals[0] ? { folder: resolve(positionals[0]) } : { ew: 'true' };
  return new URLSearchParams({ ...folder, payload: JSON.stringify(payload) });
}

function timeLimit() {
  return new Promise((_, reject) => setTimeout(() => reject(new Error(`no result in ${limitMs} ms`)), limitMs).unref());
}
