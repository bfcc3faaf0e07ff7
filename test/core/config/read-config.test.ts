import { strict as assert } from 'node:assert';
import { loadConfig } from '../../../server/src/core/config/load';
import { memoryHost } from './memory-host';
import { shippedPacks } from './packs';
import { accepted, refused } from './samples';

function load(source: string, name = 'huashu.config.yaml'): ReturnType<typeof loadConfig> {
  const file = `/texts/${name}`;
  return loadConfig(file, { host: memoryHost({ [file]: source }), builtinPacks: () => shippedPacks });
}

describe('reading a configuration', () => {
  for (const source of accepted) {
    it(`accepts ${JSON.stringify(source)}`, () => {
      const { layer, problems } = load(source);
      assert.deepEqual(problems, []);
      assert.ok(layer);
    });
  }

  for (const { source, at, says } of refused) {
    it(`refuses ${JSON.stringify(source)}`, () => {
      const { layer, problems } = load(source);
      assert.equal(layer, undefined);
      assert.deepEqual(
        problems.map(({ line, column }) => `${line}:${column}`),
        [at],
      );
      assert.match(problems[0]!.message.en, says);
      assert.equal(problems[0]!.file, '/texts/huashu.config.yaml');
      assert.notEqual(problems[0]!.message.zh, problems[0]!.message.en);
    });
  }

  it('tells where YAML or JSON breaks off', () => {
    assert.equal(load('rules: {').problems[0]?.line, 1);
    const { problems } = load('rules:\n  hedge: [a]b]: c\n  x: }\n');
    assert.deepEqual(
      problems.map(({ line }) => line),
      [2],
    );
    assert.ok(load('{ "root": true,, }', 'huashu.config.json').problems.length > 0);
    assert.deepEqual(load('{\n\t"root": true\n}\n', 'huashu.config.json').problems, []);
  });

  it('counts lines and columns in files with carriage returns', () => {
    const { problems } = load('locale: en\r\nrules:\r\n  hedge: loud\r\n');
    assert.deepEqual([problems[0]?.line, problems[0]?.column], [3, 10]);
  });

  it('reads a file with a byte order mark', () => {
    assert.deepEqual(load('\ufefflocale: en\n').problems, []);
  });

  it('reports all mistakes of a file at once', () => {
    assert.equal(load('locale: fr\ntier: gold\nroots: true\n').problems.length, 3);
  });

  it('says so where there is no such file', () => {
    const { problems } = loadConfig('/none.yaml', { host: memoryHost({}), builtinPacks: () => shippedPacks });
    assert.match(problems[0]!.message.en, /does not exist/);
  });
});
