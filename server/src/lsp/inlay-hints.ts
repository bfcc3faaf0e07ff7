import type { InlayHint, InlayHintParams } from 'vscode-languageserver';
import { InlayHintKind } from 'vscode-languageserver';
import { actTitle } from '../core/editing/steps';
import { messagesIn } from './messages';
import { turnsIn } from './turns-in';
import { turnFacts } from './turn-facts';
import type { Workspace } from './workspace';

/** `textDocument/inlayHint`: behind a turn how long it takes to say, behind its label what it does. Each by its setting. */
export async function inlayHints(
  workspace: Workspace,
  { textDocument, range }: InlayHintParams,
): Promise<InlayHint[] | null> {
  const document = await workspace.documents.whenReady(textDocument.uri);
  if (!document?.result || !document.inForce) return null;
  const { time, acts } = document.editor.inlayHints;
  if (!time && !acts) return null;
  const { packs, settings } = document.inForce;
  const words = messagesIn(settings.locale);
  const { turns, blocks } = document.result.document;
  const [from, to] = turnsIn(turns, document.text.spanOf(range));
  const hints: InlayHint[] = [];
  for (let number = from; number < to; number++) {
    const { segments } = blocks[turns[number]!.block]!;
    if (segments.length === 0) continue;
    const facts = turnFacts(document).of(number);
    if (acts && facts.acts.length > 0)
      hints.push({
        position: document.text.positionAt(segments[0]!),
        label: facts.acts.map((act) => actTitle(packs(), act, settings.locale)).join(words.separator),
        kind: InlayHintKind.Type,
        paddingRight: true,
      });
    if (time && turns[number]!.role === 'agent')
      hints.push({
        position: document.text.positionAt(segments.at(-1)!),
        label: words.seconds(Math.max(1, Math.round(facts.seconds))),
        kind: InlayHintKind.Parameter,
        paddingLeft: true,
      });
  }
  return hints;
}
