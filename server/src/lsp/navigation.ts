import type {
  DefinitionParams,
  DocumentHighlight,
  DocumentHighlightParams,
  DocumentLink,
  DocumentLinkParams,
  Location,
  PrepareRenameParams,
  PrepareRenameResult,
  ReferenceParams,
  RenameParams,
  WorkspaceEdit,
} from 'vscode-languageserver';
import { DocumentHighlightKind, LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import { placeholderAt, placeholderName, samePlaceholders } from '../core/editing/placeholders';
import { referenceAt, referencesIn } from '../core/editing/references';
import { yamlKeyAt } from '../core/editing/yaml-place';
import { messagesIn } from './messages';
import { pageOf } from './pages';
import type { Workspace } from './workspace';
import { workspaceEdit } from './workspace-edit';

/** `textDocument/documentHighlight`: the placeholders of the name under the cursor, or the clause wherever it is cited. */
export async function documentHighlights(
  workspace: Workspace,
  params: DocumentHighlightParams,
): Promise<DocumentHighlight[] | null> {
  const places = await sameAsAt(workspace, params);
  return places?.map(({ range }) => ({ range, kind: DocumentHighlightKind.Read })) ?? null;
}

/** `textDocument/references`: the same, for a list. */
export function references(workspace: Workspace, params: ReferenceParams): Promise<Location[] | null> {
  return sameAsAt(workspace, params);
}

async function sameAsAt(
  workspace: Workspace,
  { textDocument, position }: DocumentHighlightParams,
): Promise<Location[] | null> {
  const document = await workspace.documents.whenReady(textDocument.uri);
  if (!document?.result) return null;
  const { uri } = document.text;
  const offset = document.text.offsetAt(position);
  const placeholder = placeholderAt(document.result.document, offset);
  if (placeholder)
    return samePlaceholders(document.result.document, placeholder).map((each) => ({
      uri,
      range: document.text.rangeOf(each),
    }));
  const reference = referenceAt(document.result.document, offset);
  if (!reference) return null;
  return referencesIn(document.result.document)
    .filter(({ id }) => id === reference.id)
    .map((each) => ({ uri, range: document.text.rangeOf(each) }));
}

/** `textDocument/prepareRename`: the name of the placeholder under the cursor. */
export async function prepareRename(
  workspace: Workspace,
  { textDocument, position }: PrepareRenameParams,
): Promise<PrepareRenameResult | null> {
  const document = await workspace.documents.whenReady(textDocument.uri);
  if (!document?.result) return null;
  const name = placeholderAt(document.result.document, document.text.offsetAt(position))?.name;
  if (!name) return null;
  return { range: document.text.rangeOf(name), placeholder: document.text.text.slice(name.start, name.end) };
}

/** `textDocument/rename`: the placeholder gets another name wherever it stands in the document. */
export async function rename(
  workspace: Workspace,
  { textDocument, position, newName }: RenameParams,
): Promise<WorkspaceEdit | null> {
  const document = await workspace.documents.whenReady(textDocument.uri);
  if (!document?.result || !document.inForce) return null;
  const placeholder = placeholderAt(document.result.document, document.text.offsetAt(position));
  if (!placeholder?.name) return null;
  const name = placeholderName(newName);
  if (name === undefined)
    throw new ResponseError(
      LSPErrorCodes.RequestFailed,
      messagesIn(document.inForce.settings.locale).noPlaceholderName(newName),
    );
  const edits = samePlaceholders(document.result.document, placeholder).map((each) => ({ ...each.name!, text: name }));
  return workspaceEdit(workspace.client, document.text, edits);
}

/** `textDocument/definition`: from a clause or a rule to its text. */
export async function definition(
  workspace: Workspace,
  { textDocument, position }: DefinitionParams,
): Promise<Location | null> {
  const config = workspace.configTexts.get(textDocument.uri);
  if (config) {
    const key = yamlKeyAt(config.text, config.offsetAt(position));
    const isRule = key && (key.path.at(-2) === 'rules' || key.path.at(-2) === 'weights');
    return (isRule && pageOf(workspace, key.path.at(-1)!)) || null;
  }
  const document = await workspace.documents.whenReady(textDocument.uri);
  if (!document?.result || !document.inForce) return null;
  const offset = document.text.offsetAt(position);
  const cited = referenceAt(document.result.document, offset)?.id;
  const found = cited ?? document.result.findings.find(({ start, end }) => start <= offset && offset < end)?.ruleId;
  return (found !== undefined && pageOf(workspace, found, document.inForce)) || null;
}

/** `textDocument/documentLink`: clauses and rules named in the text lead to theirs. */
export async function documentLinks(
  workspace: Workspace,
  { textDocument }: DocumentLinkParams,
): Promise<DocumentLink[] | null> {
  const document = await workspace.documents.whenReady(textDocument.uri);
  if (!document?.result || !document.inForce) return null;
  const links: DocumentLink[] = [];
  const targets = new Map<string, string | undefined>();
  for (const reference of referencesIn(document.result.document)) {
    const { id } = reference;
    if (!targets.has(id)) targets.set(id, pageOf(workspace, id, document.inForce)?.uri);
    const target = targets.get(id);
    if (target !== undefined) links.push({ range: document.text.rangeOf(reference), target, tooltip: id });
  }
  return links;
}
