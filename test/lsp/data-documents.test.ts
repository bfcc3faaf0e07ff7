import assert from 'node:assert/strict';
import { parse as parseCsv } from 'csv-parse/sync';
import type { CodeAction, Diagnostic, DocumentFilter, TextEdit } from 'vscode-languageserver-protocol';
import { FileChangeType } from 'vscode-languageserver-protocol';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { parse as parseYaml } from 'yaml';
import { Client } from './support/client';
import { Files, projectFiles } from './support/files';

const config = `inputs:
  - files: [calls/*.ndjson]
  - files: ['*.csv']
    columns: { role: 角色, text: 内容 }
  - files: [bot/domain.yml, i18n/*.json]
    strings: ['responses.*[].text', 'messages.**']
    role: agent
`;

/** An editor with one file of data open, which it knows by the language that VS Code gives it. */
class Editing {
  version = 1;

  private constructor(
    readonly client: Client,
    readonly uri: string,
    public text: string,
    public diagnostics: Diagnostic[],
  ) {}

  static async start(path: string, language: string, text: string): Promise<Editing> {
    const client = Client.inProcess(new Files(projectFiles('/p', config)), { folders: ['file:///p'], locale: 'en' });
    await client.initialize();
    await client.open(`file://${path}`, text, language);
    return new Editing(client, `file://${path}`, text, await client.diagnostics(`file://${path}`, 1));
  }

  /** Rule, and the text marked, of each diagnostic. */
  get found(): string[] {
    return this.diagnostics.map(({ code, range }) => `${code} ${this.document.getText(range)}`);
  }

  async actions(diagnostic: Diagnostic): Promise<CodeAction[]> {
    return this.client.codeActions(this.uri, diagnostic.range, { diagnostics: [diagnostic] });
  }

  async fixAll(): Promise<void> {
    const [action] = await this.client.codeActions(this.uri, this.diagnostics[0]!.range, {
      only: ['source.fixAll.huashu'],
    });
    await this.apply(action!);
  }

  async apply(action: CodeAction): Promise<void> {
    await this.edit(action.edit!.changes![this.uri]!);
  }

  /** As an editor does: each edit a change of its own. */
  async edit(edits: readonly TextEdit[]): Promise<void> {
    const ordered = [...edits].reverse();
    this.text = TextDocument.applyEdits(this.document, [...edits]);
    const changes = ordered.map(({ range, newText }) => ({ range, text: newText }));
    await this.client.change(this.uri, ++this.version, ...changes);
    this.diagnostics = await this.client.diagnostics(this.uri, this.version);
  }

  private get document(): TextDocument {
    return TextDocument.create(this.uri, '', 0, this.text);
  }
}

describe('files of data in an editor', () => {
  it('NDJSON: through escapes, a dialogue a line, fixed within its strings', async () => {
    const line = (text: string): string => `{"id":1,"turns":[{"role":"agent","text":"${text}"}]}`;
    const editing = await Editing.start(
      '/p/calls/a.ndjson',
      'jsonl',
      `${line('\\"VIP\\"：\\u4f60好，大概三天')}\n${line('您好')}\n${line('\\n你请讲')}\n`,
    );
    assert.deepEqual(editing.found, ['pronoun \\u4f60', 'hedge 大概', 'pronoun 你']);
    await editing.fixAll();
    assert.deepEqual(
      editing.text
        .trim()
        .split('\n')
        .map((each) => (JSON.parse(each) as { turns: { text: string }[] }).turns[0]!.text),
      ['"VIP"：您好，大概三天', '您好', '\n您请讲'],
    );
    assert.deepEqual(editing.found, ['hedge 大概']);
  });

  it('CSV: in quoted cells of several lines', async () => {
    const table = '角色,内容\n客服,"您好，""VIP""：你\n你请讲"\n客户,你好\n';
    const editing = await Editing.start('/p/t.csv', 'plaintext', table);
    assert.deepEqual(editing.found, ['pronoun 你', 'pronoun 你']);
    assert.deepEqual(editing.diagnostics[1]!.range.start, { line: 2, character: 0 });
    await editing.fixAll();
    assert.deepEqual(parseCsv(editing.text), [
      ['角色', '内容'],
      ['客服', '您好，"VIP"：您\n您请讲'],
      ['客户', '你好'],
    ]);
  });

  it('YAML and JSON: the strings that the configuration names, no others', async () => {
    const domain =
      "intents: [你]\nresponses:\n  utter_a:\n    - text: '你''好'\n    - text: \"\\u4f60\"\n    - image: 你\n";
    const yaml = await Editing.start('/p/bot/domain.yml', 'yaml', domain);
    assert.deepEqual(yaml.found, ['pronoun 你', 'pronoun \\u4f60']);
    await yaml.fixAll();
    assert.deepEqual(parseYaml(yaml.text), {
      intents: ['你'],
      responses: { utter_a: [{ text: "您'好" }, { text: '您' }, { image: '你' }] },
    });
    const json = await Editing.start('/p/i18n/zh.json', 'json', '{"title": "你", "messages": {"a": ["你\\t好"]}}');
    assert.deepEqual(json.found, ['pronoun 你']);
    await json.fixAll();
    assert.deepEqual(JSON.parse(json.text), { title: '你', messages: { a: ['您\t好'] } });
  });

  it('subtitles: without being named', async () => {
    const cue = '1\n00:00:01,000 --> 00:00:02,000\n客服：你好\n';
    assert.deepEqual((await Editing.start('/p/x.srt', 'plaintext', cue)).found, ['pronoun 你']);
  });

  it('are left alone where no configuration names them', async () => {
    for (const [path, language] of [
      ['/p/package.json', 'json'],
      ['/p/other/domain.yml', 'yaml'],
      ['/q/t.csv', 'plaintext'],
    ] as const) {
      const editing = await Editing.start(path, language, '{"messages": {"a": "你"}}');
      assert.deepEqual(editing.found, [], path);
    }
  });

  it('are read again with every edit, also where they are broken for a while', async () => {
    const editing = await Editing.start('/p/i18n/zh.json', 'json', '{"messages": {"a": "你"}}');
    const at = (character: number) => ({ line: 0, character });
    const type = (from: number, to: number, newText: string) =>
      editing.edit([{ range: { start: at(from), end: at(to) }, newText }]);
    await type(22, 22, ', "b": "你');
    assert.ok(
      editing.found.some((each) => each.startsWith('format/')),
      editing.found.join(),
    );
    await type(31, 31, '"');
    assert.deepEqual(editing.found, ['pronoun 你', 'pronoun 你']);
    await type(20, 21, '您');
    assert.deepEqual(editing.found, ['pronoun 你']);
    assert.equal(editing.diagnostics[0]!.range.start.character, 30);
  });

  it('get fixes and explanations, but no directive, lens, completion or outline', async () => {
    const editing = await Editing.start('/p/i18n/zh.json', 'json', '{"messages": {"a": "你大概"}}');
    const titles = (await editing.actions(editing.diagnostics[0]!)).map(({ title }) => title);
    assert.deepEqual(titles, ['Replace with “您”', 'Fix all problems in this file that can be fixed safely']);
    const hover = await editing.client.hover(editing.uri, 0, 20);
    assert.match(JSON.stringify(hover?.contents), /Address the customer as 您/);
    assert.equal(await editing.client.hover(editing.uri, 0, 3), null);
    const textDocument = { uri: editing.uri };
    assert.deepEqual(await editing.client.complete(editing.uri, 0, 20), []);
    for (const method of ['textDocument/codeLens', 'textDocument/documentSymbol', 'textDocument/foldingRange'])
      assert.equal((await editing.client.request<unknown[] | null>(method, { textDocument }))?.length ?? 0, 0, method);
  });

  it('are asked for by their globs, from clients that let the server say so, and no longer when those are gone', async () => {
    const files = new Files(projectFiles('/p [1]', config));
    const dynamicRegistration = true;
    const client = Client.inProcess(files, {
      folders: ['file:///p%20%5B1%5D'],
      capabilities: {
        textDocument: {
          synchronization: { dynamicRegistration },
          codeAction: { dynamicRegistration },
          diagnostic: { dynamicRegistration },
        },
        workspace: { didChangeWatchedFiles: { dynamicRegistration } },
      },
    });
    await client.initialize();
    const opening = await client.until(() =>
      client.registrations.find(({ method }) => method === 'textDocument/didOpen'),
    );
    const filters = (opening.registerOptions as { documentSelector: DocumentFilter[] }).documentSelector;
    assert.deepEqual(
      [...new Set(filters.map((filter) => (filter as { pattern: string }).pattern))],
      ['calls/*.ndjson', '**/*.csv', 'bot/domain.yml', 'i18n/*.json'].flatMap((glob) => [
        `/p [[]1[]]/${glob}`,
        `/p [[]1[]]/${glob}/**`,
      ]),
    );
    assert.ok(
      (filters as { scheme: string; language: string }[]).every(
        (each) => each.scheme === 'file' && each.language !== 'plaintext',
      ),
    );
    const methods = client.registrations.map(({ method }) => method);
    for (const method of ['textDocument/didChange', 'textDocument/didClose', 'textDocument/diagnostic'])
      assert.ok(methods.includes(method), method);
    files.write('/p [1]/huashu.config.yaml', 'extends: [./pack]\n');
    await client.filesChanged(FileChangeType.Changed, 'file:///p%20%5B1%5D/huashu.config.yaml');
    const gone = await client.until(() => client.unregistrations.length > 0 && client.unregistrations);
    assert.ok(gone.some(({ method }) => method === 'textDocument/didOpen'));
  });
});
