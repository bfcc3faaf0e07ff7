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
  const outfile = join(root, 'dist/tools/generate-packs.cjs');
  mkdirSync(join(root, 'dist/tools'), { recursive: true });
  buildSync({
    entryPoints: [join(root, 'scripts/generate-packs.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    logLevel: 'error',
  });
  const require = createRequire(import.meta.url);
  delete require.cache[outfile];
  require(outfile).generatePacks(root, process.argv.includes('--lenient'));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) generate();
