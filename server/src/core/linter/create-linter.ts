import type { DataProblem } from '../config/data';
import { compileProgram } from '../packs/compile-program';
import type { Pack } from '../packs/schema';
import type { Linter } from './linter';
import { linterOf } from './linter-of';
import type { MeterFor } from './meter';

/** A linter for the rules of the packs given. Rules that cannot be compiled are in `problems`; the others run. */
export function createLinter(packs: readonly Pack[], meterFor?: MeterFor): { linter: Linter; problems: DataProblem[] } {
  const { program, problems } = compileProgram(packs);
  return { linter: linterOf(program, meterFor), problems };
}
