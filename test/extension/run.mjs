// Tests the extension in a real VS Code: a mocha suite inside the extension host, the same in the web worker of VS Code as
// a web site, then the packed extension driven as a user drives it. `node test/extension/run.mjs [--desktop] [--only host|web|ui] [--grep TEXT] [--no-build]`. Without the VS Code host (see
// scripts/install-vscode-host.mjs) it skips, and says so; --desktop runs the suite of the extension host in a desktop
// VS Code that @vscode/test-electron downloads. Screenshots: test/output/.
import { runTests } from '@vscode/test-electron';
import { build } from 'esbuild';
import Mocha from 'mocha';
import { execFileSync } from 'node:child_process';
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
  await inExtensionHost();
} else {
  const missing = [
    hostIsInstalled() ? '' : 'the VS Code host',
    webHostIsInstalled() ? '' : 'VS Code as a web site',
    findChromium() ? '' : 'Chromium',
  ].filter(Boolean);
  if (missing.length > 0) skip(missing.join(' and '));
  else {
    await bundleProduct();
    if (asked('host')) await inExtensionHost(join(here, 'code-shim.mjs'));
    if (asked('web')) await inWebHost();
    if (asked('ui')) await withVsix();
  }
}
console.log(`\n  in ${((Date.now() - started) / 1000).toFixed(1)} s`);
console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
report();
process.exit(total.failed > 0 ? 1 : 0);

async function bundleProduct() {
  if (!process.argv.includes('--no-build')) await buildProduct();
}

/** The suite that uses VS Code's own API, in the VS Code of that executable; downloads one where none is named. */
async function inExtensionHost(executable) {
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
      extensionTestsEnv: {
        HUASHU_TEST_RESULT: result,
        HUASHU_TEST_REPORT: report,
        HUASHU_TEST_GREP: option('--grep') ?? '',
      },
      launchArgs: [workspace, '--disable-extensions'],
    });
  } catch {
    // Red tests: the report says which. Or no result at all: said below.
  }
  if (existsSync(report)) console.log(readFileSync(report, 'utf8'));
  if (existsSync(result)) add(JSON.parse(readFileSync(result, 'utf8')));
  else {
    console.log('  FAILED: the suite in the extension host ended without a result');
    total.failed++;
  }
  rmSync(scratch, { recursive: true, force: true });
}

/** The same suite where extension and server are web workers. */
async function inWebHost() {
  console.log('\n  -- as a web extension');
  const counts = await runWebSuite(option('--grep'));
  if (counts) add(counts);
  else {
    console.log('  FAILED: the suite in the web host ended without a result');
    total.failed++;
  }
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

/** What a user does with the packed extension: ui/*.test.mjs. */
async function withVsix() {
  mkdirSync(join(root, 'test/output'), { recursive: true });
  execFileSync(process.execPath, [join(root, 'scripts/package.mjs'), '--no-build'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const mocha = new Mocha({ ui: 'bdd', timeout: 120_000, retries: 1, reporter: 'spec', grep: option('--grep') });
  for (const file of readdirSync(join(here, 'ui')).filter((name) => name.endsWith('.test.mjs')))
    mocha.addFile(join(here, 'ui', file));
  await mocha.loadFilesAsync();
  await new Promise((resolve) => {
    const runner = mocha.run((failed) => {
      add({ passed: runner.stats.passes, failed, skipped: runner.stats.pending });
      resolve();
    });
  });
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
