import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { projectFile } from '../support/project-file';

// Neovim with the settings that docs/editors.md gives, and the server that they start.

const found = spawnSync('nvim', ['--version'], { encoding: 'utf8' });
const installed = found.status === 0;

/** The first block of code of a language behind a heading. */
function settingsFor(editor: string, language: string): string {
  const page = readFileSync(projectFile('docs/editors.md'), 'utf8');
  const section = page.slice(page.indexOf(`## ${editor}`));
  const block = new RegExp(`\`\`\`${language}\\n([^]*?)\`\`\``).exec(section);
  assert.ok(block, `docs/editors.md has no ${language} for ${editor}`);
  return block[1]!;
}

describe('Neovim with the documented settings', function () {
  this.timeout(120_000);
  let folder = '';
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
    if (!installed) {
      assert.ok(process.env['HUASHU_NO_SKIP'] === undefined, 'Neovim is missing: node scripts/install-editors.mjs');
      this.skip();
    }
    folder = mkdtempSync(join(tmpdir(), 'huashu-neovim-'));
    const bin = join(folder, 'bin');
    mkdirSync(bin);
    writeFileSync(join(bin, 'huashu'), `#!/bin/sh\nexec "${process.execPath}" "${projectFile('dist/cli.js')}" "$@"\n`);
    chmodSync(join(bin, 'huashu'), 0o755);
    writeFileSync(join(folder, 'init.lua'), settingsFor('Neovim', 'lua'));
    writeFileSync(join(folder, 'a.huashu'), '客服：你好。\n客户：我想查话费。\n客服：好的，qsd\n');
    const run = spawnSync(
      'nvim',
      [
        '--headless',
        '-u',
        'init.lua',
        '-i',
        'NONE',
        '-n',
        'a.huashu',
        '-c',
        `luafile ${projectFile('test/editors/neovim.lua')}`,
      ],
      {
        cwd: folder,
        encoding: 'utf8',
        timeout: 100_000,
        env: {
          ...process.env,
          PATH: `${bin}${delimiter}${process.env['PATH']}`,
          HUASHU_RESULT: join(folder, 'result.json'),
          XDG_STATE_HOME: folder,
          XDG_DATA_HOME: folder,
          XDG_CACHE_HOME: folder,
          HOME: folder,
        },
      },
    );
    assert.equal(run.status, 0, run.stderr);
    result = JSON.parse(readFileSync(join(folder, 'result.json'), 'utf8')) as typeof result;
    assert.equal(result.error, undefined);
  });
  after(() => {
    if (folder !== '') rmSync(folder, { recursive: true, force: true });
  });

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
