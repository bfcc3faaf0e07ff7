import { strict as assert } from 'node:assert';
import { countsByFile, parseReport, rude, useFolders } from './command-line';

const call = (id: string, text: string): string => JSON.stringify({ id, turns: [{ role: 'agent', text }] });
const calls = `${call('c1', '你好')}\n${call('c2', '您好')}\n`;
const json = ['lint', '--format', 'json'];

describe('huashu lint: files of data', () => {
  const folderWith = useFolders();

  it('are linted where they are named, asked for by extension, or configured; never because they are there', async () => {
    const folder = folderWith({ 'a.md': rude, 'b/calls.ndjson': calls, 'package.json': '{"name": "你好"}' });
    assert.deepEqual(countsByFile(await folder.run(json)), { 'a.md': 1 });
    assert.deepEqual(countsByFile(await folder.run([...json, 'b/calls.ndjson'])), { 'b/calls.ndjson': 1 });
    assert.deepEqual(countsByFile(await folder.run([...json, '**/*.ndjson'])), { 'b/calls.ndjson': 1 });
    const none = await folder.run([...json, '--locale', 'en', 'b']);
    assert.equal(none.code, 2);
    assert.match(none.stderr, /b: there is no file to lint in it/);
    folder.write('huashu.config.yaml', 'inputs:\n  - files: [b/]\n');
    assert.deepEqual(countsByFile(await folder.run(json)), { 'a.md': 1, 'b/calls.ndjson': 1 });
    assert.deepEqual(countsByFile(await folder.run([...json, 'b'])), { 'b/calls.ndjson': 1 });
  });

  it('report each text of a file with its id and score', async () => {
    const folder = folderWith({ 'calls.ndjson': calls });
    const [file] = parseReport(await folder.run([...json, 'calls.ndjson']));
    assert.deepEqual(file!.units, [
      { id: 'c1', line: 1, kind: 'script', score: 98, findingCount: 1 },
      { id: 'c2', line: 2, kind: 'script', score: 100, findingCount: 0 },
    ]);
    assert.deepEqual(
      file!.messages.map(({ unit, line, column }) => [unit, line, column]),
      [['c1', 1, 45]],
    );
    const shown = await folder.run(['lint', 'calls.ndjson']);
    assert.match(shown.stdout, /1:45 {2}警告 .* pronoun §1\.1\.2\.4a #c1\n/);
  });

  it('lint what can be read of a file, tell the rest, and end with 2', async () => {
    const folder = folderWith({ 'calls.ndjson': `{"id": \n${calls}` });
    const run = await folder.run([...json, '--locale', 'en', 'calls.ndjson']);
    assert.equal(run.code, 2);
    assert.deepEqual(
      parseReport(run)[0]!.messages.map(({ ruleId, line }) => `${line} ${ruleId}`),
      ['1 format/syntax', '2 pronoun'],
    );
    assert.match(run.stderr, /^huashu: calls\.ndjson: some of it could not be read and was not linted/);
  });

  it('are fixed in place, the words only', async () => {
    const folder = folderWith({ 'calls.ndjson': calls });
    assert.equal((await folder.run(['lint', '--fix', 'calls.ndjson'])).code, 0);
    assert.equal(folder.read('calls.ndjson'), calls.replace('你', '您'));
  });

  it('have a score card for each call', async () => {
    const folder = folderWith({ 'calls.ndjson': calls });
    const run = await folder.run(['score', '--format', 'csv', 'calls.ndjson']);
    const rows = run.stdout.split('\n').slice(1, 3);
    assert.deepEqual(
      rows.map((row) => [row.split(',')[2], row.split(',').at(-4)]),
      [
        ['98', 'c1'],
        ['100', 'c2'],
      ],
    );
  });

  it('come from standard input by its name', async () => {
    const run = await folderWith().run([...json, '--stdin', '--stdin-filename', 'x.ndjson'], { input: calls });
    assert.equal(parseReport(run)[0]!.messages[0]!.unit, 'c1');
  });
});
