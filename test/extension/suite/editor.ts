import * as vscode from 'vscode';

/** The folder that VS Code has open: a copy of fixtures/workspace. */
export const workspaceFolder = (): vscode.Uri => vscode.workspace.workspaceFolders![0]!.uri;

export const file = (name: string): vscode.Uri => vscode.Uri.joinPath(workspaceFolder(), name);

export async function open(name: string): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument(file(name));
  await vscode.window.showTextDocument(document);
  return document;
}

let texts = 0;

/**
 * An unsaved text of a language, in front. Each has a name of its own: VS Code gives a new unnamed text the name of one
 * that was closed, and what is known of that one would be taken for the new one's.
 */
export async function openText(content: string, language = 'huashu'): Promise<vscode.TextEditor> {
  const uri = vscode.Uri.from({ scheme: 'untitled', path: `/text-${++texts}` });
  const document = await vscode.workspace.openTextDocument(uri);
  await vscode.languages.setTextDocumentLanguage(document, language);
  const editor = await vscode.window.showTextDocument(document);
  await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), content));
  return editor;
}

/** What a text begins with that is a part of a call, so that nobody asks for a greeting and a close. */
export const fragment = '---\nfragment: true\n---\n';

/** Closes everything, without asking what to do with what was never saved. */
export async function closeAll(): Promise<void> {
  while (vscode.window.activeTextEditor?.document.isDirty)
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
}

/** Problems of ours, in the order of the text. */
export function problems(document: vscode.TextDocument): vscode.Diagnostic[] {
  return vscode.languages
    .getDiagnostics(document.uri)
    .filter(({ source }) => source === 'huashu')
    .sort((a, b) => a.range.start.compareTo(b.range.start));
}

export function ruleOf({ code }: vscode.Diagnostic): string {
  return String(typeof code === 'object' ? code.value : code);
}

/** Rule and text of every problem. */
export function summary(document: vscode.TextDocument): string[] {
  return problems(document).map((problem) => `${ruleOf(problem)} ${document.getText(problem.range)}`);
}

/** Resolves when the problems of a document are as wanted; at once where they are. */
export function problemsWhen(
  document: vscode.TextDocument,
  wanted: (problems: vscode.Diagnostic[]) => boolean,
): Promise<vscode.Diagnostic[]> {
  return when(vscode.languages.onDidChangeDiagnostics, () => {
    const found = problems(document);
    return wanted(found) ? found : undefined;
  });
}

/** Resolves with what `value` gives as soon as that is defined: looked at now and after every event. */
export function when<T>(event: vscode.Event<unknown>, value: () => T | undefined): Promise<T> {
  const now = value();
  if (now !== undefined) return Promise.resolve(now);
  return new Promise((resolve) => {
    const listener = event(() => {
      const later = value();
      if (later === undefined) return;
      listener.dispose();
      resolve(later);
    });
  });
}

/** Sets `huashu.NAME` for the workspace; undefined takes the setting out again. */
export async function configure(name: string, value: unknown): Promise<void> {
  await vscode.workspace.getConfiguration('huashu').update(name, value, vscode.ConfigurationTarget.Workspace);
}

export async function write(name: string, text: string): Promise<void> {
  await vscode.workspace.fs.writeFile(file(name), new TextEncoder().encode(text));
}

export async function remove(name: string): Promise<void> {
  await vscode.workspace.fs.delete(file(name));
}

/** Quick fixes and others for a problem, as the light bulb would list them. */
export async function actionsFor(
  document: vscode.TextDocument,
  range: vscode.Range,
  kind?: string,
): Promise<vscode.CodeAction[]> {
  return vscode.commands.executeCommand('vscode.executeCodeActionProvider', document.uri, range, kind, 100);
}
