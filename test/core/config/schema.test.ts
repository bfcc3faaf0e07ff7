import { strict as assert } from 'node:assert';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv';
import { parse } from 'yaml';
import { accepted, refused } from './samples';

/** The folder of the project, from wherever the tests were bundled to. */
function projectFile(path: string): string {
  for (let folder = __dirname; ; folder = join(folder, '..')) {
    const found = join(folder, path);
    if (existsSync(found)) return found;
    if (join(folder, '..') === folder) return join(process.cwd(), path);
  }
}

describe('JSON Schema of the configuration', () => {
  const schema = JSON.parse(readFileSync(projectFile('server/schemas/huashu.config.schema.json'), 'utf8')) as object;
  const validate = new Ajv({ allowUnionTypes: true }).compile(schema);

  for (const source of accepted) {
    it(`accepts ${JSON.stringify(source)}`, () => {
      assert.equal(validate(parse(source)), true, JSON.stringify(validate.errors));
    });
  }

  for (const { source } of refused) {
    it(`refuses ${JSON.stringify(source)}`, () => {
      assert.equal(validate(parse(source)), false);
    });
  }
});
