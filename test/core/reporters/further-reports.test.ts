import { strict as assert } from 'node:assert';
import { RDFormatValidator } from '@umbrelladocs/rdformat-validator';
import type { Issue } from 'codeclimate-types';
import { parse as parseCsv } from 'csv-parse/sync';
import checkstyleOfEslint from 'eslint-formatter-checkstyle';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { parse as parseJunit } from 'junit2json';
import type { Finding } from '../../../server/src/core/findings/finding';
import { createCheckstyleReporter } from '../../../server/src/core/reporters/checkstyle';
import { createCompactReporter } from '../../../server/src/core/reporters/compact';
import { csvReporter } from '../../../server/src/core/reporters/csv';
import type { GitlabIssue } from '../../../server/src/core/reporters/gitlab';
import { gitlabReporter } from '../../../server/src/core/reporters/gitlab';
import { junitReporter } from '../../../server/src/core/reporters/junit';
import { createMarkdownReporter } from '../../../server/src/core/reporters/markdown';
import { rdjsonReporter } from '../../../server/src/core/reporters/rdjson';
import type { Reporter } from '../../../server/src/core/reporters/reporter';
import { report } from '../../../server/src/core/reporters/reporter';
import { fileWith, findingAt, plain, summaryOf } from './files';

// Awkward on purpose: a surrogate pair before the offence, quotes, a formula, a pipe, markup, a control character.
const text = '# 标题\r\n\r\n客服：😀"大概"<b>=1|2\r\n三天\r\n';
const offence = findingAt(text, '大概', {
  severity: 'error',
  message: '“大概” & <肯定>\n"换行"',
  fix: { edits: [{ start: 14, end: 16, text: '' }], safety: 'safe', description: '删除' },
  suggestions: [{ description: '改为“预计”', edits: [{ start: 14, end: 16, text: '预计' }] }],
});
const second = findingAt(text, '=1|2', { ruleId: 'filler/tic', clauses: [], severity: 'hint', message: '\u0007响' });
const over = findingAt(text, '2\r\n三', { ruleId: 'command', severity: 'info', message: '跨行' });
const files = [fileWith(text, [offence, second, over], '话术/a "b".md'), fileWith(text, [], 'clean.md')];

const written = (reporter: Reporter, of = files): string => report(reporter, of, summaryOf(of));

describe('compact report', () => {
  it('is one line a finding, and a summary', () => {
    assert.deepEqual(written(createCompactReporter(plain)).split('\n'), [
      '话术/a "b".md:3:7: error: “大概” & <肯定> "换行" (hedge §1.1.2.5a)',
      '话术/a "b".md:3:13: hint: ␇响 (filler/tic)',
      '话术/a "b".md:3:16: info: 跨行 (command §1.1.2.5a)',
      '2 个文件：1 个错误，0 个警告，1 个建议，1 个提示',
      '',
    ]);
  });

  it('speaks English', () => {
    const last = written(createCompactReporter({ ...plain, locale: 'en' }))
      .trimEnd()
      .split('\n')
      .at(-1);
    assert.equal(last, 'files: 2; errors: 1; warnings: 0; infos: 1; hints: 1');
  });
});

describe('GitLab report', () => {
  it('is a list of Code Climate issues', () => {
    // The types are the format's own, from Code Climate.
    const issues = JSON.parse(written(gitlabReporter)) as (GitlabIssue & Issue)[];
    assert.equal(issues.length, 3);
    const [first] = issues;
    assert.deepEqual(first!.location, {
      path: '话术/a "b".md',
      positions: { begin: { line: 3, column: 7 }, end: { line: 3, column: 9 } },
      lines: { begin: 3, end: 3 },
    });
    assert.deepEqual(
      issues.map(({ severity, check_name: name }) => [severity, name]),
      [
        ['major', 'hedge'],
        ['info', 'filler/tic'],
        ['info', 'command'],
      ],
    );
    assert.ok(issues.every((issue) => issue.type === 'issue' && !issue.description.includes('\n')));
  });

  it('knows a finding again when lines are added above, and tells equal ones apart', () => {
    const twice = '大概\n大概\n';
    const both = [findingAt(twice, '大概'), { ...findingAt(twice, '大概'), start: 3, end: 5 }];
    const moved = both.map((one): Finding => ({ ...one, start: one.start + 3, end: one.end + 3 }));
    const fingerprints = (of: Parameters<typeof written>[1]): string[] =>
      (JSON.parse(written(gitlabReporter, of)) as GitlabIssue[]).map(({ fingerprint }) => fingerprint);
    const before = fingerprints([fileWith(twice, both)]);
    assert.equal(new Set(before).size, 2);
    assert.deepEqual(fingerprints([fileWith(`新行\n${twice}`, moved)]), before);
    assert.notDeepEqual(fingerprints([fileWith(twice, both, 'other.md')]), before);
  });

  it('of nothing is an empty list', () => {
    assert.deepEqual(JSON.parse(written(gitlabReporter, [])), []);
  });
});

describe('JUnit report', () => {
  it('is read by a JUnit reader: a suite a file, a failure a finding', async () => {
    const xml = written(junitReporter);
    assert.equal(XMLValidator.validate(xml), true);
    const read = (await parseJunit(xml)) as unknown as JunitSuites;
    assert.deepEqual(
      read.testsuite.map(({ name, tests, failures }) => [name, tests, failures]),
      [
        ['话术/a "b".md', 3, 3],
        ['clean.md', 1, 0],
      ],
    );
    const [failure] = read.testsuite[0]!.testcase[0]!.failure!;
    assert.equal(failure!.message, '“大概” & <肯定>\n"换行"');
    assert.match(failure!.inner, /a "b"\.md:3:7 error\n/);
    assert.equal(read.testsuite[1]!.testcase[0]!.failure, undefined);
  });
});

interface JunitSuites {
  readonly testsuite: readonly {
    readonly name: string;
    readonly tests: number;
    readonly failures: number;
    readonly testcase: readonly {
      readonly name: string;
      readonly failure?: readonly { readonly message: string; readonly inner: string }[];
    }[];
  }[];
}

describe('Checkstyle report', () => {
  it('is what the formatter of ESLint writes of the same findings', () => {
    const ours = written(createCheckstyleReporter(plain));
    assert.equal(XMLValidator.validate(ours), true);
    const messages = [
      { line: 3, column: 7, severity: 2, message: '“大概” & <肯定>\n"换行"', ruleId: 'hedge' },
      { line: 3, column: 16, severity: 1, message: '跨行', ruleId: 'command' },
    ];
    // Its types come from its source, which takes the results from `arguments`.
    const formatOfEslint = checkstyleOfEslint as unknown as (results: readonly object[]) => string;
    const theirs = formatOfEslint([{ filePath: '话术/a "b".md', messages }]);
    const shapeOf = (xml: string): unknown => {
      const parser = new XMLParser({ ignoreAttributes: false, isArray: (name) => ['file', 'error'].includes(name) });
      const read = parser.parse(xml) as Checkstyle;
      return read.checkstyle.file[0]!.error.filter((error) => !error['@_source'].includes('filler')).map((error) => [
        Object.keys(error).sort(),
        error['@_line'],
        error['@_column'],
      ]);
    };
    assert.deepEqual(shapeOf(ours), shapeOf(theirs));
  });
});

interface Checkstyle {
  readonly checkstyle: { readonly file: readonly { readonly error: readonly { readonly [name: string]: string }[] }[] };
}

describe('Reviewdog report', () => {
  it('passes the validator of the format', async () => {
    const validator = new RDFormatValidator({ strictMode: true, allowExtraFields: false });
    const result = await validator.validateString(written(rdjsonReporter));
    assert.deepEqual(result.errors, []);
    assert.equal(result.valid, true);
  });

  it('counts columns in UTF-8 bytes, from 1', () => {
    const read = JSON.parse(written(rdjsonReporter)) as Rdjson;
    const line = Buffer.from(text.split('\r\n')[2]!, 'utf8');
    const { start, end } = read.diagnostics[0]!.location.range;
    assert.equal(line.subarray(start.column - 1, end.column - 1).toString('utf8'), '大概');
    assert.deepEqual(
      read.diagnostics[0]!.suggestions.map((suggestion) => suggestion.text),
      ['', '预计'],
    );
    assert.deepEqual(read.diagnostics[2]!.location.range.end, { line: 4, column: 4 });
  });
});

interface Rdjson {
  readonly diagnostics: readonly {
    readonly location: { readonly range: { readonly start: { column: number }; readonly end: { column: number } } };
    readonly suggestions: readonly { readonly text: string }[];
  }[];
}

describe('CSV report', () => {
  it('is read by a CSV reader as a row a finding', () => {
    const rows = parseCsv(written(csvReporter), { columns: true, bom: true }) as { [column: string]: string }[];
    assert.equal(rows.length, 3);
    assert.deepEqual(rows[0], {
      file: '话术/a "b".md',
      line: '3',
      column: '7',
      severity: 'error',
      rule: 'hedge',
      clauses: '§1.1.2.5a',
      text: '大概',
      message: '“大概” & <肯定>\n"换行"',
      use: '删除 | 改为“预计”',
    });
  });

  it('gives a spreadsheet no formula to run', () => {
    const rows = parseCsv(written(csvReporter), { columns: true, bom: true }) as { [column: string]: string }[];
    assert.equal(rows[1]!.text, "'=1|2");
  });
});

describe('Markdown report', () => {
  it('begins with the summary; texts cannot break the table', () => {
    const lines = written(createMarkdownReporter(plain)).split('\n');
    assert.equal(lines[0], '### Huashu 话术: 1 个错误，0 个警告，2 个建议 — 2 个文件中的 1 个，平均 88 分');
    const rows = lines.filter((line) => line.startsWith('| ') && !line.startsWith('| 行'));
    assert.equal(rows.length, 3);
    for (const row of rows) assert.equal(row.split('|').length, 6, row);
    assert.match(rows[0]!, /\*\*大概\*\*"&#60;b&#62;=1&#124;2/);
  });

  it('says so where a comment could not hold all', () => {
    const many = Array.from({ length: 400 }, (_, i) => fileWith(text, [offence], `${i}.md`));
    const whole = written(createMarkdownReporter(plain), many);
    assert.ok(whole.length < 65_536);
    assert.match(whole, /_另有 \d+ 个文件的问题未列出，请看完整报告。_\n$/);
  });

  it('of nothing is good news', () => {
    assert.match(written(createMarkdownReporter(plain), [files[1]!]), /^### Huashu 话术: ✅ 1 个文件没有发现问题\n/);
  });
});
