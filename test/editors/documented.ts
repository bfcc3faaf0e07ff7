import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { projectFile } from '../support/project-file';

/** The settings for an editor as its documentation gives them, in both languages: they differ in the locale alone. */
export function settingsFor(editor: string, language: string): string {
  const settings = blockIn('docs/editors.zh-CN.md', editor, language);
  const english = blockIn('docs/editors.md', editor, language);
  assert.equal(english.replace(/(['"])en\1/, '$1zh-CN$1'), settings, `${editor}: the English page says something else`);
  return settings;
}

/** The first block of code of a language behind a heading. */
function blockIn(page: string, heading: string, language: string): string {
  const text = readFileSync(projectFile(page), 'utf8');
  const section = text.slice(text.indexOf(`## ${heading}`));
  const block = new RegExp(`\`\`\`${language}\\n([^]*?)\`\`\``).exec(section);
  assert.ok(block, `${page} has no ${language} for ${heading}`);
  return block[1]!;
}

/** Skips the tests of an editor that is not there, which is a failure where nothing may be skipped. */
export function skipUnless(installed: boolean, editor: string, context: Mocha.Context): void {
  if (installed) return;
  assert.ok(process.env['HUASHU_NO_SKIP'] === undefined, `${editor} is missing: node scripts/install-editors.mjs`);
  context.skip();
}

/** A folder to be at home in, with the command `huashu`: what an editor is started with, and where its answer lies. */
export class Home {
  readonly folder = mkdtempSync(join(tmpdir(), 'huashu-editor-'));
  private readonly result = join(this.folder, 'result.json');

  constructor(files: { readonly [name: string]: string }) {
    const bin = join(this.folder, 'bin');
    mkdirSync(bin);
    writeFileSync(join(bin, 'huashu'), `#!/bin/sh\nexec "${process.execPath}" "${projectFile('dist/cli.js')}" "$@"\n`);
    chmodSync(join(bin, 'huashu'), 0o755);
    for (const [name, text] of Object.entries(files)) {
      const file = join(this.folder, name);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, text);
    }
  }

  /** Runs an editor in it, which leaves its answer; fails where that ends badly. */
  run<Result extends { readonly error?: string }>(editor: string, args: readonly string[]): Result {
    const { folder: cwd, environment: env } = this;
    const run = spawnSync(editor, args, { cwd, encoding: 'utf8', timeout: 100_000, env });
    assert.equal(run.status, 0, run.stderr);
    const result = JSON.parse(readFileSync(this.result, 'utf8')) as Result;
    assert.equal(result.error, undefined);
    return result;
  }

  read(name: string): string {
    return readFileSync(join(this.folder, name), 'utf8');
  }

  get environment(): NodeJS.ProcessEnv {
    const { folder } = this;
    return {
      ...process.env,
      PATH: `${join(folder, 'bin')}${delimiter}${process.env['PATH']}`,
      HUASHU_RESULT: this.result,
      XDG_STATE_HOME: folder,
      XDG_DATA_HOME: folder,
      XDG_CACHE_HOME: folder,
      XDG_CONFIG_HOME: folder,
      HOME: folder,
    };
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
