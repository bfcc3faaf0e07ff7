import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { projectFile } from '../support/project-file';
import { Home, settingsFor, skipUnless } from './documented';

// Neovim with the settings that docs/editors.md gives, and the server that they start.

const found = spawnSync('nvim', ['--version'], { encoding: 'utf8' });
const installed = found.status === 0;

describe('Neovim with the documented settings', function () {
  this.timeout(120_000);
  let home: Home | undefined;
  let result: {
    error?: string;
    filetype: string;
    shown: string[];
    action: string;
    fixed: string[];
    left: string[];
    completion: string;
    completed: string;
    hover: string;
    outline: string[];
  };

  before(function () {
    skipUnless(installed, 'Neovim', this);
    home = new Home({
      'init.lua': settingsFor('Neovim', 'lua'),
      'a.huashu': '客服：你好。\n客户：我想查话费。\n客服：好的，qsd\n',
    });
    const script = `luafile ${projectFile('test/editors/neovim.lua')}`;
    result = home.run('nvim', ['--headless', '-u', 'init.lua', '-i', 'NONE', '-n', 'a.huashu', '-c', script]);
  });
  after(() => home?.remove());

  it('shows problems in a .huashu file', () => {
    assert.equal(result.filetype, 'huashu');
    assert.ok(result.shown.includes('pronoun'), result.shown.join());
  });
  it('applies a fix, after which the problem is gone', () => {
    assert.match(result.action, /您/);
    assert.equal(result.fixed[0], '客服：您好。');
    assert.ok(!result.left.includes('pronoun'));
  });
  it('completes a standard phrase by its initials', () => {
    assert.match(result.completion, /请稍等/);
    assert.match(result.completed, /^客服：好的，.*请稍等.*为您查询/);
  });
  it('shows the outline', () => {
    assert.deepEqual(result.outline.slice(0, 2), ['客服：您好。', '客户：我想查话费。']);
  });
});
