import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A path inside the project, from wherever the tests were bundled to. */
export function projectFile(path: string): string {
  for (const start of [__dirname, process.cwd()]) {
    for (let folder = start; dirname(folder) !== folder; folder = dirname(folder)) {
      if (existsSync(join(folder, 'package.json')) && existsSync(join(folder, 'server'))) return join(folder, path);
    }
  }
  throw new Error('the project was not found');
}
