import type { Locale } from '../config/config';
import type { CallTime } from '../dialogue/call-time';
import type { CallScore, ScoreReport, ScoreSummary } from '../score/score-report';
import { textWidth } from './display-width';
import { printable } from './excerpt';
import type { Palette } from './palette';
import { createPalette } from './palette';
import type { ReportOptions } from './reporter';

const maxDeductions = 5;
const maxFaults = 10;

/** The score cards for people: each call with what it lost, by chapter and by rule, and what all came to. */
export function scoreTable(
  { files, summary }: ScoreReport,
  { locale, color }: Pick<ReportOptions, 'locale' | 'color'>,
): string {
  const palette = createPalette(color);
  const words = texts[locale];
  const cards = files.map((file) => card(file, words, palette));
  return `${cards.map((text, i) => (i > 0 && (isLong(text) || isLong(cards[i - 1]!)) ? `\n${text}` : text)).join('')}\n${total(summary, words, palette)}`;
}

/** Whether a card has rows below its heading: then blank lines set it apart. */
const isLong = (text: string): boolean => text.indexOf('\n') < text.length - 1;

function card(file: CallScore, words: Words, palette: Palette): string {
  const { score, passed, pass, time, chapters, deductions } = file;
  const mark = passed
    ? palette.good(`✔ ${words.passed(score)}`)
    : palette.severity('error', `✖ ${words.failed(score, pass)}`);
  const place = file.call
    ? `${file.filePath}:${file.call.line}${file.call.id === undefined ? '' : ` #${file.call.id}`}`
    : file.filePath;
  const name = palette.underline(palette.bold(printable(place)));
  const which = file.call ? `  ${printable([words.call(file.call.number), file.call.scene].join(' ').trim())}` : '';
  const heading = `${name}${which}  ${palette.bold(mark)}  ${palette.dim(words.time(time))}\n`;
  const losing = deductions.filter(({ points }) => points > 0);
  if (losing.length === 0) return heading;
  const shown = losing.slice(0, maxDeductions);
  const rows: Row[] = [
    [words.chapter, words.count, words.points, ''],
    ...chapters
      .filter(({ points }) => points > 0)
      .map(({ chapter, title, count, points }): Row => {
        const number = chapter === 'other' ? '' : `${chapter} `;
        return [number + title[words.language], String(count), minus(points), ''];
      }),
    [words.rule, words.count, words.points, words.clauses],
    ...shown.map((lost): Row => [lost.ruleId, String(lost.count), minus(lost.points), lost.clauses.join(' ')]),
  ];
  const heads = new Set([0, rows.length - shown.length - 1]);
  const more = losing.length - shown.length;
  const note = more > 0 ? palette.dim(`  ${words.more(more)}\n`) : '';
  return heading + layOut(rows, heads, palette) + note;
}

function total(summary: ScoreSummary, words: Words, palette: Palette): string {
  const { calls, passed, faults } = summary;
  const line = words.summary(summary, Math.round((passed / calls) * 1000) / 10);
  const lines = [palette.bold(passed === calls ? palette.good(line) : palette.severity('error', line))];
  if (summary.skipped > 0) lines.push(palette.dim(words.skipped(summary.skipped)));
  const head = `${lines.join('\n')}\n`;
  if (calls < 2 || faults.length === 0) return head;
  const rows: Row[] = [
    [words.faults, words.calls, words.count, words.points, words.clauses],
    ...faults
      .slice(0, maxFaults)
      .map((fault): Row => [
        fault.ruleId,
        String(fault.calls),
        String(fault.count),
        minus(fault.points),
        fault.clauses.join(' '),
      ]),
  ];
  return `${head}\n${layOut(rows, new Set([0]), palette)}`;
}

/** A name, numbers, and at the end a text. */
type Row = readonly string[];

function layOut(rows: readonly Row[], heads: ReadonlySet<number>, palette: Palette): string {
  const columns = rows[0]!.length;
  const widths = Array.from({ length: columns }, (_, column) =>
    Math.max(...rows.map((row) => textWidth(row[column]!))),
  );
  const lines = rows.map((row, index) => {
    const cells = row.map((text, column) => {
      if (column === columns - 1) return text;
      const space = ' '.repeat(widths[column]! - textWidth(text));
      return column === 0 ? text + space : space + text;
    });
    const line = `  ${cells.join('  ')}`.trimEnd();
    return heads.has(index) ? palette.dim(line) : line;
  });
  return `${lines.join('\n')}\n`;
}

const minus = (points: number): string => (points === 0 ? '0' : `-${points}`);

interface Words {
  readonly language: 'zh' | 'en';
  readonly passed: (score: number) => string;
  readonly failed: (score: number, pass: number) => string;
  readonly time: (time: CallTime) => string;
  readonly chapter: string;
  readonly rule: string;
  readonly call: (number: number) => string;
  readonly calls: string;
  readonly count: string;
  readonly points: string;
  readonly clauses: string;
  readonly faults: string;
  readonly more: (count: number) => string;
  readonly summary: (summary: ScoreSummary, share: number) => string;
  readonly skipped: (count: number) => string;
}

const texts: { readonly [locale in Locale]: Words } = {
  'zh-CN': {
    language: 'zh',
    passed: (score) => `${score} 分 合格`,
    failed: (score, pass) => `${score} 分 不合格（合格线 ${pass} 分）`,
    time: ({ seconds, measured }) => `${measured ? '时长' : '预计时长'} ${duration(seconds, ' 分 ', ' 秒')}`,
    chapter: '规范章节',
    rule: '主要扣分规则',
    call: (number) => `第 ${number} 通`,
    calls: '通话',
    count: '次数',
    points: '扣分',
    clauses: '条款',
    faults: '最常见的问题',
    more: (count) => `另有 ${count} 条规则扣分，见 --format json`,
    summary: ({ calls, passed, mean }, share) => `共 ${calls} 通 · 平均 ${mean} 分 · 合格 ${passed} 通（${share}%）`,
    skipped: (count) => `另有 ${count} 个文件没有对话，未评分`,
  },
  en: {
    language: 'en',
    passed: (score) => `${score} passed`,
    failed: (score, pass) => `${score} failed (pass mark ${pass})`,
    time: ({ seconds, measured }) => `${measured ? '' : 'about '}${duration(seconds, ' min ', ' s')}`,
    chapter: 'Chapter',
    rule: 'Rules that cost most',
    call: (number) => `call ${number}`,
    calls: 'calls',
    count: 'times',
    points: 'points',
    clauses: 'clauses',
    faults: 'Most frequent faults',
    more: (count) => `${count} more ${count === 1 ? 'rule' : 'rules'} cost points: see --format json`,
    summary: ({ calls, passed, mean }, share) =>
      `${calls} ${calls === 1 ? 'call' : 'calls'} · mean score ${mean} · ${passed} passed (${share}%)`,
    skipped: (count) => `${count} ${count === 1 ? 'file has' : 'files have'} no dialogue and no score`,
  },
};

function duration(seconds: number, minute: string, second: string): string {
  const whole = Math.round(seconds);
  const minutes = Math.floor(whole / 60);
  return (minutes > 0 ? `${minutes}${minute}` : '').trimStart() + `${whole % 60}${second}`;
}
