import { LineIndex } from '../text/line-index';
import { adviceOf, sourceOf } from './advice';
import type { ReportedFile, Reporter } from './reporter';
import { xml } from './xml';

/**
 * JUnit's XML, for the test reports of Jenkins, GitLab, Azure and others: a suite a file, a failed case a finding, and one
 * case that passes for a file without findings.
 */
export const junitReporter: Reporter = {
  head: '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="huashu">\n',
  separator: '',
  file: suiteOf,
  tail: () => '</testsuites>\n',
};

function suiteOf({ filePath, text, result }: ReportedFile): string {
  const { findings } = result;
  const name = xml(filePath);
  const lines = LineIndex.of(text);
  const counts = `tests="${Math.max(1, findings.length)}" failures="${findings.length}" errors="0" skipped="0" time="0"`;
  const cases = findings.map((finding) => {
    const { line, character } = lines.positionAt(finding.start);
    const place = `${filePath}:${line + 1}:${character + 1}`;
    const body = [`${place} ${finding.severity}`, finding.message, ...adviceOf(finding).map((one) => `→ ${one}`)];
    return (
      `    <testcase classname="${name}" name="${xml(`${sourceOf(finding)} ${line + 1}:${character + 1}`)}" time="0">\n` +
      `      <failure type="${xml(finding.ruleId)}" message="${xml(finding.message)}">${xml(body.join('\n'))}</failure>\n` +
      `    </testcase>\n`
    );
  });
  if (findings.length === 0) cases.push(`    <testcase classname="${name}" name="huashu" time="0"/>\n`);
  return `  <testsuite name="${name}" ${counts}>\n${cases.join('')}  </testsuite>\n`;
}
