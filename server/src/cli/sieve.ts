import type { BaselineFile } from '../core/baseline/baseline';
import type { Finding } from '../core/findings/finding';

/** Takes out the findings that this run is not to report. @param path absolute, with `/` */
export type Sieve = (path: string, text: string, findings: readonly Finding[]) => Sifted;

export interface Sifted {
  readonly findings: readonly Finding[];
  readonly baseline?: BaselineOutcome;
}

/** What a file is to the baseline. Plain data, it crosses threads. */
export interface BaselineOutcome {
  /** As the baseline names it. */
  readonly path: string;
  /** How many of its findings the baseline has. */
  readonly known: number;
  readonly vanished: BaselineFile;
  /** All its findings, where the baseline is made anew. */
  readonly all?: BaselineFile;
}
