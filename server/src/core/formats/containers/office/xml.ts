import { strFromU8 } from 'fflate';
import { SaxesParser } from 'saxes';

/** What is told of an XML file, element by element. Names come without their prefix. */
export interface XmlReader {
  open?(name: string, attributes: { readonly [name: string]: string }): void;
  text?(text: string): void;
  close?(name: string): void;
}

/** Reads XML from beginning to end. False where it is not well formed; what came before has then been told. */
export function readXml(bytes: Uint8Array, reader: XmlReader): boolean {
  const parser = new SaxesParser();
  let isWell = true;
  parser.on('error', () => {
    isWell = false;
  });
  parser.on('opentag', ({ name, attributes }) => reader.open?.(local(name), attributes));
  parser.on('closetag', ({ name }) => reader.close?.(local(name)));
  parser.on('text', (text) => reader.text?.(text));
  parser.on('cdata', (text) => reader.text?.(text));
  const text = strFromU8(bytes);
  parser.write(text.charCodeAt(0) === 0xfeff ? text.slice(1) : text);
  if (isWell) parser.close();
  return isWell;
}

/** An attribute by its name without prefix. */
export function attribute(attributes: { readonly [name: string]: string }, name: string): string | undefined {
  for (const [key, value] of Object.entries(attributes)) if (local(key) === name) return value;
  return undefined;
}

function local(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
