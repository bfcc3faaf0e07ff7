import type { CustomerTier } from '../document/document';
import { matchSpelling } from './spelling';
import type { Phrase, PhraseBook } from './phrase-book';
import { bare } from './phrase-book';

/** Where in a call a phrase is looked for, and what the call lacks there. */
export interface Moment {
  readonly tier: CustomerTier;
  /** What the scene is called: front matter and headings. */
  readonly scene: string;
  /** Nothing has been said by the agent before. */
  readonly opening: boolean;
  /** Acts of the customer in the turn before. */
  readonly heard: ReadonlySet<string>;
  /** Those of them that are met before anything else: a complaint before the question that goes with it. */
  readonly pressing?: ReadonlySet<string>;
  /** Wordings that rules would put here, with the rule and its clauses. */
  readonly missing: readonly Missing[];
}

export interface Missing {
  readonly text: string;
  readonly ruleId: string;
  readonly clauses: readonly string[];
  /** Asked for where the call ends, which may be only where it has been written to. */
  readonly atEnd: boolean;
}

/** Why a phrase is offered, the best reason first. */
export type Reason = 'missing' | 'answer' | 'opening' | 'end' | 'scene' | 'other' | 'other-tier';

export interface Offer {
  readonly phrase: Phrase;
  readonly reason: Reason;
  /** The rule that asks for it. */
  readonly ruleId?: string;
}

/**
 * The phrases that what is typed finds, best first: what the call lacks here, what answers the customer, what opens a call,
 * what belongs to the scene, then the others. Of equally good ones the better found. Nothing typed finds all.
 */
export function offerPhrases(book: PhraseBook, moment: Moment, typed: string): Offer[] {
  const ranked: { offer: Offer; rank: number }[] = [];
  const taken = new Set<string>();
  const consider = (offer: Offer, order: number): void => {
    const found = typed === '' ? 1 : matchSpelling(typed, book.spellingOf(offer.phrase.text), reachOf(typed));
    if (found === 0) return;
    // Characters picked out here and there may be chance: behind all that is really spelled.
    const chance = typed !== '' && found === 1 ? 1e7 : 0;
    // Those of other customers would be wrong here, however well they are found.
    const wrong = offer.reason === 'other-tier' ? 1e8 : 0;
    ranked.push({ offer, rank: wrong + chance + places.indexOf(offer.reason) * 1e6 - found * 1e4 + order });
  };
  moment.missing.forEach((missing, order) => {
    const { text, ruleId, clauses, atEnd } = missing;
    if (taken.has(bare(text))) return;
    taken.add(bare(text));
    const known = book.withWording(text);
    const phrase = known ?? { id: ruleId, text, clauses, when: '', after: [], scenes: [] };
    const answers = phrase.after.some((act) => moment.heard.has(act));
    consider({ phrase, reason: atEnd && !answers ? 'end' : 'missing', ruleId }, order);
  });
  book.phrases.forEach((phrase, order) => {
    if (taken.has(bare(phrase.text))) return;
    const reason = reasonFor(phrase, moment);
    consider({ phrase, reason }, reason === 'answer' && !isPressing(phrase, moment) ? order + 1000 : order);
  });
  return ranked.sort((a, b) => a.rank - b.rank).map(({ offer }) => offer);
}

const places: readonly Reason[] = ['missing', 'answer', 'opening', 'end', 'scene', 'other', 'other-tier'];

function reasonFor(phrase: Phrase, { tier, scene, opening, heard }: Moment): Reason {
  if (phrase.tiers && !phrase.tiers.includes(tier)) return 'other-tier';
  if (opening && phrase.place === 'start') return 'opening';
  if (phrase.after.some((act) => heard.has(act))) return 'answer';
  if (scene !== '' && phrase.scenes.some((word) => scene.includes(word))) return 'scene';
  return 'other';
}

function isPressing({ after }: Phrase, { heard, pressing }: Moment): boolean {
  return after.some((act) => heard.has(act) && pressing?.has(act));
}

/**
 * What somebody has typed of a phrase: the longest run of letters before the cursor with which a phrase is found. `clause`
 * is what stands before the cursor since the last mark or blank.
 */
export function typedOf(book: PhraseBook, extra: readonly string[], clause: string): string {
  const texts = [...extra, ...book.phrases.map(({ text }) => text)];
  const from = Math.max(0, clause.length - LONGEST);
  for (let at = from; at < clause.length; at++) {
    const typed = clause.slice(at);
    // Pinyin is typed as one word.
    if (at > 0 && isLatin(clause[at - 1]!) && isLatin(clause[at]!)) continue;
    // Where a clause has begun, one character of Chinese is more likely its next word than the beginning of a phrase.
    if (at > 0 && clause.length - at < 2 && !isLatin(clause[at]!)) continue;
    if (texts.some((text) => matchSpelling(typed, book.spellingOf(text), reachOf(typed)) >= (at === from ? 1 : 2)))
      return typed;
  }
  return '';
}

/**
 * Within so many letters of a phrase stand characters picked out of it: one here and one far behind is chance, and of those
 * that every sentence has (好的, 这是您) each is.
 */
function reachOf(typed: string): number {
  return /^[的了是我您你好这那有在不就要也都们]+$/u.test(typed) ? typed.length : 3 + 3 * typed.length;
}

/** Longer than anybody types before choosing. UTF-16 code units. */
const LONGEST = 24;

function isLatin(character: string): boolean {
  return /[a-z0-9]/i.test(character);
}
