import type { CallTurn } from '../dialogue/call';
import type { CallOffence, CallQuestioner } from './call-check';
import type { SourceText } from '../text/pieces';
import { sourceOf } from '../document/source';

/** `check: repeat`: the agent says the same sentence again within so many sentences (punctuation and blanks apart). */
export function checkRepeat({ rule, call }: CallQuestioner): CallOffence[] {
  const { within, characters } = rule.call!.repeat!;
  const offences: CallOffence[] = [];
  const recent: string[] = [];
  for (const turn of call.turns) {
    if (turn.role !== 'agent') continue;
    for (const { text, start, end } of sentencesOf(turn, sourceOf(call.document))) {
      if (text.length >= characters && recent.includes(text)) offences.push({ turn, span: { start, end } });
      recent.push(text);
      if (recent.length > within) recent.shift();
    }
  }
  return offences;
}

/** A turn's sentences without punctuation and blanks, with their UTF-16 spans in the document. */
export function sentencesOf(turn: CallTurn, source: SourceText): { text: string; start: number; end: number }[] {
  const { sentences } = turn.reading;
  const found = [];
  for (let i = 0; i < sentences.length; i += 2) {
    const start = turn.base + sentences[i]!;
    const end = turn.base + sentences[i + 1]!;
    found.push({ text: source.slice(start, end).replace(/[\p{P}\p{S}\s]+/gu, ''), start, end });
  }
  return found;
}
