import type { DataProblem } from '../config/data';
import { compileProgram } from '../packs/compile-program';
import type { Pack } from '../packs/schema';
import { read } from '../packs/builtin.generated';
import type { Linter } from './linter';
import { linterOf } from './linter-of';
import type { MeterFor } from './meter';

/**
 * A linter for the rules of the packs given. Rules that cannot be compiled are in `problems`; the others run.
 *
 * @param builtin the built-in packs as they are in `packs`: what those have in common with them is compiled already
 */
export function createLinter(
  packs: readonly Pack[],
  builtin: readonly Pack[] = [],
  meterFor?: MeterFor,
): { linter: Linter; problems: DataProblem[] } {
  const { program, problems } = compileProgram(
    packs,
    builtin.length > 0 ? { program: read(), packs: builtin } : undefined,
  );
  return { linter: linterOf(program, meterFor), problems };
}
