import { Position, Range, WorkspaceEdit, l10n, window, workspace } from 'vscode';
import type { TextDocument } from 'vscode';

/** As the front matter has them. */
const tiers = ['普通', '我的e家', '商务领航', 'VIP'];

/** Writes the customer's tier into the front matter of the text in front: the one named, or one that the user picks. */
export async function setTier(tier?: string): Promise<void> {
  const document = window.activeTextEditor?.document;
  if (!document) return;
  const chosen = tier ?? (await window.showQuickPick(tiers, { title: l10n.t('Customer tier of this file') }));
  if (chosen === undefined) return;
  const edit = new WorkspaceEdit();
  const { range, text } = tierEdit(document, chosen);
  edit.replace(document.uri, range, text);
  await workspace.applyEdit(edit);
}

function tierEdit(document: TextDocument, tier: string): { range: Range; text: string } {
  const start = new Position(0, 0);
  if (document.lineAt(0).text.trimEnd() !== '---')
    return { range: new Range(start, start), text: `---\ntier: ${tier}\n---\n` };
  for (let i = 1; i < document.lineCount; i++) {
    const { text, range } = document.lineAt(i);
    const key = /^(?:tier\s*:|客户等级\s*[:：])/.exec(text)?.[0];
    if (key !== undefined) return { range, text: key + (key.endsWith('：') ? '' : ' ') + tier };
    if (/^(---|\.\.\.)\s*$/.test(text)) return { range: new Range(range.start, range.start), text: `tier: ${tier}\n` };
  }
  return { range: new Range(start, start), text: `---\ntier: ${tier}\n---\n` };
}
