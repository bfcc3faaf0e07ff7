import { strict as assert } from 'node:assert';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';

const root = process.cwd();
const read = (file: string): string => readFileSync(join(root, file), 'utf8');

/** What a page links to and shows, without addresses elsewhere and places in itself. */
function targetsOf(file: string): string[] {
  const text = read(file).replace(/^```[^]*?^```/gm, '');
  return [...text.matchAll(/\]\(([^)\s]+)\)/g)]
    .map((match) => match[1]!.replace(/#.*$/, ''))
    .filter((target) => target !== '' && !/^[a-z]+:/i.test(target));
}

const pages = [
  ...readdirSync(root).filter((name) => name.endsWith('.md')),
  ...readdirSync(join(root, 'docs'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
];

/** Our column in the table of the editor's features. */
function ownColumn(file: string): string[] {
  const table = /^\| \| Huashu \|[^]*?\n\n/m.exec(read(file))?.[0] ?? '';
  return table
    .split('\n')
    .slice(2)
    .filter(Boolean)
    .map((row) => row.split('|')[2]!.trim());
}

describe('documentation', () => {
  for (const page of pages)
    it(`${page} links to what is there`, () => {
      const missing = targetsOf(page).filter((target) => !existsSync(join(root, dirname(page), target)));
      assert.deepEqual(missing, []);
    });

  it('each feature that the readme claims beside others is linked to its test, in both languages alike', () => {
    const cells = ownColumn('README.md');
    assert.ok(cells.length > 10, 'the table of features was not found');
    assert.deepEqual(
      cells.filter((cell) => !/^\[yes\]\(test\/.+(\.test\.ts|\.test\.mjs|-suite\.mjs)\)$/.test(cell)),
      [],
    );
    assert.deepEqual(
      ownColumn('README.zh-CN.md').map((cell) => cell.replace('[有]', '[yes]')),
      cells,
    );
  });
});
