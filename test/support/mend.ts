import type { FixedText, LanguageId, LintSettings, Linter } from '../../server/src/core';
import { fixText } from '../../server/src/core';
import { applyEdits } from '../../server/src/core/fixes/apply-edits';

const mostRounds = 20;

/** What a writer comes to who takes every fix, and where a finding has none its first suggestion, until nothing is offered. */
export function mend(linter: Linter, text: string, language: LanguageId, settings?: LintSettings): FixedText {
  let fixed = fixText(linter, text, language, settings, { safety: 'all' });
  for (let round = 0; round < mostRounds; round++) {
    const offered = fixed.result.findings.find(({ suggestions }) => suggestions.length > 0);
    if (offered === undefined) break;
    const next = applyEdits(fixed.text, offered.suggestions[0]!.edits);
    fixed = fixText(linter, next, language, settings, { safety: 'all' });
  }
  return fixed;
}
