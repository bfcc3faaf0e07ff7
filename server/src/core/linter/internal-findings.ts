import type { Locale } from '../config/config';
import type { FormatProblem } from '../document/document';
import type { Finding } from '../findings/finding';
import type { Span } from '../text/span';

/** A rule that threw, shown where it threw: never a clean file. */
export function crashFinding(ruleId: string, error: unknown, where: Span, locale: Locale): Finding {
  const reason = error instanceof Error ? error.message : String(error);
  return {
    ruleId: 'internal/rule-crash',
    clauses: [],
    severity: 'error',
    message: locale === 'en' ? `Rule ${ruleId} failed here: ${reason}` : `规则 ${ruleId} 在此处运行出错：${reason}`,
    start: where.start,
    end: where.end,
    suggestions: [],
  };
}

/** Something wrong with the text's form, as a finding. */
export function problemFinding(problem: FormatProblem, locale: Locale): Finding {
  return {
    ruleId: `format/${problem.code}`,
    clauses: [],
    severity: 'warning',
    message: locale === 'en' ? problem.message.en : problem.message.zh,
    start: problem.start,
    end: problem.end,
    suggestions: [],
  };
}
