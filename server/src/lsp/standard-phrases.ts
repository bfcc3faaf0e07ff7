import type { ClauseSource, Pack } from '../core/packs/schema';

/** Shorter sentences (您好, 请稍等) are anybody's words. UTF-16 code units. */
const MIN_LENGTH = 5;

const known = new WeakMap<Pack, ReadonlySet<string>>();

/** Whether a wording is a phrase that the standard has, or a sentence of one: a slot not filled stands as `{称呼}`. */
export function isStandardPhrase(packs: readonly Pack[], wording: string): boolean {
  const bare = withoutEnd(wording);
  return packs.some((pack) => phrasesOf(pack).has(bare));
}

function phrasesOf(pack: Pack): ReadonlySet<string> {
  const before = known.get(pack);
  if (before !== undefined) return before;
  const phrases = new Set<string>();
  for (const { text } of pack.phrases) add(phrases, text);
  for (const clause of pack.clauses) for (const text of wordingsOf(clause)) add(phrases, text);
  known.set(pack, phrases);
  return phrases;
}

/** What a clause would have said: `better` and `template`, several of them with a bar or a slash between. */
function wordingsOf(clause: ClauseSource): string[] {
  return [clause['better'], clause['template']]
    .flat()
    .filter((value) => typeof value === 'string')
    .flatMap((value) => value.split(/ [|/] /));
}

function add(phrases: Set<string>, text: string): void {
  for (const phrase of [text, ...text.split(/(?<=[。！？!?])/u)]) {
    const bare = withoutEnd(phrase);
    if (bare.length >= MIN_LENGTH) phrases.add(bare);
  }
}

/** Scripts end with it or not as the sentence goes on. */
function withoutEnd(text: string): string {
  return text.trim().replace(/[。！？!?]+$/u, '');
}
