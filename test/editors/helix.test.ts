import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { stripVTControlCharacters } from 'node:util';
import { projectFile } from '../support/project-file';
import { Home, settingsFor, skipUnless } from './documented';
import { hasTerminals, Terminal } from './terminal';

// Helix with the settings that docs/editors.md gives, and the server that they start. It has no way to be driven but its keys.

const helix = ['hx', projectFile('.helix-editor/hx')].find((command) =>
  spawnSync(command, ['--version'], { encoding: 'utf8' }).stdout?.startsWith('helix'),
);
/** Debian's packages were asked for it in vain: see scripts/install-helix.mjs. */
const unavailable = existsSync(projectFile('.helix-editor/unavailable'));

/** Versions differ in where they put it. */
const problem = /称呼客户用“您”，不用“你”/;

const script = `客服：你好。
客服：{称呼}，您好。
客户：我想查话费。
客服：好的，
`;

describe('Helix with the documented settings', function () {
  this.timeout(120_000);
  let home: Home;
  let terminal: Terminal | undefined;

  before(function () {
    if (helix === undefined && unavailable) this.skip();
    skipUnless(helix !== undefined && hasTerminals(), 'Helix, or tmux,', this);
    home = new Home({
      'helix/languages.toml': settingsFor('Helix', 'toml'),
      'huashu.config.yaml': 'rules:\n  hold-consent-missing: off\n  hold-thanks-missing: off\n  closing-missing: off\n',
      'a.huashu': script,
      'b.md': '# 查话费\n\n客服：你好。\n',
      'c.txt': '客服：你好。\n',
    });
    terminal = new Terminal(`'${helix}' a.huashu`, { cwd: home.folder, env: home.environment });
  });
  after(() => {
    terminal?.close();
    home?.remove();
  });

  // What comes after a failure would wait for a screen that never comes.
  afterEach(function () {
    if (this.currentTest?.state === 'failed') terminal?.close();
  });

  /** Back in normal mode: a key that comes together with Escape would be one with Alt. */
  async function normal(): Promise<void> {
    terminal!.press('Escape');
    await terminal!.shows(/^ NOR /m);
  }

  function command(line: string): void {
    terminal!.type(`:${line}`);
    terminal!.press('Enter');
  }

  it('is healthy', () => {
    const { stdout } = spawnSync(helix!, ['--health', 'huashu'], { encoding: 'utf8', env: home.environment });
    assert.match(stripVTControlCharacters(stdout), /language servers:\s+✓ huashu: .*\/bin\/huashu/);
  });

  it('shows a problem where the cursor is', async () => {
    await terminal!.shows(/●/);
    terminal!.type('lll');
    await terminal!.shows(problem);
  });

  it('tells clause and reason', async () => {
    terminal!.press('Space', 'k');
    await terminal!.shows(/§1\.1\.2\.4a 多用[^]*为什么/);
    terminal!.press('Escape');
    await terminal!.showsNo(/为什么/);
  });

  it('applies a fix, after which the problem is gone', async () => {
    terminal!.press('Space', 'a');
    await terminal!.shows(/改为“您”/);
    terminal!.press('Enter');
    await terminal!.shows(/1 +客服：您好。/);
    await terminal!.showsNo(problem);
  });

  it('renames a placeholder', async () => {
    terminal!.type('jl');
    terminal!.press('Space', 'r');
    await terminal!.shows(/rename-to:称呼/);
    terminal!.press('C-u');
    terminal!.type('姓氏');
    terminal!.press('Enter');
    await terminal!.shows(/2 +客服：{姓氏}，您好。/);
  });

  it('completes a standard phrase by its initials', async () => {
    terminal!.type('geA');
    terminal!.type('qsd');
    await terminal!.shows(/^ ?请稍等，正在为您查询，请不要挂机。/m);
    terminal!.press('Tab');
    await terminal!.shows(/4 +客服：好的，请稍等，正在为您查询，请不要挂机。/);
    terminal!.press('Enter');
    await normal();
  });

  it('shows the outline', async () => {
    terminal!.press('Space', 's');
    const screen = await terminal!.shows(/│.*客户：我想查话费。/);
    assert.match(screen, /│.*客服：{姓氏}，您好。/);
    terminal!.press('Escape');
    await terminal!.showsNo(/│/);
  });

  it('puts a document in order, and saves it', async () => {
    terminal!.type('o客服:您好,再见.');
    await normal();
    command('format');
    await terminal!.shows(/5 +客服：您好，再见。/);
    command('w');
    await terminal!.shows(/'a.huashu' written/);
    assert.equal(
      home.read('a.huashu'),
      '客服：您好。\n客服：{姓氏}，您好。\n客户：我想查话费。\n客服：好的，请稍等，正在为您查询，请不要挂机。\n客服：您好，再见。\n',
    );
  });

  it('follows the configuration of the folder', async () => {
    terminal!.press('Space', 'd');
    const screen = await terminal!.shows(/anything-else-missing/);
    assert.ok(!screen.includes('closing-missing'), screen);
    terminal!.press('Escape');
    await terminal!.showsNo(/anything-else-missing/);
  });

  it('follows a configuration that is changed in it', async () => {
    command('open huashu.config.yaml');
    await terminal!.shows(/closing-missing/);
    terminal!.type('geoanything-else-missing: off');
    await normal();
    command('w');
    await terminal!.shows(/'huashu.config.yaml' written/);
    command('open a.huashu');
    await terminal!.shows(/客服：您好，再见。/);
    await terminal!.showsNo(/●/);
  });

  for (const [file, line] of [
    ['b.md', 3],
    ['c.txt', 1],
  ] as const) {
    it(`mends ${file}`, async () => {
      command(`open ${file}`);
      await terminal!.shows(new RegExp(`● +${line} +客服：你好。`));
      terminal!.type(`${line}gglll`);
      await terminal!.shows(problem);
      terminal!.press('Space', 'a');
      await terminal!.shows(/改为“您”/);
      terminal!.press('Enter');
      await terminal!.shows(new RegExp(`${line} +客服：您好。`));
      command('w');
      await terminal!.shows(new RegExp(`'${file}' written`));
      assert.match(home.read(file), /客服：您好。\n$/);
    });
  }

  it('ends', async () => {
    command('quit-all');
    await terminal!.ends();
  });
});
