import type { Locale } from '../config/config';
import type { Finding, Severity } from '../findings/finding';
import { LineIndex } from '../text/line-index';
import { adviceOf } from './advice';
import { excerptOf } from './excerpt';
import type { ReportOptions, ReportedFile, Reporter, RunSummary } from './reporter';

/** What a comment on GitHub or GitLab may hold, with room for the summary; in characters. */
const maxLength = 60_000;
/** Columns of the line shown beside a finding. */
const excerptWidth = 60;

/** For a comment on a pull request: the summary first, then a table a file, cut where a comment could not hold more. */
export function createMarkdownReporter({ locale }: ReportOptions): Reporter {
  const words = texts[locale];
  return {
    head: '',
    separator: '',
    file: (file) => (file.result.findings.length === 0 ? '' : tableOf(file, words)),
    tail: () => '',
    arrange: (files, summary) => {
      const heading = `### Huashu 话术: ${words.summary(summary)}\n\n`;
      let text = heading;
      let shown = 0;
      for (const file of files) {
        if (text.length + file.length > maxLength) break;
        text += file;
        shown++;
      }
      return shown < files.length ? `${text}${words.cut(files.length - shown)}\n` : text;
    },
  };
}

function tableOf({ filePath, text, result }: ReportedFile, words: Words): string {
  const lines = LineIndex.of(text);
  const rows = result.findings.map((finding) => rowOf(finding, text, lines));
  const { findings, score } = result;
  const title = `**${code(filePath)}** · ${words.file(findings.length, Math.round(score))}`;
  return `${title}\n\n| ${words.columns.join(' | ')} |\n|---:|---|---|---|\n${rows.join('')}\n`;
}

function rowOf(finding: Finding, text: string, lines: LineIndex): string {
  const { line } = lines.positionAt(finding.start);
  const { before, marked, after } = excerptOf(text, lines, finding, excerptWidth);
  const quoted =
    marked === '' ? escape(before + after) : `${escape(before)}**${escape(marked.trim())}**${escape(after)}`;
  const advice = adviceOf(finding).slice(0, 2).map(escape);
  const cells = [
    String(line + 1),
    `${icons[finding.severity]} ${escape(finding.ruleId)} ${finding.clauses.map(escape).join(' ')}`,
    quoted,
    [escape(finding.message), ...advice.map((one) => `→ ${one}`)].join('<br>'),
  ];
  return `| ${cells.join(' | ')} |\n`;
}

const icons: { readonly [severity in Severity]: string } = { error: '🔴', warning: '🟡', info: '🔵', hint: '⚪' };

/** Keeps a text from being read as Markdown or HTML, or from ending its table cell. */
function escape(text: string): string {
  return text
    .replace(/[\r\n]+/g, ' ')
    .replace(/[\\`*_{}[\]<>()#+!|~@$&]/g, (character) => `&#${character.charCodeAt(0)};`);
}

function code(text: string): string {
  return `<code>${escape(text)}</code>`;
}

interface Words {
  readonly columns: readonly string[];
  readonly file: (findings: number, score: number) => string;
  readonly summary: (summary: RunSummary) => string;
  readonly cut: (files: number) => string;
}

const texts: { readonly [locale in Locale]: Words } = {
  'zh-CN': {
    columns: ['行', '规则与条款', '原文', '说明与建议'],
    file: (findings, score) => `${findings} 个问题 · ${score} 分`,
    summary: ({ errors, warnings, infos, hints, files, filesWithFindings, score }) =>
      errors + warnings + infos + hints === 0
        ? `✅ ${files} 个文件没有发现问题`
        : `${errors} 个错误，${warnings} 个警告，${infos + hints} 个建议 — ${files} 个文件中的 ${filesWithFindings} 个，平均 ${Math.round(score)} 分`,
    cut: (files) => `_另有 ${files} 个文件的问题未列出，请看完整报告。_`,
  },
  en: {
    columns: ['Line', 'Rule and clause', 'Text', 'What to do'],
    file: (findings, score) => `${findings} ${findings === 1 ? 'problem' : 'problems'} · score ${score}`,
    summary: ({ errors, warnings, infos, hints, files, filesWithFindings, score }) =>
      errors + warnings + infos + hints === 0
        ? `✅ no problems in ${files} ${files === 1 ? 'file' : 'files'}`
        : `errors ${errors}, warnings ${warnings}, infos ${infos + hints} — in ${filesWithFindings} of ${files} files, mean score ${Math.round(score)}`,
    cut: (files) => `_The problems of ${files} more files are left out; see the full report._`,
  },
};
