import { createCheckstyleReporter } from '../../core/reporters/checkstyle';
import { createCompactReporter } from '../../core/reporters/compact';
import { csvReporter } from '../../core/reporters/csv';
import { gitlabReporter } from '../../core/reporters/gitlab';
import { createHtmlReporter } from '../../core/reporters/html';
import { junitReporter } from '../../core/reporters/junit';
import { createMarkdownReporter } from '../../core/reporters/markdown';
import { rdjsonReporter } from '../../core/reporters/rdjson';
import type { ReportOptions, Reporter } from '../../core/reporters/reporter';

/** The reports that a run rarely asks for. */
export type FurtherFormat = 'compact' | 'gitlab' | 'junit' | 'checkstyle' | 'rdjson' | 'csv' | 'markdown' | 'html';

export function createReporter(format: FurtherFormat, options: ReportOptions): Reporter {
  switch (format) {
    case 'compact':
      return createCompactReporter(options);
    case 'gitlab':
      return gitlabReporter;
    case 'junit':
      return junitReporter;
    case 'checkstyle':
      return createCheckstyleReporter(options);
    case 'rdjson':
      return rdjsonReporter;
    case 'csv':
      return csvReporter;
    case 'markdown':
      return createMarkdownReporter(options);
    case 'html':
      return createHtmlReporter(options);
  }
}
