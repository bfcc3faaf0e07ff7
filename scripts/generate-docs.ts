import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { clausesPage } from '../server/src/core/packs/clauses-page';
import { builtinPacks, shippedPacks } from '../server/src/core/packs/builtin';
import { rulePages } from '../server/src/core/packs/rule-page';

/** Writes the pages of docs/ that are made from the packs, and takes away those of rules that are gone. */
export function generateDocs(root: string): void {
  const docs = join(root, 'docs');
  write(join(docs, 'clauses.md'), clausesPage(builtinPacks()));
  const pages = rulePages(shippedPacks());
  for (const { path, text } of pages) write(join(docs, 'rules', path), text);
  const wanted = new Set(pages.map(({ path }) => path));
  for (const name of readdirSync(join(docs, 'rules'), { recursive: true, encoding: 'utf8' })) {
    const path = name.replaceAll('\\', '/');
    if (path.endsWith('.md') && !wanted.has(path)) rmSync(join(docs, 'rules', name));
  }
}

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  if (!existsSync(path) || readFileSync(path, 'utf8') !== text) writeFileSync(path, text);
}
