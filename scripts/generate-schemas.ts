import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { packSchemas } from '../server/src/core/packs/pack-schemas';

/** Writes server/schemas/huashu.pack.KIND.schema.json from the strict readers. A test holds that they are committed so. */
export function generateSchemas(root: string): void {
  for (const [kind, schema] of Object.entries(packSchemas())) {
    const path = join(root, `server/schemas/huashu.pack.${kind}.schema.json`);
    const text = `${JSON.stringify(schema, null, 1)}\n`;
    if (!existsSync(path) || readFileSync(path, 'utf8') !== text) writeFileSync(path, text);
  }
}
