import { Selection, window } from 'vscode';

/** Selects the next slot in braces behind the cursor (`{称呼}`), from the end of the text on again from its beginning. */
export function selectNextSlot(): void {
  const editor = window.activeTextEditor;
  if (!editor) return;
  const { document, selection } = editor;
  const slots = [...document.getText().matchAll(/\{[^{}\r\n]{1,24}\}|｛[^｛｝\r\n]{1,24}｝/g)];
  const from = document.offsetAt(selection.end);
  const slot = slots.find(({ index }) => index >= from) ?? slots[0];
  if (!slot) return;
  editor.selection = new Selection(document.positionAt(slot.index), document.positionAt(slot.index + slot[0].length));
  editor.revealRange(editor.selection);
  void window.showTextDocument(document, { viewColumn: editor.viewColumn, preserveFocus: false });
}
