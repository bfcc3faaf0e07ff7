// `npm test [SUITE …]`: installs what is missing, checks types and style, builds, and runs the suites (all without arguments):
//   static     types, ESLint, Prettier
//   core       the library: units, rules with their examples, snapshots, properties, architecture
//   lsp        the language server over real stdio
//   cli        the command line as a process
//   editors    other editors with the documented settings (skipped, and said so, where they are not installed)
//   extension  the extension in a real VS Code (skipped, and said so, where no host is installed)
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureInstalled } from './ensure-installed.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const all = ['static', 'core', 'lsp', 'cli', 'editors', 'extension'];
const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !all.includes(name));
if (unknown.length > 0) {
  console.error(`Unknown suite: ${unknown.join(', ')}. Suites: ${all.join(', ')}.`);
  process.exit(2);
}
const suites = asked.length > 0 ? asked : all;

ensureInstalled();
const { buildProduct, buildTests } = await import('./build.mjs');
await buildProduct();

const total = { passed: 0, failed: 0, skipped: 0 };

/** Runs a command and counts it as one test. */
function step(title, command, args) {
  const run = spawnSync(command, args, { cwd: root, encoding: 'utf8', shell: process.platform === 'win32' });
  const ok = run.status === 0;
  console.log(`${ok ? '  ok  ' : '  FAIL'} ${title}`);
  if (!ok) console.log(`${run.stdout}${run.stderr}`);
  total[ok ? 'passed' : 'failed']++;
}

function mochaSuite(name, folders) {
  const files = folders.flatMap((folder) =>
    existsSync(join(root, 'dist/test', folder))
      ? readdirSync(join(root, 'dist/test', folder), { recursive: true })
          .filter((file) => String(file).endsWith('.test.js'))
          .map((file) => join('dist/test', folder, String(file)))
      : [],
  );
  console.log(`\n== ${name}`);
  const run = spawnSync(
    process.execPath,
    ['node_modules/mocha/bin/mocha.js', '--reporter', './scripts/mocha-reporter.cjs', ...files],
    { cwd: root, stdio: ['ignore', 'inherit', 'inherit', 'pipe'], encoding: 'utf8' },
  );
  count(run, name);
}

/** A suite writes its counts to file descriptor 3 as JSON; without them it did not run, which is a failure. */
function count(run, name) {
  let counts;
  try {
    counts = JSON.parse(run.output[3]);
  } catch {
    console.log(`  FAIL ${name}: the suite ended without a result (exit code ${run.status})`);
    total.failed++;
    return;
  }
  total.passed += counts.passed;
  total.failed += counts.failed;
  total.skipped += counts.skipped;
  if (run.status !== 0 && counts.failed === 0) total.failed++;
}

const started = Date.now();
if (suites.includes('static')) {
  console.log('== static');
  step('types (tsc -b)', process.execPath, ['node_modules/typescript/bin/tsc', '-b']);
  step('eslint', process.execPath, ['node_modules/eslint/bin/eslint.js', '.']);
  step('prettier', process.execPath, ['node_modules/prettier/bin/prettier.cjs', '--check', '.']);
}
if (suites.some((name) => ['core', 'lsp', 'cli', 'editors'].includes(name))) await buildTests();
if (suites.includes('core')) mochaSuite('core', ['core', 'rules', 'snapshots', 'properties', 'architecture']);
if (suites.includes('lsp')) mochaSuite('lsp', ['lsp']);
if (suites.includes('cli')) mochaSuite('cli', ['cli']);
if (suites.includes('editors')) mochaSuite('editors', ['editors']);
if (suites.includes('extension')) {
  console.log('\n== extension');
  count(
    spawnSync(process.execPath, ['test/extension/run.mjs'], {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit', 'pipe'],
      encoding: 'utf8',
    }),
    'extension',
  );
}
console.log(`\nin ${((Date.now() - started) / 1000).toFixed(1)} s`);
console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exit(total.failed > 0 ? 1 : 0);
