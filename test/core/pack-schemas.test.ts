import { strict as assert } from 'node:assert';
import { readFileSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import Ajv from 'ajv';
import { parse } from 'yaml';
import { readData } from '../../server/src/core/config/data';
import { packFileReaders, packSchemas } from '../../server/src/core/packs/pack-schemas';
import { projectFile } from '../support/project-file';

/** What each kind of file is called in a pack. */
const kindOf = (path: string): string | undefined =>
  /(?:^|\/)(rules|acts)\/[^/]+\.yaml$/.exec(path)?.[1] ?? basename(path).replace(/\.yaml$/, '');

const packFiles = ['server/packs', 'examples/packs'].flatMap((folder) =>
  readdirSync(projectFile(folder), { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name).replaceAll('\\', '/'))
    .filter((path) => path.endsWith('.yaml')),
);

describe('JSON Schemas of pack files', () => {
  const schemas = packSchemas();
  const ajv = new Ajv({ allowUnionTypes: true, strictRequired: false });
  const validators = Object.fromEntries(Object.entries(schemas).map(([kind, schema]) => [kind, ajv.compile(schema)]));
  const accepts = (kind: string, value: unknown): { reader: boolean; schema: boolean } => ({
    reader: readData(JSON.stringify(value), 'file', packFileReaders[kind]!).problems.length === 0,
    schema: validators[kind]!(value),
  });

  for (const [kind, schema] of Object.entries(schemas)) {
    it(`${kind}: stands in server/schemas as the reader is now`, () => {
      const committed = readFileSync(projectFile(`server/schemas/huashu.pack.${kind}.schema.json`), 'utf8');
      assert.deepEqual(JSON.parse(committed), JSON.parse(JSON.stringify(schema)), 'out of date: npm run generate');
    });

    it(`${kind}: is offered by the editor and goes into the extension`, () => {
      const { contributes } = JSON.parse(readFileSync(projectFile('package.json'), 'utf8')) as {
        contributes: { yamlValidation: { fileMatch: string[]; url: string }[] };
      };
      const entry = contributes.yamlValidation.find(({ url }) => url.endsWith(`/huashu.pack.${kind}.schema.json`));
      assert.ok(entry !== undefined && entry.fileMatch.every((glob) => glob.startsWith('**/packs/*/')));
      assert.match(readFileSync(projectFile('scripts/package.mjs'), 'utf8'), /^ {2}'server\/schemas',$/m);
    });
  }

  it('every file of the packs is of a kind, and every kind but none is there', () => {
    const kinds = new Set(packFiles.map(kindOf));
    assert.deepEqual([...kinds].sort(), Object.keys(schemas).sort());
  });

  for (const path of packFiles) {
    const kind = kindOf(path)!;
    const value: unknown = parse(readFileSync(projectFile(path), 'utf8'));
    it(`${path} is accepted`, () => {
      assert.ok(validators[kind]!(value), JSON.stringify(validators[kind]!.errors));
    });

    it(`${path}: reader and schema agree on a key nobody knows, wherever it stands`, () => {
      for (const place of placesOfMaps(value)) {
        const { reader, schema } = accepts(kind, withKey(value, place));
        assert.equal(schema, reader, place.join('.'));
      }
    });
  }

  it('reader and schema agree on values', () => {
    const rule = { id: 'a', clauses: ['§1'], severity: 'info', message: { zh: 'a', en: 'a' } };
    const examples = { flagged: ['[[a]]'], allowed: ['b'] };
    const written = (more: object): unknown => ({ rules: [{ ...rule, examples, ...more }] });
    assert.deepEqual(accepts('rules', written({ patterns: ['a', 10000] })), { reader: true, schema: true });
    assert.deepEqual(accepts('rules', written({ expect: { all: [{ not: { act: ['a'] } }] } })), {
      reader: true,
      schema: true,
    });
    const wrong: readonly object[] = [
      { id: 'A b' },
      { clauses: ['1'] },
      { severity: 'fatal' },
      { patterns: 'a' },
      { patterns: [true] },
      { patterns: [''] },
      { count: { min: 0, in: 'turn' } },
      { count: { min: 2 } },
      { message: { zh: 'a' } },
      { expect: { all: [{ not: { acts: ['a'] } }] } },
      { check: 'fact' },
    ];
    for (const more of wrong)
      assert.deepEqual(accepts('rules', written(more)), { reader: false, schema: false }, JSON.stringify(more));
    assert.deepEqual(accepts('rules', { defaults: { id: 'a' } }), { reader: false, schema: false });
  });
});

/** A path to one map of every shape: lists and words for keys are gone through once. */
function placesOfMaps(value: unknown, path: readonly (string | number)[] = [], seen = new Set<string>()) {
  const places: (readonly (string | number)[])[] = [];
  if (typeof value !== 'object' || value === null) return places;
  if (!Array.isArray(value)) {
    const shape = path.map((part) => (typeof part === 'number' ? '*' : part)).join('.');
    if (!seen.has(shape)) places.push(path);
    seen.add(shape);
  }
  for (const [key, item] of Object.entries(value))
    places.push(...placesOfMaps(item, [...path, Array.isArray(value) ? Number(key) : key], seen));
  return places;
}

/** A copy with an unknown key in the map at the place. */
function withKey(value: unknown, place: readonly (string | number)[]): unknown {
  const copy = structuredClone(value);
  let at = copy as { [key: string]: unknown };
  for (const part of place) at = at[part] as { [key: string]: unknown };
  at.zzz = ['zzz'];
  return copy;
}
