import type { LintSettings } from '../config/config';
import { defaultSettings } from '../config/config';
import { applyDirectives } from '../directives/apply-directives';
import { parseDirective } from '../directives/parse-directives';
import type { Directive, Document, FormatProblem } from '../document/document';
import type { Finding, TextEdit } from '../findings/finding';
import type { BuiltUnit } from '../formats/containers/build-unit';
import { buildUnit } from '../formats/containers/build-unit';
import type { ContainedUnit, Container, ContainerProblem } from '../formats/containers/container';
import { LineCounter } from '../formats/line-counter';
import { scoreOf, tidy } from '../score/score';
import { problemFinding } from './internal-findings';
import type { Linter, LintResult, UnitResult } from './linter';

/**
 * Lints the texts that a file holds, each by itself, and reports in offsets of the file. Fixes are written as the file
 * writes its strings; one that cannot be written there is left out.
 */
export function lintContainer(
  linter: Pick<Linter, 'lintDocument'>,
  source: string,
  container: Container,
  settings: LintSettings = defaultSettings,
): LintResult {
  const read = container.units.map((unit) => lintUnit(linter, unit, settings));
  const ofComments = readComments(source, container);
  const suppress = (findings: readonly Finding[]): readonly Finding[] =>
    ofComments.directives.length === 0
      ? findings
      : applyDirectives(ofComments, findings, settings.locale).map((finding) => unlessOfForm(finding, ofComments));
  const all = suppress(read.flatMap((unit) => unit.findings));
  const units = ofComments.directives.length === 0 ? read : read.map((unit) => withFindings(unit, all, settings));
  const findings = [
    ...all,
    ...container.problems.map((problem) => containerFinding(problem, settings)),
    ...ofComments.problems.map((problem) => problemFinding(problem, settings.locale)),
  ].sort(byPlace);
  const kinds = new Set(units.map((unit) => unit.kind));
  const kind = kinds.size === 1 ? units[0]!.kind : 'script';
  return {
    document: { ...ofComments, kind },
    kind,
    findings,
    score: units.length === 0 ? 100 : tidy(units.reduce((sum, unit) => sum + unit.score, 0) / units.length),
    crashed: read.some((unit) => unit.crashed),
    incomplete: container.problems.some((problem) => problem.fatal),
    calls: () => [],
    units,
  };
}

/** One text of a container, in the file's offsets. */
export function lintUnit(
  linter: Pick<Linter, 'lintDocument'>,
  unit: ContainedUnit,
  settings: LintSettings,
): UnitResult & { readonly crashed: boolean } {
  const built = buildUnit(unit, { roleLabels: settings.roles, defaultKind: settings.kind });
  const { findings, score, crashed, kind, calls } = linter.lintDocument(built.document, settings);
  return {
    start: unit.start,
    end: unit.end,
    id: unit.id,
    kind,
    score,
    crashed,
    calls,
    document: built.document,
    findings: findings.map((finding) => inSource(finding, built, unit.id)),
  };
}

/** A problem of the file's form as a finding. */
export function containerFinding(problem: ContainerProblem, { locale }: LintSettings): Finding {
  const { code, fatal, start, end, message } = problem;
  return {
    ruleId: `format/${code}`,
    clauses: [],
    severity: fatal ? 'error' : 'warning',
    message: locale === 'en' ? message.en : message.zh,
    start,
    end,
    suggestions: [],
  };
}

function inSource(finding: Finding, { inner }: BuiltUnit, unit: string | undefined): Finding {
  const { fix, suggestions, ...rest } = finding;
  const edits = fix && editsInSource(fix.edits, inner);
  const place = inner.placeOf(finding.start)?.part.place;
  return {
    ...rest,
    ...inner.toSource(finding),
    ...(unit === undefined ? {} : { unit }),
    ...(place === undefined ? {} : { place }),
    ...(fix && edits ? { fix: { ...fix, edits } } : {}),
    suggestions: suggestions.flatMap((suggestion) => {
      const written = editsInSource(suggestion.edits, inner);
      return written === undefined ? [] : [{ ...suggestion, edits: written }];
    }),
  };
}

function editsInSource(edits: readonly TextEdit[], inner: BuiltUnit['inner']): TextEdit[] | undefined {
  const written: TextEdit[] = [];
  for (const edit of edits) {
    const inFile = inner.toSourceEdit(edit);
    if (inFile === undefined) return undefined;
    written.push(inFile);
  }
  return written;
}

/** The file itself as a document without a word of its own: its comments may hold directives. */
function readComments(source: string, { comments }: Container): Document {
  const directives: Directive[] = [];
  const problems: FormatProblem[] = [];
  if (comments.length > 0) {
    const lines = new LineCounter(source);
    for (const comment of comments) {
      const { start, end, words } = comment;
      const directive = parseDirective(source, { start, end }, words, lines.lineAt(words.end), problems);
      if (directive !== undefined) directives.push(directive);
    }
  }
  return {
    text: source,
    language: 'plaintext',
    kind: 'script',
    blocks: [],
    turns: [],
    scenes: [],
    directives,
    problems,
  };
}

/** Comments are the file's form: a directive that does nothing is told, and left to a person to remove. */
function unlessOfForm(finding: Finding, { directives }: Document): Finding {
  const isOfForm = finding.ruleId.startsWith('directive/') && directives.some(({ start }) => start === finding.start);
  return isOfForm ? { ...finding, fix: undefined } : finding;
}

/** A unit with those of its findings that the file's directives leave. */
function withFindings<U extends UnitResult>(unit: U, kept: readonly Finding[], settings: LintSettings): U {
  const left = new Set(kept);
  const findings = unit.findings.filter((finding) => left.has(finding));
  return findings.length === unit.findings.length
    ? unit
    : { ...unit, findings, score: scoreOf(findings, settings.score) };
}

function byPlace(a: Finding, b: Finding): number {
  return a.start - b.start || a.end - b.end || (a.ruleId < b.ruleId ? -1 : a.ruleId > b.ruleId ? 1 : 0);
}
