import { commands, window, workspace } from 'vscode';
import type { Disposable, TextDocumentChangeEvent } from 'vscode';

/**
 * Keeps `huashu.lettersTyped`: whether a Latin letter or a digit stands before the cursor. The list of suggestions opens
 * with none chosen, so that Enter ends a line of Chinese that an input method has put there; behind letters, which are
 * typed to find something (qsd), Enter takes what they find. See `keybindings` in package.json.
 */
export function registerTyping(): Disposable[] {
  let before: boolean | undefined;
  const look = (): void => {
    const editor = window.activeTextEditor;
    const at = editor?.selection.active;
    const character = at && at.character > 0 ? editor.document.lineAt(at.line).text[at.character - 1] : undefined;
    const now = character !== undefined && /[a-z0-9]/i.test(character);
    if (now === before) return;
    before = now;
    void commands.executeCommand('setContext', 'huashu.lettersTyped', now);
  };
  look();
  return [
    window.onDidChangeTextEditorSelection(look),
    window.onDidChangeActiveTextEditor(look),
    workspace.onDidChangeTextDocument(offerNextTurn),
  ];
}

/** On a new line of a script the list opens: whose turn it is, and what the call now needs. */
function offerNextTurn({ document, contentChanges: [change, ...others], reason }: TextDocumentChangeEvent): void {
  if (document.languageId !== 'huashu' || window.activeTextEditor?.document !== document) return;
  if (reason !== undefined || !change || others.length > 0 || !change.range.isEmpty) return;
  if (!/^\r?\n$/.test(change.text) || !document.lineAt(change.range.start.line + 1).isEmptyOrWhitespace) return;
  if (document.lineAt(change.range.start.line).isEmptyOrWhitespace) return;
  if (!workspace.getConfiguration('editor', document).get('suggestOnTriggerCharacters')) return;
  void commands.executeCommand('editor.action.triggerSuggest');
}
