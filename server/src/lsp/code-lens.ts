import type { CancellationToken, CodeLens, CodeLensParams } from 'vscode-languageserver';
import { actTitle, isCalledFor, stepActs, stepsOf } from '../core/editing/steps';
import type { Finding } from '../core/findings/finding';
import type { Span } from '../core/text/span';
import { insertMissingCommand } from './command-names';
import type { OpenDocument } from './open-document';
import { messagesIn } from './messages';
import { RuleBook } from './rule-book';
import type { TurnFacts } from './turn-facts';
import { turnFacts } from './turn-facts';
import type { Workspace } from './workspace';

/**
 * `textDocument/codeLens`: over the first scene, or turn, the score of the text, how long it takes to say and how many
 * findings it has, and the slots that are still to be filled, or are to stay in a template; over each scene the steps that it takes and those that it lacks, which a click puts in.
 */
export async function codeLenses(
  workspace: Workspace,
  { textDocument }: CodeLensParams,
  token: CancellationToken,
): Promise<CodeLens[] | null> {
  const document = await workspace.documents.whenReady(textDocument.uri);
  if (!document?.result || !document.inForce || !document.editor.codeLens) return null;
  if (document.result.document.turns.length === 0) return null;
  const facts = await turnFacts(document).all(token);
  return facts === undefined ? null : [...scoreLens(workspace, document, facts), ...sceneLenses(document, facts)];
}

function scoreLens(workspace: Workspace, document: OpenDocument, facts: readonly TurnFacts[]): CodeLens[] {
  const { result, inForce } = document;
  const words = messagesIn(inForce!.settings.locale);
  const seconds = facts.reduce((sum, turn) => sum + turn.seconds + turn.waits, 0);
  const parts = [words.score(result!.score), words.takes(Math.round(seconds)), words.problems(result!.findings.length)];
  const [turn] = result!.document.turns;
  const scene = result!.document.scenes[turn!.scene];
  const place = scene?.title ?? turn!;
  const slots = facts.flatMap((each) => each.slots);
  if (slots.length === 0 || result!.document.kind !== 'script') return [lens(document, place, parts.join(' · '))];
  const names = [...new Set(slots)];
  const listed = names.slice(0, MOST_SLOTS).join(words.separator) + (names.length > MOST_SLOTS ? '…' : '');
  return [
    lens(document, place, parts.join(' · ')),
    lens(document, place, words.slotsLeft(slots.length, listed), workspace.client.showsPages ? nextSlotCommand : ''),
  ];
}

/** So many kinds of slots are named. */
const MOST_SLOTS = 3;

/** Of our own client: selects the next slot. */
const nextSlotCommand = 'huashu.nextSlot';

function sceneLenses(document: OpenDocument, facts: readonly TurnFacts[]): CodeLens[] {
  const { result, inForce } = document;
  const { packs, settings } = inForce!;
  const words = messagesIn(settings.locale);
  const { turns, scenes } = result!.document;
  const steps = stepActs(packs());
  const rules = new RuleBook(packs());
  const title = (act: string): string => actTitle(packs(), act, settings.locale);
  const heard = new Set<string>();
  const calledFor = new Set<string>();
  const counts = (act: string): boolean => {
    if (!steps.has(act)) return false;
    if (!calledFor.has(act) && isCalledFor(packs(), act, (each) => heard.has(each))) calledFor.add(act);
    return calledFor.has(act);
  };
  const done = new Map<number, Set<string>>();
  turns.forEach((turn, number) => {
    for (const act of facts[number]!.acts) heard.add(act);
    if (turn.role !== 'agent' || turn.scene < 0) return;
    let acts = done.get(turn.scene);
    if (acts === undefined) done.set(turn.scene, (acts = new Set()));
    for (const act of facts[number]!.acts) if (counts(act)) acts.add(act);
  });
  const lacking = new Map<number, Finding[]>();
  for (const finding of result!.findings) {
    const turn = finding.turn === undefined ? undefined : turns[finding.turn];
    const rule = rules.rule(finding.ruleId);
    if (!turn || turn.scene < 0 || !rule || stepsOf(rule).length === 0) continue;
    lacking.set(turn.scene, [...(lacking.get(turn.scene) ?? []), finding]);
  }
  const lenses: CodeLens[] = [];
  for (const [scene, acts] of [...done].sort(([a], [b]) => a - b)) {
    const place = scenes[scene]!;
    if (place.exempt) continue;
    if (acts.size > 0) lenses.push(lens(document, place.title, words.stepsDone([...acts].map(title))));
    for (const finding of lacking.get(scene) ?? []) {
      const step = title(stepsOf(rules.rule(finding.ruleId)!)[0]!);
      lenses.push({
        range: document.text.rangeOf(place.title),
        command: {
          title: words.stepMissing(step),
          command: insertMissingCommand,
          arguments: [document.text.uri, finding.ruleId, finding.turn],
        },
      });
    }
  }
  return lenses;
}

/** A lens that tells something, and does nothing where no command is named. */
function lens(document: OpenDocument, { start }: Span, title: string, command = ''): CodeLens {
  return { range: document.text.rangeOf({ start, end: start }), command: { title, command } };
}
