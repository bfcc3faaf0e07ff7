#!/usr/bin/env node
// What pre-commit runs (.pre-commit-hooks.yaml), in its own clone of this repository: builds the command line on first use
// and lints with it, in the folder of the commit. `language: node` would not do: npm writes the banner of a package's
// scripts where pre-commit expects the archive's name.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const cli = fileURLToPath(new URL('../dist/cli.js', import.meta.url));

if (!existsSync(cli)) {
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  for (const args of [
    ['ci', '--no-audit', '--no-fund', '--loglevel=error'],
    ['run', '--silent', 'build'],
  ]) {
    const step = spawnSync(npm, args, { cwd: root, stdio: ['ignore', 2, 2], shell: process.platform === 'win32' });
    if (step.status !== 0) process.exit(2);
  }
}
process.exit(spawnSync(process.execPath, [cli, ...process.argv.slice(2)], { stdio: 'inherit' }).status ?? 2);
