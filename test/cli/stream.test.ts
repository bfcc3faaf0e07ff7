import { strict as assert } from 'node:assert';
import { spawn } from 'node:child_process';
import iconv from 'iconv-lite';
import { cliPath, useFolders } from './command-line';

const call = (id: string, text: string): string => `${JSON.stringify({ id, turns: [{ role: 'agent', text }] })}\n`;
const stream = ['lint', '--stdin', '--stdin-format', 'ndjson', '--format', 'ndjson', '--locale', 'en'];

interface Line {
  readonly line: number;
  readonly id?: string;
  readonly score?: number;
  readonly messages?: readonly {
    readonly ruleId: string;
    readonly turn: number;
    readonly column: number;
    readonly startOffset: number;
  }[];
  readonly error?: { readonly ruleId: string; readonly column: number };
}
const linesOf = (text: string): Line[] =>
  text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Line);

describe('huashu lint: streams of NDJSON', () => {
  const folderWith = useFolders();

  for (const jobs of [[], ['--jobs', '3']]) {
    it(`give a result a line, in order, and tell bad lines without stopping ${jobs.join(' ')}`, async () => {
      const many = Array.from({ length: 3000 }, (_, i) => call(`c${i}`, i % 3 === 0 ? '你好' : '您好'));
      many[1000] = '{"id": \n';
      many[2000] = '\n';
      const run = await folderWith().run([...stream, ...jobs], {
        input: `\ufeff${many.join('')}${call('last', '你好').trimEnd()}`,
      });
      assert.equal(run.code, 2);
      const lines = linesOf(run.stdout);
      assert.equal(lines.length, 3000);
      assert.deepEqual(
        lines.map(({ line }) => line),
        Array.from({ length: 3001 }, (_, i) => i + 1).filter((line) => line !== 2001),
      );
      assert.deepEqual(lines[1000]!.error!.ruleId, 'format/syntax');
      assert.deepEqual(
        [
          lines[3]!.id,
          lines[3]!.score,
          lines[3]!.messages!.map(({ ruleId, turn, startOffset, column }) => [ruleId, turn, startOffset, column]),
        ],
        ['c3', 98, [['pronoun', 0, 44, 45]]],
      );
      assert.equal(lines.at(-1)!.id, 'last');
    });
  }

  it('end with 0 or 1 by what was found, as asked', async () => {
    const folder = folderWith();
    assert.equal((await folder.run(stream, { input: call('a', '您好') })).code, 0);
    assert.equal((await folder.run([...stream, '--severity', 'warning'], { input: call('a', '你好') })).code, 1);
    assert.equal((await folder.run([...stream, '--fail-on', 'never'], { input: call('a', '喂喂，讲话') })).code, 0);
    assert.deepEqual(await folder.run(stream, { input: '' }), { code: 0, stdout: '', stderr: '' });
  });

  it('answer each line before the next one comes', async () => {
    const child = spawn(process.execPath, [cliPath, ...stream], { stdio: ['pipe', 'pipe', 'inherit'] });
    let answered = 0;
    child.stdout.on('data', (data: Buffer) => {
      answered += linesOf(data.toString()).length;
      if (answered < 3) child.stdin.write(call(`c${answered}`, '您好'));
      else child.stdin.end();
    });
    child.stdin.write(call('c0', '您好'));
    const code = await new Promise((resolve) => child.once('exit', resolve));
    assert.deepEqual([code, answered], [0, 3]);
  });

  it('stop quietly where nobody reads the answers any more', async () => {
    const child = spawn(process.execPath, [cliPath, ...stream], { stdio: ['pipe', 'pipe', 'pipe'] });
    let complaint = '';
    child.stderr.on('data', (data: Buffer) => (complaint += data.toString()));
    child.stdin.on('error', () => {});
    child.stdout.destroy();
    const lines = call('a', '您好').repeat(20_000);
    child.stdin.end(lines);
    const code = await new Promise((resolve) => child.once('exit', resolve));
    assert.deepEqual([code, complaint], [0, '']);
  });

  it('may be GB18030; lines that are not of the encoding are told', async () => {
    const folder = folderWith();
    const input = iconv.encode(call('a', '你好') + call('b', '您好'), 'gb18030');
    const read = linesOf((await folder.run([...stream, '--encoding', 'gb18030'], { input })).stdout);
    assert.deepEqual(
      read.map(({ id, messages }) => [id, messages!.length]),
      [
        ['a', 1],
        ['b', 0],
      ],
    );
    const wrong = await folder.run(stream, { input: Buffer.concat([input, Buffer.from(call('c', '您好'))]) });
    assert.deepEqual(
      linesOf(wrong.stdout).map(({ line, error }) => [line, error?.ruleId]),
      [
        [1, 'format/syntax'],
        [2, 'format/syntax'],
        [3, undefined],
      ],
    );
    assert.equal(wrong.code, 2);
  });

  it('may be files, each named with its lines', async () => {
    const folder = folderWith({ 'a.ndjson': call('a', '您好'), 'b.jsonl': call('b', '您好') });
    const run = await folder.run(['lint', '--format', 'ndjson', 'a.ndjson', 'b.jsonl']);
    assert.deepEqual(
      linesOf(run.stdout).map((line) => [(line as { filePath?: string }).filePath, line.id]),
      [
        ['a.ndjson', 'a'],
        ['b.jsonl', 'b'],
      ],
    );
  });

  it('give way to the ordinary report where others are asked for, with lines for every kind of file', async () => {
    const folder = folderWith({ 'a.ndjson': call('a', '您好') + '[]\n', 'b.md': '你好' });
    const run = await folder.run(['lint', '--format', 'ndjson', 'a.ndjson', 'b.md']);
    assert.deepEqual(
      linesOf(run.stdout).map(({ line, id, error }) => [line, id, error?.ruleId]),
      [
        [1, 'a', undefined],
        [2, undefined, 'format/no-dialogue'],
        [undefined, undefined, undefined],
      ],
    );
  });
});
