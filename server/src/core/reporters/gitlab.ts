import type { Severity } from '../findings/finding';
import { LineIndex } from '../text/line-index';
import { adviceOf } from './advice';
import { fingerprintsOf } from './fingerprint';
import type { ReportedFile, Reporter } from './reporter';

/** One finding as GitLab's code quality report wants it: a subset of the Code Climate format. */
export interface GitlabIssue {
  readonly type: 'issue';
  readonly check_name: string;
  readonly description: string;
  readonly content: { readonly body: string };
  readonly categories: readonly ['Style'];
  readonly fingerprint: string;
  readonly severity: 'info' | 'minor' | 'major' | 'critical' | 'blocker';
  readonly location: {
    readonly path: string;
    readonly positions: {
      readonly begin: { readonly line: number; readonly column: number };
      readonly end: { readonly line: number; readonly column: number };
    };
    readonly lines: { readonly begin: number; readonly end: number };
  };
}

const severities: { readonly [severity in Severity]: GitlabIssue['severity'] } = {
  error: 'major',
  warning: 'minor',
  info: 'info',
  hint: 'info',
};

/** GitLab code quality (`artifacts: reports: codequality`): findings show in the merge request. Lines and columns from 1. */
export const gitlabReporter: Reporter = {
  head: '[\n',
  separator: ',\n',
  file: (file) =>
    issuesOf(file)
      .map((issue) => JSON.stringify(issue))
      .join(',\n'),
  tail: () => '\n]\n',
};

function issuesOf({ filePath, text, result }: ReportedFile): GitlabIssue[] {
  const lines = LineIndex.of(text);
  const fingerprints = fingerprintsOf(filePath, text, result.findings);
  return result.findings.map((finding, index) => {
    const start = lines.positionAt(finding.start);
    const end = lines.positionAt(finding.end);
    const begin = { line: start.line + 1, column: start.character + 1 };
    return {
      type: 'issue',
      check_name: finding.ruleId,
      // The format wants one line.
      description: [finding.message.replace(/\s*[\r\n]\s*/g, ' '), ...finding.clauses].join(' '),
      content: { body: [finding.message, ...adviceOf(finding).map((advice) => `- ${advice}`)].join('\n') },
      categories: ['Style'],
      fingerprint: fingerprints[index]!,
      severity: severities[finding.severity],
      location: {
        path: filePath,
        positions: { begin, end: { line: end.line + 1, column: end.character + 1 } },
        lines: { begin: begin.line, end: end.line + 1 },
      },
    };
  });
}
