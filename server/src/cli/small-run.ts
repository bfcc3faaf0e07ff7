import { statSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';

/** Up to so many bytes a run is over before optimised code would pay. */
const smallBytes = 48_000;

/**
 * Keeps V8 from optimising code in a run over so little text that it ends first: compiling would take a fifth of the
 * time. For other runs nothing changes.
 */
export function hastenSmallRun(paths: readonly string[]): void {
  if (paths.length > 3) return;
  let bytes = 0;
  for (const path of paths) bytes += statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  if (bytes <= smallBytes) setFlagsFromString('--interrupt-budget=10000000');
}
