import type { LintOptions } from './lint-options';

/** Whether the person wants the run to stop. */
export interface Interruption {
  readonly isAsked: boolean;
}

/**
 * Watches for Ctrl-C and for being told to end, where stopping at once could leave something behind: files being fixed,
 * a report file being written. A second Ctrl-C ends the process at once. Other runs die as processes do.
 */
export function interruption({ fix, reports }: LintOptions): Interruption {
  const state = { isAsked: false };
  if (fix !== 'write' && reports.every(({ file }) => file === undefined)) return state;
  const ask = (): void => {
    state.isAsked = true;
  };
  process.once('SIGINT', ask);
  process.once('SIGTERM', ask);
  return state;
}
