// Builds everything a user runs into dist/: command line, server, extension. `node scripts/build.mjs [--tests]`.
import { build } from 'esbuild';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { generate } from './generate.mjs';
import { rulesBeside } from './rules-beside.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const common = {
  bundle: true,
  absWorkingDir: root,
  logLevel: 'error',
  target: 'node20',
  legalComments: 'none',
  define: {
    HUASHU_VERSION: JSON.stringify(
      JSON.parse((await import('node:fs')).readFileSync(join(root, 'package.json'), 'utf8')).version,
    ),
  },
};

/**
 * The command line must start at once: what only some runs need lives in server/src/cli/lazy/*.ts, each a bundle of its
 * own (dist/lazy-NAME.js) that `await import('./lazy/NAME')` loads when asked for.
 */
const lazyBundles = {
  name: 'lazy-bundles',
  setup(b) {
    b.onResolve({ filter: /\/lazy\/[\w-]+$/ }, (a) =>
      a.kind === 'dynamic-import' ? { path: `./lazy-${basename(a.path)}.js`, external: true } : undefined,
    );
  },
};

/**
 * Parts of the core that not every text needs are a bundle too (server/src/cli/lazy/NAME.ts, which exports them), loaded
 * with the first text that does: formats that bring a parser of their own and, for the command line, the reader of facts and
 * the sessions of editors. `parts`: module of the core → the function that it exports. In the browser's worker, which cannot
 * load files, they are part of the server.
 */
const partsBeside = (parts) => ({
  name: 'parts-beside',
  setup(b) {
    b.onResolve({ filter: /^\./ }, ({ path, importer, resolveDir }) => {
      const module = relative(join(root, 'server/src/core'), join(resolveDir, path)).replaceAll('\\', '/');
      const isPart = Object.hasOwn(parts, module) && !importer.includes(`${sep}lazy${sep}`);
      return isPart ? { path: module, namespace: 'beside' } : undefined;
    });
    b.onLoad({ filter: /.*/, namespace: 'beside' }, ({ path }) => ({
      loader: 'js',
      contents: `import { join } from 'node:path';
let beside;
export const ${parts[path]} = (...args) =>
  (beside ??= require(join(__dirname, 'lazy-${basename(path)}.js'))).${parts[path]}(...args);`,
    }));
  },
});
const html = { 'formats/html': 'parseHtml' };
const ofFewTexts = { ...html, 'facts/fact-reader': 'createFactReader', 'linter/session': 'openSession' };

/**
 * The bundler leaves characters of other scripts in regular expressions as they are. A file of ASCII alone is read and
 * compiled in half the time.
 */
const onlyAscii = {
  name: 'only-ascii',
  setup(b) {
    b.initialOptions.write = false;
    b.onEnd(({ outputFiles }) => {
      const hash = createHash('sha256');
      for (const { text } of outputFiles ?? []) hash.update(text);
      const contents = hash.digest('hex').slice(0, 16);
      for (const { path, text } of outputFiles ?? []) {
        if (/(?<!\\)(?:\\\\)*\\[^\0-\x7f]/.test(text))
          throw new Error(`${path}: a backslash before a character of another script`);
        mkdirSync(dirname(path), { recursive: true });
        writeFileSync(path, text.replace(buildMark, contents).replace(/[^\0-\x7f]/g, escaped), {
          mode: text.startsWith('#!') ? 0o755 : 0o644,
        });
      }
    });
  },
};
/** Stands in cli.js for a hash of all bundles: under it is kept what V8 has compiled of them (server/src/cli/compiled.ts). */
const buildMark = '@contents-of-all-bundles@';
const escaped = (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;

const files = (dir, pattern) =>
  existsSync(join(root, dir))
    ? readdirSync(join(root, dir), { recursive: true })
        .filter((f) => pattern.test(f))
        .map((f) => join(dir, f))
    : [];
const present = (entries) =>
  Object.fromEntries(Object.entries(entries).filter(([, path]) => existsSync(join(root, path))));

/** What `import { … } from 'huashu'` finds in the CommonJS bundle. */
const apiModule = `import api from './api.js';
export const { createLinter, PackError } = api;
`;

/** Bundles the product. */
export async function buildProduct({ minify = true } = {}) {
  generate();
  rmSync(join(root, 'dist/compiled'), { recursive: true, force: true });
  const lazy = Object.fromEntries(files('server/src/cli/lazy', /\.ts$/).map((f) => [`lazy-${basename(f, '.ts')}`, f]));
  const node = {
    ...common,
    platform: 'node',
    format: 'cjs',
    outdir: 'dist',
    minify,
    supported: { 'dynamic-import': false },
    plugins: [lazyBundles, rulesBeside(root), partsBeside(html)],
  };
  const web = {
    ...common,
    platform: 'browser',
    target: 'es2022',
    charset: 'utf8',
    minify,
    // The one that brings its own Buffer along: a browser has none.
    alias: { 'csv-parse/sync': 'csv-parse/browser/esm/sync' },
  };
  await Promise.all([
    build({
      ...node,
      plugins: [lazyBundles, rulesBeside(root), partsBeside(ofFewTexts), onlyAscii],
      define: { ...common.define, HUASHU_BUILD: JSON.stringify(buildMark) },
      entryPoints: present({
        cli: 'server/src/cli/start.ts',
        command: 'server/src/cli/run.ts',
        worker: 'server/src/cli/worker.ts',
        ...lazy,
      }),
    }),
    build({ ...node, entryPoints: present({ server: 'server/src/node/main.ts' }), sourcemap: false }),
    build({ ...node, entryPoints: present({ api: 'server/src/api/index.ts' }) }),
    // For browsers in one file, the rules within.
    build({
      ...web,
      format: 'esm',
      outdir: 'dist/web',
      outExtension: { '.js': '.mjs' },
      entryPoints: present({ api: 'server/src/api/index.ts' }),
    }),
    build({
      ...node,
      entryPoints: present({ 'client/extension': 'client/src/extension.ts' }),
      external: ['vscode'],
      plugins: [],
    }),
    // The same for a browser: the extension in its worker, the server in another, the rules within.
    build({
      ...web,
      format: 'iife',
      outdir: 'dist/web',
      entryPoints: present({ server: 'server/src/browser/main.ts' }),
    }),
    build({
      ...web,
      format: 'cjs',
      outdir: 'dist/web',
      entryPoints: present({ extension: 'client/src/browser.ts' }),
      external: ['vscode'],
    }),
  ]);
  writeFileSync(join(root, 'dist/api.mjs'), apiModule);
}

/** Bundles the tests, each file by itself, into dist/test. */
export async function buildTests() {
  rmSync(join(root, 'dist/test'), { recursive: true, force: true });
  const tests = files('test', /\.test\.ts$/).filter((f) => !relative('test', f).startsWith('output'));
  await build({
    ...common,
    platform: 'node',
    format: 'cjs',
    outdir: 'dist/test',
    outbase: 'test',
    entryPoints: tests,
    sourcemap: 'inline',
    external: [
      'vscode',
      'esbuild',
      'typescript',
      'mocha',
      'playwright-core',
      '@vscode/test-electron',
      'opencc-js',
      'vscode-oniguruma',
      'vscode-textmate',
    ],
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await buildProduct();
  if (process.argv.includes('--tests')) await buildTests();
}
