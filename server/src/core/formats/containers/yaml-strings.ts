import { parseDocument, isScalar, isSeq } from 'yaml';
import type { Scalar } from 'yaml';
import type { Part, PartWriter } from './container';
import { writeAsciiJson, writeJson } from './json-strings';
import { opaquePart, PartBuilder, withEdit } from './parts';

/** How a scalar is written, and where: the source of its content is [start, end). */
export interface ScalarSource {
  readonly style: 'plain' | 'single' | 'double' | 'block';
  readonly start: number;
  readonly end: number;
  /** Inside [ ] or { }. */
  readonly inFlow: boolean;
  /** `|`, `>-` …, of a block scalar. */
  readonly header: string;
}

/**
 * A string of YAML with the place of each of its units. The library has decoded it (`value`); the source is laid beside
 * it: the same characters in the same order, save blanks, line ends and escapes. What does not come out equal is found as
 * a whole and never written.
 */
export function yamlString(source: string, scalar: ScalarSource, value: string): Part {
  const { start, end } = scalar;
  const builder = new PartBuilder();
  const aligned = scalar.style === 'double' ? alignDouble : alignOther;
  if (!aligned(source, scalar, value, builder)) return opaquePart(value, start, end);
  const part: Part = builder.finish(start, end);
  if (part.text !== value) return opaquePart(value, start, end);
  const write = writerOf(source, scalar);
  const checked: PartWriter = (words, from, to) => {
    const written = write(words);
    if (written === undefined) return undefined;
    const after = withEdit(part, source, written, from, to);
    const wanted = value.slice(0, from) + words + value.slice(to);
    // A block that loses its last line end would swallow the line after it.
    if (after === undefined || (scalar.style === 'block' && after.endsWith('\n') !== source.startsWith('\n', end - 1)))
      return undefined;
    return reads(after, scalar, wanted) ? written : undefined;
  };
  return { ...part, write: checked };
}

function writerOf(source: string, { style, start, end }: ScalarSource): (words: string) => string | undefined {
  if (style === 'double') {
    const raw = source.slice(start, end);
    const write = /\\[uUx]/.test(raw) && !nonAscii.test(raw) ? writeAsciiJson : writeJson;
    return (words) => write(words, 0, 0);
  }
  if (style === 'single') return (words) => (unprintable.test(words) ? undefined : words.replaceAll("'", "''"));
  return (words) => (unprintable.test(words) ? undefined : words);
}

const nonAscii = /[\u0080-\uffff]/;
const unprintable =
  // eslint-disable-next-line no-control-regex
  /[\x00-\x1f\x7f\x85\u2028\u2029\ufeff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

/** Whether the new content is read as the words wanted where the scalar stands. */
function reads(content: string, { style, inFlow, header }: ScalarSource, wanted: string): boolean {
  const quote = style === 'single' ? "'" : style === 'double' ? '"' : '';
  const text =
    style === 'block' ? `k: ${header}\n${content}` : inFlow ? `[${quote}${content}${quote}]` : quote + content + quote;
  const { contents, errors } = parseDocument(text, { schema: 'core', uniqueKeys: false, logLevel: 'silent' });
  if (errors.length > 0) return false;
  const scalar: unknown =
    style === 'block'
      ? (contents as { get?(key: string, keep: boolean): unknown }).get?.('k', true)
      : inFlow && isSeq(contents) && contents.items.length === 1
        ? contents.items[0]
        : contents;
  return isScalar(scalar) && (scalar as Scalar).value === wanted && !(scalar as Scalar).comment;
}

/** Plain, single-quoted and block scalars: only blanks, line ends and `''` differ. */
function alignOther(source: string, scalar: ScalarSource, value: string, builder: PartBuilder): boolean {
  const { start, end, style } = scalar;
  let at = start;
  let copied = start;
  let i = 0;
  const flush = (): void => {
    builder.copy(source, copied, at);
  };
  while (i < value.length) {
    const c = value.charCodeAt(i);
    if (isSpace(c) || (at < end && isSpace(source.charCodeAt(at)))) {
      let to = i;
      while (to < value.length && isSpace(value.charCodeAt(to))) to++;
      let after = at;
      while (after < end && isSpace(source.charCodeAt(after))) after++;
      let same = 0;
      while (i + same < to && at + same < after && value.charCodeAt(i + same) === source.charCodeAt(at + same)) same++;
      if (i + same < to || at + same < after) {
        at += same;
        flush();
        if (i + same < to && after === at) return false;
        builder.escape(value.slice(i + same, to), at, after);
        copied = after;
      }
      at = after;
      i = to;
      continue;
    }
    if (at >= end || source.charCodeAt(at) !== c) return false;
    if (style === 'single' && c === 0x27) {
      if (at + 1 >= end || source.charCodeAt(at + 1) !== 0x27) return false;
      flush();
      builder.escape("'", at, at + 2);
      copied = at += 2;
    } else at++;
    i++;
  }
  flush();
  return true;
}

/** Double-quoted scalars: escapes, and lines that are folded or end in a backslash. */
function alignDouble(source: string, { start, end }: ScalarSource, value: string, builder: PartBuilder): boolean {
  let at = start;
  let copied = start;
  let i = 0;
  const put = (text: string, to: number): void => {
    builder.copy(source, copied, at);
    builder.escape(text, at, to);
    i += text.length;
    copied = at = to;
  };
  while (at < end) {
    const c = source.charCodeAt(at);
    if (c === 0x5c) {
      const next = source.charAt(at + 1);
      const width = next === 'x' ? 2 : next === 'u' ? 4 : next === 'U' ? 8 : 0;
      if (width > 0) {
        const code = parseInt(source.slice(at + 2, at + 2 + width), 16);
        if (!(code <= 0x10ffff)) return false;
        put(String.fromCodePoint(code), at + 2 + width);
      } else if (next === '\n' || next === '\r') {
        let to = at + 1;
        while (to < end && isSpace(source.charCodeAt(to))) to++;
        let lines = '';
        while (value.charAt(i + lines.length) === '\n') lines += '\n';
        put(lines, to);
      } else {
        const text = yamlEscapes.get(next);
        if (text === undefined) return false;
        put(text, at + 2);
      }
      continue;
    }
    if (isSpace(c)) {
      let after = at;
      while (after < end && isSpace(source.charCodeAt(after))) after++;
      const raw = source.slice(at, after);
      if (!/[\r\n]/.test(raw)) {
        at = after;
        i += raw.length;
        continue;
      }
      const rest = source.charCodeAt(after) === 0x5c && /[nt r]/.test(source.charAt(after + 1)) ? 1 : Infinity;
      let to = i;
      while (to < value.length && isSpace(value.charCodeAt(to)) && to - i < rest) to++;
      put(value.slice(i, to), after);
      continue;
    }
    at++;
    i++;
  }
  builder.copy(source, copied, at);
  return i === value.length;
}

function isSpace(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09;
}

const yamlEscapes: ReadonlyMap<string, string> = new Map([
  ['0', '\0'],
  ['a', '\x07'],
  ['b', '\b'],
  ['t', '\t'],
  ['\t', '\t'],
  ['n', '\n'],
  ['v', '\v'],
  ['f', '\f'],
  ['r', '\r'],
  ['e', '\x1b'],
  [' ', ' '],
  ['"', '"'],
  ['/', '/'],
  ['\\', '\\'],
  ['N', '\x85'],
  ['_', '\xa0'],
  ['L', '\u2028'],
  ['P', '\u2029'],
]);
