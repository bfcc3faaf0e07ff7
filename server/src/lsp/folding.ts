import type {
  FoldingRange,
  FoldingRangeParams,
  Position,
  SelectionRange,
  SelectionRangeParams,
} from 'vscode-languageserver';
import { FoldingRangeKind } from 'vscode-languageserver';
import { selectionsAt } from '../core/editing/selections';
import type { Workspace } from './workspace';

/** `textDocument/foldingRange`: the front matter, scenes, turns of several lines. */
export async function foldingRanges(
  workspace: Workspace,
  { textDocument }: FoldingRangeParams,
): Promise<FoldingRange[] | null> {
  const document = await workspace.documents.whenReady(textDocument.uri);
  if (!document?.result) return null;
  const { text, result } = document;
  const { frontMatter, scenes, turns } = result.document;
  const ranges: FoldingRange[] = [];
  const fold = (start: number, end: number, kind?: FoldingRangeKind): void => {
    const startLine = text.lineOf(start);
    let endLine = text.lineOf(Math.max(start, end));
    // Blank lines at the end stay, so that what is folded keeps apart.
    while (endLine > startLine && isBlank(text.text, text.spanOfLine(endLine))) endLine--;
    if (endLine > startLine) ranges.push({ startLine, endLine, ...(kind === undefined ? {} : { kind }) });
  };
  if (frontMatter) fold(frontMatter.start, frontMatter.end, FoldingRangeKind.Region);
  for (const scene of scenes) fold(scene.start, scene.end - 1);
  for (const turn of turns) fold(turn.start, turn.end);
  return ranges;
}

function isBlank(text: string, { start, end }: { start: number; end: number }): boolean {
  return text.slice(start, end).trim() === '';
}

/** `textDocument/selectionRange`: a clause, a sentence, what a turn says, the turn, the scene, the text. */
export async function selectionRanges(
  workspace: Workspace,
  { textDocument, positions }: SelectionRangeParams,
): Promise<SelectionRange[] | null> {
  const document = await workspace.documents.whenReady(textDocument.uri);
  if (!document?.result) return null;
  return positions.map((position: Position): SelectionRange => {
    const spans = selectionsAt(document.result!.document, document.text.offsetAt(position));
    return spans.reduceRight<SelectionRange | undefined>(
      (parent, span) => ({ range: document.text.rangeOf(span), ...(parent ? { parent } : {}) }),
      undefined,
    )!;
  });
}
