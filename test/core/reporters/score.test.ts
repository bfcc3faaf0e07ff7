import { strict as assert } from 'node:assert';
import { scoreCsv } from '../../../server/src/core/reporters/score-csv';
import { scoreJson } from '../../../server/src/core/reporters/score-json';
import { scoreTable } from '../../../server/src/core/reporters/score-table';
import { textWidth } from '../../../server/src/core/reporters/display-width';
import { scoreCard } from '../../../server/src/core/score/score';
import type { CallScore, ScoreReport } from '../../../server/src/core/score/score-report';
import { summarise } from '../../../server/src/core/score/score-report';
import type { Finding } from '../../../server/src/core/findings/finding';
import { findingOf } from '../score/findings';

const faults = [
  findingOf('banned/a', 'error', ['§1.5.9.3']),
  findingOf('pronoun', 'warning', ['§1.1.2.4a']),
  findingOf('pronoun', 'warning', ['§1.1.2.4a']),
  findingOf('own', 'error', ['§my.1', '§my.2']),
];

function call(
  filePath: string,
  findings: readonly Finding[],
  pass: number,
  seconds: number,
  measured: boolean,
): CallScore {
  const settings = { pass, weights: {} };
  return {
    filePath,
    kind: 'script',
    tier: '普通',
    pass,
    time: { seconds, measured },
    turns: [{ turn: 0, role: 'agent', time: { seconds: 1.6, measured: false, spoken: 4, waits: 40 } }],
    ...scoreCard(findings, settings),
  };
}

function reportOf(...files: CallScore[]): ScoreReport {
  return { files, summary: summarise(files, 1) };
}

const both = reportOf(call('好.md', [], 80, 59.6, true), call('差,"1".md', faults, 90, 83.24, false));

describe('score cards as a table', () => {
  it('in Chinese', () => {
    assert.equal(
      scoreTable(both, { locale: 'zh-CN', color: false }),
      `好.md  ✔ 100 分 合格  时长 1 分 0 秒

差,"1".md  ✖ 86 分 不合格（合格线 90 分）  预计时长 1 分 23 秒
  规范章节               次数  扣分
  §1.1 话务应答基本准则     2    -4
  §1.5 服务禁忌             1    -5
  其他                      1    -5
  主要扣分规则           次数  扣分  条款
  banned/a                  1    -5  §1.5.9.3
  own                       1    -5  §my.1 §my.2
  pronoun                   2    -4  §1.1.2.4a

共 2 通 · 平均 93 分 · 合格 1 通（50%）
另有 1 个文件没有对话，未评分

  最常见的问题  通话  次数  扣分  条款
  banned/a         1     1    -5  §1.5.9.3
  own              1     1    -5  §my.1 §my.2
  pronoun          1     2    -4  §1.1.2.4a
`,
    );
  });

  it('in English', () => {
    const table = scoreTable(reportOf(call('a.md', faults.slice(0, 1), 95, 61, false)), { locale: 'en', color: false });
    assert.equal(
      table,
      `a.md  ✔ 95 passed  about 1 min 1 s
  Chapter               times  points
  §1.5 Prohibitions         1      -5
  Rules that cost most  times  points  clauses
  banned/a                  1      -5  §1.5.9.3

1 call · mean score 95 · 1 passed (100%)
1 file has no dialogue and no score
`,
    );
  });

  it('sets no blank lines between calls that lost nothing', () => {
    const clean = ['a.md', 'b.md'].map((name) => call(name, [], 80, 5, false));
    assert.match(scoreTable(reportOf(...clean), { locale: 'en', color: false }), /^a\.md .*\nb\.md .*\n\n2 calls/);
  });

  it('shows the five rules that cost most', () => {
    const many = Array.from({ length: 8 }, (_, i) => findingOf(`rule-${i}`, 'warning'));
    const table = scoreTable(reportOf(call('a.md', many, 80, 5, false)), { locale: 'en', color: false });
    assert.equal([...table.matchAll(/^ {2}rule-/gm)].length, 5);
    assert.match(table, /3 more rules cost points/);
  });

  it('has no row for what costs nothing', () => {
    const table = scoreTable(reportOf(call('a.md', [findingOf('x', 'hint')], 80, 5, false)), {
      locale: 'en',
      color: false,
    });
    assert.match(table, /^a\.md {2}✔ 100 passed {2}about 5 s\n\n1 call/);
  });

  it('gives Han characters two columns', () => {
    const lines = scoreTable(both, { locale: 'zh-CN', color: false }).split('\n');
    const ends = lines.filter((line) => /^ {2}(§1|规范章节|其他)/.test(line)).map(textWidth);
    assert.equal(ends.length, 4);
    assert.equal(new Set(ends).size, 1);
  });

  it('is the same with colours but for them', () => {
    const coloured = scoreTable(both, { locale: 'zh-CN', color: true });
    // eslint-disable-next-line no-control-regex
    const bare = coloured.replace(/\u001b\[\d+m/g, '');
    assert.notEqual(coloured, bare);
    assert.equal(bare, scoreTable(both, { locale: 'zh-CN', color: false }));
  });

  it('lets no file name play with the terminal', () => {
    const table = scoreTable(reportOf(call('a\u001b[2J.md', [], 80, 5, false)), { locale: 'en', color: false });
    assert.ok(!table.includes('\u001b'));
  });
});

describe('score cards as CSV', () => {
  it('has a header, a row a file, and quotes what needs it', () => {
    assert.equal(
      scoreCsv(both),
      [
        'file,kind,score,pass,passed,seconds,timing,findings,§1.1,§1.2,§1.3,§1.4,§1.5,§2,§3,other,deductions,call,line,scene,tier',
        '好.md,script,100,80,true,60,measured,0,0,0,0,0,0,0,0,0,,,,,普通',
        '"差,""1"".md",script,86,90,false,83,estimated,4,4,0,0,0,5,0,0,5,banned/a x1 -5; own x1 -5; pronoun x2 -4,,,,普通',
        '',
      ].join('\r\n'),
    );
  });
});

describe('score cards as JSON', () => {
  it('is the documented shape', () => {
    const { files, summary } = JSON.parse(scoreJson(both)) as { files: object[]; summary: object };
    assert.deepEqual(files[0], {
      filePath: '好.md',
      kind: 'script',
      score: 100,
      pass: 80,
      passed: true,
      seconds: 59.6,
      timing: 'measured',
      chapters: [],
      deductions: [],
      tier: '普通',
      turns: [{ turn: 0, role: 'agent', seconds: 1.6, timing: 'estimated', characters: 4, waits: 40 }],
    });
    assert.deepEqual((files[1] as { deductions: object[] }).deductions[0], {
      ruleId: 'banned/a',
      clauses: ['§1.5.9.3'],
      count: 1,
      points: 5,
    });
    const { faults: frequent, ...totals } = summary as { faults: object[] };
    assert.deepEqual(totals, {
      calls: 2,
      passed: 1,
      failed: 1,
      passedShare: 0.5,
      mean: 93,
      seconds: 142.8,
      skipped: 1,
    });
    assert.deepEqual(frequent[0], { ruleId: 'banned/a', clauses: ['§1.5.9.3'], calls: 1, count: 1, points: 5 });
  });
});
