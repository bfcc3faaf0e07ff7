import type { ContainerProblem } from './container';
import { jsonString } from './json-strings';
import type { StringNode, ValueNode } from './value-node';

/**
 * The tree of a text that JSON.parse has accepted, with the place of every value; `offset` is added to all of them. Several
 * times faster than parsers that must be ready for mistakes, which counts where there are millions of lines.
 *
 * @throws {RangeError} where it is nested too deeply
 */
export function readValidJson(json: string, offset = 0): ValueNode {
  text = json;
  base = offset;
  at = 0;
  depth = 0;
  skipBlanks();
  return value();
}

/** More than any dialogue or message file needs; JSON.parse itself knows no limit. */
const deepest = 500;

let text = '';
let base = 0;
let at = 0;
let depth = 0;

function value(): ValueNode {
  const start = at;
  switch (text.charCodeAt(at)) {
    case 0x22:
      return string();
    case 0x7b: {
      const entries = new Map<string, ValueNode>();
      deeper();
      at++;
      skipBlanks();
      while (text.charCodeAt(at) !== 0x7d && at < text.length) {
        const key = string().part.text;
        skipBlanks();
        at++; // the colon
        skipBlanks();
        entries.set(key, value());
        skipComma();
      }
      at++;
      depth--;
      return { type: 'map', start: base + start, end: base + at, entries };
    }
    case 0x5b: {
      const items: ValueNode[] = [];
      deeper();
      at++;
      skipBlanks();
      while (text.charCodeAt(at) !== 0x5d && at < text.length) {
        items.push(value());
        skipComma();
      }
      at++;
      depth--;
      return { type: 'list', start: base + start, end: base + at, items };
    }
    default: {
      while (at < text.length && !',]} \t\r\n'.includes(text.charAt(at))) at++;
      if (at === start) at++; // not valid after all: never stand still
      const word = text.slice(start, at);
      const known = word === 'true' ? true : word === 'false' ? false : word === 'null' ? null : Number(word);
      return { type: 'plain', start: base + start, end: base + at, value: known };
    }
  }
}

function string(): StringNode {
  const start = at + 1;
  let end = text.indexOf('"', start);
  while (end >= 0 && isEscaped(end, start)) end = text.indexOf('"', end + 1);
  if (end < 0) end = text.length;
  at = end + 1;
  return new LazyString(text, start, end, base);
}

/** Most strings of a file are keys and numbers of machines: they are decoded when somebody asks. */
class LazyString implements StringNode {
  readonly type = 'string';
  private decoded: StringNode['part'] | undefined;

  constructor(
    private readonly json: string,
    private readonly from: number,
    private readonly to: number,
    private readonly offset: number,
  ) {}

  get start(): number {
    return this.offset + this.from - 1;
  }

  get end(): number {
    return this.offset + this.to + 1;
  }

  get part(): StringNode['part'] {
    return (this.decoded ??= moved(jsonString(this.json, this.from, this.to), this.offset));
  }
}

function moved(part: StringNode['part'], offset: number): StringNode['part'] {
  if (offset === 0) return part;
  const pieces = part.pieces.map((value, index) => (index % 3 === 0 ? value : value + offset));
  return { ...part, start: part.start + offset, end: part.end + offset, pieces };
}

/** Whether an odd number of backslashes stands before. */
function isEscaped(quote: number, start: number): boolean {
  let from = quote;
  while (from > start && text.charCodeAt(from - 1) === 0x5c) from--;
  return (quote - from) % 2 === 1;
}

function deeper(): void {
  if (++depth > deepest) throw new RangeError('nested too deeply');
}

function skipBlanks(): void {
  while (at < text.length && text.charCodeAt(at) <= 0x20) at++;
}

function skipComma(): void {
  skipBlanks();
  if (text.charCodeAt(at) === 0x2c) at++;
  skipBlanks();
}

/** What JSON.parse or {@link readValidJson} threw, at the place in the file that it names. */
export function jsonSyntaxProblem(json: string, offset: number, { message }: Error): ContainerProblem {
  const trimmed = json.trimEnd().length;
  const position = Number(/position (\d+)/.exec(message)?.[1] ?? NaN);
  const at = Number.isNaN(position) ? trimmed - 1 : Math.min(position, trimmed - 1);
  const start = offset + Math.max(0, at);
  return {
    code: 'syntax',
    fatal: true,
    start,
    end: Math.min(start + 1, offset + json.length),
    message: { zh: `不是有效的 JSON，未检查：${message}`, en: `this is not valid JSON and was not linted: ${message}` },
  };
}
