import { join } from 'node:path';

/**
 * Loads a bundle of dist/ that stands beside this one, at once: for what only some runs need, in the middle of work that
 * is not asynchronous. The name is put together at run time so that the bundler leaves it alone.
 */
export function loadBeside<Module>(name: string): Module {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  return require(join(__dirname, `${name}.js`)) as Module;
}
