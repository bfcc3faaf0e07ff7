/**
 * The pattern language: what a supervisor writes in a pack, small and bounded.
 *
 * | written | means |
 * |---|---|
 * | 听明白 | these characters; full width, traditional and upper case are folded on both sides |
 * | [你您] | one of these characters |
 * | (听\|弄\|搞)(明白\|懂) | one of these; may nest; an alternative may be empty |
 * | x? | x or nothing, for the character, class, group or list before it |
 * | x{m,n} | x from m to n times, n at most 20 |
 * | .{m,n} | from m to n characters of any kind inside a clause (. alone: one) |
 * | …{m,n} | from m to n characters of any kind inside a sentence, n at most 40 |
 * | , (or ，) | a pause inside a sentence, or nothing |
 * | 。 | any punctuation, also the end of a sentence, or nothing |
 * | \p \q \d \a \h | one punctuation mark; a question mark; a digit; a Latin letter; a Han character |
 * | \x | any other x: itself |
 * | ^ $ | the beginning or end of a clause; ^^ $$ of a sentence. Only where nothing comes before or after: ^请, (吗\|么\|$) |
 * | <name> | one of the patterns of a named list |
 *
 * Between any two characters of a pattern the text may have soft breaks (～ … —— and blanks) and particles
 * (啊呀嘛啦呢吧哦噢喔哈嗯呃额呗哎唉咯啰喽哟), unless the pattern itself goes on with that particle.
 * `^` also holds after a soft break, and after particles and interjections (喂诶嘿哼哇咦…) that follow the beginning; `$`
 * before a soft break, and before particles that precede the end. `^^` and `$$` read across soft breaks.
 * A gap never begins or ends a pattern. There is no unbounded repetition, and a hit is at most 256 symbols long.
 *
 * In a pattern, blanks count only between two Latin words or digits; quotation marks, ～ and —— do not count; : and 、 are
 * read like the comma, ; like 。; ！ is itself, and a full-width ？ is refused (\q says it). `\.` `\,` `\:` are the
 * mark itself, also inside numbers (3.5, 3,360, 10:30). (…|…) may be written in full width.
 */
export type PatternNode =
  | { readonly type: 'symbols'; readonly symbols: readonly number[] } // one of these folded code units
  | { readonly type: 'category'; readonly category: 'punctuation' | 'question' | 'digit' | 'letter' | 'han' }
  | { readonly type: 'gap'; readonly within: 'clause' | 'sentence' } // one symbol of any kind
  | { readonly type: 'pause'; readonly strength: 'clause' | 'sentence' } // such a mark, or nothing
  | { readonly type: 'begin'; readonly of: 'clause' | 'sentence' } // nothing, where such a stretch begins
  | { readonly type: 'end'; readonly of: 'clause' | 'sentence' } // nothing, where such a stretch ends
  | { readonly type: 'sequence'; readonly items: readonly PatternNode[] }
  | { readonly type: 'choice'; readonly items: readonly PatternNode[] }
  | { readonly type: 'repeat'; readonly item: PatternNode; readonly min: number; readonly max: number };

/** A pattern that has been read and found to be in order. */
export interface Pattern {
  readonly node: PatternNode;
}
