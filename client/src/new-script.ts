import { Uri, l10n, window, workspace } from 'vscode';
import type { ExtensionContext, TextDocument } from 'vscode';

/** The scenes that there is a script to begin from for: client/templates/NAME.huashu. */
const scenes = (): readonly { readonly label: string; readonly description: string; readonly name: string }[] => [
  { name: 'query', label: l10n.t('Enquiry'), description: l10n.t('look something up while the customer waits') },
  { name: 'order', label: l10n.t('Order'), description: l10n.t('take an order and the details for it') },
  { name: 'fault', label: l10n.t('Fault'), description: l10n.t('find the fault with the customer, or send somebody') },
  { name: 'complaint', label: l10n.t('Complaint'), description: l10n.t('calm, record, promise an answer') },
  { name: 'transfer', label: l10n.t('Transfer'), description: l10n.t('hand the call on') },
];

/** A new text with the steps and standard phrases of a scene: the one named, or one that the user picks. */
export async function newScript(context: ExtensionContext, scene?: string): Promise<void> {
  const name =
    scene ?? (await window.showQuickPick(scenes(), { title: l10n.t('New script'), matchOnDescription: true }))?.name;
  if (name !== undefined) await openCopy(context, `client/templates/${name}.huashu`);
}

/** Opens a file of the extension as a new text, so that the file stays as it is. */
export async function openCopy(context: ExtensionContext, path: string): Promise<TextDocument> {
  const bytes = await workspace.fs.readFile(Uri.joinPath(context.extensionUri, path));
  const content = new TextDecoder().decode(bytes);
  const document = await workspace.openTextDocument({ language: 'huashu', content });
  await window.showTextDocument(document);
  return document;
}
