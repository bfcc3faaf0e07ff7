import { now } from './clock';
import type { Reporter, RunSummary } from '../core/reporters/reporter';
import type { CacheEntry } from './cache';
import type { FileOutcome } from './lint-file';
import type { Output } from './output';
import type { Progress } from './progress';
import type { BaselineOutcome } from './sieve';
import type { Tally } from './tally';
import type { Message } from './terminal';

/** Puts the outcomes of files together as they come: nothing of a file is kept once its part is written. */
export class RunReport {
  private readonly channels: readonly Channel[];
  private done = 0;
  /** What the files were to the baseline. */
  readonly baselined: BaselineOutcome[] = [];
  /** What the cache is to keep, by path. */
  readonly cached = new Map<string, CacheEntry>();

  constructor(
    reporters: readonly Reporter[],
    outputs: readonly Output[],
    private readonly tally: Tally,
    private readonly progress: Progress,
    private readonly fail: (message: Message) => void,
  ) {
    this.channels = reporters.map((reporter, index) => new Channel(reporter, outputs[index]!));
  }

  begin(): void {
    for (const channel of this.channels) channel.begin();
  }

  /** @param filePath as shown to the person @param path absolute */
  add(filePath: string, outcome: FileOutcome, path?: string): void {
    if (outcome.baseline) this.baselined.push(outcome.baseline);
    if (outcome.cached && path !== undefined) this.cached.set(path, outcome.cached);
    this.tally.add(outcome);
    const { failure, crashed, reports } = outcome;
    if (failure !== undefined || crashed) this.progress.clear();
    if (failure !== undefined) this.fail({ zh: `${filePath}:${failure.zh}`, en: `${filePath}: ${failure.en}` });
    if (crashed) {
      this.fail({
        zh: `${filePath}:有规则运行出错，见报告中的 internal/rule-crash`,
        en: `${filePath}: a rule crashed; see internal/rule-crash in the report`,
      });
    }
    if (reports.some((report) => report !== '')) this.progress.clearForReport();
    reports.forEach((report, index) => this.channels[index]!.add(report));
    this.progress.step(++this.done);
  }

  end(): void {
    this.progress.clear();
    const summary = this.tally.summary(now());
    for (const channel of this.channels) channel.end(summary);
  }

  /** The run did not come to its end. */
  abandon(): void {
    this.progress.clear();
    for (const channel of this.channels) channel.discard();
  }
}

/** One report and where it goes. */
class Channel {
  private isFirst = true;
  /** The texts of the files, for a report that has to be seen whole. */
  private readonly kept: string[] = [];

  constructor(
    private readonly reporter: Reporter,
    private readonly output: Output,
  ) {}

  begin(): void {
    if (!this.reporter.arrange) this.output.write(this.reporter.head);
  }

  add(report: string): void {
    if (report === '') return;
    if (this.reporter.arrange) {
      this.kept.push(report);
      return;
    }
    this.output.write(this.isFirst ? report : this.reporter.separator + report);
    this.isFirst = false;
  }

  end(summary: RunSummary): void {
    this.output.write(this.reporter.arrange?.(this.kept, summary) ?? this.reporter.tail(summary));
    this.output.close();
  }

  discard(): void {
    this.output.discard();
  }
}
