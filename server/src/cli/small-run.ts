import { statSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';

/** Up to so many bytes a run is over before optimised code would pay. */
const smallBytes = 48_000;

/** Whether V8 is kept from optimising. */
export interface Pace {
  readonly isHeld: boolean;
  /** Lets V8 optimise. */
  readonly release: () => void;
}

/**
 * Flags of V8 for a short run, and how they are left to themselves. Optimised code does not pay there; and a regular
 * expression that is compiled at once touches less memory than one that is interpreted at first.
 */
const flags: readonly (readonly [held: string, released: string])[] = [
  ['--interrupt-budget=10000000', '--interrupt-budget=67584'],
  ['--no-regexp-tier-up', '--regexp-tier-up'],
];

/**
 * Keeps V8 from optimising until told otherwise: in a short run compiling would take a fifth of the time. It has to come
 * first, because V8 takes code kept from another run (compiled.ts) only under the same flags.
 */
export function holdBack(): Pace {
  for (const [held] of flags) setFlagsFromString(held);
  const pace = {
    isHeld: true,
    release: () => {
      pace.isHeld = false;
      for (const [, released] of flags) setFlagsFromString(released);
    },
  };
  return pace;
}

/** Whether a run over the files ends before optimised code would pay. */
export function isSmallRun(paths: readonly string[]): boolean {
  if (paths.length > 3) return false;
  let bytes = 0;
  for (const path of paths) bytes += statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  return bytes <= smallBytes;
}
