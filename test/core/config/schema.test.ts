import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import Ajv from 'ajv';
import { parse } from 'yaml';
import { projectFile } from '../../support/project-file';
import { accepted, refused } from './samples';

describe('JSON Schema of the configuration', () => {
  const schema = JSON.parse(readFileSync(projectFile('server/schemas/huashu.config.schema.json'), 'utf8')) as object;
  const validate = new Ajv({ allowUnionTypes: true }).compile(schema);

  for (const source of accepted) {
    it(`accepts ${JSON.stringify(source)}`, () => {
      assert.equal(validate(parse(source)), true, JSON.stringify(validate.errors));
    });
  }

  for (const { source, onlyLoader } of refused) {
    if (onlyLoader) continue;
    it(`refuses ${JSON.stringify(source)}`, () => {
      assert.equal(validate(parse(source)), false);
    });
  }
});
