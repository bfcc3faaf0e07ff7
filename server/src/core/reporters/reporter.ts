import type { Locale } from '../config/config';
import type { Finding } from '../findings/finding';
import type { LintResult } from '../linter/linter';

/** One linted file. */
export interface ReportedFile {
  /** As it is to be shown, with `/`. */
  readonly filePath: string;
  readonly text: string;
  readonly result: LintResult;
  /** The text that fixing would leave, where fixes were tried without writing. `text` and `result` are that text's. */
  readonly output?: string;
  /** What fixing would change, as a unified diff, for people. */
  readonly diff?: string;
}

/** What a whole run came to. */
export interface RunSummary extends Counts {
  readonly files: number;
  /** Files with at least one finding. */
  readonly filesWithFindings: number;
  /** How many fixes were applied, or would have been in a dry run. */
  readonly fixed: number;
  readonly isDryRun: boolean;
  /** The mean of the files' scores, 0 … 100. */
  readonly score: number;
  readonly elapsedMs: number;
  /** False where something could not be linted. */
  readonly complete: boolean;
}

export interface ReportOptions {
  readonly locale: Locale;
  /** Whether to write terminal colours. */
  readonly color: boolean;
  /** Columns of the terminal. */
  readonly width: number;
  /** Version of the product. */
  readonly version: string;
}

/**
 * Findings as text, file by file, so that a long run needs no memory. The report is `head`, the texts of the files with
 * `separator` between those that are not empty, and `tail`. Pure: the same input gives the same text.
 */
export interface Reporter {
  readonly head: string;
  readonly separator: string;
  file(file: ReportedFile): string;
  tail(summary: RunSummary): string;
  /** Where a report must be seen whole (its summary stands first): makes it of the files' texts. The rest is then unused. */
  arrange?(files: readonly string[], summary: RunSummary): string;
}

export interface Counts {
  readonly errors: number;
  readonly warnings: number;
  readonly infos: number;
  readonly hints: number;
  /** Findings with a safe fix: those that `--fix` takes. */
  readonly fixable: number;
}

/** Counts findings by severity. */
export function countFindings(findings: readonly Finding[]): Counts {
  const counts = { error: 0, warning: 0, info: 0, hint: 0 };
  let fixable = 0;
  for (const finding of findings) {
    counts[finding.severity]++;
    if (finding.fix?.safety === 'safe') fixable++;
  }
  return { errors: counts.error, warnings: counts.warning, infos: counts.info, hints: counts.hint, fixable };
}

/** The whole report of a run at once. */
export function report(reporter: Reporter, files: readonly ReportedFile[], summary: RunSummary): string {
  const texts = files.map((file) => reporter.file(file)).filter((text) => text !== '');
  if (reporter.arrange) return reporter.arrange(texts, summary);
  return reporter.head + texts.join(reporter.separator) + reporter.tail(summary);
}
