import { matchSpelling, spell } from '../core/editing/spelling';
import { labelTitle } from '../core/packs/label-title';
import { chapterOf, chapterTitles } from '../core/score/score';
import type { ClauseEntry, PhraseEntry } from './custom-requests';
import { RuleBook } from './rule-book';
import type { Workspace } from './workspace';

/**
 * `huashu/phrases`: the standard phrases of the packs in force, in their order; with a query those whose wording it finds by
 * characters, pinyin or initials, the best first, then those whose moment, tier or clause has it.
 */
export function listPhrases(workspace: Workspace, { query = '' }: { readonly query?: string }): PhraseEntry[] {
  const phrases = workspace.reference
    .packs()
    .flatMap((pack) => pack.phrases)
    .map(({ id, clause, when, tiers, text }) => ({ id, clause, when, tiers: tiers ?? [], text }));
  if (query === '') return phrases;
  return phrases
    .map((phrase) => ({ phrase, rank: rank(query, phrase) }))
    .filter(({ rank }) => rank > 0)
    .sort((a, b) => b.rank - a.rank)
    .map(({ phrase }) => phrase);
}

function rank(query: string, { text, when, tiers, clause }: PhraseEntry): number {
  const found = matchSpelling(query, spell(text));
  if (found > 0) return 1 + found;
  return [when, ...tiers, clause].some((each) => each.includes(query)) ? 1 : 0;
}

/** `huashu/clauses`: the clauses of the packs in force in the standard's order, each with the rules that check it. */
export function listClauses(workspace: Workspace): ClauseEntry[] {
  const { packs, settings } = workspace.reference;
  const book = new RuleBook(packs());
  return packs()
    .flatMap((pack) => pack.clauses)
    .map(({ id, text, term, unchecked }) => {
      const chapter = chapterOf(id);
      const title = chapterTitles[chapter];
      return {
        id,
        text: text ?? (typeof term === 'string' ? term : ''),
        chapter,
        chapterTitle: (settings.locale === 'en' ? title?.en : title?.zh) ?? '',
        rules: book.rulesOfClause(id).map((rule) => ({
          id: rule.id,
          called: labelTitle(packs(), rule.id, settings.locale),
          severity: rule.severity,
        })),
        ...(unchecked === undefined ? {} : { unchecked: settings.locale === 'en' ? unchecked.en : unchecked.zh }),
      };
    });
}
