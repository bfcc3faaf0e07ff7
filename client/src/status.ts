import { DiagnosticSeverity, LanguageStatusSeverity, l10n, languages, window } from 'vscode';
import type { Disposable, LanguageStatusItem, TextDocument } from 'vscode';
import type { HuashuClient } from './client';
import { documentSelector, isChecked, problemsOf } from './documents';

/** The entry of the language status ({} in the status bar): problems of the text in front, or the server's state. */
export function registerStatus(client: HuashuClient): Disposable[] {
  const item = languages.createLanguageStatusItem('huashu.status', documentSelector());
  item.name = 'Huashu';
  const update = (): void => show(item, client, window.activeTextEditor?.document);
  update();
  return [
    item,
    client.onDidChangeState(update),
    languages.onDidChangeDiagnostics(update),
    window.onDidChangeActiveTextEditor(update),
  ];
}

function show(item: LanguageStatusItem, client: HuashuClient, document: TextDocument | undefined): void {
  item.busy = client.state === 'starting';
  item.severity = LanguageStatusSeverity.Information;
  item.command = { command: 'huashu.showOutput', title: l10n.t('Show Output') };
  if (client.state === 'starting') {
    item.text = l10n.t('Starting the Huashu server');
  } else if (client.state === 'stopped') {
    item.severity = LanguageStatusSeverity.Error;
    item.text = l10n.t('The Huashu server is not running');
    item.command = { command: 'huashu.restartServer', title: l10n.t('Restart') };
  } else if (document && isChecked(document)) {
    showProblems(item, document);
  }
}

function showProblems(item: LanguageStatusItem, document: TextDocument): void {
  const problems = problemsOf(document);
  const count = (severity: DiagnosticSeverity): number =>
    problems.filter((problem) => problem.severity === severity).length;
  const errors = count(DiagnosticSeverity.Error);
  const warnings = count(DiagnosticSeverity.Warning);
  if (errors > 0) item.severity = LanguageStatusSeverity.Error;
  else if (warnings > 0) item.severity = LanguageStatusSeverity.Warning;
  item.text =
    problems.length === 0
      ? l10n.t('No problems')
      : l10n.t('Errors: {0}, warnings: {1}, notes: {2}', errors, warnings, problems.length - errors - warnings);
}
