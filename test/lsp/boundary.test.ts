import assert from 'node:assert/strict';
import { CancellationTokenSource, MessageType } from 'vscode-languageserver-protocol';
import { Client } from './support/client';
import { Files, projectFiles } from './support/files';

const uri = 'file:///p/a.huashu';
const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 99 } };

describe('what goes wrong', () => {
  it('in a request or notification that makes no sense is logged and answered emptily, and the server lives on', async () => {
    const client = Client.inProcess(new Files(projectFiles('/p')), { folders: ['file:///p'] });
    await client.initialize();
    await client.open(uri, '客服：你好');
    assert.equal((await client.diagnostics(uri)).length, 1);

    assert.equal(await client.request('textDocument/hover', {}), null);
    assert.equal(await client.request('textDocument/hover', { textDocument: { uri } }), null);
    assert.deepEqual(await client.request('textDocument/codeAction', { textDocument: { uri } }), []);
    assert.deepEqual(
      await client.request('textDocument/codeAction', { textDocument: { uri }, range, context: { diagnostics: 7 } }),
      [],
    );
    assert.deepEqual(await client.request('textDocument/diagnostic', {}), { kind: 'full', items: [] });
    await client.notify('textDocument/didOpen', {});
    await client.notify('textDocument/didOpen', { textDocument: null });
    await client.notify('textDocument/didChange', { textDocument: { uri, version: 2 }, contentChanges: 'none' });
    await client.notify('textDocument/didChange', {
      textDocument: { uri: 'file:///p/never', version: 2 },
      contentChanges: [],
    });
    await client.notify('textDocument/didClose', { textDocument: { uri: 'file:///p/never' } });
    await client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: '%zz' }, { uri: 'file:///%zz' }] });
    await client.notify('workspace/didChangeConfiguration', { settings: { huashu: 'all' } });

    await client.change(uri, 3, { text: '客服：你你' });
    assert.equal((await client.diagnostics(uri, 3)).length, 2);
    const errors = client.log.filter(({ type }) => type === MessageType.Error).map(({ message }) => message);
    for (const method of [
      'textDocument/hover',
      'textDocument/codeAction',
      'textDocument/diagnostic',
      'textDocument/didOpen',
      'textDocument/didChange',
    ])
      assert.ok(
        errors.some((message) => message.startsWith(`${method}: `)),
        method,
      );
    await client.stop();
  });

  it('in reading files is logged; what needs them is empty, the rest works', async () => {
    const files = new Files(projectFiles('/p'));
    let broken = true;
    const client = Client.inProcess(
      {
        readFile: (path) => {
          if (broken && path.startsWith('/p/')) throw new Error('disk on fire');
          return files.readFile(path);
        },
        listFolder: (path) => files.listFolder(path),
      },
      { folders: ['file:///p'] },
    );
    await client.initialize();
    await client.open(uri, '客服：你好');
    await client.until(() => client.log.some(({ message }) => message.includes('disk on fire')));
    assert.deepEqual(await client.pull(uri), { kind: 'full', resultId: '1', items: [] });
    assert.equal(await client.hover(uri, 0, 3), null);
    broken = false;
    await client.notify('workspace/didChangeConfiguration', { settings: {} });
    assert.equal((await client.diagnostics(uri)).length, 1);
    await client.stop();
  });
});

describe('a client that does not keep its word', () => {
  it('on settings gets those that it sent with initialize', async () => {
    const client = Client.inProcess(new Files(projectFiles('/p')), {
      folders: ['file:///p'],
      capabilities: { workspace: { configuration: true } },
      initializationOptions: { rules: { pronoun: 'off' } },
      configuration: () => Promise.reject(new Error('no settings here')),
    });
    await client.initialize();
    await client.open(uri, '客服：你大概要等');
    assert.deepEqual(
      (await client.diagnostics(uri)).map(({ code }) => code),
      ['hedge'],
    );
    assert.match(client.log[0]!.message, /no settings here/);
    await client.stop();
  });
});

describe('what changes while a request waits', () => {
  /** A client whose settings do not come until they are let through: requests wait for them. */
  const withSlowSettings = async () => {
    let letThrough = (): void => undefined;
    const gate = new Promise<void>((resolve) => (letThrough = resolve));
    const client = Client.inProcess(new Files(projectFiles('/p')), {
      folders: ['file:///p'],
      capabilities: { workspace: { configuration: true }, textDocument: { diagnostic: {} } },
      configuration: async () => {
        await gate;
        return {};
      },
    });
    await client.initialize();
    await client.open(uri, '客服：你好');
    return { client, letThrough };
  };

  it('a change is in the answer', async () => {
    const { client, letThrough } = await withSlowSettings();
    const answer = client.pull(uri);
    await client.change(uri, 2, { text: '客服：你你你' });
    letThrough();
    const report = await answer;
    assert.equal(report.kind === 'full' && report.items.length, 3);
    await client.stop();
  });

  it('a document closed meanwhile is answered emptily', async () => {
    const { client, letThrough } = await withSlowSettings();
    const report = client.pull(uri);
    await client.close(uri);
    letThrough();
    assert.deepEqual(await report, { kind: 'full', items: [] });
    await client.stop();
  });

  it('a request cancelled meanwhile is answered as cancelled', async () => {
    const { client, letThrough } = await withSlowSettings();
    const source = new CancellationTokenSource();
    const report = client.connection.sendRequest('textDocument/diagnostic', { textDocument: { uri } }, source.token);
    const refused = assert.rejects(report, { code: -32800 });
    source.cancel();
    await client.hover(uri, 0, 0);
    letThrough();
    await refused;
    assert.equal((await client.pull(uri)).kind, 'full');
    await client.stop();
  });
});
