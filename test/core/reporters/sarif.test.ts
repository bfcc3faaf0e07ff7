import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import Ajv from 'ajv';
import { report } from '../../../server/src/core/reporters/reporter';
import { createSarifReporter } from '../../../server/src/core/reporters/sarif';
import type { Pack } from '../../../server/src/core/packs/schema';
import { projectFile } from '../../support/project-file';
import { packOf } from '../config/packs';
import { fileWith, findingAt, plain, summaryOf } from './files';

interface Sarif {
  readonly runs: readonly {
    readonly tool: {
      readonly driver: { readonly version: string; readonly rules: readonly { readonly id: string }[] };
    };
    readonly results: readonly { readonly locations: readonly unknown[]; readonly [key: string]: unknown }[];
    readonly invocations: readonly { readonly executionSuccessful: boolean }[];
  }[];
}

// The schema is of draft 4: two words are spelt otherwise, and its patterns are not for the u flag.
const schemaFile = projectFile('node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json');
const schema = JSON.parse(readFileSync(schemaFile, 'utf8')) as { id?: string; $schema?: string };
delete schema.id;
delete schema.$schema;
const validate = new Ajv({ strict: false, validateFormats: false, unicodeRegExp: false }).compile(schema);

function sarif(files: readonly ReturnType<typeof fileWith>[], packs: readonly Pack[] = [], complete = true): Sarif {
  const text = report(createSarifReporter(plain, packs), files, summaryOf(files, { complete }));
  const parsed = JSON.parse(text) as Sarif;
  assert.equal(validate(parsed), true, JSON.stringify(validate.errors));
  return parsed;
}

describe('SARIF report', () => {
  const text = '客服：大概\n三天\n';

  it('follows the schema, with results, fixes, clauses and rules', () => {
    const pack: Pack = {
      ...packOf('p', ['hedge', 'pronoun']),
      clauses: [{ id: '§1', kind: 'lexical', text: '多用“您”' }],
    };
    const finding = findingAt(text, '大概\n三', {
      turn: 0,
      fix: { edits: [{ start: 3, end: 5, text: '' }], safety: 'unsafe', description: '删除' },
      suggestions: [{ description: '改为“预计”', edits: [{ start: 3, end: 5, text: '预计' }] }],
    });
    const [run] = sarif(
      [fileWith(text, [finding], '话术/a b#.md'), fileWith(text, []), fileWith(text, [finding])],
      [pack],
    ).runs;
    assert.deepEqual(
      run!.tool.driver.rules.map((rule) => rule.id),
      ['hedge', 'pronoun'],
    );
    assert.deepEqual(Reflect.get(run!.tool.driver.rules[0]!, 'help'), {
      text: 'hedge\n§1 多用“您”',
      markdown: 'hedge\n\n- **§1** 多用“您”',
    });
    assert.equal(run!.results.length, 2);
    const [result] = run!.results;
    assert.deepEqual(result!.locations, [
      {
        physicalLocation: {
          artifactLocation: { uri: '%E8%AF%9D%E6%9C%AF/a%20b%23.md', uriBaseId: '%SRCROOT%' },
          region: { startLine: 1, startColumn: 4, endLine: 2, endColumn: 2, charOffset: 3, charLength: 4 },
        },
      },
    ]);
    assert.equal(result!.level, 'warning');
    assert.equal((result!.fixes as unknown[]).length, 2);
    assert.deepEqual(result!.properties, { severity: 'warning', clauses: ['§1.1.2.5a'], turn: 0, fixSafety: 'unsafe' });
  });

  it('gives files elsewhere an absolute address', () => {
    const uriOf = (path: string): unknown =>
      (
        sarif([fileWith(text, [findingAt(text, '大概')], path)]).runs[0]!.results[0]!.locations as [
          { physicalLocation: { artifactLocation: { uri: string } } },
        ]
      )[0].physicalLocation.artifactLocation.uri;
    assert.equal(uriOf('/tmp/a b.md'), 'file:///tmp/a%20b.md');
    assert.equal(uriOf('C:/话/b.md'), 'file:///C:/%E8%AF%9D/b.md');
  });

  it('is valid without findings, and tells whether the run was complete', () => {
    assert.equal(sarif([]).runs[0]!.invocations[0]!.executionSuccessful, true);
    assert.equal(sarif([], [], false).runs[0]!.invocations[0]!.executionSuccessful, false);
  });
});
