import type { CustomerTier } from '../document/document';
import type { Pack } from '../packs/schema';
import type { Spelling } from './spelling';
import { spell } from './spelling';

/** A standard phrase that a writer may take over. */
export interface Phrase {
  /** Unique in the book. */
  readonly id: string;
  /** The wording; `{…}` is a slot. */
  readonly text: string;
  readonly clauses: readonly string[];
  /** The moment it belongs to, as the standard names it. */
  readonly when: string;
  readonly tiers?: readonly CustomerTier[];
  readonly after: readonly string[];
  readonly scenes: readonly string[];
  readonly place?: 'start' | 'end';
}

/** The standard phrases of the packs in force, each once. Made once for each list of packs. */
export class PhraseBook {
  static of(packs: readonly Pack[]): PhraseBook {
    const known = books.get(packs);
    if (known !== undefined) return known;
    const book = new PhraseBook(packs);
    books.set(packs, book);
    return book;
  }

  readonly phrases: readonly Phrase[];
  private readonly spellings = new Map<string, Spelling>();
  private readonly byWording = new Map<string, Phrase>();
  private readonly bySentence = new Map<string, Phrase>();

  private constructor(packs: readonly Pack[]) {
    const phrases = new Map<string, Phrase>();
    for (const pack of packs)
      for (const { id, clause, when, tiers, after = [], scenes = [], place, text } of pack.phrases)
        phrases.set(id, {
          id,
          text,
          clauses: [clause],
          when,
          after,
          scenes,
          ...(tiers ? { tiers } : {}),
          ...(place ? { place } : {}),
        });
    this.phrases = [...phrases.values()];
    for (const phrase of this.phrases) {
      this.byWording.set(bare(phrase.text), phrase);
      for (const sentence of [phrase.text, ...phrase.text.split(/(?<=[。！？!?])/u)]) {
        const words = bare(sentence);
        if (words.length >= SHORTEST && !this.bySentence.has(words)) this.bySentence.set(words, phrase);
      }
    }
  }

  /** The phrase with this wording, whatever the marks in it. */
  withWording(text: string): Phrase | undefined {
    return this.byWording.get(bare(text));
  }

  /** The phrase that a sentence is, or is one of, whatever the marks in it; shorter ones are anybody's words. */
  withSentence(text: string): Phrase | undefined {
    return this.byWording.get(bare(text)) ?? this.bySentence.get(bare(text));
  }

  spellingOf(text: string): Spelling {
    let spelling = this.spellings.get(text);
    if (spelling === undefined) this.spellings.set(text, (spelling = spell(text)));
    return spelling;
  }
}

/** Letters of a sentence that makes a phrase known. */
const SHORTEST = 4;

const books = new WeakMap<readonly Pack[], PhraseBook>();

/** A wording without its marks, blanks and slots: what two ways of writing one phrase share. */
export function bare(text: string): string {
  return text.replace(/\{[^{}]*\}/g, '').replace(/[^\p{L}\p{N}]/gu, '');
}
