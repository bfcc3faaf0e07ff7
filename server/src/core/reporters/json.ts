import type { Finding, TextEdit } from '../findings/finding';
import type { CallReport } from '../linter/call-report';
import { LineIndex } from '../text/line-index';
import type { ReportedFile, Reporter } from './reporter';
import { countFindings } from './reporter';

/** A file as `--format json` writes it; other tools read this. Lines and columns from 1, offsets from 0, UTF-16 code units. */
export interface JsonFile {
  readonly filePath: string;
  readonly kind: string;
  readonly score: number;
  readonly messages: readonly JsonMessage[];
  readonly errorCount: number;
  readonly warningCount: number;
  readonly fixableCount: number;
  /** Only where the file holds several calls. */
  readonly calls?: readonly JsonCall[];
  /** The texts of a file that holds several (NDJSON, tables …), with the score of each. */
  readonly units?: readonly JsonUnit[];
  /** The text after fixing; only with `--fix-dry-run`. */
  readonly output?: string;
}

/** One call of a file with several: where it stands, what it scores (0 … 100), how long it takes. */
export interface JsonCall {
  /** Places in the file's turns, from 0; the last one included. */
  readonly firstTurn: number;
  readonly lastTurn: number;
  /** Of its first turn, from 1. */
  readonly line: number;
  readonly scene: string;
  readonly tier: string;
  readonly score: number;
  readonly seconds: number;
  readonly timing: 'measured' | 'estimated';
}

export interface JsonUnit {
  /** As the file names it; absent where it does not. */
  readonly id?: string;
  /** On which it begins, from 1. */
  readonly line: number;
  readonly kind: string;
  readonly score: number;
  readonly findingCount: number;
}

export interface JsonMessage {
  readonly ruleId: string;
  readonly clauses: readonly string[];
  readonly severity: Finding['severity'];
  readonly message: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly startOffset: number;
  readonly endOffset: number;
  readonly turn?: number;
  /** See {@link JsonUnit.id}. */
  readonly unit?: string;
  /** Where it stands in a file that is no text: ¶3, 话术!B12. Line and offsets are then those of its words alone. */
  readonly place?: string;
  readonly fix?: {
    readonly edits: readonly JsonEdit[];
    readonly safety: 'safe' | 'unsafe';
    readonly description?: string;
  };
  readonly suggestions: readonly { readonly description: string; readonly edits: readonly JsonEdit[] }[];
}

export interface JsonEdit {
  readonly startOffset: number;
  readonly endOffset: number;
  readonly text: string;
}

/** An array of {@link JsonFile}, one file a line. */
export const jsonReporter: Reporter = {
  head: '[\n',
  separator: ',\n',
  file: (file) => JSON.stringify(toJson(file)),
  tail: () => '\n]\n',
};

/** A file as `--format json` has it. */
export function toJson({ filePath, text, result, output }: ReportedFile): JsonFile {
  const counts = countFindings(result.findings);
  const lines = LineIndex.of(text);
  const calls = (result.callCount?.() ?? 2) > 1 ? result.calls() : [];
  return {
    filePath,
    kind: result.kind,
    score: result.score,
    messages: result.findings.map((finding) => toJsonMessage(finding, lines)),
    errorCount: counts.errors,
    warningCount: counts.warnings,
    fixableCount: counts.fixable,
    ...(calls.length > 1 && { calls: calls.map((call) => toJsonCall(call, lines)) }),
    units: result.units?.map(({ id, start, kind, score, findings }) => ({
      id,
      line: lines.lineAt(start) + 1,
      kind,
      score,
      findingCount: findings.length,
    })),
    output,
  };
}

function toJsonCall({ firstTurn, lastTurn, start, scene, tier, card, time }: CallReport, lines: LineIndex): JsonCall {
  return {
    firstTurn,
    lastTurn,
    line: lines.positionAt(start).line + 1,
    scene,
    tier,
    score: card.score,
    seconds: Math.round(time.seconds * 10) / 10,
    timing: time.measured ? 'measured' : 'estimated',
  };
}

/** @param firstLine lines of the input before those of `lines` */
export function toJsonMessage(finding: Finding, lines: LineIndex, firstLine = 0): JsonMessage {
  const start = lines.positionAt(finding.start);
  const end = lines.positionAt(finding.end);
  return {
    ruleId: finding.ruleId,
    clauses: finding.clauses,
    severity: finding.severity,
    message: finding.message,
    line: firstLine + start.line + 1,
    column: start.character + 1,
    endLine: firstLine + end.line + 1,
    endColumn: end.character + 1,
    startOffset: finding.start,
    endOffset: finding.end,
    turn: finding.turn,
    unit: finding.unit,
    place: finding.place,
    fix: finding.fix && {
      edits: finding.fix.edits.map(toJsonEdit),
      safety: finding.fix.safety,
      description: finding.fix.description,
    },
    suggestions: finding.suggestions.map(({ description, edits }) => ({
      description,
      edits: edits.map(toJsonEdit),
    })),
  };
}

function toJsonEdit({ start, end, text }: TextEdit): JsonEdit {
  return { startOffset: start, endOffset: end, text };
}
