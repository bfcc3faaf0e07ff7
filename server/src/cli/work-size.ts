import { statSync } from 'node:fs';

const manyFiles = 400;
const manyBytes = 2_000_000;

/**
 * Whether a second thread pays for itself. It has to load the rules and to warm up like the first, which takes as much
 * processor time as half a megabyte to a whole one: from two on both end sooner together.
 */
export function isWorthWorkers(paths: readonly string[]): boolean {
  if (paths.length > manyFiles) return true;
  let bytes = 0;
  // A few files are never worth asking about: one thread reads them while another would start.
  if (paths.length < 4) return false;
  for (const path of paths) {
    bytes += statSync(path, { throwIfNoEntry: false })?.size ?? 0;
    if (bytes > manyBytes) return true;
  }
  return false;
}
