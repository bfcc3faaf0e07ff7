// The suite of the extension host once more, in the worker of VS Code as a web site: the same test files, bundled for a
// browser, with the extension as it is packed.
import { build } from 'esbuild';
import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stageExtension } from '../../scripts/package.mjs';
import { launchBrowser } from './host.mjs';
import { startWebVSCode } from './web-host.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const here = join(root, 'test/extension');
const limit = 480_000;

/** Runs it; answers its counts by suite, or undefined where it ended without a result. */
export async function runWebSuite(grep = '') {
  const extension = join(root, 'dist/web-extension');
  stageExtension(extension);
  const tests = join(extension, 'test/index.js');
  await bundle(tests, grep);
  const vscode = await startWebVSCode({ extension, tests, folder: join(here, 'fixtures/workspace') });
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage();
    await vscode.prepare(page);
    let suites;
    const ended = new Promise((resolve) => {
      void page.exposeFunction('codeAutomationExit', resolve);
      setTimeout(resolve, limit, 'time').unref();
    });
    await page.exposeFunction('codeAutomationLog', (type, [message, ...rest]) => {
      const result = /^huashu-result (.*)$/.exec(message);
      const line = /^huashu-report ([^]*)$/.exec(message);
      if (result) suites = JSON.parse(result[1]);
      else if (line) console.log(line[1]);
      else if (type === 'error') console.log(message, ...rest);
    });
    await page.goto(vscode.url);
    await ended;
    return suites;
  } finally {
    await browser.close();
    vscode.stop();
  }
}

function bundle(outfile, grep) {
  mkdirSync(join(outfile, '..'), { recursive: true });
  const files = readdirSync(join(here, 'suite')).filter((file) => file.endsWith('.test.ts'));
  const contents = `import 'mocha/mocha.js';
import { countBySuite } from './counts.cjs';
mocha.setup({ ui: 'bdd', timeout: 30000, reporter: 'spec', color: false, grep: ${JSON.stringify(grep)} || undefined });
Mocha.reporters.Base.consoleLog = (first = '', ...rest) => {
  const message = String(first).replace(/%[sdif]/g, () => String(rest.shift()));
  console.log('huashu-report ' + message);
};
export function run() {
  ${files.map((file) => `require('./suite/${file}');`).join('\n  ')}
  return new Promise((resolve, reject) => {
    const runner = mocha.run((failed) => {
      console.log('huashu-result ' + JSON.stringify(suites));
      if (failed > 0) reject(new Error(failed + ' failed'));
      else resolve();
    });
    const suites = countBySuite(runner);
  });
}`;
  return build({
    stdin: { contents, resolveDir: here, loader: 'js' },
    outfile,
    bundle: true,
    platform: 'browser',
    format: 'cjs',
    target: 'es2022',
    charset: 'utf8',
    external: ['vscode'],
    alias: { 'node:assert/strict': join(here, 'suite/web/assert.ts') },
    define: { global: 'globalThis' },
    logLevel: 'error',
  });
}
