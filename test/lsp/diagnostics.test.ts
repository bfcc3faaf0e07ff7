import assert from 'node:assert/strict';
import type { DocumentSymbol, FullDocumentDiagnosticReport } from 'vscode-languageserver-protocol';
import { Client } from './support/client';
import { Files, projectFiles } from './support/files';

const uri = 'file:///p/a.huashu';
const pulling = { textDocument: { diagnostic: {} }, workspace: { diagnostics: { refreshSupport: true } } };
const at = (line: number, character: number, to = character) => ({
  start: { line, character },
  end: { line, character: to },
});

async function started(options = {}, files = projectFiles('/p')) {
  const client = Client.inProcess(new Files(files), { folders: ['file:///p'], ...options });
  const { capabilities } = await client.initialize();
  return { client, capabilities };
}

describe('diagnostics: pushed', () => {
  it('carry range, severity, rule, source, message behind its clause, and the clauses as data', async () => {
    const { client, capabilities } = await started();
    assert.equal(capabilities.diagnosticProvider, undefined);
    await client.open(uri, '客服：我也没办法。');
    assert.deepEqual(await client.diagnostics(uri), [
      {
        range: at(0, 5, 8),
        severity: 1,
        code: 'banned/no-way',
        source: 'huashu',
        message: '§9.2 禁用语:没办法。',
        data: { ruleId: 'banned/no-way', clauses: ['§9.2'] },
      },
    ]);
    await client.stop();
  });

  it('follow every change, each with its version, several changes in one notification too', async () => {
    const { client } = await started();
    await client.open(uri, '客服：您好。\n客服：再见。');
    assert.deepEqual(await client.diagnostics(uri, 1), []);
    await client.change(uri, 2, { range: at(0, 3, 4), text: '你' });
    assert.deepEqual(
      (await client.diagnostics(uri, 2)).map((d) => d.range),
      [at(0, 3, 4)],
    );
    await client.change(
      uri,
      3,
      { range: at(0, 0), text: '客户：有人吗\n' },
      { range: at(2, 3), text: '你' },
      { range: at(1, 3, 4), text: '您' },
    );
    assert.deepEqual(
      (await client.diagnostics(uri, 3)).map((d) => d.range),
      [at(2, 3, 4)],
    );
    await client.change(uri, 4, { text: '客服：你你' });
    assert.deepEqual(
      (await client.diagnostics(uri, 4)).map((d) => d.range),
      [at(0, 3, 4), at(0, 4, 5)],
    );
    await client.stop();
  });

  it('are taken away when the document is closed, and come back when it is opened again', async () => {
    const { client } = await started();
    await client.open(uri, '客服：你好');
    assert.equal((await client.diagnostics(uri)).length, 1);
    await client.close(uri);
    assert.deepEqual(await client.diagnostics(uri), []);
    await client.change(uri, 2, { text: '客服：你你' });
    await client.open(uri, '客服：你你你', 'huashu', 7);
    assert.equal((await client.diagnostics(uri)).length, 3, 'the change to the closed document published nothing');
    await client.stop();
  });

  it('come for Markdown and plain text, and for no other language', async () => {
    const { client } = await started();
    await client.open('file:///p/a.py', '客服：你好', 'python');
    await client.change('file:///p/a.py', 2, { text: '客服：你你' });
    await client.open('file:///p/a.md', '**客服**：你好\n', 'markdown');
    await client.open('file:///p/a.txt', '客服：你好', 'plaintext');
    assert.equal((await client.diagnostics('file:///p/a.txt')).length, 1);
    assert.equal((await client.diagnostics('file:///p/a.md')).length, 1);
    assert.deepEqual(client.unread, []);
    await client.stop();
  });

  it('take a file .huashu for a script, whatever the editor calls it, save one of the other languages', async () => {
    const client = Client.inProcess(new Files({}), { folders: ['file:///p'] });
    await client.initialize();
    const outline = async (uri: string, language: string) => {
      await client.open(uri, '== 查话费 ==\n客服：您好。\n', language);
      const symbols = await client.request<DocumentSymbol[]>('textDocument/documentSymbol', { textDocument: { uri } });
      return symbols?.map(({ name }) => name);
    };
    for (const language of ['huashu', 'plaintext', 'plain', 'text', 'conf'])
      assert.deepEqual(await outline(`file:///p/${language}.huashu`, language), ['查话费'], language);
    assert.notDeepEqual(await outline('file:///p/markdown.huashu', 'markdown'), ['查话费']);
    assert.notDeepEqual(await outline('file:///p/a.txt', 'plaintext'), ['查话费']);
    await client.stop();
  });

  it('wait for the file to be saved where the settings say so', async () => {
    const { client } = await started({ initializationOptions: { run: 'onSave' } });
    await client.open(uri, '客服：你好');
    assert.equal((await client.diagnostics(uri, 1)).length, 1);
    await client.change(uri, 2, { text: '客服：你你' });
    await client.change(uri, 3, { text: '客服：你你你' });
    await client.notify('textDocument/didSave', { textDocument: { uri } });
    assert.equal((await client.diagnostics(uri, 3)).length, 3);
    assert.deepEqual(client.unread, []);
    await client.stop();
  });

  it('are at most a thousand, the gravest ones, and a note that says how many are missing', async () => {
    const { client } = await started();
    await client.open(uri, '客服：你好。\n'.repeat(900) + '客服：我也没办法。\n'.repeat(200));
    const shown = await client.diagnostics(uri);
    assert.equal(shown.length, 1001);
    assert.match(shown[0]!.message as string, /100 处没有列出/);
    const bySeverity = (severity: number) => shown.slice(1).filter((each) => each.severity === severity).length;
    assert.deepEqual([bySeverity(1), bySeverity(1) + bySeverity(2)], [200, 1000]);
    await client.stop();
  });

  it('come for a huge document, edited at its end', async () => {
    const { client } = await started();
    const lines = Array.from({ length: 20_000 }, (_, i) =>
      i % 25 === 0 ? '客服：你好，请讲。\n' : '客户：我想查一下本月的话费账单。\n',
    );
    await client.open(uri, lines.join(''));
    assert.equal((await client.diagnostics(uri, 1)).length, 800);
    await client.change(uri, 2, { range: at(20_000, 0), text: '客服：你说。' });
    const diagnostics = await client.diagnostics(uri, 2);
    assert.equal(diagnostics.length, 801);
    assert.deepEqual(diagnostics.at(-1)!.range, at(20_000, 3, 4));
    await client.stop();
  }).timeout(30_000);
});

describe('diagnostics: asked for', () => {
  const full = async (client: Client, previous?: string) => {
    const report = await client.pull(uri, previous);
    assert.equal(report.kind, 'full');
    return report as FullDocumentDiagnosticReport;
  };

  it('are offered to a client that asks, which then gets none pushed', async () => {
    const { client, capabilities } = await started({ capabilities: pulling });
    assert.deepEqual(capabilities.diagnosticProvider, {
      identifier: 'huashu',
      interFileDependencies: false,
      workspaceDiagnostics: true,
    });
    await client.open(uri, '客服：你好');
    assert.equal((await full(client)).items.length, 1);
    await client.change(uri, 2, { text: '客服：你你' });
    assert.equal((await full(client)).items.length, 2);
    await client.close(uri);
    assert.deepEqual((await full(client)).items, []);
    assert.deepEqual(client.unread, []);
    await client.stop();
  });

  it('are not sent again while they stay the same, though the text changes', async () => {
    const { client } = await started({ capabilities: pulling });
    await client.open(uri, '客服：你好\n客户：嗯');
    const { resultId } = await full(client);
    assert.deepEqual(await client.pull(uri, resultId), { kind: 'unchanged', resultId });
    await client.change(uri, 2, { range: at(1, 4), text: '嗯' });
    assert.deepEqual(await client.pull(uri, resultId), { kind: 'unchanged', resultId });
    await client.change(uri, 3, { range: at(0, 0), text: '\n' });
    const moved = await full(client, resultId);
    assert.deepEqual(moved.items[0]!.range, at(1, 3, 4));
    assert.notEqual(moved.resultId, resultId);
    await client.stop();
  });

  it('stay as they were until the file is saved where the settings say so', async () => {
    const { client } = await started({ capabilities: pulling, initializationOptions: { run: 'onSave' } });
    await client.open(uri, '客服：你好');
    const { resultId } = await full(client);
    await client.change(uri, 2, { text: '客服：你你' });
    assert.deepEqual(await client.pull(uri, resultId), { kind: 'unchanged', resultId });
    await client.notify('textDocument/didSave', { textDocument: { uri } });
    assert.equal((await full(client, resultId)).items.length, 2);
    await client.stop();
  });

  it('are empty for what is not open or not ours', async () => {
    const { client } = await started({ capabilities: pulling });
    await client.open('file:///p/a.py', '客服：你好', 'python');
    assert.deepEqual(await client.pull('file:///p/a.py'), { kind: 'full', items: [] });
    assert.deepEqual(await client.pull('file:///p/never.huashu'), { kind: 'full', items: [] });
    await client.stop();
  });
});
