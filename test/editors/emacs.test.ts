import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { projectFile } from '../support/project-file';
import { Home, settingsFor, skipUnless } from './documented';

// Emacs and its eglot with the settings that docs/editors.md gives, and the server that they start.

const withPackages = ['--batch', '--eval', '(package-activate-all)'];
const found = spawnSync('emacs', [...withPackages, '--eval', "(kill-emacs (if (require 'eglot nil t) 0 1))"]);
const installed = found.status === 0;

describe('Emacs with the documented settings', function () {
  this.timeout(120_000);
  let home: Home | undefined;
  let result: {
    error?: string;
    mode: string;
    shown: string[];
    action: string;
    fixed: string;
    completion: string;
    completed: string;
    hover: string;
    renamed: string;
    outline: string[];
    formatted: string;
  };

  before(function () {
    skipUnless(installed, 'Emacs', this);
    home = new Home({
      'init.el': settingsFor('Emacs', 'elisp'),
      'a.huashu': '客服：你好。\n客服：{称呼}，您好。\n客户：我想查话费。\n客服：好的，qsd\n',
    });
    result = home.run('emacs', [...withPackages, '-l', 'init.el', '-l', projectFile('test/editors/emacs.el')]);
  });
  after(() => home?.remove());

  it('shows problems in a .huashu file', () => {
    assert.equal(result.mode, 'huashu-mode');
    assert.ok(
      result.shown.some((text) => text.includes('[pronoun]')),
      result.shown.join('\n'),
    );
  });
  it('applies a fix, after which the problem is gone', () => {
    assert.match(result.action, /您/);
    assert.equal(result.fixed, '客服：您好。');
  });
  it('completes a standard phrase by its initials', () => {
    assert.match(result.completion, /请稍等/);
    assert.equal(result.completed, '客服：好的，请稍等，正在为您查询，请不要挂机。');
  });
  it('tells clause and reason', () => {
    assert.match(result.hover, /§1\.3\.2\.4a[^]*为什么/);
  });
  it('renames a placeholder', () => {
    assert.equal(result.renamed, '客服：{姓氏}，您好。');
  });
  it('shows the outline', () => {
    assert.deepEqual(result.outline.slice(0, 3), ['客服：您好。', '客服：{姓氏}，您好。', '客户：我想查话费。']);
  });
  it('puts a line in order', () => {
    assert.equal(result.formatted, '客服：您好，再见。');
  });
});
