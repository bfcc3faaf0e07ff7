import type { Finding, Severity } from '../findings/finding';
import { LineIndex } from '../text/line-index';
import type { ReportedFile, Reporter } from './reporter';

const commands: { readonly [severity in Severity]: string } = {
  error: 'error',
  warning: 'warning',
  info: 'notice',
  hint: 'notice',
};

/** Workflow commands of GitHub Actions: each finding becomes an annotation of the pull request. */
export const githubReporter: Reporter = {
  head: '',
  separator: '',
  file: ({ filePath, text, result }: ReportedFile) => {
    if (result.findings.length === 0) return '';
    const lines = LineIndex.of(text);
    return result.findings.map((finding) => `${annotation(filePath, finding, lines)}\n`).join('');
  },
  tail: () => '',
};

function annotation(filePath: string, finding: Finding, lines: LineIndex): string {
  const start = lines.positionAt(finding.start);
  const end = lines.positionAt(finding.end);
  const place = [`file=${property(filePath)}`, `line=${start.line + 1}`, `endLine=${end.line + 1}`];
  // Columns count only where the annotation stays on one line.
  if (start.line === end.line) place.push(`col=${start.character + 1}`, `endColumn=${end.character + 1}`);
  place.push(`title=${property([finding.ruleId, ...finding.clauses].join(' '))}`);
  const advice = [finding.fix?.description, ...finding.suggestions.map((suggestion) => suggestion.description)];
  const message = [finding.message, ...new Set(advice.filter((line) => line !== undefined))].join('\n');
  return `::${commands[finding.severity]} ${place.join(',')}::${data(message)}`;
}

/** Escapes the text of a workflow command. */
function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

/** Escapes a property of a workflow command, which colons and commas would end. */
function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
