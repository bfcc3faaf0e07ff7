/**
 * Which of CommonMark's seven HTML blocks begins at `start` (a `<`), or 0. Type 7 (any other complete tag alone on its
 * line) cannot interrupt a paragraph.
 */
export function htmlBlockType(text: string, start: number, end: number, inParagraph: boolean): number {
  const second = text.charCodeAt(start + 1);
  if (second === 0x21 /* ! */) {
    if (text.startsWith('<!--', start)) return 2;
    if (text.startsWith('<![CDATA[', start)) return 5;
    return isLetter(text.charCodeAt(start + 2)) ? 4 : 0;
  }
  if (second === 0x3f /* ? */) return 3;
  if (second !== 0x2f && !isLetter(second)) return 0;
  const line = text.slice(start, end);
  if (/^<(?:script|pre|style|textarea)(?:\s|>|$)/i.test(line)) return 1;
  const name = /^<\/?([a-z][a-z0-9]*)(?:\s|\/?>|$)/i.exec(line);
  if (name && blockNames.has(name[1]!.toLowerCase())) return 6;
  if (inParagraph) return 0;
  return completeTag.test(line) ? 7 : 0;
}

/** Whether an HTML block of types 1 to 5 ends on the line [start, end). Types 6 and 7 end at a blank line. */
export function htmlBlockEnds(type: number, text: string, start: number, end: number): boolean {
  switch (type) {
    case 1:
      return /<\/(?:script|pre|style|textarea)>/i.test(text.slice(start, end));
    case 2:
      return text.slice(start, end).includes('-->');
    case 3:
      return text.slice(start, end).includes('?>');
    case 4:
      return text.slice(start, end).includes('>');
    case 5:
      return text.slice(start, end).includes(']]>');
    default:
      return false;
  }
}

const completeTag =
  /^(?:<[a-z][a-z0-9-]*(?:\s+[a-z_:][\w.:-]*(?:\s*=\s*(?:[^\s"'=<>`]+|'[^']*'|"[^"]*"))?)*\s*\/?>|<\/[a-z][a-z0-9-]*\s*>)\s*$/i;

const blockNames = new Set(
  (
    'address article aside base basefont blockquote body caption center col colgroup dd details dialog dir div dl dt fieldset ' +
    'figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 head header hr html iframe legend li link main menu ' +
    'menuitem nav noframes ol optgroup option p param search section summary table tbody td tfoot th thead title tr track ul'
  ).split(' '),
);

function isLetter(code: number): boolean {
  const lower = code | 32;
  return code < 128 && lower >= 97 && lower <= 122;
}
