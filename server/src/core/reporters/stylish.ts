import type { Locale } from '../config/config';
import type { Finding, Severity } from '../findings/finding';
import { LineIndex } from '../text/line-index';
import { excerptOf, printable } from './excerpt';
import type { Palette } from './palette';
import { createPalette } from './palette';
import type { ReportOptions, ReportedFile, Reporter, RunSummary } from './reporter';

const maxSuggestions = 3;

/** For people at a terminal: each finding with its line, the offence marked below it, and the wording to use. */
export function createStylishReporter(options: ReportOptions): Reporter {
  const words = texts[options.locale];
  const palette = createPalette(options.color);
  return {
    head: '',
    separator: '',
    file: (file) => fileReport(file, options, words, palette),
    tail: (summary) => summaryReport(summary, words, palette),
  };
}

function fileReport(file: ReportedFile, options: ReportOptions, words: Words, palette: Palette): string {
  const { findings, score } = file.result;
  if (findings.length === 0 && !file.diff) return '';
  const heading = `${palette.underline(palette.bold(printable(file.filePath)))}  ${palette.dim(words.fileScore(score))}\n\n`;
  const lines = LineIndex.of(file.text);
  const blocks = findings.map((finding) => findingReport(finding, file.text, lines, options, words, palette));
  const diff = file.diff ? `${colouredDiff(file.diff, palette)}\n` : '';
  return heading + diff + blocks.map((block) => `${block}\n`).join('');
}

function findingReport(
  finding: Finding,
  text: string,
  lines: LineIndex,
  options: ReportOptions,
  words: Words,
  palette: Palette,
): string {
  const { line, character } = lines.positionAt(finding.start);
  const { severity } = finding;
  const source = [finding.ruleId, ...finding.clauses, ...(finding.unit === undefined ? [] : [`#${finding.unit}`])].join(
    ' ',
  );
  const place = finding.place ?? `${line + 1}:${character + 1}`;
  const head = `  ${palette.bold(printable(place))}  ${palette.severity(severity, palette.bold(words.severities[severity]))}  ${printable(finding.message)}  ${palette.dim(printable(source))}`;

  const lineNumber = String(line + 1).padStart(6);
  const bar = palette.dim('│');
  const excerpt = excerptOf(text, lines, finding, Math.max(20, options.width - lineNumber.length - 4));
  const offence = palette.severity(severity, palette.bold(excerpt.marked));
  const caret = palette.severity(severity, '^'.repeat(Math.max(1, excerpt.markedWidth)));
  const rows = [
    head,
    `${palette.dim(lineNumber)} ${bar} ${excerpt.before}${offence}${excerpt.after}`,
    `${' '.repeat(lineNumber.length)} ${bar} ${' '.repeat(excerpt.beforeWidth)}${caret}`,
    ...advice(finding, words).map((row) => `${' '.repeat(lineNumber.length)} ${palette.good('=')} ${printable(row)}`),
  ];
  return rows.map((row) => `${row}\n`).join('');
}

/** The wording to use: the fix first, then what else may be chosen. */
function advice(finding: Finding, words: Words): string[] {
  const { fix } = finding;
  const others = finding.suggestions.map((suggestion) => suggestion.description);
  const choices = [...new Set(others)].filter((description) => description !== fix?.description);
  const rows = fix ? [fix.description + (fix.safety === 'safe' ? words.safeFix : words.unsafeFix)] : [];
  rows.push(...choices.slice(0, maxSuggestions));
  if (choices.length > maxSuggestions) rows.push(words.moreSuggestions(choices.length - maxSuggestions));
  return rows;
}

function colouredDiff(diff: string, palette: Palette): string {
  return diff
    .split('\n')
    .map((row) => {
      const shown = printable(row);
      if (row.startsWith('+')) return palette.good(shown);
      if (row.startsWith('-')) return palette.severity('error', shown);
      return row.startsWith('@@') ? palette.dim(shown) : shown;
    })
    .join('\n');
}

function summaryReport(summary: RunSummary, words: Words, palette: Palette): string {
  if (summary.files === 0) return ''; // nothing was linted: there is neither good nor bad news
  const total = summary.errors + summary.warnings + summary.infos + summary.hints;
  const seconds = (summary.elapsedMs / 1000).toFixed(2);
  const rows: string[] = [];
  if (summary.fixed > 0) rows.push(palette.good((summary.isDryRun ? words.wouldFix : words.fixed)(summary.fixed)));
  if (total === 0) {
    const isClean = summary.complete && summary.files > 0;
    rows.push(
      `${isClean ? palette.good(palette.bold(`✔ ${words.clean}`)) : words.clean}  ${palette.dim(words.cleanRun(summary, seconds))}`,
    );
  } else {
    const worst: Severity = summary.errors > 0 ? 'error' : summary.warnings > 0 ? 'warning' : 'info';
    rows.push(
      `${palette.severity(worst, palette.bold(`✖ ${words.problems(total, summary)}`))}  ${palette.dim(words.run(summary, seconds))}`,
    );
    if (summary.fixable > 0) rows.push(palette.dim(`  ${words.fixable(summary.fixable)}`));
  }
  return rows.map((row) => `${row}\n`).join('');
}

interface Words {
  readonly severities: { readonly [severity in Severity]: string };
  readonly fileScore: (score: number) => string;
  readonly safeFix: string;
  readonly unsafeFix: string;
  readonly moreSuggestions: (count: number) => string;
  readonly clean: string;
  readonly cleanRun: (summary: RunSummary, seconds: string) => string;
  readonly problems: (total: number, summary: RunSummary) => string;
  readonly run: (summary: RunSummary, seconds: string) => string;
  readonly fixable: (count: number) => string;
  readonly fixed: (count: number) => string;
  readonly wouldFix: (count: number) => string;
}

const plural = (count: number, word: string): string => `${count} ${word}${count === 1 ? '' : 's'}`;

const texts: { readonly [locale in Locale]: Words } = {
  'zh-CN': {
    severities: { error: '错误', warning: '警告', info: '建议', hint: '提示' },
    fileScore: (score) => `${Math.round(score)} 分`,
    safeFix: '（--fix 可自动改）',
    unsafeFix: '（请人工确认）',
    moreSuggestions: (count) => `另有 ${count} 种说法，见 --format json 或编辑器`,
    clean: '没有发现问题',
    cleanRun: (summary, seconds) => `${summary.files} 个文件 · 平均 ${Math.round(summary.score)} 分 · ${seconds} 秒`,
    problems: (total, { errors, warnings, infos, hints }) => {
      const parts = [
        [errors, '个错误'],
        [warnings, '个警告'],
        [infos, '个建议'],
        [hints, '个提示'],
      ] as const;
      return `${total} 个问题（${parts
        .filter(([count]) => count > 0)
        .map(([count, word]) => `${count} ${word}`)
        .join('，')}）`;
    },
    run: (summary, seconds) =>
      `${summary.files} 个文件中的 ${summary.filesWithFindings} 个 · 平均 ${Math.round(summary.score)} 分 · ${seconds} 秒`,
    fixable: (count) => `其中 ${count} 个可用 --fix 自动修复`,
    fixed: (count) => `✔ 修复了 ${count} 处`,
    wouldFix: (count) => `${count} 处可以修复（--fix），未写入文件`,
  },
  en: {
    severities: { error: 'error', warning: 'warning', info: 'info', hint: 'hint' },
    fileScore: (score) => `score ${Math.round(score)}`,
    safeFix: ' (--fix does it)',
    unsafeFix: ' (have a look first)',
    moreSuggestions: (count) => `${plural(count, 'more wording')}: see --format json or the editor`,
    clean: 'No problems',
    cleanRun: (summary, seconds) =>
      `${plural(summary.files, 'file')} · mean score ${Math.round(summary.score)} · ${seconds} s`,
    problems: (total, { errors, warnings, infos, hints }) => {
      const parts = [
        [errors, 'error'],
        [warnings, 'warning'],
        [infos, 'info'],
        [hints, 'hint'],
      ] as const;
      return `${plural(total, 'problem')} (${parts
        .filter(([count]) => count > 0)
        .map(([count, word]) => plural(count, word))
        .join(', ')})`;
    },
    run: (summary, seconds) =>
      `in ${summary.filesWithFindings} of ${plural(summary.files, 'file')} · mean score ${Math.round(summary.score)} · ${seconds} s`,
    fixable: (count) => `${count} of them fixable with --fix`,
    fixed: (count) => `✔ ${count} ${count === 1 ? 'fix' : 'fixes'} applied`,
    wouldFix: (count) => `${count} ${count === 1 ? 'fix' : 'fixes'} to apply with --fix; nothing was written`,
  },
};
