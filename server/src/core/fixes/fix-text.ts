import type { LintSettings } from '../config/config';
import { defaultSettings } from '../config/config';
import type { LanguageId } from '../document/document';
import type { Finding, TextEdit } from '../findings/finding';
import type { LintResult, Linter } from '../linter/linter';
import { applyEdits, conflict } from './apply-edits';

/** Which fixes to apply. */
export interface FixOptions {
  /** `safe` (default): only where the meaning cannot suffer; `all`: unsafe ones too. */
  readonly safety?: 'safe' | 'all';
  /** Only findings for which this holds. */
  readonly only?: (finding: Finding) => boolean;
}

export interface FixedText {
  readonly text: string;
  /** How many fixes were applied, over all passes. */
  readonly applied: number;
  /** What a lint of the new text finds. */
  readonly result: LintResult;
}

/** More passes than any real text needs: the tests demand that the built-in rules settle sooner. */
const MAX_PASSES = 10;

/**
 * Applies fixes until none is left to apply: each pass takes the fixes that do not conflict, first come first served, and
 * lints anew. Stops too where a text comes back that was there before. Speakers other than the agent are never judged, so
 * their words are never touched.
 */
export function fixText(
  linter: Pick<Linter, 'lint'>,
  text: string,
  language: LanguageId,
  settings: LintSettings = defaultSettings,
  options: FixOptions = {},
): FixedText {
  let result = linter.lint(text, language, settings);
  let applied = 0;
  const seen = new Set([text]);
  for (let pass = 0; pass < MAX_PASSES; pass++) {
    const chosen = chooseFixes(result.findings, options);
    if (chosen.length === 0) break;
    const next = applyEdits(
      text,
      chosen.flatMap((finding) => finding.fix!.edits),
    );
    if (seen.has(next)) break;
    seen.add(next);
    text = next;
    applied += chosen.length;
    result = linter.lint(text, language, settings);
  }
  return { text, applied, result };
}

/** The findings whose fixes may be applied together, of findings in order of place. */
export function chooseFixes(findings: readonly Finding[], options: FixOptions = {}): Finding[] {
  const chosen: Finding[] = [];
  const taken: TextEdit[] = [];
  let furthest = -1; // where the last of the taken edits ends
  const condemned = findings.filter(mustGo);
  let next = 0;
  let condemnedTo = -1; // how far phrases reach that begin at or before a finding and must go as a whole
  for (const finding of findings) {
    while (next < condemned.length && condemned[next]!.start <= finding.start)
      condemnedTo = Math.max(condemnedTo, condemned[next++]!.end);
    const { fix } = finding;
    if (!fix || (fix.safety !== 'safe' && options.safety !== 'all')) continue;
    if (options.only && !options.only(finding)) continue;
    if (finding.end <= condemnedTo && !finding.ruleId.startsWith('damaged-text')) continue;
    if (fix.edits.some((edit) => edit.start <= furthest && taken.some((other) => conflict(other, edit)))) continue;
    chosen.push(finding);
    for (const edit of fix.edits) {
      taken.push(edit);
      furthest = Math.max(furthest, edit.end);
    }
  }
  return chosen;
}

/**
 * A phrase of an article that must not be said at all: a person has to replace it, or has listed it as what not to say.
 * To mend single words in it would only make it another phrase; what a copying site did to it is put right all the same.
 */
function mustGo({ severity, fix, turn, ruleId }: Finding): boolean {
  return severity === 'error' && fix === undefined && turn === undefined && ruleId.startsWith('banned');
}
