import { lineEndAt } from '../lines';

/** Names of link reference definitions and footnotes (`^1`), normalised with {@link definitionKey}. */
export type Definitions = ReadonlySet<string>;

/**
 * Collects what `[label]` may refer to. A definition is a line that begins, after blanks and the marks of quotes and
 * lists, with `[label]:`. Where exactly Markdown allows one does not matter here: the names only decide whether the
 * brackets around a word are seen.
 */
export function collectDefinitions(text: string): Definitions {
  let found: Set<string> | undefined;
  for (let at = text.indexOf(']:'); at >= 0; at = text.indexOf(']:', at + 2)) {
    const lineStart = lineStartBefore(text, at);
    if (lineStart < 0) continue;
    const definition = readDefinition(text, lineStart, Math.min(lineEndAt(text, at), at + longest));
    if (definition) (found ??= new Set()).add(definitionKey(definition.label));
  }
  return found ?? noDefinitions;
}

/** Start of the line that holds `at`, or -1 where it is so far back that no label reaches from there to here. */
function lineStartBefore(text: string, at: number): number {
  for (let i = at - 1; i >= at - longest; i--) {
    if (i < 0) return 0;
    const c = text.charCodeAt(i);
    if (c === 10 || c === 13) return i + 1;
  }
  return -1;
}

/** No label, and no destination that we read, is longer. UTF-16 code units. */
const longest = 1100;

const noDefinitions: Definitions = new Set<string>();

/** Two labels are the same when they differ in case and blanks only. */
export function definitionKey(label: string): string {
  return label.trim().replace(/\s+/g, ' ').toLowerCase().toUpperCase();
}

/**
 * Reads `[label]: destination "title"` in [start, end) of one line. For a footnote (`[^label]: text`) `contentStart` is
 * where its text begins; for a link it is `end`.
 */
export function readDefinition(
  text: string,
  start: number,
  end: number,
): { readonly label: string; readonly contentStart: number } | undefined {
  const line = text.slice(start, end);
  const head = /^[ \t>*+-]{0,32}(?:\d{1,9}[.)][ \t]{1,4})?\[((?:[^\\[\]]|\\.){1,999})\]:[ \t]*/.exec(line);
  if (!head || head[1]!.trim() === '') return undefined;
  const label = head[1]!;
  if (label.startsWith('^')) {
    return /\s/.test(label) ? undefined : { label, contentStart: start + head[0].length };
  }
  const rest = line.slice(head[0].length);
  const valid =
    /^(?:<[^<>]*>|[^\s<][^\s]*)(?:[ \t]+(?:"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|\((?:[^()\\]|\\.)*\)))?[ \t]*$/.test(
      rest,
    );
  return valid ? { label, contentStart: end } : undefined;
}
