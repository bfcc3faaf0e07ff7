/** Elements whose content is no text for a reader: nothing in them is looked at. */
export const unseen: ReadonlySet<string> = set(
  'script style template svg math iframe object noembed noframes xmp plaintext listing rt rp datalist colgroup',
);

/** Elements with code: shown as it is written, not judged. */
export const codeBlocks: ReadonlySet<string> = set('pre');
export const inlineCode: ReadonlySet<string> = set('code kbd samp tt var');

/** Elements that stand on lines of their own. All others run on with the text around them. */
export const blocks: ReadonlySet<string> = set(
  'address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure footer ' +
    'form h1 h2 h3 h4 h5 h6 head header hgroup hr html legend li main menu nav ol optgroup option p pre search section ' +
    'select summary table tbody td textarea tfoot th thead title tr ul',
);

/** Elements without content and end tag. */
export const empty: ReadonlySet<string> = set(
  'area base basefont bgsound br col embed frame hr img input keygen link meta param source track wbr',
);

export const lists: ReadonlySet<string> = set('ul ol dl menu dir');

/** Elements whose start tag ends a paragraph that nobody closed (HTML, 13.1.2.4), and an item or cell of the same kind. */
export const closesItem: ReadonlyMap<string, readonly string[]> = new Map([
  ['li', ['li']],
  ['dt', ['dt', 'dd']],
  ['dd', ['dt', 'dd']],
  ['option', ['option']],
  ['tr', ['td', 'th', 'tr']],
  ['td', ['td', 'th']],
  ['th', ['td', 'th']],
  ['tbody', ['td', 'th', 'tr', 'thead', 'tbody']],
  ['tfoot', ['td', 'th', 'tr', 'thead', 'tbody']],
  ['thead', ['td', 'th', 'tr']],
]);

/** Attributes whose value a customer reads or hears. */
export const readAttributes: ReadonlySet<string> = set('alt title placeholder aria-label aria-description');

/** The white space of HTML. */
export function isSpace(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09 || code === 0x0c;
}

function set(words: string): ReadonlySet<string> {
  return new Set(words.split(' '));
}
