import type { LintSettings } from '../core/config/config';
import { isUtf8, transcode } from 'node:buffer';
import type { ContainerContext } from '../core/formats/containers/container';
import { readNdjsonLine } from '../core/formats/containers/ndjson';
import { RoleNames } from '../core/formats/containers/roles';
import { containerFinding, lintUnit } from '../core/linter/lint-container';
import type { Linter } from '../core/linter/linter';
import { errorLine, resultLine } from '../core/reporters/result-lines';
import { LineIndex } from '../core/text/line-index';
import type { FailOptions } from './scope-options';
import { doesFail } from './severities';

/** Some whole lines of a stream. Plain data: it crosses threads. */
export interface LineBatch {
  readonly bytes: Uint8Array;
  /** How many lines came before. */
  readonly firstLine: number;
}

/** What lines came to. */
export interface BatchResult {
  /** The lines of the report, in order. */
  readonly report: string;
  readonly lines: number;
  /** Findings that fail the run, or warnings too many, or a line that could not be read, or a rule that crashed. */
  readonly failing: boolean;
  readonly warnings: number;
  readonly incomplete: boolean;
}

/** How the lines of a stream are read and judged. */
export interface StreamJob {
  readonly settings: LintSettings;
  readonly encoding: 'utf-8' | 'gb18030' | 'gbk';
  readonly fails: FailOptions;
  readonly quiet: boolean;
  /** To name in the report; undefined for standard input. */
  readonly filePath: string | undefined;
}

/** Lints whole lines, a dialogue each. Offsets count from the beginning of a dialogue's line. */
export function lintLines({ bytes, firstLine }: LineBatch, job: StreamJob, linter: Linter): BatchResult {
  const { settings, filePath, fails, quiet } = job;
  const context: ContainerContext = { input: settings.input ?? {}, roleLabels: settings.roles };
  let report = '';
  let warnings = 0;
  let failing = false;
  let incomplete = false;
  let lines = 0;
  const tell = (text: string): void => {
    report += `${text}\n`;
  };
  for (const line of textLines(bytes, job.encoding)) {
    const number = firstLine + lines++;
    if (line === undefined) {
      incomplete = true;
      tell(errorLine(notDecoded(settings), LineIndex.of(''), number, filePath));
      continue;
    }
    const roles = new RoleNames(context);
    const read = readNdjsonLine(line, 0, context, roles);
    if (read === undefined) continue;
    const index = LineIndex.of(line);
    if (!('content' in read)) {
      incomplete = true;
      tell(errorLine(containerFinding(read, settings), index, number, filePath));
      continue;
    }
    const result = lintUnit(linter, read, settings);
    incomplete ||= result.crashed;
    const all = [...result.findings, ...roles.problems.map((problem) => containerFinding(problem, settings))];
    for (const finding of all) if (finding.severity === 'warning') warnings++;
    const failed = all.filter((finding) => doesFail(finding, fails));
    failing ||= failed.length > 0;
    tell(resultLine({ ...result, findings: quiet ? failed : all }, index, number, filePath));
  }
  return { report, lines, failing, warnings, incomplete };
}

/** The lines of a batch as text; undefined for one that cannot be decoded. */
function* textLines(bytes: Uint8Array, encoding: StreamJob['encoding']): Generator<string | undefined> {
  const whole = decoded(bytes, encoding);
  if (whole !== undefined) {
    for (let start = 0; start < whole.length;) {
      let end = whole.indexOf('\n', start);
      if (end < 0) end = whole.length;
      yield whole.slice(start, end);
      start = end + 1;
    }
    return;
  }
  for (let start = 0; start < bytes.length;) {
    let end = bytes.indexOf(10, start);
    if (end < 0) end = bytes.length;
    yield decoded(bytes.subarray(start, end), encoding);
    start = end + 1;
  }
}

function decoded(bytes: Uint8Array, encoding: StreamJob['encoding']): string | undefined {
  if (encoding !== 'utf-8') {
    try {
      return new TextDecoder('gb18030', { fatal: true }).decode(bytes);
    } catch {
      return undefined;
    }
  }
  if (!isUtf8(bytes)) return undefined;
  // See read-text.ts: through UTF-16 is several times faster.
  return bytes.length === 0 ? '' : transcode(bytes, 'utf8', 'ucs2').toString('ucs2');
}

function notDecoded(settings: LintSettings) {
  const message = {
    zh: '这一行的字节不符合编码，未检查；输入应为 UTF-8，或用 --encoding gb18030',
    en: 'the bytes of this line are not of the encoding; it was not linted. The input is UTF-8, or use --encoding gb18030',
  };
  return containerFinding({ code: 'syntax', fatal: true, start: 0, end: 0, message }, settings);
}
