import type { Reporter } from '../core/reporters/reporter';
import type { FileOutcome } from './lint-file';
import type { Output } from './output';
import type { Progress } from './progress';
import type { Tally } from './tally';
import type { Message } from './terminal';

/** Puts the outcomes of files together as they come: nothing of a file is kept once its part is written. */
export class RunReport {
  private isFirst = true;
  private done = 0;

  constructor(
    private readonly reporter: Reporter,
    private readonly output: Output,
    private readonly tally: Tally,
    private readonly progress: Progress,
    private readonly fail: (message: Message) => void,
  ) {}

  begin(): void {
    this.output.write(this.reporter.head);
  }

  /** @param filePath as shown to the person */
  add(filePath: string, outcome: FileOutcome): void {
    this.tally.add(outcome);
    const { failure, crashed, report } = outcome;
    if (failure !== undefined || crashed) this.progress.clear();
    if (failure !== undefined) this.fail({ zh: `${filePath}:${failure.zh}`, en: `${filePath}: ${failure.en}` });
    if (crashed) {
      this.fail({
        zh: `${filePath}:有规则运行出错,见报告中的 internal/rule-crash`,
        en: `${filePath}: a rule crashed; see internal/rule-crash in the report`,
      });
    }
    if (report !== '') {
      this.progress.clearForReport();
      this.output.write(this.isFirst ? report : this.reporter.separator + report);
      this.isFirst = false;
    }
    this.progress.step(++this.done);
  }

  end(): void {
    this.progress.clear();
    this.output.write(this.reporter.tail(this.tally.summary(performance.now())));
    this.output.close();
  }

  /** The run did not come to its end. */
  abandon(): void {
    this.progress.clear();
    this.output.discard();
  }
}
