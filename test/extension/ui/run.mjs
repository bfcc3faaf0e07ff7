// Runs the tests of this folder; leaves the counts by suite on file descriptor 3. `node test/extension/ui/run.mjs [GREP]`
import Mocha from 'mocha';
import { readdirSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { countBySuite } from '../counts.cjs';

const here = fileURLToPath(new URL('.', import.meta.url));
const mocha = new Mocha({ ui: 'bdd', timeout: 120_000, reporter: 'spec', grep: process.argv[2] || undefined });
for (const file of readdirSync(here).filter((name) => name.endsWith('.test.mjs'))) mocha.addFile(join(here, file));
await mocha.loadFilesAsync();
const runner = mocha.run((failed) => {
  writeSync(3, JSON.stringify(suites));
  process.exit(failed > 0 ? 1 : 0);
});
const suites = countBySuite(runner);
