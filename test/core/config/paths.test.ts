import { strict as assert } from 'node:assert';
import { parentFolder, pathInside, resolvePath } from '../../../server/src/core/config/paths';

describe('paths of the configuration', () => {
  it('climb to the root of either kind of system and stop there', () => {
    assert.equal(parentFolder('/a/b/c.md'), '/a/b');
    assert.equal(parentFolder('/a'), '/');
    assert.equal(parentFolder('/'), undefined);
    assert.equal(parentFolder('C:/a/b'), 'C:/a');
    assert.equal(parentFolder('C:/a'), 'C:/');
    assert.equal(parentFolder('C:/'), undefined);
  });

  it('resolve dots without leaving the root', () => {
    assert.equal(resolvePath('/a/b', './c/../d'), '/a/b/d');
    assert.equal(resolvePath('/a/b', '../../../..'), '/');
    assert.equal(resolvePath('/', 'x'), '/x');
    assert.equal(resolvePath('C:/a', '../..'), 'C:/');
    assert.equal(resolvePath('//host/a', './b'), '//host/a/b');
  });

  it('tell what lies inside a folder, and are not fooled by a common beginning', () => {
    assert.equal(pathInside('/a/b', '/a/b/c/d'), 'c/d');
    assert.equal(pathInside('/a/b', '/a/b'), '');
    assert.equal(pathInside('/a/b', '/a/bc/d'), undefined);
    assert.equal(pathInside('/', '/a'), 'a');
  });
});
