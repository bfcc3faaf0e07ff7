import { deepEqual, ok } from 'node:assert/strict';
import * as vscode from 'vscode';
import { actionsFor, closeAll, open, problems, problemsWhen, remove, ruleOf, summary, write } from './editor';

const config = `inputs:
  - files: [replies.json]
    strings: ['messages.**']
    role: agent
  - files: [calls.ndjson]
`;

describe('files of data', () => {
  const names = ['huashu.config.yaml', 'replies.json', 'other.json', 'calls.ndjson'];
  before(async () => {
    await write('replies.json', '{\n  "title": "你",\n  "messages": { "a": "您好\\n\\u4f60请讲" }\n}\n');
    await write('other.json', '{ "messages": { "a": "你请讲" } }\n');
    await write('calls.ndjson', '{"id":"c1","fragment":true,"turns":[{"role":"agent","text":"你请讲"}]}\n');
  });
  after(async () => {
    await closeAll();
    for (const name of names) await remove(name);
  });

  it('are checked where the configuration names them, also those that are open already, and fixed as they are written', async () => {
    const document = await open('replies.json');
    deepEqual(summary(document), []);
    await write('huashu.config.yaml', config);
    const [found, ...others] = await problemsWhen(document, (all) => all.some((each) => ruleOf(each) === 'pronoun'));
    deepEqual(others, []);
    deepEqual(document.getText(found!.range), '\\u4f60');
    const actions = await actionsFor(document, found!.range, 'quickfix');
    const fix = actions.find(({ isPreferred }) => isPreferred);
    ok(fix?.edit, actions.map(({ title }) => title).join('\n'));
    await vscode.workspace.applyEdit(fix.edit);
    await problemsWhen(document, (all) => all.length === 0);
    deepEqual(JSON.parse(document.getText()), { title: '你', messages: { a: '您好\n您请讲' } });
    await document.save();
  });

  it('are checked line by line in NDJSON, and no other JSON is looked at', async () => {
    const other = await open('other.json');
    const calls = await open('calls.ndjson');
    const found = await problemsWhen(calls, (all) => all.some((each) => ruleOf(each) === 'pronoun'));
    ok(found.every(({ source }) => source === 'huashu'));
    deepEqual(problems(other), []);
  });
});
