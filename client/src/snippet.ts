/** A text as a snippet: each slot is a placeholder, the same slot the same one. One that nobody fills stays a slot. */
export function snippetOf(text: string): string {
  const slots: string[] = [];
  return text.replace(/\{[^{}]*\}|[\\$}]/g, (found) => {
    const escaped = found.replace(/[\\$}]/g, '\\$&');
    if (!found.startsWith('{')) return escaped;
    if (!slots.includes(found)) slots.push(found);
    return `\${${slots.indexOf(found) + 1}:${escaped}}`;
  });
}
