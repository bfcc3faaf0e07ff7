import assert from 'node:assert/strict';
import { pathOfUri, uriOfPath } from '../../server/src/lsp/uri';

describe('URIs and paths', () => {
  it('turn into each other', () => {
    for (const [uri, path] of [
      ['file:///home/a.huashu', '/home/a.huashu'],
      ['file:///home/%E8%AF%9D%E6%9C%AF/a%20b%23c%25.md', '/home/话术/a b#c%.md'],
      ['file:///c%3A/scripts/a.md', 'c:/scripts/a.md'],
      ['file://server/share/a.md', '//server/share/a.md'],
    ] as const) {
      assert.equal(pathOfUri(uri), path);
      assert.equal(uriOfPath(path), uri);
    }
  });

  it('are read as other editors write them', () => {
    assert.equal(pathOfUri('file:///C:/Scripts/a.md'), 'c:/Scripts/a.md');
    assert.equal(pathOfUri('FILE://localhost/home/a.md'), '/home/a.md');
    assert.equal(pathOfUri('file:///home/话术.md'), '/home/话术.md');
  });

  it('that name no file have no path', () => {
    for (const uri of ['untitled:Untitled-1', 'https://example.com/a.md', 'file:///%zz', '', 'file:'])
      assert.equal(pathOfUri(uri), undefined, uri);
  });
});
