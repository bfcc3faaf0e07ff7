import { builtinPacks } from '../../core/packs/builtin';
import type { ReportOptions, Reporter } from '../../core/reporters/reporter';
import { createSarifReporter } from '../../core/reporters/sarif';

/** The SARIF reporter with the rules of these packs. */
export function createReporter(options: ReportOptions, packs = builtinPacks): Reporter {
  return createSarifReporter(options, packs());
}
