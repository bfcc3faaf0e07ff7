// Makes dist/huashu-VERSION.vsix: builds, lays out what a user of the extension needs and nothing else, and packs it.
// `node scripts/package.mjs [--no-build]`; prints the path of the file.
import { createVSIX } from '@vscode/vsce';
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildProduct } from './build.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Of the project's files, those that go into the extension. */
const contents = [
  'dist/client',
  'dist/web/extension.js',
  'dist/web/server.js',
  'dist/server.js',
  'dist/lazy-html.js',
  'dist/builtin.bin',
  'dist/fold.bin',
  'dist/builtin-packs.json',
  'dist/optional-packs.json',
  'client/l10n',
  'client/images',
  'client/snippets.json',
  'client/templates',
  'client/sample',
  'client/walkthrough',
  'syntaxes',
  'server/schemas',
  'package.nls.json',
  'package.nls.zh-cn.json',
  'README.md',
  'README.zh-CN.md',
  'CHANGELOG.md',
  'LICENSE',
];

/** … save these. */
const excluded = ['client/images/icon.svg', '**/*.map'];

/** Keys of package.json that mean nothing to an editor. */
const developmentKeys = ['bin', 'files', 'scripts', 'devDependencies', 'private', 'type'];

/** Packs what dist/ holds; returns the path of the .vsix. */
export async function packageExtension() {
  const stage = join(root, 'dist/vsix');
  const { version } = stageExtension(stage);
  const packagePath = join(root, `dist/huashu-${version}.vsix`);
  await createVSIX({
    cwd: stage,
    packagePath,
    dependencies: false,
    skipLicense: true,
    allowMissingRepository: true,
    rewriteRelativeLinks: false, // there is no public address to rewrite them to
  });
  rmSync(stage, { recursive: true, force: true });
  return packagePath;
}

/** Lays out in a folder what the extension consists of; returns its manifest. */
export function stageExtension(stage) {
  rmSync(stage, { recursive: true, force: true });
  for (const path of contents) {
    if (!existsSync(join(root, path))) continue;
    mkdirSync(dirname(join(stage, path)), { recursive: true });
    cpSync(join(root, path), join(stage, path), { recursive: true });
  }
  for (const readme of ['README.md', 'README.zh-CN.md']) withoutDeadLinks(stage, readme);
  // The page that an editor shows of the extension is for those who write scripts, in both languages: it follows no links.
  renameSync(join(stage, 'README.md'), join(stage, 'README.en.md'));
  cpSync(join(root, 'client/extension-page.md'), join(stage, 'README.md'));
  writeFileSync(join(stage, '.vscodeignore'), excluded.join('\n'));
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  manifest.engines = { vscode: manifest.engines.vscode };
  for (const key of developmentKeys) delete manifest[key];
  writeFileSync(join(stage, 'package.json'), JSON.stringify(manifest, null, 2));
  return manifest;
}

/** Links to what does not go into the extension (the examples, documents for developers) become plain text. */
function withoutDeadLinks(stage, name) {
  const path = join(stage, name);
  if (!existsSync(path)) return;
  const linked = readFileSync(path, 'utf8').replace(
    /(!?)\[([^\]]+)\]\(([^)#]+)[^)]*\)/g,
    (link, image, words, target) =>
      /^\w+:/.test(target) || existsSync(join(stage, target)) ? link : image ? '' : words,
  );
  writeFileSync(path, linked);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  if (!process.argv.includes('--no-build')) await buildProduct();
  const path = await packageExtension();
  console.log(`${path} (${Math.round(statSync(path).size / 1024)} KB)`);
}
