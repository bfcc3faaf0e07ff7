import type { Locale } from '../core/config/config';
import { githubReporter } from '../core/reporters/github';
import { jsonReporter } from '../core/reporters/json';
import type { Pack } from '../core/packs/schema';
import type { ReportOptions, Reporter } from '../core/reporters/reporter';
import { createStylishReporter } from '../core/reporters/stylish';
import type { LintOptions } from './lint-options';
import { version } from './version';

/** What a reporter is to know of this run. */
export function reportOptions({ color, width }: LintOptions, locale: Locale): ReportOptions {
  return { locale, color, width, version };
}

/**
 * The reporter asked for. SARIF, which describes the rules, is loaded only where asked for.
 *
 * @param packs those whose rules may report something; undefined for those that ship with the product
 */
export async function createReporter(
  options: LintOptions,
  locale: Locale,
  packs?: () => readonly Pack[],
): Promise<Reporter> {
  switch (options.format) {
    case 'json':
      return jsonReporter;
    case 'github':
      return githubReporter;
    case 'sarif':
      return (await import('./lazy/sarif')).createReporter(options, locale, packs);
    case 'stylish':
      return createStylishReporter(reportOptions(options, locale));
  }
}
