import type { Locale } from '../core/config/config';
import { githubReporter } from '../core/reporters/github';
import { jsonReporter } from '../core/reporters/json';
import type { ReportOptions, Reporter } from '../core/reporters/reporter';
import { createStylishReporter } from '../core/reporters/stylish';
import type { LintOptions } from './lint-options';
import { version } from './version';

/** What a reporter is to know of this run. */
export function reportOptions({ color, width }: LintOptions, locale: Locale): ReportOptions {
  return { locale, color, width, version };
}

/** The reporter asked for. SARIF, which needs the packs, is loaded only where asked for. */
export async function createReporter(options: LintOptions, locale: Locale): Promise<Reporter> {
  switch (options.format) {
    case 'json':
      return jsonReporter;
    case 'github':
      return githubReporter;
    case 'sarif':
      return (await import('./lazy/sarif')).createReporter(options, locale);
    case 'stylish':
      return createStylishReporter(reportOptions(options, locale));
  }
}
