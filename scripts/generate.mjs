// Reads the built-in packs with the strict loader and writes them as the module that every bundle carries.
// Run by build.mjs before bundling; the output is not committed.
import { buildSync } from 'esbuild';
import { mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Writes server/src/core/packs/builtin.generated.ts. Throws, naming file, line and column, where a pack is wrong. */
export function generate() {
  run('generate-packs').generatePacks(root, process.argv.includes('--lenient'));
}

/** Writes docs/clauses.md from the packs as they were generated last. A test holds that it is committed so. */
function generateDocs() {
  run('generate-docs').generateDocs(root);
}

/** Writes the schemas of pack files from the readers. A test holds that they are committed so. */
function generateSchemas() {
  run('generate-schemas').generateSchemas(root);
}

/** Bundles scripts/NAME.ts and loads it. */
function run(name) {
  const outfile = join(root, `dist/tools/${name}.cjs`);
  mkdirSync(join(root, 'dist/tools'), { recursive: true });
  buildSync({
    entryPoints: [join(root, `scripts/${name}.ts`)],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    logLevel: 'error',
  });
  const require = createRequire(import.meta.url);
  delete require.cache[outfile];
  return require(outfile);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  generate();
  generateDocs();
  generateSchemas();
}
