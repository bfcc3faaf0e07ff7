import type {
  DocumentFormattingParams,
  DocumentOnTypeFormattingParams,
  DocumentRangeFormattingParams,
  TextEdit,
} from 'vscode-languageserver';
import { formatEdits } from '../core/editing/format';
import type { Span } from '../core/text/span';
import { toProtocolEdits } from './convert';
import type { OpenDocument } from './open-document';
import type { Workspace } from './workspace';

/** `textDocument/formatting`. */
export async function format(
  workspace: Workspace,
  { textDocument }: DocumentFormattingParams,
): Promise<TextEdit[] | null> {
  const document = await workspace.documents.whenReady(textDocument.uri);
  return document ? edits(document, undefined) : null;
}

/** `textDocument/rangeFormatting`. */
export async function formatRange(
  workspace: Workspace,
  { textDocument, range }: DocumentRangeFormattingParams,
): Promise<TextEdit[] | null> {
  const document = await workspace.documents.whenReady(textDocument.uri);
  return document ? edits(document, document.text.spanOf(range)) : null;
}

/** `textDocument/onTypeFormatting`: the line typed in, or the one that a line break has ended. */
export async function formatOnType(
  workspace: Workspace,
  { textDocument, position, ch }: DocumentOnTypeFormattingParams,
): Promise<TextEdit[] | null> {
  const document = await workspace.documents.whenReady(textDocument.uri);
  if (!document) return null;
  const line = ch === '\n' ? position.line - 1 : position.line;
  if (line < 0 || line >= document.text.lineCount) return null;
  const span = document.text.spanOfLine(line);
  const upTo = ch === '\n' ? span.end : document.text.offsetAt(position);
  return edits(document, { start: span.start, end: upTo });
}

function edits(document: OpenDocument, within: Span | undefined): TextEdit[] | null {
  if (!document.result || !document.inForce) return null;
  const { roles, kind } = document.inForce.settings;
  const edits = formatEdits(
    document.result.document,
    { spacing: document.editor.format.spacing },
    { roleLabels: roles, ...(kind ? { defaultKind: kind } : {}) },
    within,
    (planned) => document.keepsDialogue(planned),
  );
  return toProtocolEdits(document.text, edits);
}
