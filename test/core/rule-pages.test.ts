import { strict as assert } from 'node:assert';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { shippedPacks } from '../../server/src/core/packs/builtin';
import { rulePages } from '../../server/src/core/packs/rule-page';
import { projectFile } from '../support/project-file';

describe('the pages of the rules', () => {
  const pages = rulePages(shippedPacks());
  const folder = projectFile('docs/rules');

  it('stand in docs/rules as the packs are now, and no others', () => {
    const stale = pages.filter(({ path, text }) => {
      const file = join(folder, path);
      return !existsSync(file) || readFileSync(file, 'utf8').replaceAll('\r\n', '\n') !== text;
    });
    assert.deepEqual(
      stale.map(({ path }) => path),
      [],
      'out of date: npm run generate, and commit docs',
    );
    const there = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => name.replaceAll('\\', '/'));
    assert.deepEqual(there.filter((name) => name.endsWith('.md')).sort(), pages.map(({ path }) => path).sort());
  });

  it('have for every rule what it checks, why, clauses, bad and good examples, and settings', () => {
    for (const { path, text } of pages.slice(1)) {
      for (const title of ['检查什么', '为什么', '条款', '反例', '正例', '设置'])
        assert.ok(text.includes(`\n## ${title}\n`), `${path}: ${title}`);
    }
  });

  it('link to files that are there', () => {
    for (const { path, text } of pages) {
      for (const [, target] of text.matchAll(/\]\(([^)#]+)\)/g))
        assert.ok(existsSync(join(folder, dirname(path), target!)), `${path}: ${target}`);
    }
  });

  it('say how a whole call is told from a fragment', () => {
    for (const id of ['greeting-missing', 'closing-missing', 'anything-else-missing'])
      assert.match(pages.find(({ path }) => path === `${id}.md`)!.text, /## 怎样判断\n\n[^#]*片段/);
  });
});
