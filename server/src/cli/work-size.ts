import { statSync } from 'node:fs';

const manyFiles = 2_000;
const manyBytes = 20_000_000;

/** Whether a second thread, which takes some 20 ms to start, pays for itself. */
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
