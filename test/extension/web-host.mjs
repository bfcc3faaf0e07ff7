// Runs VS Code as a web site: extensions and their servers are web workers, files are in memory.
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { webCommit, webData, webHostDirectory } from '../../scripts/vscode-host.mjs';
import { quietSettings } from './host.mjs';

/**
 * Serves the workbench with an extension (a folder) and the contents of another folder as its workspace.
 * `tests` is a bundle of the extension test suite. `prepare(page)` sets a page up to show it: `trust` asks whether to
 * trust the workspace; `settings` are defaults of the configuration.
 */
export async function startWebVSCode({ extension, folder, tests }) {
  const { open } = createRequire(join(webHostDirectory, 'package.json'))('@vscode/test-web');
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const log = console.log;
  console.log = () => undefined; // the server talks of its start
  const server = await open({
    browserType: 'none',
    quality: 'stable',
    commit: webCommit,
    testRunnerDataDir: webData,
    extensionDevelopmentPath: extension,
    extensionTestsPath: tests,
    folderPath: folder,
    host: 'localhost',
    port,
  }).finally(() => (console.log = log));
  return {
    url,
    prepare: (page, { trust = false, settings = {} } = {}) =>
      configure(page, url, { ...quietSettings, ...settings }, trust),
    stop: () => server.dispose(),
  };
}

const webviews = '/static/build/out/vs/workbench/contrib/webview/browser/pre';

/**
 * The page carries its options in an attribute; the server has no words for these. Web views are to live in origins of
 * their own, where a browser that blocks third parties lets them not be: here they share that of the page, which their own
 * page has to be told.
 */
async function configure(page, url, settings, trust) {
  await page.route(`${url}${webviews}/index.html*`, async (route) => {
    const response = await route.fetch();
    const body = (await response.text())
      .replace(/'sha256-[^']+'/, "'unsafe-inline'")
      .replace('hostname === parentOriginHash', 'true');
    await route.fulfill({ response, body });
  });
  // VS Code trusts what is in the memory of a test; what it takes from a repository elsewhere it does not.
  const scheme = (text) => (trust ? text.replace(/vscode-test-web(?!-)/g, 'vscode-vfs') : text);
  if (trust)
    await page.route(`${url}/static/extensions/fs/**`, async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, body: scheme(await response.text()) });
    });
  await page.route(`${url}/`, async (route) => {
    const response = await route.fetch();
    const options = JSON.stringify({
      configurationDefaults: { ...settings, 'security.workspace.trust.enabled': trust },
      enableWorkspaceTrust: trust,
      webviewEndpoint: `${url}${webviews}`,
    });
    const more = `{${options.slice(1, -1).replace(/"/g, '&quot;')},`;
    const body = scheme(await response.text()).replace(
      /(id="vscode-workbench-web-configuration"[^>]*data-settings=")\{/,
      `$1${more}`,
    );
    await route.fulfill({ response, body });
  });
}

function freePort() {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, 'localhost', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}
