import type { Severity } from '../findings/finding';
import { LineIndex } from '../text/line-index';
import { sourceOf } from './advice';
import type { ReportOptions, Reporter } from './reporter';
import { xml } from './xml';

const severities: { readonly [severity in Severity]: 'error' | 'warning' | 'info' } = {
  error: 'error',
  warning: 'warning',
  info: 'info',
  hint: 'info',
};

/** Checkstyle's XML, which Jenkins, SonarQube and reviewdog read. A file without findings is an empty `file` element. */
export function createCheckstyleReporter({ version }: ReportOptions): Reporter {
  return {
    head: `<?xml version="1.0" encoding="UTF-8"?>\n<checkstyle version="${xml(version)}">\n`,
    separator: '',
    file: ({ filePath, text, result }) => {
      const lines = LineIndex.of(text);
      const rows = result.findings.map((finding) => {
        const { line, character } = lines.positionAt(finding.start);
        const attributes = {
          line: String(line + 1),
          column: String(character + 1),
          severity: severities[finding.severity],
          message: `${finding.message} (${sourceOf(finding)})`,
          source: `huashu.${finding.ruleId}`,
        };
        const written = Object.entries(attributes).map(([name, value]) => `${name}="${xml(value)}"`);
        return `    <error ${written.join(' ')}/>\n`;
      });
      return `  <file name="${xml(filePath)}">\n${rows.join('')}  </file>\n`;
    },
    tail: () => '</checkstyle>\n',
  };
}
