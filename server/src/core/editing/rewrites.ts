import type { LintSettings } from '../config/config';
import type { Document } from '../document/document';
import type { TextEdit } from '../findings/finding';
import type { Linter } from '../linter/linter';
import type { Phrase, PhraseBook } from './phrase-book';
import { bare } from './phrase-book';

/** A standard phrase in place of the agent's own way of doing the same. */
export interface Rewrite {
  readonly act: string;
  readonly phrase: Phrase;
  readonly edit: TextEdit;
}

/**
 * For each act of an agent's turn the standard phrases that do it, in place of the sentence that does it now; none where it
 * is said in one of them already, or where the sentence does other things too that the phrase does not.
 *
 * @param turn place in the document's turns
 */
export function rewrites(
  linter: Linter,
  book: PhraseBook,
  document: Document,
  settings: LintSettings,
  turn: number,
): Rewrite[] {
  const { role, block: index } = document.turns[turn]!;
  const block = document.blocks[index]!;
  if (role !== 'agent' || block.exemption || block.segments.length === 0) return [];
  const tier = document.tier ?? settings.tier;
  const doers = phrasesByAct(linter, book);
  const found: Rewrite[] = [];
  const seen = new Set<string>();
  const words = { start: block.segments[0]!, end: block.segments.at(-1)! };
  const acts = linter.acts(document, block, settings).filter(({ id }) => doers.has(id));
  for (const act of acts) {
    if (seen.has(act.id)) continue;
    seen.add(act.id);
    const sentence = sentenceAround(document.text, words, act);
    const said = document.text.slice(sentence.start, sentence.end);
    const others = acts.filter(({ id, start, end }) => id !== act.id && start < sentence.end && sentence.start < end);
    const fitting = (doers.get(act.id) ?? []).filter(({ phrase: { tiers } }) => !tiers || tiers.includes(tier));
    if (fitting.some(({ phrase }) => bare(phrase.text) === bare(said))) continue;
    for (const { phrase } of fitting.filter(({ does }) => others.every(({ id }) => does.has(id))).slice(0, 3))
      if (!found.some((each) => each.phrase === phrase))
        found.push({ act: act.id, phrase, edit: { ...sentence, text: phrase.text } });
  }
  return found;
}

interface Doer {
  readonly phrase: Phrase;
  readonly does: ReadonlySet<string>;
}

const known = new WeakMap<PhraseBook, ReadonlyMap<string, readonly Doer[]>>();

/** Which phrases do what: they are read as a call of their own. */
function phrasesByAct(linter: Linter, book: PhraseBook): ReadonlyMap<string, readonly Doer[]> {
  const before = known.get(book);
  if (before) return before;
  const text = `---\nkind: script\n---\n${book.phrases.map((phrase) => `客服：${phrase.text}\n`).join('')}`;
  const { document } = linter.lint(text, 'huashu');
  const byAct = new Map<string, Doer[]>();
  document.turns.forEach(({ block }, i) => {
    const phrase = book.phrases[i];
    if (!phrase) return;
    const does = new Set(linter.acts(document, document.blocks[block]!).map(({ id }) => id));
    for (const act of does) byAct.set(act, [...(byAct.get(act) ?? []), { phrase, does }]);
  });
  known.set(book, byAct);
  return byAct;
}

function sentenceAround(text: string, words: { start: number; end: number }, act: { start: number; end: number }) {
  let { start, end } = { start: Math.max(act.start, words.start), end: Math.min(act.end, words.end) };
  while (start > words.start && !/[。！？!?\r\n]/.test(text[start - 1]!)) start--;
  while (end < words.end && !/[。！？!?\r\n]/.test(text[end]!)) end++;
  while (end < words.end && /[。！？!?]/.test(text[end]!)) end++;
  return { start, end };
}
