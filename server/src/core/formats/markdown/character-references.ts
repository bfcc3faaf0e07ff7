/**
 * Character references that a Chinese document may have: all numeric ones and the names below. The full list of HTML has
 * over two thousand names for symbols nobody writes in a script; those stay as they are written.
 */
export interface Reference {
  /** How many code units the reference has, with `&` and `;`. */
  readonly length: number;
  /** What it stands for. */
  readonly text: string;
}

/** The reference that begins with the `&` at the head of `source` (a short slice), or undefined. */
export function characterReference(source: string): Reference | undefined {
  const match = /^&(?:#[xX]([0-9a-fA-F]{1,6})|#([0-9]{1,7})|([A-Za-z][A-Za-z0-9]{1,31}));/.exec(source);
  if (!match) return undefined;
  const length = match[0].length;
  if (match[3] !== undefined) {
    const text = names().get(match[3]);
    return text === undefined ? undefined : { length, text };
  }
  const code = match[1] !== undefined ? parseInt(match[1], 16) : parseInt(match[2]!, 10);
  return { length, text: isScalar(code) ? String.fromCodePoint(code) : '\ufffd' };
}

/** The code points that CommonMark lets a numeric reference stand for. */
function isScalar(code: number): boolean {
  if (code === 0 || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) return false;
  if (code < 0x20) return code === 9 || code === 10 || code === 12 || code === 13;
  if (code >= 0x7f && code < 0xa0) return false;
  return (code & 0xfffe) !== 0xfffe && !(code >= 0xfdd0 && code <= 0xfdef);
}

let read: ReadonlyMap<string, string> | undefined;

/** The named references, read when a text has the first: most have none. */
function names(): ReadonlyMap<string, string> {
  return (read ??= new Map(
    (
      'nbsp\u00a0 amp& lt< gt> quot" apos\' copy© reg® trade™ hellip… mdash— ndash– ldquo“ rdquo” lsquo‘ rsquo’ laquo« raquo» ' +
      'middot· bull• ensp\u2002 emsp\u2003 thinsp\u2009 times× divide÷ plusmn± deg° sect§ para¶ yen¥ euro€ pound£ cent¢ ' +
      'larr← rarr→ uarr↑ darr↓ harr↔ check✓ cross✗ star☆ starf★ zwnj\u200c zwj\u200d shy\u00ad iexcl¡ iquest¿ micro\u00b5 frac12½ ' +
      'AMP& LT< GT> QUOT" num# dollar$ percnt% lpar( rpar) ast* plus+ comma, period. sol/ colon: semi; equals= quest? commat@ ' +
      'lsqb[ rsqb] bsol\\ lowbar_ grave` lbrace{ lcub{ verbar| vert| rbrace} rcub} excl! NewLine\n Tab\t'
    )
      .split(' ')
      .map((entry): [string, string] => {
        const name = /^[A-Za-z]+(?:12)?/.exec(entry)![0];
        return [name, entry.slice(name.length)];
      }),
  ));
}
