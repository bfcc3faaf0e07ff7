import type { Diagnostic, TextEdit as ProtocolEdit } from 'vscode-languageserver';
import { DiagnosticSeverity } from 'vscode-languageserver';
import type { Locale } from '../core/config/config';
import type { DataProblem } from '../core/config/data';
import type { Finding, Severity, TextEdit } from '../core/findings/finding';
import type { TextDocument } from './text-document';

// The one place where the core's findings, problems and edits become those of the protocol, and back.

/** The name under which the editor lists what we find. */
export const source = 'huashu';

/** What a diagnostic carries for whoever reads it on the other side. */
export interface DiagnosticData {
  readonly ruleId: string;
  readonly clauses: readonly string[];
}

export function toDiagnostic(document: TextDocument, finding: Finding): Diagnostic {
  let fixed = fixedParts.get(finding);
  if (fixed === undefined) {
    const data: DiagnosticData = { ruleId: finding.ruleId, clauses: finding.clauses };
    fixed = { severity: severities[finding.severity], code: finding.ruleId, source, message: citing(finding), data };
    fixedParts.set(finding, fixed);
  }
  const { severity, code, message, data } = fixed;
  const diagnostic: Settled = {
    range: document.rangeOf(finding),
    severity,
    code,
    source,
    message,
    data,
    [settled]: fixed,
  };
  return diagnostic;
}

/** All of a finding's diagnostic but its range: the same object from key to key. Undefined for other diagnostics. */
export function settledPartOf(diagnostic: Diagnostic): object | undefined {
  return (diagnostic as Settled)[settled];
}

/** Of our own process: a symbol goes over no connection. */
const settled = Symbol('settled');
type Settled = Diagnostic & { readonly [settled]?: object };

/** All of a diagnostic but its place: a session keeps its findings, and moves them, from key to key. */
const fixedParts = new WeakMap<Finding, Omit<Diagnostic, 'range'>>();

/** Something about the document as a whole, at its beginning. */
export function toNote(message: string): Diagnostic {
  const start = { line: 0, character: 0 };
  return { range: { start, end: start }, severity: DiagnosticSeverity.Information, source, message };
}

/** The message behind the clause that the rule follows most closely: editors list no more than the message. */
function citing({ clauses, message }: Finding): string {
  const [clause] = clauses;
  return clause === undefined || message.includes(clause) ? message : `${clause} ${message}`;
}

/** A mistake in a configuration or pack file, marked from its place to the end of its line. */
export function toProblemDiagnostic(file: TextDocument, problem: DataProblem, locale: Locale): Diagnostic {
  const line = Math.min(problem.line, file.lineCount) - 1;
  const { start, end } = file.spanOfLine(line);
  const from = Math.min(start + problem.column - 1, end);
  const written = file.text.slice(from, end).trimEnd().length;
  return {
    range: file.rangeOf({ start: from, end: from + written }),
    severity: DiagnosticSeverity.Error,
    source,
    message: locale === 'en' ? problem.message.en : problem.message.zh,
  };
}

export function toProtocolEdits(document: TextDocument, edits: readonly TextEdit[]): ProtocolEdit[] {
  return edits.map((edit) => ({ range: document.rangeOf(edit), newText: edit.text }));
}

/** Whether a diagnostic that the client holds is the one that we would make of `finding` now. */
export function isDiagnosticOf(document: TextDocument, finding: Finding, diagnostic: Diagnostic): boolean {
  if (diagnostic.source !== source || diagnostic.code !== finding.ruleId) return false;
  const { start, end } = document.spanOf(diagnostic.range);
  return start === finding.start && end === finding.end;
}

const severities: { readonly [severity in Severity]: DiagnosticSeverity } = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};
