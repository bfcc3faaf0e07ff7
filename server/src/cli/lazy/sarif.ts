import type { Locale } from '../../core/config/config';
import { builtinPacks } from '../../core/packs/builtin';
import type { Reporter } from '../../core/reporters/reporter';
import { createSarifReporter } from '../../core/reporters/sarif';
import type { LintOptions } from '../lint-options';
import { reportOptions } from '../reporters';

/** The SARIF reporter with the rules of these packs. */
export function createReporter(options: LintOptions, locale: Locale, packs = builtinPacks): Reporter {
  return createSarifReporter(reportOptions(options, locale), packs());
}
