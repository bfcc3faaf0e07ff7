import { read } from './builtin-packs.generated';
import { read as readOptional } from './optional-packs.generated';
import type { Pack } from './schema';

/** The built-in packs in full, with reasons, examples, clauses and phrases, in order of extension. Not needed to lint. */
export function builtinPacks(): readonly Pack[] {
  return read();
}

/** Packs of other trades that come along (courier, bank): in force only where a configuration names them. */
export function optionalPacks(): readonly Pack[] {
  return readOptional();
}

let all: readonly Pack[] | undefined;

/** Every pack that a configuration may name without a path. Always the same array. */
export function shippedPacks(): readonly Pack[] {
  return (all ??= [...builtinPacks(), ...optionalPacks()]);
}
