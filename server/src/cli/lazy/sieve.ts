import { readFileSync } from 'node:fs';
import type { Baseline } from '../../core/baseline/baseline';
import { baselineOf, compareWith, readBaseline } from '../../core/baseline/baseline';
import { parentFolder } from '../../core/config/paths';
import type { Finding } from '../../core/findings/finding';
import { fingerprintsOf } from '../../core/reporters/fingerprint';
import { LineIndex } from '../../core/text/line-index';
import { touches } from '../line-ranges';
import type { LineRanges } from '../line-ranges';
import type { LintOptions } from '../lint-options';
import { shownPath } from '../paths';
import type { Sieve, Sifted } from '../sieve';
import type { Message } from '../terminal';

/** What stands in a run's baseline; undefined where there is none to be used; a message where it cannot be read. */
export function loadBaseline({ baseline, cwd }: LintOptions): Baseline | Message | undefined {
  if (baseline === undefined) return undefined;
  const shown = shownPath(baseline.file, cwd);
  let text: string;
  try {
    text = readFileSync(baseline.file, 'utf8');
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' && !baseline.isNamed) return baseline.update === 'no' ? undefined : { files: {} };
    return { zh: `${shown}:基线无法读取：${message}`, en: `${shown}: the baseline cannot be read: ${message}` };
  }
  const result = readBaseline(text);
  return 'files' in result ? result : { zh: `${shown}:${result.zh}`, en: `${shown}: ${result.en}` };
}

/** The sieve of a run whose baseline can be read. */
export function sieveOf(options: LintOptions): Sieve {
  const baseline = loadBaseline(options);
  return createSieve(options, baseline !== undefined && 'files' in baseline ? baseline : undefined);
}

function createSieve(options: LintOptions, baseline: Baseline | undefined): Sieve {
  const { changedLines } = options;
  return (path, text, findings) => {
    const changed = changedLines?.[path];
    const near = changed === undefined ? findings : onLines(changed, text, findings);
    return baseline === undefined ? { findings: near } : sift(baseline, options, path, text, near);
  };
}

function onLines(changed: LineRanges, text: string, findings: readonly Finding[]): readonly Finding[] {
  const lines = LineIndex.of(text);
  return findings.filter(
    (finding) => isOwn(finding) || touches(changed, lines.lineAt(finding.start) + 1, lines.lineAt(finding.end) + 1),
  );
}

function sift(
  baseline: Baseline,
  options: LintOptions,
  path: string,
  text: string,
  findings: readonly Finding[],
): Sifted {
  const order = options.baseline!;
  const name = shownPath(path, parentFolder(order.file) ?? '/');
  const fingerprints = fingerprintsOf(name, text, findings);
  const entries = findings.map(({ ruleId }, index) => ({ ruleId, fingerprint: fingerprints[index]! }));
  const takes = entries.filter((_, index) => !isOwn(findings[index]!));
  if (order.update === 'all')
    return {
      findings: findings.filter(isOwn),
      baseline: { path: name, known: takes.length, vanished: {}, all: baselineOf(takes) },
    };
  const known = Object.hasOwn(baseline.files, name) ? baseline.files[name] : undefined;
  const comparison = compareWith(known, entries);
  // On changed lines alone the others were not looked for: they have not vanished.
  const vanished = options.changedLinesOnly ? {} : comparison.vanished;
  return {
    findings: findings.filter((finding, index) => isOwn(finding) || !comparison.known[index]),
    baseline: { path: name, known: comparison.known.filter(Boolean).length, vanished },
  };
}

/** What is wrong with the run itself (a crashed rule, an unreadable part) is never left out. */
function isOwn({ ruleId }: Finding): boolean {
  return ruleId.startsWith('internal/');
}
