// Installs the editors that test/editors runs beside VS Code: Neovim, Emacs with eglot, and the terminal that Helix runs in, on
// Debian when we are root; and Helix, where it can be had. Does nothing where they are there. `node scripts/install-editors.mjs`
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { installHelix } from './install-helix.mjs';

const hasEglot = [
  '--batch',
  '--eval',
  '(package-activate-all)',
  '--eval',
  "(kill-emacs (if (require 'eglot nil t) 0 1))",
];
const editors = [
  { name: 'Neovim', command: 'nvim', test: ['--version'], packages: ['neovim'] },
  // Emacs has eglot of its own from version 29 on.
  { name: 'Emacs with eglot', command: 'emacs', test: hasEglot, packages: ['emacs-nox', 'elpa-eglot'] },
  { name: 'tmux', command: 'tmux', test: ['-V'], packages: ['tmux'] },
];

const missing = editors.filter(({ command, test }) => spawnSync(command, test).status !== 0);
if (missing.length > 0) {
  const packages = missing.flatMap((editor) => editor.packages);
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) {
    const what = missing.map(({ name, command }) => `${name} (found as ${command})`).join(', ');
    console.error(`Missing: ${what}. Install them (Debian: apt-get install ${packages.join(' ')}).`);
    process.exit(1);
  }
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const options = { env, stdio: ['ignore', 'ignore', 'inherit'] };
  execFileSync('apt-get', ['update', '-qq'], options);
  execFileSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], options);
}

const whyNoHelix = installHelix();
if (whyNoHelix !== undefined) console.error(`Its test will be skipped: ${whyNoHelix}`);
