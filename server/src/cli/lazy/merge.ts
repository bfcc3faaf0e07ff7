import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Finding } from '../../core/findings/finding';
import type { JsonFile, JsonMessage } from '../../core/reporters/json';
import type { ReportedFile, RunSummary } from '../../core/reporters/reporter';
import { countFindings } from '../../core/reporters/reporter';
import type { ParsedArgs } from '../args';
import { UsageError } from '../args';
import { ExitCode } from '../exit-codes';
import { openOutput } from '../input';
import type { LintOptions } from '../lint-options';
import { readLintOptions } from '../lint-options';
import { shownPath, toSlashes } from '../paths';
import { decode } from '../read-text';
import { createReporters } from '../reporters';
import { doesFail } from '../severities';
import type { Surroundings } from '../surroundings';
import { complain } from '../terminal';

/**
 * `huashu merge REPORT.json …`: puts the JSON reports of several runs (the shards of one, say) together as one report in any
 * format, and ends as one run over all files would have.
 */
export async function merge(parsed: ParsedArgs, around: Surroundings): Promise<ExitCode> {
  const options = readLintOptions({ ...parsed, positionals: [] }, around);
  const locale = options.locale ?? options.fallbackLocale;
  if (parsed.positionals.length === 0) {
    throw new UsageError({
      zh: '请写明要合并的 JSON 报告，如 huashu merge a.json b.json',
      en: 'name the JSON reports to merge: huashu merge a.json b.json',
    });
  }
  const files = new Map<string, JsonFile>();
  let isComplete = true;
  for (const path of parsed.positionals) {
    const read = readReport(path);
    if (typeof read !== 'string') for (const file of read) files.set(file.filePath, file);
    else {
      isComplete = false;
      complain({ zh: `${path}:${problems[read].zh}`, en: `${path}: ${problems[read].en}` }, locale);
    }
  }
  if (files.size === 0) return ExitCode.couldNotRun;
  const reported = [...files.values()]
    .sort((a, b) => (a.filePath < b.filePath ? -1 : 1))
    .map((file) => reportedFile(file, around.cwd));
  isComplete &&= reported.every(({ result }) => !result.crashed);
  await write(reported, summaryOf(reported, isComplete), options);
  if (!isComplete) return ExitCode.couldNotRun;
  const findings = reported.flatMap(({ result }) => result.findings);
  const warnings = countFindings(findings).warnings;
  const fails = findings.some((finding) => doesFail(finding, options.fails)) || warnings > options.maxWarnings;
  return fails ? ExitCode.findings : ExitCode.clean;
}

type Problem = 'unreadable' | 'not-a-report';

const problems: { readonly [problem in Problem]: { readonly zh: string; readonly en: string } } = {
  unreadable: { zh: '无法读取', en: 'it cannot be read' },
  'not-a-report': {
    zh: '不是 huashu lint --format json 的报告',
    en: 'it is no report of huashu lint --format json',
  },
};

function readReport(path: string): readonly JsonFile[] | Problem {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    return 'unreadable';
  }
  try {
    const value = JSON.parse(text) as unknown;
    return Array.isArray(value) && value.every(isJsonFile) ? value : 'not-a-report';
  } catch {
    return 'not-a-report';
  }
}

function isJsonFile(value: unknown): value is JsonFile {
  const file = value as Partial<JsonFile> | null;
  return typeof file === 'object' && file !== null && typeof file.filePath === 'string' && Array.isArray(file.messages);
}

/** The file as it was linted; its text is read again where it still lies there, for reports that show lines. */
function reportedFile(file: JsonFile, cwd: string): ReportedFile {
  const text = textOf(resolve(cwd, file.filePath)) ?? blankText(file.messages);
  const findings = file.messages.map(findingOf);
  const document = {
    text,
    language: 'huashu',
    kind: 'script',
    blocks: [],
    turns: [],
    scenes: [],
    directives: [],
    problems: [],
  } as const;
  const kind = file.kind as ReportedFile['result']['kind'];
  const crashed = findings.some(({ ruleId }) => ruleId === 'internal/rule-crash');
  return {
    filePath: shownPath(toSlashes(resolve(cwd, file.filePath)), cwd),
    text,
    result: { document, kind, findings, score: file.score, crashed, calls: () => [] },
  };
}

function textOf(path: string): string | undefined {
  try {
    const read = decode(readFileSync(path));
    return 'text' in read ? read.text : undefined;
  } catch {
    return undefined;
  }
}

/** A text of blanks whose lines lie where the report says. */
function blankText(messages: readonly JsonMessage[]): string {
  const units: string[] = [];
  const put = (offset: number, line: number): void => {
    while (units.length < offset) units.push(' ');
    let breaks = units.reduce((sum, unit) => sum + (unit === '\n' ? 1 : 0), 0);
    for (let at = offset - 1; at >= 0 && breaks < line - 1; at--) {
      if (units[at] !== ' ') continue;
      units[at] = '\n';
      breaks++;
    }
  };
  for (const message of messages) {
    put(message.startOffset - (message.column - 1), message.line);
    while (units.length < message.endOffset) units.push(' ');
  }
  return units.join('');
}

function findingOf(message: JsonMessage): Finding {
  const edits = (list: JsonMessage['suggestions'][number]['edits']): Finding['suggestions'][number]['edits'] =>
    list.map(({ startOffset, endOffset, text }) => ({ start: startOffset, end: endOffset, text }));
  const { ruleId, clauses, severity, turn, fix } = message;
  return {
    ruleId,
    clauses,
    severity,
    message: message.message,
    turn,
    start: message.startOffset,
    end: message.endOffset,
    fix: fix && { edits: edits(fix.edits), safety: fix.safety, description: fix.description ?? '' },
    suggestions: message.suggestions.map((each) => ({ description: each.description, edits: edits(each.edits) })),
  };
}

function summaryOf(files: readonly ReportedFile[], complete: boolean): RunSummary {
  const findings = files.flatMap(({ result }) => result.findings);
  return {
    ...countFindings(findings),
    files: files.length,
    filesWithFindings: files.filter(({ result }) => result.findings.length > 0).length,
    fixed: 0,
    isDryRun: false,
    score: files.reduce((sum, { result }) => sum + result.score, 0) / Math.max(1, files.length),
    elapsedMs: performance.now(),
    complete,
  };
}

async function write(files: readonly ReportedFile[], summary: RunSummary, options: LintOptions): Promise<void> {
  const reporters = await createReporters(options, options.locale ?? options.fallbackLocale);
  for (const [index, reporter] of reporters.entries()) {
    const output = await openOutput(options.reports[index]!.file);
    const texts = files.map((file) => reporter.file(file)).filter((text) => text !== '');
    output.write(
      reporter.arrange?.(texts, summary) ?? reporter.head + texts.join(reporter.separator) + reporter.tail(summary),
    );
    output.close();
  }
}
