/**
 * A phrase as a snippet of LSP: each slot is a place to stop at, with the slot itself for its text, so that what nobody fills
 * stays a slot. One slot named twice is one place, written once.
 */
export function withPlaceholders(phrase: string): string {
  const numbers = new Map<string, number>();
  return phrase
    .split(/(\{[^{}]*\})/)
    .map((part, i) => {
      if (i % 2 === 0) return escapeSnippet(part);
      const known = numbers.get(part);
      if (known !== undefined) return `$${known}`;
      numbers.set(part, numbers.size + 1);
      return `\${${numbers.size}:${escapeSnippet(part)}}`;
    })
    .join('');
}

/** The phrase for clients that know no snippets: as it stands. */
export function withoutPlaceholders(phrase: string): string {
  return phrase;
}

export function escapeSnippet(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}
