import { now } from './clock';
import type { Locale } from '../core/config/config';
import { isTerminal, write } from './terminal';

/** Runs shorter than this show no progress, in milliseconds since the process began. */
const quietMs = 700;
const stepMs = 100;

/** The clock and the screen, for tests to stand in for. */
const surroundings = { now, isTerminal, write };

/** One line on standard error that tells how far a long run is; only where a person looks at it. */
export class Progress {
  /** Known once the run has taken long enough to ask. */
  private isWanted: boolean | undefined;
  private next = quietMs;
  private isOnScreen = false;
  private readonly begin: number;

  /** @param reportIsShown whether the report goes to standard output, and so perhaps to the same screen */
  constructor(
    private readonly total: number,
    private readonly locale: Locale,
    private readonly reportIsShown: boolean,
    private readonly around = surroundings,
  ) {
    this.begin = around.now();
  }

  step(done: number): void {
    if (this.total < 2 || this.isWanted === false) return;
    const time = this.around.now();
    if (time < this.next) return;
    this.isWanted ??= this.around.isTerminal(2) && process.env.TERM !== 'dumb' && !process.env.CI;
    if (!this.isWanted) return;
    this.next = time + stepMs;
    this.isOnScreen = true;
    this.around.write(2, `\r\u001b[2K${this.line(done, time)}`);
  }

  private line(done: number, time: number): string {
    const percent = Math.floor((100 * done) / this.total);
    const count = `${done}/${this.total}`;
    const rate = (1000 * done) / Math.max(1, time - this.begin);
    const left = Math.ceil((this.total - done) / Math.max(rate, 0.001));
    const perSecond = rate < 10 ? rate.toFixed(1) : String(Math.round(rate));
    return this.locale === 'en'
      ? `Linting ${count} (${percent}%), ${perSecond} files/s, ${duration(left, 'min', 's')} left`
      : `正在检查 ${count}(${percent}%)，每秒 ${perSecond} 个文件，还需 ${duration(left, ' 分', ' 秒')}`;
  }

  /** Makes room for a part of the report, where it goes to the same screen. */
  clearForReport(): void {
    if (this.isOnScreen && this.reportIsShown && this.around.isTerminal(1)) this.clear();
  }

  /** Makes room for messages. */
  clear(): void {
    if (!this.isOnScreen) return;
    this.isOnScreen = false;
    this.around.write(2, '\r\u001b[2K');
  }
}

function duration(seconds: number, minute: string, second: string): string {
  return seconds < 60 ? `${seconds}${second}` : `${Math.floor(seconds / 60)}${minute} ${seconds % 60}${second}`;
}
