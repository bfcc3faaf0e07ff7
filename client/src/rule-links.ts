import { Uri } from 'vscode';
import type { Diagnostic } from 'vscode';
import type { Middleware } from 'vscode-languageclient';
import { vsdiag } from 'vscode-languageclient';

/** Makes the id of the rule, shown with every problem, a link that explains the rule. */
export const ruleLinks: Middleware = {
  async provideDiagnostics(document, previousResultId, token, next) {
    const report = await next(document, previousResultId, token);
    if (report?.kind === vsdiag.DocumentDiagnosticReportKind.full) report.items.forEach(linkRule);
    return report;
  },
};

function linkRule(diagnostic: Diagnostic): void {
  const { code } = diagnostic;
  if (typeof code !== 'string') return;
  const target = Uri.parse(`command:huashu.explainRule?${encodeURIComponent(JSON.stringify([code]))}`);
  diagnostic.code = { value: code, target };
}
