import { strict as assert } from 'node:assert';
import {
  baselineOf,
  compareWith,
  countOf,
  readBaseline,
  without,
  writeBaseline,
} from '../../server/src/core/baseline/baseline';

const entry = (ruleId: string, fingerprint: string): { ruleId: string; fingerprint: string } => ({
  ruleId,
  fingerprint,
});

describe('baseline', () => {
  const file = { hedge: ['a', 'b'], pronoun: ['c'] };

  it('tells known findings from new ones, and what has vanished', () => {
    const { known, vanished } = compareWith(file, [entry('hedge', 'b'), entry('hedge', 'x'), entry('command', 'c')]);
    assert.deepEqual(known, [true, false, false]);
    assert.deepEqual(vanished, { hedge: ['a'], pronoun: ['c'] });
  });

  it('lets a listed finding pass once only', () => {
    assert.deepEqual(compareWith({ hedge: ['a'] }, [entry('hedge', 'a'), entry('hedge', 'a')]).known, [true, false]);
  });

  it('knows nothing of a file that it does not list', () => {
    assert.deepEqual(compareWith(undefined, [entry('hedge', 'a')]), { known: [false], vanished: {} });
  });

  it('is written sorted, a fingerprint a line, and read again', () => {
    const files = { 'b.md': { pronoun: ['2', '1'] }, 'a.md': baselineOf([entry('hedge', '9')]), 'empty.md': {} };
    const text = writeBaseline({ files });
    assert.deepEqual(text.match(/"[^"]+"/g), [
      '"version"',
      '"files"',
      '"a.md"',
      '"hedge"',
      '"9"',
      '"b.md"',
      '"pronoun"',
      '"1"',
      '"2"',
    ]);
    const again = readBaseline(text);
    assert.ok('files' in again);
    assert.deepEqual(again.files, { 'a.md': { hedge: ['9'] }, 'b.md': { pronoun: ['1', '2'] } });
  });

  it('can be cut and counted', () => {
    assert.deepEqual(without(file, { hedge: ['a'], pronoun: ['c'] }), { hedge: ['b'] });
    assert.equal(countOf(file), 3);
  });

  for (const [text, words] of [
    ['{', /JSON/],
    ['[]', /no files/],
    ['{"version":2,"files":{}}', /version 2/],
    ['{"version":1,"files":{"a.md":{"hedge":"x"}}}', /a\.md/],
  ] as const) {
    it(`refuses ${text}`, () => {
      const result = readBaseline(text);
      assert.ok('en' in result);
      assert.match(result.en, words);
    });
  }
});
