/** The matches of a pattern; none is looked for where the text has none of the characters: a pattern costs most when it is first run. */
export function matchesOf(text: string, needs: string, pattern: RegExp): Iterable<RegExpExecArray> {
  for (let i = 0; i < needs.length; i++) if (text.includes(needs[i]!)) return text.matchAll(pattern);
  return [];
}
