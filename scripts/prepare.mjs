// What npm runs before it packs this package, for itself or for whoever installs it from its repository: builds the product
// and puts the library's type declarations into dist/types. In a checkout, `npm ci` and `npm install` build nothing.
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildProduct } from './build.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const declared = join(root, '.tsbuild/server/src');

const installs = ['install', 'ci', 'uninstall', 'update', 'rebuild'].includes(process.env.npm_command);
if (installs && resolve(process.env.INIT_CWD ?? '') === resolve(root)) process.exit(0);

await buildProduct();
const compiled = spawnSync(process.execPath, ['node_modules/typescript/bin/tsc', '-b', 'server/src/api'], {
  cwd: root,
  stdio: ['ignore', 'inherit', 'inherit'],
});
if (compiled.status !== 0) process.exit(compiled.status ?? 1);
rmSync(join(root, 'dist/types'), { recursive: true, force: true });
copyDeclarations(join(declared, 'api/index.d.ts'), new Set());

/** Copies a declaration file and all that it imports. */
function copyDeclarations(file, seen) {
  if (seen.has(file)) return;
  seen.add(file);
  const target = join(root, 'dist/types', relative(declared, file));
  mkdirSync(dirname(target), { recursive: true });
  copyFileSync(file, target);
  for (const [, path] of readFileSync(file, 'utf8').matchAll(/(?:from|import\()\s*["'](\.[^"']*)["']/g)) {
    const base = resolve(dirname(file), path);
    const found = [`${base}.d.ts`, join(base, 'index.d.ts')].find((candidate) => existsSync(candidate));
    if (found === undefined) throw new Error(`${relative(root, file)} imports ${path}, which has no declaration`);
    copyDeclarations(found, seen);
  }
}
