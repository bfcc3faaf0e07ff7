import type { Finding } from '../core/findings/finding';
import type { MeterFor } from '../core/linter/meter';

/** Takes the time of a run for `--timing`; the rest is in lazy/timing.ts. Nothing of it exists in a run without. */
export interface Timing {
  readonly meterFor: MeterFor;
  /** All the time since the last lap went into this. */
  lap(part: 'start' | 'files' | 'report'): void;
  /** A file has been linted. @param length UTF-16 code units */
  add(findings: readonly Finding[], length: number): void;
}
