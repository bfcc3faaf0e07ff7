import type { Locale } from '../core/config/config';
import { githubReporter } from '../core/reporters/github';
import { jsonReporter } from '../core/reporters/json';
import type { Pack } from '../core/packs/schema';
import type { ReportOptions, Reporter } from '../core/reporters/reporter';
import { createStylishReporter } from '../core/reporters/stylish';
import type { LintOptions, ReportOrder } from './lint-options';
import { version } from './version';

/** What a reporter is to know of this run. */
export function reportOptions({ width }: LintOptions, { color }: ReportOrder, locale: Locale): ReportOptions {
  return { locale, color, width, version };
}

/**
 * The reporters asked for, in the order of `options.reports`. Those that few runs want are loaded only where asked for.
 *
 * @param packs those whose rules may report something; undefined for those that ship with the product
 */
export function createReporters(
  options: LintOptions,
  locale: Locale,
  packs?: () => readonly Pack[],
): Promise<Reporter[]> {
  return Promise.all(options.reports.map((order) => createReporter(order, options, locale, packs)));
}

async function createReporter(
  order: ReportOrder,
  options: LintOptions,
  locale: Locale,
  packs?: () => readonly Pack[],
): Promise<Reporter> {
  switch (order.format) {
    case 'json':
      return jsonReporter;
    case 'ndjson':
      return (await import('./lazy/ndjson')).ndjsonReporter;
    case 'github':
      return githubReporter;
    case 'sarif':
      return (await import('./lazy/sarif')).createReporter(reportOptions(options, order, locale), packs);
    case 'stylish':
      return createStylishReporter(reportOptions(options, order, locale));
    default:
      return (await import('./lazy/reports')).createReporter(order.format, reportOptions(options, order, locale));
  }
}
