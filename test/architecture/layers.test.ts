import { strict as assert } from 'node:assert';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

const root = process.cwd();
const source = (folder: string) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.generated.ts'))
    .map((file) => join(folder, file));

/** Every import of a file: `import`, `import type`, `export … from`, `import()`. Relative ones as paths from the root. */
function importsOf(file: string): string[] {
  const text = readFileSync(join(root, file), 'utf8');
  const found = [...text.matchAll(/(?:from|import)\s*\(?\s*['"]([^'"]+)['"]/g)].map((match) => match[1]!);
  return found.map((name) => (name.startsWith('.') ? relative(root, resolve(root, dirname(file), name)) : name));
}

function check(folder: string, forbidden: RegExp, why: string): void {
  assert.ok(existsSync(join(root, folder)), `${folder} is not there: this test guards nothing`);
  const offences = source(folder).flatMap((file) =>
    importsOf(file)
      .filter((name) => forbidden.test(name))
      .map((name) => `${file} imports ${name}`),
  );
  assert.deepEqual(offences, [], why);
}

describe('layers know only what lies below them', () => {
  const core = 'server/src/core';

  it('core knows no face, no protocol, no Node', () => {
    check(
      core,
      /^(node:|vscode|fs$|path$|process$|worker_threads$)|server\/src\/(lsp|cli|api|node|browser)|^client/,
      'core is pure',
    );
  });
  it('core/text knows nothing above it', () =>
    check(
      `${core}/text`,
      /core\/(formats|matching|checks|packs|linter|rules|config|fixes|findings)/,
      'text is the lowest layer',
    ));
  it('core/document knows no rules and no formats', () =>
    check(`${core}/document`, /core\/(formats|checks|packs|linter|rules)/, 'the model is plain data'));
  it('core/formats know no rules', () =>
    check(`${core}/formats`, /core\/(checks|packs|linter|rules|matching)/, 'a format only reads'));
  it('core/matching knows no rules', () =>
    check(
      `${core}/matching`,
      /core\/(checks|packs\/(?!schema)|linter|rules|formats)/,
      'the matcher knows patterns only',
    ));
  it('core/reporters know no files', () =>
    check(`${core}/reporters`, /^node:|server\/src\/(cli|lsp)/, 'reporters are pure strings'));
  it('the server knows no Node and no command line', () =>
    check('server/src/lsp', /^node:|server\/src\/(cli|node|browser)|^client/, 'it runs in a worker too'));
  it('the command line knows no protocol', () =>
    check('server/src/cli', /^vscode|server\/src\/lsp|^client/, 'one core, four faces'));
  it('the library for other programs knows no Node and no other face', () =>
    check('server/src/api', /^node:|^vscode|server\/src\/(cli|lsp|node|browser)|^client/, 'it runs in browsers too'));
  it('the client knows the server only by its protocol', () =>
    check('client/src', /server\/src/, 'one core, four faces'));
});
