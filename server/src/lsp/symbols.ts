import type {
  DocumentSymbol,
  DocumentSymbolParams,
  SymbolInformation,
  WorkspaceSymbolParams,
} from 'vscode-languageserver';
import { SymbolKind } from 'vscode-languageserver';
import { matchSpelling, spell } from '../core/editing/spelling';
import { PhraseBook } from '../core/editing/phrase-book';
import type { Document } from '../core/document/document';
import type { Span } from '../core/text/span';
import { pageOf } from './pages';
import type { OpenDocument } from './open-document';
import type { Workspace } from './workspace';

/** `textDocument/documentSymbol`: scenes within scenes, and their turns. */
export async function documentSymbols(
  workspace: Workspace,
  { textDocument }: DocumentSymbolParams,
): Promise<DocumentSymbol[] | null> {
  const document = await workspace.documents.whenReady(textDocument.uri);
  return document?.result ? outline(document, document.result.document) : null;
}

function outline({ text }: OpenDocument, document: Document): DocumentSymbol[] {
  const top: DocumentSymbol[] = [];
  const open: { level: number; symbol: DocumentSymbol }[] = [];
  const symbols: DocumentSymbol[] = [];
  const symbol = (name: string, kind: SymbolKind, span: Span, selection: Span, detail?: string): DocumentSymbol => ({
    name: name === '' ? '…' : name,
    kind,
    range: text.rangeOf({ start: span.start, end: Math.max(span.end, selection.end) }),
    selectionRange: text.rangeOf(selection),
    ...(detail === undefined ? {} : { detail }),
    children: [],
  });
  for (const scene of document.scenes) {
    while (open.length > 0 && open.at(-1)!.level >= scene.level) open.pop();
    const made = symbol(
      text.text.slice(scene.title.start, scene.title.end).trim(),
      SymbolKind.Module,
      scene,
      scene.title,
    );
    (open.at(-1)?.symbol.children ?? top).push(made);
    open.push({ level: scene.level, symbol: made });
    symbols.push(made);
  }
  // An outline of so many turns helps nobody, and is megabytes of JSON after every key.
  const turns = document.turns.length > MOST_TURNS && symbols.length > 0 ? [] : document.turns.slice(0, MOST_TURNS);
  for (const turn of turns) {
    const { segments } = document.blocks[turn.block]!;
    const from = segments[0] ?? turn.end;
    const words = text.text.slice(from, Math.min(turn.end, from + SHOWN)).split(/[\r\n]/)[0]!;
    const label = text.text.slice(turn.label.start, turn.label.end);
    const kind =
      turn.role === 'agent' ? SymbolKind.Method : turn.role === 'customer' ? SymbolKind.Event : SymbolKind.Constant;
    const made = symbol(`${label}：${words}`, kind, turn, turn.label);
    (symbols[turn.scene]?.children ?? top).push(made);
  }
  return top;
}

/** With more turns only the scenes are listed. */
const MOST_TURNS = 4000;

/** How much of a turn its symbol shows. UTF-16 code units. */
const SHOWN = 30;

/**
 * `workspace/symbol`: scenes of the open documents and standard phrases, found by their characters, pinyin or initials. A
 * phrase leads to its clause.
 */
export function workspaceSymbols(workspace: Workspace, { query }: WorkspaceSymbolParams): SymbolInformation[] {
  const found: { symbol: SymbolInformation; score: number }[] = [];
  const consider = (
    name: string,
    kind: SymbolKind,
    containerName: string,
    place: () => SymbolInformation['location'] | undefined,
  ) => {
    const score = query.trim() === '' ? 1 : matchSpelling(query, spell(name));
    const location = score > 0 ? place() : undefined;
    if (location) found.push({ symbol: { name, kind, containerName, location }, score });
  };
  for (const { text, result } of workspace.documents.all)
    for (const { title } of result?.document.scenes ?? [])
      consider(text.text.slice(title.start, title.end).trim(), SymbolKind.Module, nameOf(text.uri), () => ({
        uri: text.uri,
        range: text.rangeOf(title),
      }));
  const { packs } = workspace.reference;
  for (const { text, clauses } of PhraseBook.of(packs()).phrases)
    consider(text, SymbolKind.String, clauses.join(' '), () => pageOf(workspace, clauses[0]!));
  return found
    .sort((a, b) => b.score - a.score)
    .slice(0, MOST)
    .map(({ symbol }) => symbol);
}

const MOST = 200;

function nameOf(uri: string): string {
  const name = uri.slice(uri.lastIndexOf('/') + 1);
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
