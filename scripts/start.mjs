// `npm start`: installs what is missing, builds, and lints examples/ as a user would. A demonstration: findings are no failure.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { ensureInstalled } from './ensure-installed.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
ensureInstalled();
const { buildProduct } = await import('./build.mjs');
await buildProduct();
console.error('huashu lint examples\n');
const run = spawnSync(process.execPath, ['dist/cli.js', 'lint', 'examples'], { cwd: root, stdio: 'inherit' });
// 1 means findings, which the examples are there to show; anything else is a failure of the program.
process.exit(run.status === 1 ? 0 : (run.status ?? 1));
