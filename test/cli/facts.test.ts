import { strict as assert } from 'node:assert';
import { useFolders } from './command-line';

const article = '---\nkind: article\n---\n\n金卡会员的信用度是100元，银卡会员是20元以内。\n';

describe('huashu facts', () => {
  const folderWith = useFolders();

  it('shows every statement with topic, tier, quantity, clause, place and verdict', async () => {
    const run = await folderWith({ 'a.md': article }).run(['facts', 'a.md']);
    assert.equal(run.code, 1);
    assert.match(run.stdout, /5:10 +信用度 +金卡 +100元 +80 元以内 +§3\.3\.2 +冲突/);
    assert.match(run.stdout, /5:20 +信用度 +银卡 +20元 +20 元以内 +§3\.3\.3 +一致/);
  });

  it('writes the same as JSON', async () => {
    const run = await folderWith({ 'a.md': article }).run(['facts', 'a.md', '--format', 'json']);
    const [file] = JSON.parse(run.stdout) as { filePath: string; statements: { [key: string]: unknown }[] }[];
    assert.equal(file!.filePath, 'a.md');
    const { topic, when, written, line, column, verdict, standard, clause, right } = file!.statements[0]!;
    assert.deepEqual(
      { topic, when, written, line, column, verdict, standard, clause, right },
      {
        topic: 'fact-conflict/credit',
        when: { 等级: ['金卡'] },
        written: '100元',
        line: 5,
        column: 10,
        verdict: 'conflict',
        standard: '80 元以内',
        clause: '§3.3.2',
        right: '80',
      },
    );
  });

  it('checks against a table of one’s own from a CSV file, and tells where that is wrong', async () => {
    const facts = `dimensions:
  - id: 会员
    values: [{name: 金牌, names: [金牌]}, {name: 银牌, names: [银牌]}]
topics:
  - id: fact-conflict/refund
    title: {zh: 退款时间, en: refund}
    quantity: duration
    by: [会员]
    names: [退款]
    csv: refund.csv
    examples: {flagged: ['金牌会员退款[[5天]]到账。'], allowed: [金牌会员退款3天到账。]}
`;
    const files = {
      'huashu.config.yaml': 'extends: [./mine]\n',
      'mine/pack.yaml': 'name: mine\nversion: 1.0.0\ntitle: {zh: 自己的, en: mine}\n',
      'mine/facts.yaml': facts,
      'mine/refund.csv': '会员,规定,条款\n金牌,3 天以内,§8.1\n银牌,7 天以内,§8.1\n',
      'a.md': '---\nkind: article\n---\n银牌会员退款十天到账。\n',
    };
    const folder = folderWith(files);
    const linted = await folder.run(['lint', 'a.md', '--format', 'json']);
    const [file] = JSON.parse(linted.stdout) as { messages: { ruleId: string; clauses: string[] }[] }[];
    assert.deepEqual(
      file!.messages.map(({ ruleId, clauses }) => [ruleId, ...clauses]),
      [['fact-conflict/refund', '§8.1']],
    );
    for (const [row, place] of [
      ['金牌,不久,§8.1', /refund\.csv:2:1[^\n]*不久/],
      ['金牌,7 天以内,八', /refund\.csv:2:3[^\n]*§/],
    ] as const) {
      folder.write('mine/refund.csv', `会员,规定,条款\n${row}\n`);
      const wrong = await folder.run(['lint', 'a.md']);
      assert.equal(wrong.code, 2);
      assert.match(wrong.stderr, place);
    }
  });
});
