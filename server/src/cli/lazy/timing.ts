import { performance } from 'node:perf_hooks';
import type { Locale } from '../../core/config/config';
import type { Finding } from '../../core/findings/finding';
import type { Meter } from '../../core/linter/meter';
import { Part } from '../../core/linter/meter';
import { textWidth } from '../../core/reporters/display-width';
import type { LintOptions } from '../lint-options';
import { shownPath } from '../paths';
import type { Message } from '../terminal';
import { write } from '../terminal';
import type { Timing } from '../timing';
import { outputFile } from './output-file';

/** A row of the table of times. */
export interface TimedRow {
  readonly ms: number;
  readonly share: number;
}

/** What `--timing-file` writes. */
export interface TimingReport {
  readonly files: number;
  /** UTF-16 code units. */
  readonly characters: number;
  readonly totalMs: number;
  readonly parts: readonly (TimedRow & { readonly part: string })[];
  readonly rules: readonly (TimedRow & { readonly ruleId: string; readonly findings: number })[];
}

/** Rules shown in the terminal: the rest has cost next to nothing, and is in the file. */
const shownRules = 20;

const partNames = ['start', 'files', ...Object.keys(Part), 'report'] as const;

/**
 * One watch for the whole run: whoever comes to an end of something says what it was, so that the parts add up to the
 * whole. What reading the clock itself takes is measured at the start and taken off each lap.
 */
export class Stopwatch implements Timing {
  private readonly cost = costOfClock();
  private readonly parts = new Map<string, number>(partNames.map((name) => [name, 0]));
  private readonly programs: { readonly ids: readonly string[]; readonly times: Float64Array }[] = [];
  private readonly found = new Map<string, number>();
  private files = 0;
  private characters = 0;

  /** @param last what the clock showed when the run began, in milliseconds */
  constructor(private last: number) {}

  readonly meterFor = (rules: readonly { readonly id: string }[]): Meter => {
    const ids = rules.map(({ id }) => id);
    const times = new Float64Array(ids.length);
    this.programs.push({ ids, times });
    const inner = Object.keys(Part);
    return {
      lap: (what) => {
        const spent = this.spent();
        if (what >= 0) times[what]! += spent;
        else this.take(inner[-what - 1]!, spent);
      },
    };
  };

  lap(part: 'start' | 'files' | 'report'): void {
    this.take(part, this.spent());
  }

  add(findings: readonly Finding[], length: number): void {
    this.files++;
    this.characters += length;
    for (const { ruleId } of findings) this.found.set(ruleId, (this.found.get(ruleId) ?? 0) + 1);
  }

  report(): TimingReport {
    const rules = new Map<string, number>([...this.found.keys()].map((id) => [id, 0]));
    for (const { ids, times } of this.programs)
      ids.forEach((id, index) => rules.set(id, (rules.get(id) ?? 0) + times[index]!));
    const totalMs = sum(this.parts.values()) + sum(rules.values());
    const share = (ms: number): number => (totalMs === 0 ? 0 : ms / totalMs);
    const row = (ms: number): TimedRow => ({ ms: rounded(ms), share: rounded(share(ms)) });
    return {
      files: this.files,
      characters: this.characters,
      totalMs: rounded(totalMs),
      parts: [
        ...[...this.parts].map(([part, ms]) => ({ part, ...row(ms) })),
        { part: 'rules', ...row(sum(rules.values())) },
      ].sort((a, b) => b.ms - a.ms),
      rules: [...rules]
        .sort(([, a], [, b]) => b - a)
        .map(([ruleId, ms]) => ({ ruleId, ...row(ms), findings: this.found.get(ruleId) ?? 0 }))
        .filter(({ ms, findings }) => ms > 0 || findings > 0),
    };
  }

  private spent(): number {
    const time = performance.now();
    const spent = Math.max(0, time - this.last - this.cost);
    this.last = time;
    return spent;
  }

  private take(part: string, spent: number): void {
    this.parts.set(part, this.parts.get(part)! + spent);
  }
}

/** Writes the table to standard error, where it disturbs no report, and the file where one is asked for. */
export function tellTimes(
  watch: Stopwatch,
  { timing, cwd }: LintOptions,
  locale: Locale,
  fail: (message: Message) => void,
): void {
  const report = watch.report();
  write(2, timingTable(report, locale));
  const file = timing?.file;
  if (file === undefined) return;
  try {
    const output = outputFile(file);
    output.write(`${JSON.stringify(report, undefined, 2)}\n`);
    output.close();
  } catch (error) {
    const place = shownPath(file, cwd);
    const { message } = error as Error;
    fail({ zh: `${place}:无法写入：${message}`, en: `${place}: it cannot be written: ${message}` });
  }
}

/** The table for the terminal. */
export function timingTable(report: TimingReport, locale: Locale): string {
  const en = locale === 'en';
  const seconds = report.totalMs / 1000;
  const megabytes = report.characters / 1e6;
  const rate = seconds > 0 ? (megabytes / seconds).toFixed(1) : '0';
  const lines = [
    en
      ? `Time: ${ms(report.totalMs)} ms, ${report.files} files, ${megabytes.toFixed(2)} million characters, ${rate} million a second`
      : `用时：${ms(report.totalMs)} 毫秒，${report.files} 个文件，${megabytes.toFixed(2)} 百万字，每秒 ${rate} 百万字`,
    '',
    ...table([
      [en ? 'part' : '环节', en ? 'ms' : '毫秒', en ? 'share' : '占比'],
      ...report.parts.map((row) => [words(row.part, en), ms(row.ms), percent(row.share)]),
    ]),
    '',
    ...table([
      [en ? 'rule' : '规则', en ? 'ms' : '毫秒', en ? 'share' : '占比', en ? 'findings' : '问题'],
      ...report.rules
        .slice(0, shownRules)
        .map((row) => [row.ruleId, ms(row.ms), percent(row.share), String(row.findings)]),
    ]),
  ];
  const rest = report.rules.slice(shownRules);
  if (rest.length > 0) {
    const spent = ms(rest.reduce((total, row) => total + row.ms, 0));
    lines.push(
      en
        ? `… and ${rest.length} more rules, ${spent} ms together (all of them: --timing-file)`
        : `……另有 ${rest.length} 条规则，共 ${spent} 毫秒（全部列在 --timing-file 的文件里）`,
    );
  }
  return `${lines.join('\n')}\n`;
}

function words(part: string, en: boolean): string {
  const named = partWords[part];
  return named === undefined ? part : en ? named[1] : named[0];
}

const partWords: { readonly [part: string]: readonly [string, string] } = {
  start: ['启动：配置、规则', 'start: configuration, rules'],
  files: ['读文件、识别编码', 'reading files, encodings'],
  parse: ['识别格式', 'reading the form'],
  normalise: ['统一字形', 'folding characters'],
  match: ['匹配（全部规则一次完成）', 'matching (all rules at once)'],
  acts: ['识别对话行为', 'dialogue acts'],
  weigh: ['重叠取舍', 'settling overlaps'],
  facts: ['核对事实（全部主题一次完成）', 'facts (all topics at once)'],
  calls: ['整理通话', 'putting calls together'],
  conclude: ['例外、排序、评分', 'directives, order, score'],
  report: ['报告、写回', 'reports, writing'],
  rules: ['规则（见下表）', 'rules (below)'],
};

function table(rows: readonly (readonly string[])[]): string[] {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => textWidth(row[column]!))));
  return rows.map((row) =>
    row
      .map((cell, column) => {
        const blanks = ' '.repeat(widths[column]! - textWidth(cell));
        return column === 0 ? cell + blanks : blanks + cell;
      })
      .join('  '),
  );
}

/** The least that two readings of the clock lie apart, in milliseconds. */
function costOfClock(): number {
  let least = Infinity;
  for (let round = 0; round < 20; round++) {
    const from = performance.now();
    for (let i = 0; i < 50; i++) performance.now();
    least = Math.min(least, (performance.now() - from) / 51);
  }
  return least;
}

const ms = (value: number): string => value.toFixed(value < 100 ? 2 : 0);
const percent = (share: number): string => `${(100 * share).toFixed(1)}%`;
const rounded = (value: number): number => Math.round(value * 1e5) / 1e5;

function sum(values: Iterable<number>): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}
