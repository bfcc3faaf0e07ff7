import assert from 'node:assert/strict';
import type { WorkspaceDiagnosticReport } from 'vscode-languageserver-protocol';
import { CancellationTokenSource } from 'vscode-languageserver-protocol/node';
import { Client } from './support/client';
import { Files } from './support/files';

const capabilities = {
  textDocument: { diagnostic: {} },
  workspace: { didChangeWatchedFiles: { dynamicRegistration: true } },
};

async function started(files: { [path: string]: string }, options: object = { workspaceDiagnostics: true }) {
  const host = new Files(files);
  const client = Client.inProcess(host, { folders: ['file:///p'], capabilities, initializationOptions: options });
  await client.initialize();
  const pull = (previousResultIds: object[] = [], more = {}) =>
    client.request<WorkspaceDiagnosticReport>('workspace/diagnostic', { previousResultIds, ...more });
  return { client, host, pull };
}

describe('diagnostics of files that are not open', () => {
  const files = {
    '/p/a.huashu': '客服：你好。',
    '/p/sub/b.md': '客服：你好。\n\n客户：嗯。',
    '/p/node_modules/c.md': '客服：你好。',
    '/p/open.huashu': '客服：你好。',
    '/p/d.json': '{}',
    '/p/ignored/e.huashu': '客服：你好。',
    '/p/huashu.config.yaml': 'ignore: [ignored/**]\n',
  };

  it('are those of the files of our languages that are not ignored', async () => {
    const { client, pull } = await started(files);
    await client.open('file:///p/open.huashu', '客服：您好。');
    const { items } = await pull();
    assert.deepEqual(items.map(({ uri }) => uri).sort(), ['file:///p/a.huashu', 'file:///p/sub/b.md']);
    for (const item of items) {
      assert.ok(item.kind === 'full');
      assert.ok(item.items.some(({ code }) => code === 'pronoun'));
    }
    await client.stop();
  });

  it('are those of files of data that a configuration names, the words in their strings marked', async () => {
    const { client, pull } = await started({
      '/p/huashu.config.yaml':
        "inputs:\n  - files: [calls/*.ndjson]\n  - files: [i18n/*.json]\n    strings: ['**']\n    role: agent\n",
      '/p/calls/a.ndjson': '{"turns":[{"role":"agent","text":"你好。"}]}\n',
      '/p/i18n/zh.json': '{"hi": "你好。"}',
      '/p/other.json': '{"hi": "你好。"}',
      '/p/b.srt': '1\n00:00:01,000 --> 00:00:02,000\n客服：你好。\n',
    });
    const { items } = await pull();
    const marked = items.map((item) => {
      assert.ok(item.kind === 'full');
      const pronoun = item.items.find(({ code }) => code === 'pronoun')!;
      return [item.uri, pronoun.range.start.line, pronoun.range.start.character];
    });
    assert.deepEqual(marked.sort(), [
      ['file:///p/b.srt', 2, 3],
      ['file:///p/calls/a.ndjson', 0, 34],
      ['file:///p/i18n/zh.json', 0, 8],
    ]);
    await client.stop();
  });

  it('are none where the setting is off', async () => {
    const { client, pull } = await started(files, {});
    assert.deepEqual((await pull()).items, []);
    await client.stop();
  });

  it('wait until something changes, and tell only what did', async () => {
    const { client, host, pull } = await started(files);
    const first = await pull();
    const ids = first.items.map((item) => ({ uri: item.uri, value: item.resultId }));
    const second = pull(ids);
    host.write('/p/a.huashu', '客服：您好。');
    host.remove('/p/sub/b.md');
    await client.filesChanged(2, 'file:///p/a.huashu');
    const { items } = await second;
    const kinds = new Map(items.map((item) => [item.uri, item]));
    const changed = kinds.get('file:///p/a.huashu')!;
    assert.ok(changed.kind === 'full' && !changed.items.some(({ code }) => code === 'pronoun'));
    const gone = kinds.get('file:///p/sub/b.md')!;
    assert.ok(gone.kind === 'full' && gone.items.length === 0);
    assert.equal(kinds.get('file:///p/open.huashu')!.kind, 'unchanged');
    await client.stop();
  });

  it('report progress, come in parts, and can be cancelled', async () => {
    const many: { [path: string]: string } = {};
    for (let i = 0; i < 120; i++) many[`/p/${i}.huashu`] = '客服：你好。';
    const { client } = await started(many);
    const progress: { kind: string }[] = [];
    const parts: number[] = [];
    client.connection.onNotification(
      '$/progress',
      ({ token, value }: { token: string; value: { kind: string; items?: [] } }) => {
        if (token === 'work') progress.push(value);
        else parts.push(value.items!.length);
      },
    );
    const params = { previousResultIds: [], workDoneToken: 'work', partialResultToken: 'part' };
    const { items } = await client.request<WorkspaceDiagnosticReport>('workspace/diagnostic', params);
    assert.deepEqual(parts, [50, 50]);
    assert.equal(items.length, 20);
    assert.equal(progress[0]!.kind, 'begin');
    assert.equal(progress.at(-1)!.kind, 'end');
    const source = new CancellationTokenSource();
    const waiting = client.connection.sendRequest('workspace/diagnostic', { previousResultIds: [] }, source.token);
    source.cancel();
    await assert.rejects(waiting, { code: -32800 });
    await client.stop();
  });
});
