import { LineIndex } from '../text/line-index';
import { adviceOf } from './advice';
import { csvRow } from './csv-cell';
import type { Reporter } from './reporter';

/** One row a finding, with a header row: for spreadsheets. Lines and columns from 1, columns in UTF-16 code units. */
export const csvReporter: Reporter = {
  // The byte order mark tells Excel that the file is UTF-8.
  head: `\ufeff${csvRow(['file', 'line', 'column', 'severity', 'rule', 'clauses', 'text', 'message', 'use'])}`,
  separator: '',
  file: ({ filePath, text, result }) => {
    const lines = LineIndex.of(text);
    const rows = result.findings.map((finding) => {
      const { line, character } = lines.positionAt(finding.start);
      return csvRow([
        filePath,
        line + 1,
        character + 1,
        finding.severity,
        finding.ruleId,
        finding.clauses.join(' '),
        text.slice(finding.start, finding.end),
        finding.message,
        adviceOf(finding).join(' | '),
      ]);
    });
    return rows.join('');
  },
  tail: () => '',
};
