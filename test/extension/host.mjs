// Runs the installed VS Code: its server on a free port of this machine, with a state folder of its own, and a browser.
import { execFile, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { chromium } from 'playwright-core';
import { findChromium, hostNode, vscodeServer } from '../../scripts/vscode-host.mjs';

export const quietSettings = {
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  // The walkthrough is not offered, which would be a message over the window of every test.
  'workbench.welcomePage.walkthroughs.openOnInstall': false,
  // A heading that stays would lie over the row that a test clicks.
  'workbench.tree.enableStickyScroll': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'security.workspace.trust.enabled': false,
  // A web workbench saves by itself after a second, which a slow machine may take between an edit and its save.
  'files.autoSave': 'off',
  'telemetry.telemetryLevel': 'off',
  'extensions.autoUpdate': false,
  'extensions.autoCheckUpdates': false,
  'chat.disableAIFeatures': true,
  'git.enabled': false,
};

const browserArguments = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * Starts VS Code. `settings` are user settings beside the quiet ones; `extensions` are .vsix files to install first;
 * `smokeTest` lets a page run an extension test suite (and keeps VS Code from showing notifications); `trust` asks the
 * user whether to trust a folder.
 */
export async function startVSCode({
  settings = {},
  extensions = [],
  smokeTest = false,
  trust = false,
  environment = {},
} = {}) {
  const state = mkdtempSync(join(tmpdir(), 'huashu-vscode-'));
  const data = join(state, 'data');
  mkdirSync(join(data, 'User'), { recursive: true });
  const settingsFile = join(data, 'User/settings.json');
  const writeSettings = (more) =>
    writeFileSync(settingsFile, JSON.stringify({ ...quietSettings, ...settings, ...more }, null, 2));
  writeSettings(trust ? { 'security.workspace.trust.enabled': true } : {});
  const main = join(vscodeServer, 'out/server-main.js');
  const folders = [
    '--accept-server-license-terms',
    '--server-data-dir',
    state,
    '--user-data-dir',
    data,
    '--extensions-dir',
    join(state, 'extensions'),
  ];
  const env = serverEnvironment(environment);
  for (const vsix of extensions)
    await promisify(execFile)(hostNode, [main, ...folders, '--install-extension', vsix, '--force'], { env });
  const port = await freePort();
  const server = spawn(
    hostNode,
    [
      main,
      ...folders,
      ...['--host', '127.0.0.1', '--port', String(port), '--without-connection-token', '--disable-telemetry'],
      ...['--reconnection-grace-time', '1'], // or extension hosts outlive their page by hours
      ...(trust ? [] : ['--disable-workspace-trust']),
      ...(smokeTest ? ['--enable-smoke-test-driver'] : []),
    ],
    { env, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let log = '';
  server.stdout.on('data', (chunk) => (log += chunk));
  server.stderr.on('data', (chunk) => (log += chunk));
  const stop = async () => {
    if (server.exitCode === null) {
      const ended = new Promise((resolve) => server.once('exit', resolve));
      server.kill('SIGTERM');
      const limit = setTimeout(() => server.kill('SIGKILL'), 3000);
      await ended;
      clearTimeout(limit);
    }
    rmSync(state, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  };
  const url = `http://127.0.0.1:${port}`;
  try {
    await answers(url, server);
  } catch (error) {
    await stop();
    throw new Error(`${error.message}\n${log.slice(-3000)}`);
  }
  return { url, authority: `127.0.0.1:${port}`, writeSettings, stop, log: () => log };
}

/** Starts the browser that shows the workbench. */
export function launchBrowser() {
  return chromium.launch({ executablePath: findChromium(), headless: true, args: browserArguments });
}

/** No gallery, and nothing of a VS Code from whose terminal the tests may have been started. */
function serverEnvironment(more) {
  const inherited = Object.entries(process.env).filter(([name]) => !/^(VSCODE_(?!TEST_)|ELECTRON_)/.test(name));
  return { ...Object.fromEntries(inherited), EXTENSIONS_GALLERY: '{}', ...more };
}

function freePort() {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

async function answers(url, server) {
  for (let attempt = 0; attempt < 400; attempt++) {
    if (server.exitCode !== null) throw new Error('the VS Code server ended at once');
    const ok = await fetch(`${url}/version`).then(
      (response) => response.ok,
      () => false,
    );
    if (ok) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('the VS Code server did not answer in 20 s');
}
