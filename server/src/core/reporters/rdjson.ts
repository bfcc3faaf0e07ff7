import type { Finding, Severity, TextEdit } from '../findings/finding';
import { LineIndex } from '../text/line-index';
import { adviceOf } from './advice';
import type { ReportedFile, Reporter } from './reporter';

const severities: { readonly [severity in Severity]: 'ERROR' | 'WARNING' | 'INFO' } = {
  error: 'ERROR',
  warning: 'WARNING',
  info: 'INFO',
  hint: 'INFO',
};

/**
 * Reviewdog's diagnostic format (rdjson). It counts columns in UTF-8 bytes, from 1, unlike all our other reports. A change
 * of one edit is offered as a suggestion, which reviewdog turns into a button; it cannot offer several edits at once.
 */
export const rdjsonReporter: Reporter = {
  head: '{"source":{"name":"huashu"},"diagnostics":[\n',
  separator: ',\n',
  file: (file) =>
    diagnosticsOf(file)
      .map((diagnostic) => JSON.stringify(diagnostic))
      .join(',\n'),
  tail: () => '\n]}\n',
};

function diagnosticsOf({ filePath, text, result }: ReportedFile): object[] {
  const lines = LineIndex.of(text);
  const position = (offset: number): object => {
    const { line } = lines.positionAt(offset);
    return { line: line + 1, column: utf8Length(text, lines.lineStart(line), offset) + 1 };
  };
  const range = (start: number, end: number): object => ({ start: position(start), end: position(end) });
  return result.findings.map((finding) => ({
    message: [finding.message, ...adviceOf(finding).map((advice) => `- ${advice}`)].join('\n'),
    location: { path: filePath, range: range(finding.start, finding.end) },
    severity: severities[finding.severity],
    code: { value: [finding.ruleId, ...finding.clauses].join(' ') },
    suggestions: singleEdits(finding).map((edit) => ({ range: range(edit.start, edit.end), text: edit.text })),
  }));
}

function singleEdits(finding: Finding): TextEdit[] {
  const changes = [...(finding.fix ? [finding.fix] : []), ...finding.suggestions];
  return changes.filter(({ edits }) => edits.length === 1).map(({ edits }) => edits[0]!);
}

/** Bytes that a stretch takes in UTF-8. A lone surrogate counts as the three bytes of U+FFFD, which is written for it. */
function utf8Length(text: string, start: number, end: number): number {
  let length = 0;
  for (let i = start; i < end; i++) {
    const code = text.codePointAt(i)!;
    if (code > 0xffff && i + 1 < end) i++;
    length += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return length;
}
