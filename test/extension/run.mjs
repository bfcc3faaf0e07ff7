// Tests the extension in a real VS Code: a mocha suite inside the extension host, the same in the web worker of VS Code as
// a web site, then the packed extension driven as a user drives it. `node test/extension/run.mjs [--desktop] [--only host|web|ui] [--grep PATTERN] [--once] [--no-build]`. Without the VS Code host (see
// scripts/install-vscode-host.mjs) it skips, and says so; --desktop runs the suite of the extension host in a desktop
// VS Code that @vscode/test-electron downloads. Screenshots: test/output/.
import { runTests } from '@vscode/test-electron';
import { build } from 'esbuild';
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildProduct } from '../../scripts/build.mjs';
import { findChromium, hostIsInstalled, webHostIsInstalled } from '../../scripts/vscode-host.mjs';
import { runWebSuite } from './web-suite.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const here = join(root, 'test/extension');
const desktop = process.argv.includes('--desktop');
const total = { passed: 0, failed: 0, skipped: 0 };
const started = Date.now();

if (desktop) {
  await bundleProduct();
  await patiently(inExtensionHost);
} else {
  const missing = [
    hostIsInstalled() ? '' : 'the VS Code host',
    webHostIsInstalled() ? '' : 'VS Code as a web site',
    findChromium() ? '' : 'Chromium',
  ].filter(Boolean);
  if (missing.length > 0) skip(missing.join(' and '));
  else {
    await bundleProduct();
    if (asked('host')) await patiently((grep) => inExtensionHost(grep, join(here, 'code-shim.mjs')));
    if (asked('web')) await patiently(inWebHost);
    if (asked('ui')) await patiently(withVsix);
  }
}
console.log(`\n  in ${((Date.now() - started) / 1000).toFixed(1)} s`);
console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
report();
process.exit(total.failed > 0 ? 1 : 0);

/**
 * Counts what `run` comes to. It drives a whole VS Code, which may draw, watch or list too late on a busy machine: the suites
 * with a failure are run up to twice more, each time in a new one, which is said, and what they come to then counts. `run`
 * answers its counts by suite; undefined where it ended without a result.
 */
async function patiently(run) {
  const suites = await run(option('--grep'));
  for (let more = process.argv.includes('--once') ? 0 : 2; suites && more > 0; more--) {
    const red = Object.keys(suites).filter((title) => suites[title].failed > 0);
    if (red.length === 0) break;
    console.log(`\n  -- once more, in a new VS Code: ${red.join(', ')}`);
    const again = await run(red.map((title) => `^${title.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`).join('|'));
    for (const title of red) suites[title] = again?.[title] ?? suites[title];
  }
  if (!suites) console.log('  FAILED: the suite ended without a result');
  for (const counts of suites ? Object.values(suites) : [{ passed: 0, failed: 1, skipped: 0 }]) add(counts);
}

async function bundleProduct() {
  if (!process.argv.includes('--no-build')) await buildProduct();
}

/** The suite that uses VS Code's own API, in the VS Code of that executable; downloads one where none is named. */
async function inExtensionHost(grep = '', executable = undefined) {
  await bundleSuite();
  const scratch = mkdtempSync(join(tmpdir(), 'huashu-suite-'));
  const workspace = join(scratch, 'workspace');
  const result = join(scratch, 'result.json');
  const report = join(scratch, 'report.txt');
  cpSync(join(here, 'fixtures/workspace'), workspace, { recursive: true });
  try {
    await runTests({
      vscodeExecutablePath: executable,
      extensionDevelopmentPath: root,
      extensionTestsPath: join(here, 'suite/index.cjs'),
      extensionTestsEnv: { HUASHU_TEST_RESULT: result, HUASHU_TEST_REPORT: report, HUASHU_TEST_GREP: grep },
      launchArgs: [workspace, '--disable-extensions'],
    });
  } catch {
    // Red tests: the report says which. Or no result at all.
  }
  if (existsSync(report)) console.log(readFileSync(report, 'utf8'));
  const suites = existsSync(result) ? JSON.parse(readFileSync(result, 'utf8')) : undefined;
  rmSync(scratch, { recursive: true, force: true });
  return suites;
}

/** The same suite where extension and server are web workers. */
function inWebHost(grep) {
  console.log('\n  -- as a web extension');
  return runWebSuite(grep);
}

/** Bundles suite/*.test.ts to dist/test/extension/suite, from where suite/index.cjs loads them. */
function bundleSuite() {
  const folder = join(here, 'suite');
  const files = readdirSync(folder).filter((file) => file.endsWith('.test.ts'));
  const outdir = join(root, 'dist/test/extension/suite');
  rmSync(outdir, { recursive: true, force: true });
  return build({
    entryPoints: files.map((file) => join(folder, file)),
    outdir,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    sourcemap: 'inline',
    external: ['vscode'],
    logLevel: 'error',
  });
}

/** What a user does with the packed extension: ui/*.test.mjs, in a process of its own for each run, with windows of its own. */
function withVsix(grep = '') {
  mkdirSync(join(root, 'test/output'), { recursive: true });
  execFileSync(process.execPath, [join(root, 'scripts/package.mjs'), '--no-build'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const { output } = spawnSync(process.execPath, [join(here, 'ui/run.mjs'), grep], {
    stdio: ['ignore', 'inherit', 'inherit', 'pipe'],
    encoding: 'utf8',
  });
  return output[3] ? JSON.parse(output[3]) : undefined;
}

function skip(missing) {
  console.log(`  skipped: ${missing} not installed. To run these tests: node scripts/install-vscode-host.mjs`);
  total[process.env.HUASHU_NO_SKIP ? 'failed' : 'skipped']++;
}

function add({ passed, failed, skipped }) {
  total.passed += passed;
  total.failed += failed;
  total.skipped += skipped;
}

/** Counts for scripts/test.mjs, which listens on file descriptor 3. */
function report() {
  try {
    writeSync(3, JSON.stringify(total));
  } catch {
    // run by hand
  }
}

function asked(part) {
  return [undefined, part].includes(option('--only'));
}

function option(name) {
  const at = process.argv.indexOf(name);
  return at < 0 ? undefined : process.argv[at + 1];
}
