import type { Document } from 'yaml';
import { Composer, LineCounter, Parser, isAlias, isMap, isScalar, isSeq } from 'yaml';
import type { Localised } from '../packs/schema';
import { nearest } from './nearest';

/** Something wrong in a data file (pack, config). Lines and columns from 1, in UTF-16 code units. */
export interface DataProblem {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly message: Localised;
}

/** A value read from YAML or JSON that remembers where it stood (UTF-16 offset in the file). */
export type DataNode =
  | { readonly kind: 'scalar'; readonly offset: number; readonly value: string | number | boolean | null }
  | { readonly kind: 'list'; readonly offset: number; readonly items: readonly DataNode[] }
  | { readonly kind: 'map'; readonly offset: number; readonly entries: readonly DataEntry[] };

export interface DataEntry {
  readonly key: string;
  readonly offset: number;
  readonly value: DataNode;
}

/** Turns a node into a value, or reports why not and gives undefined. */
export type Reader<T> = (node: DataNode, reading: Reading) => T | undefined;

/** JSON Schema, draft 7. */
export interface JsonSchema {
  readonly [keyword: string]: unknown;
}

const schemas = new WeakMap<Reader<unknown>, () => JsonSchema>();

/** The reader itself, having noted what it takes, for the schemas that editors complete from. */
export function described<T>(reader: Reader<T>, schema: () => JsonSchema): Reader<T> {
  schemas.set(reader, schema);
  return reader;
}

/** What a reader takes. @throws {Error} for a reader that was never {@link described} */
export function schemaOf(reader: Reader<unknown>): JsonSchema {
  const schema = schemas.get(reader);
  if (schema === undefined) throw new Error('a reader without a description');
  return schema();
}

/** One file being read: where problems go. */
export interface Reading {
  readonly file: string;
  problem(offset: number, message: Localised): void;
  /** Line and column, from 1, of a UTF-16 offset in the file. */
  position(offset: number): { readonly line: number; readonly column: number };
}

const MAX_FILE_LENGTH = 4_000_000;
const MAX_DEPTH = 64;
/** Words, marks and line ends of one file: several times what the largest pack has. */
const MAX_TOKENS = 400_000;

/**
 * Reads a YAML or JSON file strictly: syntax errors, duplicate keys, unknown keys and wrong types are problems with a
 * position, never exceptions. Aliases are refused, so that a small file cannot grow into a huge value.
 */
export function readData<T>(source: string, file: string, reader: Reader<T>): { value?: T; problems: DataProblem[] } {
  const problems: DataProblem[] = [];
  const lines = new LineCounter();
  const reading: Reading = {
    file,
    problem(offset, message) {
      problems.push({ file, ...reading.position(offset), message });
    },
    position(offset) {
      const { line, col } = lines.linePos(offset);
      return { line: Math.max(line, 1), column: Math.max(col, 1) };
    },
  };
  if (source.length > MAX_FILE_LENGTH) {
    reading.problem(0, { zh: '文件过大，拒绝读取', en: 'the file is too large to be read' });
    return { problems };
  }
  const parser = new BoundedParser((offset) => lines.addNewLine(offset));
  let document: Document.Parsed | undefined;
  try {
    const options = { uniqueKeys: false, strict: true, prettyErrors: false, schema: 'core' } as const;
    for (const read of new Composer(options).compose(parser.parse(source), true, source.length)) {
      if (document !== undefined) {
        reading.problem(read.range[0], {
          zh: '一个文件里只能有一份 YAML 文档（---）',
          en: 'a file holds one YAML document only (---)',
        });
        return { problems };
      }
      document = read;
    }
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    reading.problem(error.offset, error.text);
    return { problems };
  }
  if (document === undefined) return { problems };
  // After a first mistake of syntax the rest is read askew: what follows would only confuse.
  for (const error of document.errors.slice(0, 1)) {
    reading.problem(error.pos[0], { zh: `YAML 语法错误：${error.message}`, en: `YAML syntax error: ${error.message}` });
  }
  if (problems.length > 0) return { problems };
  const node = toNode(document.contents, reading, 0, 0);
  const value = node && reader(node, reading);
  return problems.length > 0 ? { problems } : { value, problems };
}

const tooDeep: Localised = { zh: '嵌套过深', en: 'nested too deeply' };
const tooMuch: Localised = { zh: '内容过多，拒绝读取', en: 'the file holds too much to be read' };

class Refused extends Error {
  constructor(
    readonly offset: number,
    readonly text: Localised,
  ) {
    super(text.en);
  }
}

/** Gives up while it reads: what puts the document together goes down into it and would run out of stack or memory. */
class BoundedParser extends Parser {
  private tokens = 0;

  override *next(source: string): ReturnType<Parser['next']> {
    yield* super.next(source);
    if (this.stack.length > 4 * MAX_DEPTH) throw new Refused(this.offset, tooDeep);
    if (++this.tokens > MAX_TOKENS) throw new Refused(this.offset, tooMuch);
  }
}

function toNode(node: unknown, reading: Reading, offset: number, depth: number): DataNode | undefined {
  if (depth > MAX_DEPTH) {
    reading.problem(offset, tooDeep);
    return undefined;
  }
  if (node === null || node === undefined) return { kind: 'scalar', offset, value: null };
  if (isAlias(node)) {
    reading.problem(node.range?.[0] ?? offset, {
      zh: '此处不允许使用 YAML 别名（*）',
      en: 'YAML aliases (*) are not allowed here',
    });
    return undefined;
  }
  if (isScalar(node)) {
    const value = node.value;
    const at = node.range?.[0] ?? offset;
    return {
      kind: 'scalar',
      offset: at,
      value:
        typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' || value === null
          ? value
          : String(value),
    };
  }
  if (isSeq(node)) {
    const at = node.range?.[0] ?? offset;
    const items = node.items.map((item) => toNode(item, reading, at, depth + 1)).filter((item) => item !== undefined);
    return { kind: 'list', offset: at, items };
  }
  if (isMap(node)) {
    const at = node.range?.[0] ?? offset;
    const entries: DataEntry[] = [];
    const keys = new Set<string>(); // the parser's own search for doubles takes the square of their number
    for (const pair of node.items) {
      const key = toNode(pair.key, reading, at, depth + 1);
      if (key === undefined) continue;
      if (key.kind !== 'scalar') {
        reading.problem(key.offset, { zh: '键必须是文字', en: 'a key must be text' });
        continue;
      }
      const name = String(key.value);
      if (keys.has(name)) reading.problem(key.offset, { zh: `键 ${name} 重复`, en: `the key ${name} is there twice` });
      keys.add(name);
      const value = toNode(pair.value, reading, key.offset, depth + 1);
      if (value !== undefined) entries.push({ key: name, offset: key.offset, value });
    }
    return { kind: 'map', offset: at, entries };
  }
  reading.problem(offset, { zh: '无法识别的内容', en: 'unreadable content' });
  return undefined;
}

/** Text. Numbers are taken as written only where `orNumber` is set. */
export function text(options: { orNumber?: boolean; nonEmpty?: boolean } = {}): Reader<string> {
  return described(
    (node, reading) => {
      if (node.kind === 'scalar' && typeof node.value === 'string') {
        if (options.nonEmpty && node.value.trim() === '') {
          reading.problem(node.offset, { zh: '不能为空', en: 'must not be empty' });
          return undefined;
        }
        return node.value;
      }
      if (options.orNumber && node.kind === 'scalar' && typeof node.value === 'number') return String(node.value);
      reading.problem(node.offset, { zh: `应为文字${yamlHint(node).zh}`, en: `expected text${yamlHint(node).en}` });
      return undefined;
    },
    () => ({
      type: options.orNumber ? ['string', 'number'] : 'string',
      ...(options.nonEmpty ? { pattern: '\\S' } : {}),
    }),
  );
}

function yamlHint(node: DataNode): Localised {
  if (node.kind === 'scalar' && node.value !== null)
    return { zh: `，而不是 ${String(node.value)}；请加引号`, en: `, not ${String(node.value)}; put it in quotes` };
  return { zh: '', en: '' };
}

/** A whole number within bounds (both inclusive). */
export function integer(min: number, max: number): Reader<number> {
  return described(
    (node, reading) => {
      if (
        node.kind === 'scalar' &&
        typeof node.value === 'number' &&
        Number.isInteger(node.value) &&
        node.value >= min &&
        node.value <= max
      )
        return node.value;
      reading.problem(node.offset, {
        zh: `应为 ${min} 到 ${max} 的整数`,
        en: `expected a whole number from ${min} to ${max}`,
      });
      return undefined;
    },
    () => ({ type: 'integer', minimum: min, maximum: max }),
  );
}

/** A number within bounds (both inclusive), whole or not. */
export function number(min: number, max: number): Reader<number> {
  return described(
    (node, reading) => {
      const value = node.kind === 'scalar' ? node.value : undefined;
      if (typeof value === 'number' && value >= min && value <= max) return value;
      reading.problem(node.offset, { zh: `应为 ${min} 到 ${max} 的数`, en: `expected a number from ${min} to ${max}` });
      return undefined;
    },
    () => ({ type: 'number', minimum: min, maximum: max }),
  );
}

export const flag: Reader<boolean> = described(
  (node, reading) => {
    if (node.kind === 'scalar' && typeof node.value === 'boolean') return node.value;
    reading.problem(node.offset, { zh: '应为 true 或 false', en: 'expected true or false' });
    return undefined;
  },
  () => ({ type: 'boolean' }),
);

/** One of the words given, with a suggestion where another was meant. */
export function oneOf<const T extends string>(words: readonly T[]): Reader<T> {
  return described(
    (node, reading) => {
      const value = node.kind === 'scalar' ? (node.value === false ? 'off' : node.value) : undefined; // YAML 1.1 habits: off
      const found = words.find((word) => word === value);
      if (found !== undefined) return found;
      const near = typeof value === 'string' ? nearest(value, words) : undefined;
      reading.problem(node.offset, {
        zh: `应为 ${words.join('、')} 之一${near ? `；是否想写 ${near}？` : ''}`,
        en: `expected one of ${words.join(', ')}${near ? `; did you mean ${near}?` : ''}`,
      });
      return undefined;
    },
    () => ({ enum: words }),
  );
}

export function list<T>(item: Reader<T>): Reader<T[]> {
  return described(
    (node, reading) => {
      if (node.kind !== 'list') {
        reading.problem(node.offset, {
          zh: '应为列表（每项以 - 开头）',
          en: 'expected a list (each item begins with -)',
        });
        return undefined;
      }
      return node.items.map((entry) => item(entry, reading)).filter((value) => value !== undefined);
    },
    () => ({ type: 'array', items: schemaOf(item) }),
  );
}

/** Any keys, one kind of value. */
export function record<T>(value: Reader<T>): Reader<{ [key: string]: T }> {
  return described(
    (node, reading) => {
      if (node.kind !== 'map') return notAMap(node, reading);
      const result: { [key: string]: T } = {};
      for (const entry of node.entries) {
        const read = value(entry.value, reading);
        if (read !== undefined) result[entry.key] = read;
      }
      return result;
    },
    () => ({ type: 'object', additionalProperties: schemaOf(value) }),
  );
}

function notAMap(node: DataNode, reading: Reading): undefined {
  reading.problem(node.offset, { zh: '应为“键: 值”的形式', en: 'expected "key: value" entries' });
  return undefined;
}

type Shape = { readonly [key: string]: Reader<unknown> };
type ReadShape<S extends Shape> = { -readonly [K in keyof S]?: S[K] extends Reader<infer T> ? T : never };

/** Known keys only; an unknown one is a problem with the nearest known key. `required` keys must be there. */
export function object<S extends Shape, R extends keyof S & string = never>(
  shape: S,
  required: readonly R[] = [],
): Reader<ReadShape<S> & { [K in R]-?: NonNullable<ReadShape<S>[K]> }> {
  return described(
    (node, reading) => {
      if (node.kind !== 'map') return notAMap(node, reading);
      const result: { [key: string]: unknown } = {};
      let complete = true;
      for (const entry of node.entries) {
        const reader = Object.hasOwn(shape, entry.key) ? shape[entry.key] : undefined;
        if (reader === undefined) {
          const near = nearest(entry.key, Object.keys(shape));
          reading.problem(entry.offset, {
            zh: `未知的键 ${entry.key}${near ? `；是否想写 ${near}？` : `；可用的键：${Object.keys(shape).join('、')}`}`,
            en: `unknown key ${entry.key}${near ? `; did you mean ${near}?` : `; known keys: ${Object.keys(shape).join(', ')}`}`,
          });
          continue;
        }
        const value = reader(entry.value, reading);
        if (value !== undefined) result[entry.key] = value;
      }
      for (const key of required) {
        if (node.entries.every((entry) => entry.key !== key))
          reading.problem(node.offset, { zh: `缺少 ${key}`, en: `${key} is missing` });
        if (result[key] === undefined) complete = false;
      }
      return complete ? (result as ReturnType<ReturnType<typeof object<S, R>>>) : undefined;
    },
    () => ({
      type: 'object',
      additionalProperties: false,
      ...(required.length > 0 ? { required } : {}),
      properties: Object.fromEntries(Object.entries(shape).map(([key, reader]) => [key, schemaOf(reader)])),
    }),
  );
}

/** Chooses the reader by the kind of node found. */
export function byKind<S, L, M>(readers: { scalar?: Reader<S>; list?: Reader<L>; map?: Reader<M> }): Reader<S | L | M> {
  return described(
    (node, reading) => {
      const reader = readers[node.kind] as Reader<S | L | M> | undefined;
      if (reader) return reader(node, reading);
      const kinds = {
        scalar: { zh: '文字', en: 'text' },
        list: { zh: '列表', en: 'a list' },
        map: { zh: '“键: 值”', en: '"key: value" entries' },
      };
      const wanted = (['scalar', 'list', 'map'] as const).filter((kind) => readers[kind]).map((kind) => kinds[kind]);
      reading.problem(node.offset, {
        zh: `应为${wanted.map((w) => w.zh).join('或')}`,
        en: `expected ${wanted.map((w) => w.en).join(' or ')}`,
      });
      return undefined;
    },
    () => ({
      anyOf: [readers.scalar, readers.list, readers.map].filter((r) => r !== undefined).map((r) => schemaOf(r)),
    }),
  );
}

/** Any value as plain data, for keys that belong to the user. */
export const anything: Reader<unknown> = described(
  (node) => plain(node),
  () => ({}),
);

function plain(node: DataNode): unknown {
  if (node.kind === 'scalar') return node.value;
  if (node.kind === 'list') return node.items.map(plain);
  return Object.fromEntries(node.entries.map((entry) => [entry.key, plain(entry.value)]));
}
