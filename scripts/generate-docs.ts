import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { clausesPage } from '../server/src/core/packs/clauses-page';
import { builtinPacks } from '../server/src/core/packs/builtin';

/** Writes the pages of docs/ that are made from the packs. */
export function generateDocs(root: string): void {
  mkdirSync(join(root, 'docs'), { recursive: true });
  const path = join(root, 'docs/clauses.md');
  const page = clausesPage(builtinPacks());
  if (!existsSync(path) || readFileSync(path, 'utf8') !== page) writeFileSync(path, page);
}
