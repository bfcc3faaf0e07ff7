import { strict as assert } from 'node:assert';
import { useFolders } from './command-line';

describe('huashu clauses', () => {
  const folderWith = useFolders();

  it('lists the clauses named and those below them, with their rules or the reason', async () => {
    const { code, stdout, stderr } = await folderWith().run(['clauses', '§1.5.9.3', '§1.1.1']);
    assert.equal(code, 0, stderr);
    assert.match(stdout, /§1\.5\.9\.3 .*\n +banned\/do-you-understand/);
    assert.match(stdout, /§1\.1\.1\.1 .*\n +— /);
    assert.doesNotMatch(stdout, /§1\.5\.9\.30|§1\.1\.2/);
  });

  it('writes JSON and Markdown', async () => {
    const folder = folderWith();
    const json = JSON.parse((await folder.run(['clauses', '1.5.9.3', '--format', 'json'])).stdout) as object[];
    assert.deepEqual(
      json.map((row) => ({ ...row, text: '', rules: (row as { rules: string[] }).rules.length > 0 })),
      [{ id: '§1.5.9.3', pack: 'service-base', kind: 'lexical', text: '', rules: true }],
    );
    const page = await folder.run(['clauses', '--format', 'markdown', '--locale', 'en']);
    assert.match(page.stdout, /^\| clause \| kind \| text \| rules \|\n\|---/);
  });

  it('says which clause it does not know', async () => {
    const { code, stdout, stderr } = await folderWith().run(['clauses', '§1.5.9.77']);
    assert.deepEqual([code, stdout], [2, '']);
    assert.match(stderr, /§1\.5\.9\.77/);
  });

  it('refuses a format that it does not have', async () => {
    const { code, stderr } = await folderWith().run(['clauses', '--format', 'sarif', '--locale', 'en']);
    assert.equal(code, 2);
    assert.match(stderr, /stylish, json, markdown/);
  });
});
