import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Writes the built-in packs as a module. Filled in with the pack loader. */
export function generatePacks(root: string): void {
  writeFileSync(join(root, 'server/src/core/packs/builtin.generated.ts'), 'export {};\n');
}
