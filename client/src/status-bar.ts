import { DiagnosticSeverity, StatusBarAlignment, l10n, languages, window, workspace } from 'vscode';
import type { Disposable, StatusBarItem, TextDocument } from 'vscode';
import type { HuashuClient } from './client';
import { isChecked, problemsOf } from './documents';
import type { ScoredText } from './protocol';
import type { Quiet } from './quiet';

/** After the last change, in ms: nobody reads a score while typing. */
const DELAY = 400;

/** The score and the findings of the text in front, in the status bar; leads to the menu of what can be done. */
export function registerStatusBar(client: HuashuClient, quiet: Quiet): Disposable[] {
  const item = window.createStatusBarItem('huashu.score', StatusBarAlignment.Right, 90);
  item.name = l10n.t('Huashu: score');
  item.command = 'huashu.menu';
  let timer: ReturnType<typeof setTimeout> | undefined;
  const later = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => void update(item, client, quiet), DELAY);
  };
  later();
  return [
    item,
    client.onDidChangeState(later),
    quiet.onDidChange(later),
    languages.onDidChangeDiagnostics(later),
    // A text may change without its problems: an empty script that a template fills has none before and after.
    workspace.onDidChangeTextDocument(({ document }) => {
      if (document === window.activeTextEditor?.document) later();
    }),
    window.onDidChangeActiveTextEditor(later),
    { dispose: () => clearTimeout(timer) },
  ];
}

async function update(item: StatusBarItem, client: HuashuClient, quiet: Quiet): Promise<void> {
  const document = window.activeTextEditor?.document;
  if (!document || !isChecked(document)) return item.hide();
  if (quiet.snoozed) return show(item, '$(bell-slash)', l10n.t('Huashu is snoozed'));
  if (client.state !== 'running')
    return show(
      item,
      client.state === 'starting' ? '$(loading~spin)' : '$(error)',
      client.state === 'starting' ? l10n.t('Starting the Huashu server') : l10n.t('The Huashu server is not running'),
    );
  const result = await client.request<ScoredText | null>('huashu/score', { uri: client.uriOf(document.uri) });
  if (window.activeTextEditor?.document !== document) return;
  if (!result) return item.hide();
  show(item, `$(comment-discussion) ${scoreWords(result)}`, tooltip(document, result));
}

function scoreWords({ score, findings }: ScoredText): string {
  const found = findings.length === 0 ? '$(check)' : `$(warning) ${findings.length}`;
  return score === null ? found : `${l10n.t('{0} points', score)} ${found}`;
}

function tooltip(document: TextDocument, { score, passed }: ScoredText): string {
  const problems = problemsOf(document);
  const errors = problems.filter((problem) => problem.severity === DiagnosticSeverity.Error).length;
  const warnings = problems.filter((problem) => problem.severity === DiagnosticSeverity.Warning).length;
  const verdict =
    score === null ? [] : [passed ? l10n.t('The script passes.') : l10n.t('The script does not pass yet.')];
  const counts = l10n.t(
    'Errors: {0}, warnings: {1}, notes: {2}',
    errors,
    warnings,
    problems.length - errors - warnings,
  );
  return [...verdict, counts].join('\n');
}

function show(item: StatusBarItem, text: string, tooltip: string): void {
  item.text = text;
  item.tooltip = tooltip;
  item.accessibilityInformation = { label: `${text.replace(/\$\([^)]*\)/g, '')} ${tooltip}`, role: 'button' };
  item.show();
}
