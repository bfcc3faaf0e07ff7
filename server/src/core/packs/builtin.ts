import { read } from './builtin-packs.generated';
import type { Pack } from './schema';

/** The built-in packs in full, with reasons, examples, clauses and phrases, in order of extension. Not needed to lint. */
export function builtinPacks(): readonly Pack[] {
  return read();
}
