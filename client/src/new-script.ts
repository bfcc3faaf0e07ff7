import { CodeLens, Range, SnippetString, Uri, l10n, languages, window, workspace } from 'vscode';
import type { Disposable, ExtensionContext, TextDocument, TextEditor } from 'vscode';
import { snippetOf } from './snippet';

/** The scenes that there is a script to begin from for: client/templates/NAME.huashu. */
const scenes = (): readonly { readonly label: string; readonly description: string; readonly name: string }[] => [
  { name: 'query', label: l10n.t('Enquiry'), description: l10n.t('look something up while the customer waits') },
  { name: 'order', label: l10n.t('Order'), description: l10n.t('take an order and the details for it') },
  { name: 'fault', label: l10n.t('Fault'), description: l10n.t('find the fault with the customer, or send somebody') },
  { name: 'complaint', label: l10n.t('Complaint'), description: l10n.t('calm, record, promise an answer') },
  { name: 'transfer', label: l10n.t('Transfer'), description: l10n.t('hand the call on') },
];

/**
 * A new text with the steps and standard phrases of a scene: the one named, or one that the user picks. An empty script in
 * front is filled; `from` may be the scene, or the folder that the text is to be saved in, with the scene behind it. What a
 * menu passes besides says nothing. Slots are places to write at.
 */
export async function newScript(context: ExtensionContext, from?: unknown, inFolder?: unknown): Promise<void> {
  const folder = from instanceof Uri ? from : undefined;
  const named = folder ? inFolder : from;
  const scene =
    typeof named === 'string'
      ? scenes().find(({ name }) => name === named)
      : await window.showQuickPick(scenes(), { title: l10n.t('New script'), matchOnDescription: true });
  if (scene === undefined) return;
  const content = await read(context, `client/templates/${scene.name}.huashu`);
  const inFront = window.activeTextEditor;
  const editor =
    folder === undefined && inFront !== undefined && isEmptyScript(inFront.document)
      ? inFront
      : await openEmpty(folder, scene.label);
  // Over whatever blanks there are: a text that was empty is one step away again.
  const whole = new Range(0, 0, editor.document.lineCount, 0);
  await editor.insertSnippet(new SnippetString(snippetOf(content)), editor.document.validateRange(whole));
}

/** Opens a file of the extension as a new text, so that the file stays as it is. */
export async function openCopy(context: ExtensionContext, path: string): Promise<TextDocument> {
  const document = await workspace.openTextDocument({ language: 'huashu', content: await read(context, path) });
  await window.showTextDocument(document);
  return document;
}

/** Over an empty script, what there is to begin with. */
export function offerTemplates(): Disposable {
  return languages.registerCodeLensProvider('huashu', {
    provideCodeLenses(document) {
      if (!isEmptyScript(document) || !workspace.getConfiguration('huashu', document).get('codeLens.enable')) return [];
      const top = new Range(0, 0, 0, 0);
      return [
        new CodeLens(top, { title: l10n.t('Begin with a template:'), command: '' }),
        ...scenes().map(({ label, description, name }) => {
          const command = { title: label, tooltip: description, command: 'huashu.newScript', arguments: [name] };
          return new CodeLens(top, command);
        }),
      ];
    },
  });
}

function isEmptyScript(document: TextDocument): boolean {
  return document.languageId === 'huashu' && document.lineCount < 10 && document.getText().trim() === '';
}

async function read(context: ExtensionContext, path: string): Promise<string> {
  return new TextDecoder().decode(await workspace.fs.readFile(Uri.joinPath(context.extensionUri, path)));
}

async function openEmpty(folder: Uri | undefined, name: string): Promise<TextEditor> {
  const document = folder
    ? await workspace.openTextDocument(await unused(folder, name))
    : await workspace.openTextDocument({ language: 'huashu' });
  return window.showTextDocument(document);
}

/** Where a new script of that name would be saved: nothing is there yet, nor open to be. */
async function unused(folder: Uri, name: string): Promise<Uri> {
  for (let number = 1; ; number++) {
    const file = Uri.joinPath(folder, `${name}${number === 1 ? '' : number}.huashu`);
    const text = file.with({ scheme: 'untitled' });
    const isOpen = workspace.textDocuments.some(({ uri }) => uri.path === text.path);
    const isThere = await workspace.fs.stat(file).then(
      () => true,
      () => false,
    );
    if (!isOpen && !isThere) return text;
  }
}
