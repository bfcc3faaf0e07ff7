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

/** A file of 16-bit units: the length of the JSON, in two of them, the JSON, and the numbers that it names as [from, to]. */
function pack({ automaton, ...program }) {
  const parts = [];
  let length = 0;
  const place = (numbers) => {
    parts.push(numbers);
    length += numbers.length;
    return [length - numbers.length, length];
  };
  const placed = Object.fromEntries(
    Object.entries(automaton).map(([key, value]) => [
      key,
      typeof value === 'string' ? place(value) : Array.isArray(value) ? value.map(place) : value,
    ]),
  );
  const json = JSON.stringify({ ...program, automaton: placed });
  const head = String.fromCharCode(json.length & 0xffff, json.length >>> 16);
  return Buffer.from(head + json + parts.join(''), 'utf16le');
}

const tableReader = `import { readFileSync } from 'node:fs';
import { join } from 'node:path';
const bytes = Uint8Array.from(readFileSync(join(__dirname, 'fold.bin')));
if (new Uint8Array(new Uint16Array([1]).buffer)[0] === 0) Buffer.from(bytes.buffer).swap16();
export const foldTable = new Uint16Array(bytes.buffer);`;

const binaryReader = (name) => `import { readFileSync } from 'node:fs';
import { join } from 'node:path';
let value;
export function read() {
  return (value ??= open(readFileSync(join(__dirname, '${name}.bin'))));
}
function open(bytes) {
  const whole = bytes.byteOffset % 2 === 0 ? bytes : Buffer.from(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length));
  const begin = 4 + 2 * whole.readUInt32LE(0);
  const program = JSON.parse(whole.toString('utf16le', 4, begin));
  if (new Uint8Array(new Uint16Array([1]).buffer)[0] === 0) whole.swap16();
  const units = new Uint16Array(whole.buffer, whole.byteOffset + begin, (whole.length - begin) / 2);
  const { automaton } = program;
  for (const key in automaton) {
    const at = automaton[key];
    if (typeof at !== 'number') automaton[key] = typeof at[0] === 'number' ? units.subarray(at[0], at[1]) : at.map((one) => units.subarray(one[0], one[1]));
  }
  return program;
}`;
