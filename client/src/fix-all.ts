import { CodeActionKind, Range, commands, l10n, window, workspace } from 'vscode';
import type { CodeAction } from 'vscode';
import { problemsOf } from './documents';

const kind = CodeActionKind.SourceFixAll.append('huashu');

/** Applies every safe fix to the text in front, as one step to undo, and says what remains. */
export async function fixAll(): Promise<void> {
  const document = window.activeTextEditor?.document;
  if (!document) return;
  const whole = new Range(0, 0, document.lineCount, 0);
  const version = document.version;
  const actions = await commands.executeCommand<CodeAction[] | undefined>(
    'vscode.executeCodeActionProvider',
    document.uri,
    whole,
    kind.value,
    1,
  );
  const edit = actions?.find((action) => action.kind && kind.contains(action.kind) && action.edit)?.edit;
  if (!edit || document.version !== version) {
    window.setStatusBarMessage(
      l10n.t('Huashu: nothing to fix safely ({0} problems)', problemsOf(document).length),
      4000,
    );
    return;
  }
  const edits = edit.get(document.uri).length;
  if (await workspace.applyEdit(edit)) window.setStatusBarMessage(l10n.t('Huashu: {0} fixes applied', edits), 4000);
}
