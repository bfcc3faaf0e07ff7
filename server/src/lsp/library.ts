import { chapterOf, chapterTitles } from '../core/score/score';
import type { ClauseEntry, PhraseEntry } from './custom-requests';
import { RuleBook } from './rule-book';
import type { Workspace } from './workspace';

/** `huashu/phrases`: the standard phrases of the packs in force, as the packs have them, those of later packs last. */
export function listPhrases(workspace: Workspace): PhraseEntry[] {
  return workspace.reference
    .packs()
    .flatMap((pack) => pack.phrases)
    .map(({ id, clause, when, tiers, text }) => ({ id, clause, when, tiers: tiers ?? [], text }));
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
        rules: book.rulesOfClause(id).map((rule) => ({ id: rule.id, severity: rule.severity })),
        ...(unchecked === undefined ? {} : { unchecked: settings.locale === 'en' ? unchecked.en : unchecked.zh }),
      };
    });
}
