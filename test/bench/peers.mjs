// The peers that do the same phrases: installed, with pinned versions, into a folder of the bench's own.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const versions = {
  textlint: '15.8.0',
  'textlint-rule-prh': '6.1.0',
  'autocorrect-node': '2.14.0',
  'markdownlint-cli2': '0.22.1',
  '@vscode/ripgrep': '1.18.0',
};

/** Installs the peers on demand. Gives false, saying why, where the registry cannot be reached. */
export function installPeers(folder) {
  mkdirSync(folder, { recursive: true });
  const manifest = join(folder, 'package.json');
  if (!existsSync(manifest)) writeFileSync(manifest, '{"private":true}\n');
  if (Object.keys(versions).every((name) => existsSync(join(folder, 'node_modules', name)))) return true;
  console.error('Installing the peers of the benchmark …');
  const run = spawnSync(
    'npm',
    [
      'install',
      '--save-exact',
      '--no-audit',
      '--no-fund',
      '--loglevel=error',
      ...Object.entries(versions).map(([name, version]) => `${name}@${version}`),
    ],
    { cwd: folder, stdio: ['ignore', 'inherit', 'inherit'], shell: process.platform === 'win32' },
  );
  if (run.status === 0) return true;
  console.error('The peers could not be installed: their columns stay empty.');
  return false;
}

/** Writes the peers' configurations for a list of phrases. */
export function configurePeers(folder, phrases) {
  // prh demands a replacement text; autocorrect needs one of at least the phrase's length.
  writeFileSync(
    join(folder, 'prh.yml'),
    `version: 1\nrules:\n${phrases.map((p) => `  - expected: "【X】"\n    pattern: ${JSON.stringify(p)}\n`).join('')}`,
  );
  // ripgrep looks for the phrases as plain words; markdownlint-cli2 has no phrases and runs its own rules.
  writeFileSync(join(folder, 'phrases.txt'), `${phrases.join('\n')}\n`);
  writeFileSync(join(folder, '.markdownlint-cli2.jsonc'), '{}\n');
  writeFileSync(join(folder, '.textlintrc.json'), JSON.stringify({ rules: { prh: { rulePaths: ['./prh.yml'] } } }));
  const off = [
    'space-word',
    'space-punctuation',
    'space-bracket',
    'space-dash',
    'space-backticks',
    'space-dollar',
    'fullwidth',
    'halfwidth-word',
    'halfwidth-punctuation',
    'no-space-fullwidth',
    'no-space-fullwidth-quote',
  ];
  writeFileSync(
    join(folder, '.autocorrectrc'),
    `rules:\n${off.map((rule) => `  ${rule}: 0\n`).join('')}  spellcheck: 2\nspellcheck:\n  words:\n${phrases.map((p) => `    - ${p} = ${'某'.repeat(p.length)}\n`).join('')}`,
  );
}

/** How each peer is run on absolute paths. */
export function peerCommands(folder, paths) {
  return {
    textlint: {
      command: [process.execPath, 'node_modules/textlint/bin/textlint.js', '-f', 'unix', ...paths],
      cwd: folder,
    },
    autocorrect: {
      command: [
        process.execPath,
        'node_modules/autocorrect-node/cli.js',
        '--lint',
        '-q',
        '--format',
        'json',
        '-c',
        '.autocorrectrc',
        ...paths,
      ],
      cwd: folder,
    },
    markdownlint: {
      command: [process.execPath, 'node_modules/markdownlint-cli2/markdownlint-cli2-bin.mjs', ...paths.map(globOf)],
      cwd: folder,
    },
    ripgrep: {
      command: [
        ripgrepIn(folder),
        '--no-ignore',
        '--line-number',
        '--fixed-strings',
        '--file',
        'phrases.txt',
        ...paths,
      ],
      cwd: folder,
      node: false,
    },
  };
}

/** A path as that program's globs want it. */
function globOf(path) {
  return path.replaceAll('\\', '/');
}

function ripgrepIn(folder) {
  return createRequire(join(folder, 'package.json'))('@vscode/ripgrep').rgPath;
}
