import type { Finding } from '../../../server/src/core/findings/finding';
import type { ReportOptions, ReportedFile, RunSummary } from '../../../server/src/core/reporters/reporter';
import { countFindings } from '../../../server/src/core/reporters/reporter';

export const plain: ReportOptions = { locale: 'zh-CN', color: false, width: 100, version: '1.2.3' };

/** A finding at the first place of `words` in the text. */
export function findingAt(text: string, words: string, more: Partial<Finding> = {}): Finding {
  const start = text.indexOf(words);
  if (start < 0) throw new Error(`no ${words} in the text`);
  return {
    ruleId: 'hedge',
    clauses: ['§1.1.2.5a'],
    severity: 'warning',
    message: '请用肯定的话答复。',
    start,
    end: start + words.length,
    suggestions: [],
    ...more,
  };
}

/** A linted file as reporters get it. */
export function fileWith(text: string, findings: readonly Finding[], filePath = 'scripts/a.md'): ReportedFile {
  return {
    filePath,
    text,
    result: {
      document: {
        text,
        language: 'markdown',
        kind: 'script',
        blocks: [],
        turns: [],
        scenes: [],
        directives: [],
        problems: [],
      },
      kind: 'script',
      findings,
      score: 88,
      calls: () => [],
      crashed: false,
    },
  };
}

export function summaryOf(files: readonly ReportedFile[], more: Partial<RunSummary> = {}): RunSummary {
  return {
    ...countFindings(files.flatMap((file) => file.result.findings)),
    files: files.length,
    filesWithFindings: files.filter((file) => file.result.findings.length > 0).length,
    fixed: 0,
    isDryRun: false,
    score: 88,
    elapsedMs: 1234,
    complete: true,
    ...more,
  };
}
