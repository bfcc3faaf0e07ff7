import { strict as assert } from 'node:assert';
import { compileGlobs } from '../../../server/src/core/config/globs';

describe('globs of the configuration', () => {
  const cases: readonly (readonly [glob: string, matching: readonly string[], other: readonly string[]])[] = [
    ['*.txt', ['a.txt', 'x/y/a.txt', '.hidden/a.txt'], ['a.txt.md', 'a.md']],
    ['scripts/**', ['scripts/a.md', 'scripts/x/y.md'], ['other/scripts/a.md', 'scriptsa.md']],
    ['./scripts/*.md', ['scripts/a.md'], ['scripts/x/a.md']],
    ['drafts/', ['drafts/a.md', 'x/drafts/y/a.md'], ['my-drafts/a.md', 'drafts.md']],
    ['drafts', ['drafts/a.md', 'x/drafts/a.md', 'drafts'], ['drafts.md']],
    ['话术/**/*.{md,huashu}', ['话术/装机/开场.huashu', '话术/a.md'], ['话术/a.txt']],
    ['**', ['a', 'a/b'], []],
  ];
  for (const [glob, matching, other] of cases) {
    it(glob, () => {
      const matches = compileGlobs([glob]);
      for (const path of matching) assert.equal(matches(path), true, path);
      for (const path of other) assert.equal(matches(path), false, path);
    });
  }

  it('match nothing where there is none, and any where there are several', () => {
    assert.equal(compileGlobs([])('a.md'), false);
    assert.equal(compileGlobs(['a.md', 'b.md'])('x/b.md'), true);
  });
});
