import type { WorkspaceEdit } from 'vscode-languageserver';
import type { TextEdit } from '../core/findings/finding';
import type { Client } from './client';
import { toProtocolEdits } from './convert';
import { escapeSnippet, withPlaceholders } from './snippet';
import type { TextDocument } from './text-document';

/** Edits of one document, bound to its version where the client can: it then refuses them once the text has changed. */
export function workspaceEdit(client: Client, document: TextDocument, edits: readonly TextEdit[]): WorkspaceEdit {
  const changes = toProtocolEdits(document, edits);
  const { uri, version } = document;
  return client.versionedEdits
    ? { documentChanges: [{ textDocument: { uri, version }, edits: changes }] }
    : { changes: { [uri]: changes } };
}

/** As {@link workspaceEdit}; where a single edit brings slots (`{组}`), clients that know snippets stop at each. */
export function slotsEdit(client: Client, document: TextDocument, edits: readonly TextEdit[]): WorkspaceEdit {
  const [edit, ...others] = edits;
  if (edit === undefined || others.length > 0 || !client.snippetEdits || !/\{[^{}]+\}/.test(edit.text))
    return workspaceEdit(client, document, edits);
  return ofSnippet(document, edit, withPlaceholders(edit.text));
}

/**
 * An edit with a stretch that the user is to write over, `placeholder` within its text: selected in clients that know
 * snippets, plain text in others.
 */
export function snippetEdit(
  client: Client,
  document: TextDocument,
  edit: TextEdit,
  placeholder: { readonly start: number; readonly end: number },
): WorkspaceEdit {
  if (!client.snippetEdits) return workspaceEdit(client, document, [edit]);
  const before = escapeSnippet(edit.text.slice(0, placeholder.start));
  const chosen = escapeSnippet(edit.text.slice(placeholder.start, placeholder.end));
  const after = escapeSnippet(edit.text.slice(placeholder.end));
  return ofSnippet(document, edit, `${before}\${1:${chosen}}${after}`);
}

function ofSnippet(document: TextDocument, edit: TextEdit, value: string): WorkspaceEdit {
  const { uri, version } = document;
  const change = { range: document.rangeOf(edit), snippet: { kind: 'snippet' as const, value } };
  return { documentChanges: [{ textDocument: { uri, version }, edits: [change] }] };
}
