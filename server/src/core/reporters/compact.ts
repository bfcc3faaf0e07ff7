import type { Locale } from '../config/config';
import { LineIndex } from '../text/line-index';
import { sourceOf } from './advice';
import { printable } from './excerpt';
import type { ReportOptions, Reporter, RunSummary } from './reporter';

/**
 * One line a finding, as compilers write it, for grep, editors' problem matchers and short logs:
 * `FILE:LINE:COLUMN: SEVERITY: MESSAGE (RULE §CLAUSE)`. Lines and columns from 1, columns in UTF-16 code units. The severity
 * is English in every language: an editor that reads the line knows no other word for it.
 */
export function createCompactReporter({ locale }: ReportOptions): Reporter {
  const summaryLine = summaries[locale];
  return {
    head: '',
    separator: '',
    file: ({ filePath, text, result }) => {
      const lines = LineIndex.of(text);
      const rows = result.findings.map((finding) => {
        const { line, character } = lines.positionAt(finding.start);
        const place = `${printable(filePath)}:${line + 1}:${character + 1}`;
        return `${place}: ${finding.severity}: ${printable(finding.message)} (${sourceOf(finding)})\n`;
      });
      return rows.join('');
    },
    tail: (summary) => (summary.files === 0 ? '' : `${summaryLine(summary)}\n`),
  };
}

const summaries: { readonly [locale in Locale]: (summary: RunSummary) => string } = {
  'zh-CN': ({ errors, warnings, infos, hints, files }) =>
    `${files} 个文件：${errors} 个错误，${warnings} 个警告，${infos} 个建议，${hints} 个提示`,
  en: ({ errors, warnings, infos, hints, files }) =>
    `files: ${files}; errors: ${errors}; warnings: ${warnings}; infos: ${infos}; hints: ${hints}`,
};
