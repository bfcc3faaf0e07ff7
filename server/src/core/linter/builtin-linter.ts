import type { Linter } from './linter';
import { linterOf } from './linter-of';
import type { MeterFor } from './meter';
import { read } from '../packs/builtin.generated';

let linter: Linter | undefined;

/** The linter for the built-in packs (service-base, telecom-10000), compiled when the product was built: ready at once. */
export function builtinLinter(): Linter {
  return (linter ??= linterOf(read()));
}

/** Another one, whose rules are timed. */
export function timedBuiltinLinter(meterFor: MeterFor): Linter {
  return linterOf(read(), meterFor);
}
