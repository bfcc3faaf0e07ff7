import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';

/**
 * Where there is a file system the built-in rules are files beside the bundle: reading those is far cheaper than compiling
 * them as part of a script, and each is there once, not in every bundle. The packs in full are JSON. The program, which
 * every run needs, is builtin.bin: what is data of rules as JSON, the matcher's numbers as they are used in place. The
 * table of the normaliser is fold.bin.
 */
export const rulesBeside = (root) => ({
  name: 'rules-beside',
  setup(b) {
    b.onLoad({ filter: /[\\/]core[\\/]text[\\/]fold-table\.ts$/ }, async ({ path }) => {
      const options = { entryPoints: [path], bundle: true, write: false, format: 'cjs', logLevel: 'error' };
      const module = { exports: {} };
      new Function('module', (await b.esbuild.build(options)).outputFiles[0].text)(module);
      mkdirSync(join(root, 'dist'), { recursive: true });
      const { foldTable } = module.exports;
      writeFileSync(join(root, 'dist', 'fold.bin'), Buffer.from(String.fromCharCode(...foldTable), 'utf16le'));
      return { loader: 'js', contents: tableReader };
    });
    b.onLoad({ filter: /[\\/]packs[\\/][\w-]+\.generated\.ts$/ }, ({ path }) => {
      const name = basename(path).replace('.generated.ts', '');
      const json = path.replace(/\.ts$/, '.json');
      mkdirSync(join(root, 'dist'), { recursive: true });
      if (name === 'builtin') {
        writeFileSync(join(root, 'dist', `${name}.bin`), pack(JSON.parse(readFileSync(json, 'utf8'))));
        return { loader: 'js', contents: binaryReader(name) };
      }
      copyFileSync(json, join(root, 'dist', `${name}.json`));
      return { loader: 'js', contents: jsonReader(name) };
    });
  },
});

const jsonReader = (name) => `import { transcode } from 'node:buffer';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
let value;
export function read() {
  return (value ??= JSON.parse(transcode(readFileSync(join(__dirname, '${name}.json')), 'utf8', 'ucs2').toString('ucs2')));
}`;

/**
 * A file of 16-bit units: the length of its head in two of them, the head as JSON, and behind it what the head names as
 * [from, to]: numbers, which are used in place, and JSON of what few texts need, which is parsed when it is asked for. Of the
 * rules the head has the ids and, for each other key that every run reads, the values that occur; which rule has which are
 * numbers too.
 */
function pack({ automaton, owners, rules, facts, ...program }) {
  const parts = [];
  let length = 0;
  const place = (units) => {
    parts.push(units);
    length += units.length;
    return [length - units.length, length];
  };
  const placeAll = (image) =>
    Object.fromEntries(
      Object.entries(image).map(([key, value]) => [
        key,
        typeof value === 'string' ? place(value) : Array.isArray(value) ? value.map(place) : value,
      ]),
    );
  const rest = (value) => place(JSON.stringify(value));
  const values = Object.fromEntries(earlyKeys.map((key) => [key, [null]]));
  const columns = rules.flatMap((rule) => {
    const late = Object.fromEntries(lateKeys.filter((key) => key in rule).map((key) => [key, rule[key]]));
    return [...earlyKeys.map((key) => numberOf(values[key], rule[key] ?? null)), ...rest(late).flatMap(inTwo)];
  });
  const head = {
    ...program,
    rules: { ids: rules.map(({ id }) => id).join(' '), values, columns: place(String.fromCharCode(...columns)) },
    facts: facts && rest(facts),
    numbers: { automaton: placeAll(automaton), owners: placeAll(owners) },
  };
  for (const rule of rules)
    for (const key in rule)
      if (key !== 'id' && !earlyKeys.includes(key) && !lateKeys.includes(key))
        throw new Error(`a rule's ${key} has no place in builtin.bin`);
  const json = JSON.stringify(head);
  const size = String.fromCharCode(json.length & 0xffff, json.length >>> 16);
  return Buffer.from(size + json + parts.join(''), 'utf16le');
}

/** Where a value stands among those that occur; it is added where it is new. */
function numberOf(values, value) {
  const json = JSON.stringify(value);
  const known = values.findIndex((other) => JSON.stringify(other) === json);
  return known < 0 ? values.push(value) - 1 : known;
}

const inTwo = (number) => [number & 0xffff, number >>> 16];

/** What is read of every rule in every run, and what only where a rule has been hit. */
const earlyKeys = [
  'label',
  'clauses',
  'severity',
  'check',
  'roles',
  'kinds',
  'tiers',
  'sentence',
  'notIn',
  'mark',
  'once',
  'yields',
  'count',
  'entity',
  'measure',
];
const lateKeys = ['patterns', 'unless', 'when', 'call', 'message', 'replace', 'safety', 'suggest'];

/** Bundles that are loaded into the same thread share the table. */
const tableReader = `import { readFileSync } from 'node:fs';
import { join } from 'node:path';
export const foldTable = (globalThis[Symbol.for('huashu.foldTable')] ??= read());
function read() {
  const bytes = readFileSync(join(__dirname, 'fold.bin'));
  if (new Uint8Array(new Uint16Array([1]).buffer)[0] === 0) bytes.swap16();
  const { buffer, byteOffset, length } = bytes;
  return byteOffset % 2 === 0 ? new Uint16Array(buffer, byteOffset, length / 2) : new Uint16Array(buffer.slice(byteOffset, byteOffset + length));
}`;

const binaryReader = (name) => `import { readFileSync } from 'node:fs';
import { join } from 'node:path';
let value;
export function read() {
  return (value ??= open(readFileSync(join(__dirname, '${name}.bin'))));
}
class Rule {
  constructor(bytes, begin, units, at, id, values) {
    this.bytes = bytes;
    this.begin = begin;
    this.from = units[at + ${earlyKeys.length}] + units[at + ${earlyKeys.length + 1}] * 65536;
    this.to = units[at + ${earlyKeys.length + 2}] + units[at + ${earlyKeys.length + 3}] * 65536;
    this.rest = undefined;
    this.id = id;
${earlyKeys.map((key, i) => `    this.${key} = values.${key}[units[at + ${i}]] ?? undefined;`).join('\n')}
  }
  late() {
    return (this.rest ??= parse(this.bytes, this.begin, this.from, this.to));
  }
${lateKeys.map((key) => `  get ${key}() {\n    return this.late().${key};\n  }`).join('\n')}
}
function parse(bytes, begin, from, to) {
  return JSON.parse(bytes.toString('utf16le', begin + 2 * from, begin + 2 * to));
}
function open(bytes) {
  const whole = bytes.byteOffset % 2 === 0 ? bytes : Buffer.from(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length));
  const begin = 4 + 2 * whole.readUInt32LE(0);
  const { rules, facts, numbers, ...program } = JSON.parse(whole.toString('utf16le', 4, begin));
  const isLittle = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1;
  const units = isLittle ? new Uint16Array(whole.buffer, whole.byteOffset + begin, (whole.length - begin) / 2) : new Uint16Array(Buffer.from(whole.subarray(begin)).swap16().buffer);
  const placed = (image) => {
    for (const key in image) {
      const at = image[key];
      if (typeof at !== 'number') image[key] = typeof at[0] === 'number' ? units.subarray(at[0], at[1]) : at.map((one) => units.subarray(one[0], one[1]));
    }
    return image;
  };
  let read;
  return {
    ...program,
    rules: rules.ids.split(' ').map((id, i) => new Rule(whole, begin, units, rules.columns[0] + ${earlyKeys.length + 4} * i, id, rules.values)),
    automaton: placed(numbers.automaton),
    owners: placed(numbers.owners),
    get facts() {
      return facts && (read ??= parse(whole, begin, facts[0], facts[1]));
    },
  };
}`;
