import { Uri } from 'vscode';
import type { Diagnostic } from 'vscode';
import type { Middleware } from 'vscode-languageclient';
import { vsdiag } from 'vscode-languageclient';

/** How VS Code lists a problem: the rule's id as a link that explains the rule. */
export const presentProblems: Middleware = {
  async provideDiagnostics(document, previousResultId, token, next) {
    const report = await next(document, previousResultId, token);
    if (report?.kind === vsdiag.DocumentDiagnosticReportKind.full) report.items.forEach(present);
    return report;
  },
};

function present(diagnostic: Diagnostic): void {
  const { code } = diagnostic;
  if (typeof code !== 'string') return;
  const target = Uri.parse(`command:huashu.explainRule?${encodeURIComponent(JSON.stringify([code]))}`);
  diagnostic.code = { value: code, target };
}
