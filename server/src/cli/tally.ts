import type { Counts, RunSummary } from '../core/reporters/reporter';
import { ExitCode } from './exit-codes';
import type { FileOutcome } from './lint-file';
import type { LintOptions } from './lint-options';

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** Adds up what the files came to, and tells how the run ends. */
export class Tally {
  private readonly counts: Mutable<Counts> = { errors: 0, warnings: 0, infos: 0, hints: 0, fixable: 0 };
  private readonly shown: Mutable<Counts> = { ...this.counts };
  private files = 0;
  private filesWithFindings = 0;
  private fixed = 0;
  private scores = 0;
  private isComplete = true;
  private failing = 0;

  constructor(private readonly isDryRun: boolean) {}

  add({ counts, shown, score, fixed, crashed, failure, linted, failing }: FileOutcome): void {
    if (failure !== undefined || crashed) this.isComplete = false;
    if (!linted) return;
    this.files++;
    this.scores += score;
    this.fixed += fixed;
    this.failing += failing;
    if (shown.errors + shown.warnings + shown.infos + shown.hints > 0) this.filesWithFindings++;
    for (const key of ['errors', 'warnings', 'infos', 'hints', 'fixable'] as const) {
      this.counts[key] += counts[key];
      this.shown[key] += shown[key];
    }
  }

  /** Something could not be done: the run ends with {@link ExitCode.couldNotRun}. */
  fail(): void {
    this.isComplete = false;
  }

  get hasFailed(): boolean {
    return !this.isComplete;
  }

  get warnings(): number {
    return this.counts.warnings;
  }

  summary(elapsedMs: number): RunSummary {
    const { files, filesWithFindings, fixed, scores, isComplete } = this;
    const score = files === 0 ? 0 : scores / files;
    return {
      ...this.shown,
      files,
      filesWithFindings,
      fixed,
      isDryRun: this.isDryRun,
      score,
      elapsedMs,
      complete: isComplete,
    };
  }

  exitCode({ maxWarnings }: LintOptions): ExitCode {
    if (!this.isComplete) return ExitCode.couldNotRun;
    return this.failing > 0 || this.counts.warnings > maxWarnings ? ExitCode.findings : ExitCode.clean;
  }
}
