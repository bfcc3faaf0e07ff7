import { strict as assert } from 'node:assert';
import { jsonReporter } from '../../../server/src/core/reporters/json';
import { report } from '../../../server/src/core/reporters/reporter';
import { fileWith, findingAt, summaryOf } from './files';

describe('JSON report', () => {
  const text = '# 标题\r\n\r\n客服：😀大概\r\n三天\r\n';

  it('is the documented array: lines and columns from 1, offsets from 0, UTF-16 code units', () => {
    const fix = { edits: [{ start: 13, end: 15, text: '' }], safety: 'unsafe' as const, description: '删除' };
    const suggestions = [{ description: '改为“预计”', edits: [{ start: 13, end: 15, text: '预计' }] }];
    const files = [fileWith(text, [findingAt(text, '大概', { turn: 0, fix, suggestions })])];
    assert.deepEqual(JSON.parse(report(jsonReporter, files, summaryOf(files))), [
      {
        filePath: 'scripts/a.md',
        kind: 'script',
        score: 88,
        messages: [
          {
            ruleId: 'hedge',
            clauses: ['§1.1.2.5a'],
            severity: 'warning',
            message: '请用肯定的话答复。',
            line: 3,
            column: 6,
            endLine: 3,
            endColumn: 8,
            startOffset: 13,
            endOffset: 15,
            turn: 0,
            fix: { edits: [{ startOffset: 13, endOffset: 15, text: '' }], safety: 'unsafe', description: '删除' },
            suggestions: [{ description: '改为“预计”', edits: [{ startOffset: 13, endOffset: 15, text: '预计' }] }],
          },
        ],
        errorCount: 0,
        warningCount: 1,
        fixableCount: 0,
      },
    ]);
  });

  it('leaves turn and fix out where there are none, and spans lines', () => {
    const files = [fileWith(text, [findingAt(text, '大概\r\n三天', { severity: 'error' })])];
    const [file] = JSON.parse(report(jsonReporter, files, summaryOf(files))) as [
      { messages: [object]; errorCount: number },
    ];
    assert.deepEqual(Object.keys(file.messages[0]).sort(), [
      'clauses',
      'column',
      'endColumn',
      'endLine',
      'endOffset',
      'line',
      'message',
      'ruleId',
      'severity',
      'startOffset',
      'suggestions',
    ]);
    assert.equal(file.errorCount, 1);
    assert.deepEqual([Reflect.get(file.messages[0], 'endLine'), Reflect.get(file.messages[0], 'endColumn')], [4, 3]);
  });

  it('lists clean files too, and counts safe fixes', () => {
    const fix = { edits: [], safety: 'safe' as const, description: '' };
    const files = [fileWith('好\n', [], 'a.md'), fileWith(text, [findingAt(text, '大概', { fix })], 'b.md')];
    const parsed = JSON.parse(report(jsonReporter, files, summaryOf(files))) as {
      filePath: string;
      fixableCount: number;
    }[];
    assert.deepEqual(
      parsed.map(({ filePath, fixableCount }) => [filePath, fixableCount]),
      [
        ['a.md', 0],
        ['b.md', 1],
      ],
    );
  });

  it('is an empty array for no file', () => {
    assert.deepEqual(JSON.parse(report(jsonReporter, [], summaryOf([]))), []);
  });
});
