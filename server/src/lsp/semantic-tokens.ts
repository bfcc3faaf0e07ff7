import type {
  CancellationToken,
  SemanticTokens,
  SemanticTokensDelta,
  SemanticTokensDeltaParams,
  SemanticTokensParams,
  SemanticTokensRangeParams,
} from 'vscode-languageserver';
import { RAL } from 'vscode-languageserver';
import type { TokenKind, Tokens } from '../core/editing/tokens';
import { tokenKinds, tokensOf } from '../core/editing/tokens';
import type { InForce } from './configurations';
import type { OpenDocument } from './open-document';
import { turnsIn } from './turns-in';
import type { Workspace } from './workspace';

const types: { readonly [kind in TokenKind]: readonly [type: number, modifiers: number] } = {
  role: [0, 0],
  act: [1, 1 << 2],
  courtesy: [2, 1 << 3],
  placeholder: [3, 1 << 4],
  'stage-direction': [4, 1 << 5],
  exempt: [5, 1 << 6],
};

/** What the client was last given of a document, to tell it only what changed. */
const given = new WeakMap<OpenDocument, { readonly id: string; readonly data: readonly number[] }>();
let lastId = 0;

/** `textDocument/semanticTokens/full`. */
export async function fullTokens(
  workspace: Workspace,
  { textDocument }: SemanticTokensParams,
  token: CancellationToken,
): Promise<SemanticTokens> {
  const document = await workspace.documents.whenReady(textDocument.uri);
  const data = document && (await encodedTokens(document, undefined, token));
  if (!document || data === undefined) return { data: [] };
  return { resultId: remember(document, data), data };
}

/** `textDocument/semanticTokens/full/delta`: the one stretch of the list that differs. */
export async function deltaTokens(
  workspace: Workspace,
  { textDocument, previousResultId }: SemanticTokensDeltaParams,
  token: CancellationToken,
): Promise<SemanticTokens | SemanticTokensDelta> {
  const document = await workspace.documents.whenReady(textDocument.uri);
  const before = document && given.get(document);
  const data = document && (await encodedTokens(document, undefined, token));
  if (!document || data === undefined) return { data: [] };
  const resultId = remember(document, data);
  return before?.id === previousResultId ? { resultId, edits: difference(before.data, data) } : { resultId, data };
}

/** `textDocument/semanticTokens/range`. */
export async function rangeTokens(
  workspace: Workspace,
  { textDocument, range }: SemanticTokensRangeParams,
  token: CancellationToken,
): Promise<SemanticTokens> {
  const document = await workspace.documents.whenReady(textDocument.uri);
  const data = document && (await encodedTokens(document, document.text.spanOf(range), token));
  return { data: data ?? [] };
}

function remember(document: OpenDocument, data: readonly number[]): string {
  const id = String(++lastId);
  given.set(document, { id, data });
  return id;
}

function difference(before: readonly number[], after: readonly number[]) {
  let start = 0;
  const least = Math.min(before.length, after.length);
  while (start < least && before[start] === after[start]) start++;
  let end = 0;
  while (end < least - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end++;
  const deleteCount = before.length - start - end;
  const data = after.slice(start, after.length - end);
  return deleteCount === 0 && data.length === 0 ? [] : [{ start, deleteCount, data }];
}

interface Known {
  readonly inForce: InForce;
  tokens: Map<string, Tokens>;
}
const known = new WeakMap<OpenDocument, Known>();

/** The tokens of all blocks, or of those that touch `span`; undefined where the text changed meanwhile. */
async function encodedTokens(
  document: OpenDocument,
  span: { start: number; end: number } | undefined,
  token: CancellationToken,
): Promise<number[] | undefined> {
  if (!document.result || !document.inForce) return undefined;
  const { blocks, turns } = document.result.document;
  const { version } = document.text;
  const [from, to] = span ? turnsIn(blocks, span) : [0, blocks.length];
  const encoded: number[] = [];
  let line = 0;
  let character = 0;
  let unread = 0;
  for (let i = from; i < to; i++) {
    const block = blocks[i]!;
    const owner = turns[block.turn];
    const turn = owner?.block === i ? owner : undefined;
    const { tokens, fresh } = blockTokens(document, i);
    if (fresh && ++unread % AT_ONCE === 0) {
      await new Promise<void>((resolve) => RAL().timer.setImmediate(resolve));
      if (token.isCancellationRequested || document.closed || document.text.version !== version) return undefined;
    }
    for (let t = 0; t < tokens.length; t += 3) {
      const start = document.text.positionAt(block.start + tokens[t]!);
      const end = document.text.positionAt(block.start + tokens[t + 1]!);
      const kind = tokenKinds[tokens[t + 2]!]!;
      const [type, modifiers] = types[kind];
      const speaker = kind === 'role' ? (turn?.role === 'agent' ? 1 : turn?.role === 'customer' ? 2 : 0) : 0;
      encoded.push(start.line - line, start.line === line ? start.character - character : start.character);
      encoded.push(end.character - start.character, type, modifiers | speaker);
      line = start.line;
      character = start.character;
    }
  }
  return encoded;
}

/** Blocks read in one go: about a millisecond. */
const AT_ONCE = 20;

/** The tokens of a block: read once, whatever is edited around it. */
function blockTokens(open: OpenDocument, index: number): { tokens: Tokens; fresh: boolean } {
  const { document, actsOf } = open.result!;
  const inForce = open.inForce!;
  let cache = known.get(open);
  if (cache?.inForce !== inForce) known.set(open, (cache = { inForce, tokens: new Map() }));
  const block = document.blocks[index]!;
  const owner = document.turns[block.turn];
  const turn = owner?.block === index ? owner : undefined;
  const key = `${block.role} ${block.exemption ?? ''} ${document.text.slice(block.start, block.end)}`;
  const before = cache.tokens.get(key);
  if (before !== undefined) return { tokens: before, fresh: false };
  const acts =
    turn?.role !== 'agent' ? [] : (actsOf?.(index) ?? inForce.linter.acts(document, block, inForce.settings));
  const tokens = tokensOf(document, block, turn, acts);
  if (cache.tokens.size > 2 * document.blocks.length + 100) cache.tokens = new Map();
  cache.tokens.set(key, tokens);
  return { tokens, fresh: true };
}
