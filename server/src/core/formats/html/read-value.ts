import { Tokenizer } from 'htmlparser2';
import type { ReadValue } from './html-reader';
import { Projection } from './projection';

/** What the value of an attribute says: its character references read, a line end in it a blank. */
export function readValue({ start, end }: ReadValue, source: string): Projection {
  const projection = new Projection(source);
  let at = start;
  const copyTo = (to: number): void => {
    const from = at;
    for (const match of source.slice(from, to).matchAll(lineEnds)) {
      const first = from + match.index;
      if (first > at) projection.copy(at, first);
      at = first + match[0].length;
      projection.lineEnd(first, at);
    }
    if (at < to) projection.copy(at, to);
    at = to;
  };
  for (const reference of references(source.slice(start, end))) {
    copyTo(start + reference.start);
    projection.reference(start + reference.start, start + reference.end, reference.text);
    at = start + reference.end;
  }
  copyTo(end);
  return projection;
}

const lineEnds = /[ \t\f]*[\r\n][ \t\f\r\n]*/g;

/** The character references in a value, by the rules that hold there (`&copy=1` in an address is none). */
function references(value: string): { start: number; end: number; text: string }[] {
  if (!value.includes('&')) return [];
  const found: { start: number; end: number; text: string }[] = [];
  // Read as an attribute of a tag that ends with the value; each stretch between two references begins where one ends.
  const head = '<a b="';
  const quote = /"/g;
  let codes: number[] = [];
  let from = 0;
  const none = (): void => {};
  const tokenizer = new Tokenizer(
    { decodeEntities: true },
    {
      onattribdata: (start, end) => {
        take(start - head.length);
        from = end - head.length;
      },
      onattribentity: (code) => codes.push(code),
      onattribend: (_quote, end) => take(Math.min(value.length, end - 1 - head.length)),
      onattribname: none,
      oncdata: none,
      onclosetag: none,
      oncomment: none,
      ondeclaration: none,
      onend: none,
      onopentagend: none,
      onopentagname: none,
      onprocessinginstruction: none,
      onselfclosingtag: none,
      ontext: none,
      ontextentity: none,
    },
  );
  /** The references between the last stretch and `to`: each begins with the only ampersand in it. */
  const take = (to: number): void => {
    if (codes.length === 0) return;
    const starts: number[] = [];
    for (let at = value.indexOf('&', from); at >= 0 && at < to; at = value.indexOf('&', at + 1)) starts.push(at);
    if (starts.length === codes.length)
      starts.forEach((start, i) =>
        found.push({ start, end: starts[i + 1] ?? to, text: String.fromCodePoint(codes[i]!) }),
      );
    else found.push({ start: from, end: to, text: String.fromCodePoint(...codes) });
    codes = [];
  };
  // A double quotation mark in a value that stands in other marks must not end it here.
  tokenizer.write(head + value.replace(quote, "'") + '">');
  tokenizer.end();
  return found;
}
