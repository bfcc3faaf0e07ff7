import { strict as assert } from 'node:assert';
import { githubReporter } from '../../../server/src/core/reporters/github';
import { report } from '../../../server/src/core/reporters/reporter';
import { fileWith, findingAt, summaryOf } from './files';

describe('report for GitHub Actions', () => {
  const text = '客服：大概\n三天\n';

  it('is one workflow command a finding, escaped', () => {
    const finding = findingAt(text, '大概', {
      severity: 'error',
      message: '100% 肯定\r\n换行',
      suggestions: [{ description: '改为“预计”', edits: [] }],
    });
    const files = [fileWith(text, [finding], 'a,b:c%.md')];
    assert.equal(
      report(githubReporter, files, summaryOf(files)),
      '::error file=a%2Cb%3Ac%25.md,line=1,endLine=1,col=4,endColumn=6,title=hedge §1.1.2.5a::100%25 肯定%0D%0A换行%0A改为“预计”\n',
    );
  });

  it('names no columns over several lines, and maps severities', () => {
    const findings = (['warning', 'info', 'hint'] as const).map((severity) =>
      findingAt(text, '大概\n三天', { severity }),
    );
    const files = [fileWith(text, findings)];
    const lines = report(githubReporter, files, summaryOf(files)).trimEnd().split('\n');
    assert.deepEqual(
      lines.map((line) => line.slice(0, line.indexOf(',title'))),
      ['warning', 'notice', 'notice'].map((command) => `::${command} file=scripts/a.md,line=1,endLine=2`),
    );
  });

  it('is empty for clean files', () => {
    assert.equal(report(githubReporter, [fileWith(text, [])], summaryOf([])), '');
  });
});
