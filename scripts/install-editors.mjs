// Installs the editor that test/editors runs beside VS Code: Neovim, on Debian when we are root. Does nothing where it is there.
// `node scripts/install-editors.mjs`
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

if (spawnSync('nvim', ['--version']).status !== 0) {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) {
    console.error('Neovim is missing. Install it (Debian: apt-get install neovim); it must be found as nvim.');
    process.exit(1);
  }
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const options = { env, stdio: ['ignore', 'ignore', 'inherit'] };
  execFileSync('apt-get', ['update', '-qq'], options);
  execFileSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'neovim'], options);
}
