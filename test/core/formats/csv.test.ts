import { strict as assert } from 'node:assert';
import { parse } from 'csv-parse/sync';
import { ContainerFile, unmarked } from '../../support/containers';

const records = (source: string, delimiter = ','): string[][] =>
  parse(source, { delimiter, relax_column_count: true, bom: true });

describe('CSV', () => {
  it('is dialogues where a column names speakers: guessed from the headings, one call for each id', () => {
    const marked = `会话ID,时间,角色,内容\r
c1,0.5,客服,"[[你]]好,""先生""\r
[[你]]要办什么？"\r
c2,00:01,客服,您好\r
c1,00:02,客户,你好\r
c1,3,[[坐席]],[[你]]的号码\r
`;
    const file = new ContainerFile(unmarked(marked), 'csv');
    assert.equal(file.marked, marked);
    assert.deepEqual(
      file.result.units!.map(({ id, document }) => [id, document.turns.map(({ time }) => time?.startMs)]),
      [
        ['c1', [500, 2000, 3000]],
        ['c2', [1000]],
      ],
    );
    const fixed = records(file.fixed());
    assert.deepEqual(
      fixed,
      records(file.source).map((row) =>
        row.map((cell, i) => (i === 3 && row[2] !== '客户' ? cell.replaceAll('你', '您') : cell)),
      ),
    );
    assert.equal(file.fixed().replaceAll('您', '你'), file.source.replaceAll('您', '你'));
  });

  it('is texts where a column has wording: each cell by itself, named as in a spreadsheet', () => {
    const marked = '场景;标准话术;禁语\n报障;[[你]]好;你好\n;"[[你]]; 好";\n';
    const file = new ContainerFile(unmarked(marked), 'csv');
    assert.equal(file.marked, marked);
    assert.deepEqual(
      file.result.findings.map(({ unit }) => unit),
      ['B2', 'B3'],
    );
    assert.deepEqual(file.result.units![0]!.document.sceneName, '报障');
  });

  it('has the columns that the configuration names, by heading or number', () => {
    const source = '甲,乙,丙\n张,你好,王\n';
    const of = (columns: object, header?: boolean) => new ContainerFile(source, 'csv', { columns, header }).findings;
    assert.deepEqual(of({ text: '乙' }), ['2:3 pronoun “你” #B2']);
    assert.deepEqual(of({ text: 2 }), ['2:3 pronoun “你” #B2']);
    assert.deepEqual(of({ text: 2, role: 1 }), ['1:1 format/unknown-role “甲”', '2:1 format/unknown-role “张”']);
    assert.deepEqual(new ContainerFile('客服,你好\n', 'csv', { columns: { text: 2, role: 1 } }).findings, [
      '1:4 pronoun “你”',
    ]);
    assert.match(of({ text: '丁' })[0]!, /format\/no-dialogue/);
  });

  it('is fixed only where the cell can hold the words as it is written', () => {
    const source = '角色|内容\n客服|喂喂，讲话！\n客服|"喂喂，讲话！"\n';
    assert.equal(
      new ContainerFile(source, 'csv').fixedOnce('banned/talk-now').split('\n')[1],
      '客服|您好，您的电话已接通，请讲话！',
    );
    const chinese = new ContainerFile('角色，内容\n客服，喂讲话！\n客服，"喂喂，讲话！"\n', 'csv');
    const [bare, quoted] = chinese.result.findings.filter(({ ruleId }) => ruleId === 'banned/talk-now');
    assert.equal(bare!.suggestions.length, 0, 'the words have the separator in them');
    assert.ok(quoted!.suggestions.length > 0);
  });

  it('tells quotation marks that do not close, and headings that say nothing', () => {
    assert.deepEqual(new ContainerFile('角色,内容\n客服,"你好\n', 'csv').findings, [
      '2:4 format/syntax “"”',
      '2:5 pronoun “你”',
    ]);
    assert.deepEqual(new ContainerFile('角色,内容\n客服,"你好"呀\n', 'csv').findings, [
      '2:5 pronoun “你”',
      '2:8 format/syntax “呀”',
    ]);
    const blind = new ContainerFile('a,b\n1,你好\n', 'csv');
    assert.equal(blind.result.incomplete, true);
    assert.match(blind.findings[0]!, /^1:1 format\/no-dialogue/);
  });

  it('may be divided by tabs', () => {
    assert.deepEqual(new ContainerFile('角色\t内容\n客服\t你好\n', 'tsv').findings, ['2:4 pronoun “你”']);
    assert.deepEqual(new ContainerFile('角色\t内容\n客服\t你好\n', 'csv').findings, ['2:4 pronoun “你”']);
  });

  it('goes on with the speaker above where the cell is empty', () => {
    const file = new ContainerFile('角色,内容\n客服,您好\n,你好\n客户,你好\n,你好\n', 'csv');
    assert.deepEqual(file.words, ['agent: 您好', 'agent: 你好', 'customer: 你好', 'customer: 你好']);
  });
});
