import { commands, window } from 'vscode';
import type { Disposable } from 'vscode';

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
  return [window.onDidChangeTextEditorSelection(look), window.onDidChangeActiveTextEditor(look)];
}
