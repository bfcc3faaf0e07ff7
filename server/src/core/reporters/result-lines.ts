import type { Finding } from '../findings/finding';
import type { UnitResult } from '../linter/linter';
import { LineIndex } from '../text/line-index';
import type { JsonMessage } from './json';
import { toJson, toJsonMessage } from './json';
import type { ReportedFile, Reporter } from './reporter';
import { countFindings } from './reporter';

/** One text's result, a line of `--format ndjson`. Lines and columns from 1, offsets from 0 in the input, UTF-16 code units. */
export interface ResultLine {
  /** Absent for standard input. */
  readonly filePath?: string;
  /** On which the dialogue begins. */
  readonly line: number;
  /** As the input names it; absent where it does not. */
  readonly id?: string;
  readonly kind: string;
  readonly score: number;
  readonly messages: readonly JsonMessage[];
  readonly errorCount: number;
  readonly warningCount: number;
  readonly fixableCount: number;
}

/** What could not be read: the line of the report that stands in the place of its result. */
export interface ErrorLine {
  readonly filePath?: string;
  readonly line: number;
  readonly error: { readonly ruleId: string; readonly column: number; readonly message: string };
}

/** A line for each text of the files; files that hold one text have one line. No end is needed: each line is whole. */
export const ndjsonReporter: Reporter = {
  head: '',
  separator: '',
  file: (file) => (file.result.units === undefined ? `${JSON.stringify(toJson(file))}\n` : unitLines(file)),
  tail: () => '',
};

function unitLines({ filePath, text, result }: ReportedFile): string {
  const lines = LineIndex.of(text);
  const shown = new Set(result.findings);
  const ofUnits = new Set<Finding>();
  const read = result.units!.map((unit) => {
    const findings = unit.findings.filter((finding) => shown.has(finding));
    findings.forEach((finding) => ofUnits.add(finding));
    return { start: unit.start, text: resultLine({ ...unit, findings }, lines, 0, filePath) };
  });
  const others = result.findings
    .filter((finding) => !ofUnits.has(finding))
    .map((finding) => ({ start: finding.start, text: errorLine(finding, lines, 0, filePath) }));
  return [...read, ...others]
    .sort((a, b) => a.start - b.start)
    .map((line) => `${line.text}\n`)
    .join('');
}

/** @param firstLine lines of the input before those of `lines` */
export function resultLine(
  { start, id, kind, score, findings }: Pick<UnitResult, 'start' | 'id' | 'kind' | 'score' | 'findings'>,
  lines: LineIndex,
  firstLine: number,
  filePath: string | undefined,
): string {
  const counts = countFindings(findings);
  const line: ResultLine = {
    filePath,
    line: firstLine + lines.lineAt(start) + 1,
    id,
    kind,
    score,
    messages: findings.map((finding) => toJsonMessage(finding, lines, firstLine)),
    errorCount: counts.errors,
    warningCount: counts.warnings,
    fixableCount: counts.fixable,
  };
  return JSON.stringify(line);
}

/** A finding of the file's form as a line of the report. */
export function errorLine(
  { start, ruleId, message }: Finding,
  lines: LineIndex,
  firstLine: number,
  filePath: string | undefined,
): string {
  const { line, character } = lines.positionAt(start);
  const error: ErrorLine = {
    filePath,
    line: firstLine + line + 1,
    error: { ruleId, column: character + 1, message },
  };
  return JSON.stringify(error);
}
