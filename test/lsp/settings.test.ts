import assert from 'node:assert/strict';
import { FileChangeType } from 'vscode-languageserver-protocol';
import { Client } from './support/client';
import type { ClientOptions } from './support/client';
import { Files, projectFiles } from './support/files';

const uri = 'file:///p/a.huashu';
const config = 'file:///p/huashu.config.yaml';
const watching = { workspace: { didChangeWatchedFiles: { dynamicRegistration: true } } };
const asking = {
  workspace: { configuration: true, didChangeConfiguration: { dynamicRegistration: true } },
};

async function started(options: ClientOptions = {}, files: { [path: string]: string } = projectFiles('/p')) {
  const host = new Files(files);
  const client = Client.inProcess(host, { folders: ['file:///p'], ...options });
  await client.initialize();
  return { client, host };
}

const codes = async (client: Client, of = uri) => (await client.diagnostics(of)).map(({ code }) => code);

describe('settings of the editor', () => {
  it('are asked for, document by document, and again when they change', async () => {
    let settingsOf = (scope?: string): unknown =>
      scope === uri ? { rules: { pronoun: 'off' } } : { rules: { hedge: 'error' } };
    const { client } = await started({ capabilities: asking, configuration: (scope) => settingsOf(scope) });
    await client.open(uri, '客服：你大概要等');
    await client.open('file:///p/b.huashu', '客服：你大概要等');
    assert.deepEqual(await codes(client), ['hedge']);
    const [, hedge] = await client.diagnostics('file:///p/b.huashu');
    assert.equal(hedge!.severity, 1);

    await client.until(() => client.registrations.some(({ method }) => method === 'workspace/didChangeConfiguration'));
    settingsOf = () => ({ enable: false });
    await client.notify('workspace/didChangeConfiguration', { settings: null });
    assert.deepEqual(await codes(client), []);
    assert.deepEqual(await codes(client, 'file:///p/b.huashu'), []);
    await client.stop();
  });

  it('make the client ask anew for what it draws into texts, where it can', async () => {
    const { client } = await started({
      capabilities: { workspace: { inlayHint: { refreshSupport: true }, codeLens: { refreshSupport: true } } },
    });
    const hints = new Promise<void>((told) => client.connection.onRequest('workspace/inlayHint/refresh', () => told()));
    const lenses = new Promise<void>((told) => client.connection.onRequest('workspace/codeLens/refresh', () => told()));
    await client.open(uri, '客服：您好');
    await client.notify('workspace/didChangeConfiguration', { settings: { huashu: { inlayHints: { time: true } } } });
    await Promise.all([hints, lenses]);
    await client.stop();
  });

  it('are taken as sent by clients that cannot be asked', async () => {
    const { client } = await started({ initializationOptions: { rules: { hedge: 'off' } } });
    await client.open(uri, '客服：你大概要等');
    assert.deepEqual(await codes(client), ['pronoun']);
    await client.notify('workspace/didChangeConfiguration', { settings: { huashu: { rules: { pronoun: 'hint' } } } });
    assert.deepEqual(
      (await client.diagnostics(uri)).map(({ code, severity }) => [code, severity]),
      [
        ['pronoun', 4],
        ['hedge', 3],
      ],
    );
    await client.stop();
  });

  it('switch languages off one by one', async () => {
    const { client } = await started({ initializationOptions: { markdown: { enable: false } } });
    await client.open('file:///p/a.md', '客服：你好\n', 'markdown');
    await client.open('file:///p/a.txt', '客服：你好\n', 'plaintext');
    assert.deepEqual(await codes(client, 'file:///p/a.md'), []);
    assert.deepEqual(await codes(client, 'file:///p/a.txt'), ['pronoun']);
    await client.stop();
  });

  it('leave HTML alone unless it is asked for', async () => {
    for (const [enable, found] of [
      [undefined, []],
      [true, ['pronoun']],
    ] as const) {
      const { client } = await started({ initializationOptions: enable ? { html: { enable } } : {} });
      await client.open('file:///p/a.html', '<p>客服：<b>你</b>好</p>\n', 'html');
      assert.deepEqual(await codes(client, 'file:///p/a.html'), found);
      await client.stop();
    }
  });

  it('that make no sense are named in the log and left aside', async () => {
    const { client } = await started({
      initializationOptions: { enable: 'yes', run: 'never', rules: { pronoun: 'loud', hedge: 'off' }, markdown: 3 },
    });
    await client.open(uri, '客服：你大概要等');
    assert.deepEqual(await codes(client), ['pronoun']);
    const log = client.log.map(({ message }) => message).join('\n');
    for (const name of ['huashu.enable', 'huashu.run', 'huashu.rules.pronoun', 'huashu.markdown'])
      assert.ok(log.includes(name), name);
    await client.stop();
  });

  it('choose the language of messages: the setting, else the configuration, else the client', async () => {
    const messageWith = async (options: ClientOptions, yaml = '') => {
      const { client } = await started(options, projectFiles('/p', yaml));
      await client.open(uri, '客服：你好');
      const [diagnostic] = await client.diagnostics(uri);
      await client.stop();
      return /^§9\.1 Address/.test(String(diagnostic!.message)) ? 'en' : 'zh-CN';
    };
    assert.equal(await messageWith({}), 'zh-CN');
    assert.equal(await messageWith({ locale: 'en-us' }), 'en');
    assert.equal(await messageWith({ locale: 'zh-TW' }), 'zh-CN');
    assert.equal(await messageWith({ locale: 'de' }), 'en');
    assert.equal(await messageWith({ locale: 'zh-cn' }, 'locale: en\n'), 'en');
    assert.equal(await messageWith({ locale: 'en', initializationOptions: { locale: 'zh-CN' } }), 'zh-CN');
    assert.equal(
      await messageWith(
        { locale: 'en', capabilities: asking, configuration: () => ({ locale: 'zh-CN' }) },
        'locale: en\n',
      ),
      'zh-CN',
    );
  });
});

describe('configuration files', () => {
  it('take effect when they change, appear and disappear, and are watched for it', async () => {
    const { client, host } = await started({ capabilities: watching });
    const { registerOptions } = await client.until(() => client.registrations[0]);
    assert.ok(JSON.stringify(registerOptions).includes('huashu.config'));
    await client.open(uri, '客服：你大概要等');
    assert.deepEqual(await codes(client), ['pronoun', 'hedge']);

    host.write('/p/huashu.config.yaml', 'extends: [./pack]\nrules: { hedge: off }\n');
    await client.filesChanged(FileChangeType.Changed, config);
    assert.deepEqual(await codes(client), ['pronoun']);

    await client.open('file:///p/sub/b.huashu', '客服：你大概要等');
    assert.deepEqual(await codes(client, 'file:///p/sub/b.huashu'), ['pronoun']);
    host.write('/p/sub/huashu.config.yaml', 'rules: { pronoun: off }\n');
    await client.filesChanged(FileChangeType.Created, 'file:///p/sub/huashu.config.yaml');
    assert.deepEqual(await codes(client, 'file:///p/sub/b.huashu'), []);

    host.remove('/p/sub/huashu.config.yaml');
    await client.filesChanged(FileChangeType.Deleted, 'file:///p/sub/huashu.config.yaml');
    assert.deepEqual(await codes(client, 'file:///p/sub/b.huashu'), ['pronoun']);
    await client.stop();
  });

  it('bring their rule packs: a rule changed in a pack is in force at once', async () => {
    const { client, host } = await started({ capabilities: watching });
    await client.open(uri, '客服：您稍等');
    assert.deepEqual(await codes(client), []);
    const rules = host.readFile('/p/pack/rules/rules.yaml')!;
    host.write('/p/pack/rules/rules.yaml', rules.replace('patterns: [没办法]', 'patterns: [没办法, 稍等]'));
    await client.filesChanged(FileChangeType.Changed, 'file:///p/pack/rules/rules.yaml');
    assert.deepEqual(await codes(client), ['banned/no-way']);
    await client.stop();
  });

  it('are compared on opening and saving where the client watches no files', async () => {
    const { client, host } = await started();
    await client.open(uri, '客服：你大概要等');
    assert.deepEqual(await codes(client), ['pronoun', 'hedge']);
    host.write('/p/huashu.config.yaml', 'extends: [./pack]\nrules: { hedge: off }\n');
    await client.notify('textDocument/didSave', { textDocument: { uri } });
    assert.deepEqual(await codes(client), ['pronoun', 'hedge'], 'published for the save');
    assert.deepEqual(await codes(client), ['pronoun']);
    host.write('/p/sub/huashu.config.yaml', 'rules: { pronoun: off }\n');
    await client.open('file:///p/sub/b.huashu', '客服：你大概要等');
    assert.deepEqual(await codes(client, 'file:///p/sub/b.huashu'), []);
    host.remove('/p/sub/huashu.config.yaml');
    await client.notify('textDocument/didSave', { textDocument: { uri: 'file:///p/sub/b.huashu' } });
    assert.deepEqual(await codes(client, 'file:///p/sub/b.huashu'), [], 'published for the save');
    assert.deepEqual(await codes(client, 'file:///p/sub/b.huashu'), ['pronoun']);
    host.write('/p/sub/huashu.config.yaml', 'rules: { pronoun: off }\n');
    await client.notify('textDocument/didSave', { textDocument: { uri: 'file:///p/sub/b.huashu' } });
    assert.deepEqual(await codes(client, 'file:///p/sub/b.huashu'), ['pronoun'], 'published for the save');
    assert.deepEqual(await codes(client, 'file:///p/sub/b.huashu'), []);
    await client.stop();
  });

  it('are read anew once where a client tells of a change twice', async () => {
    let asked = 0; // the editor's settings: for the document opened, and with everything read anew
    const configuration = () => {
      asked++;
    };
    const { client, host } = await started({
      capabilities: { workspace: { ...watching.workspace, configuration: true } },
      configuration,
    });
    await client.open(uri, '客服：你大概要等');
    assert.deepEqual(await codes(client), ['pronoun', 'hedge']);
    host.write('/p/huashu.config.yaml', 'extends: [./pack]\nrules: { hedge: off }\n');
    await client.filesChanged(FileChangeType.Changed, config);
    assert.deepEqual(await codes(client), ['pronoun']);
    assert.equal(asked, 2);
    await client.filesChanged(FileChangeType.Changed, config);
    await client.hover(uri, 0, 0);
    assert.equal(asked, 2);
    await client.stop();
  });

  it('may change just before a document is opened and edited: no edit is lost', async () => {
    const { client, host } = await started();
    await client.open(uri, '客服：您好');
    assert.deepEqual(await codes(client), []);
    host.write('/p/huashu.config.yaml', 'extends: [./pack]\nrules: { hedge: off }\n');
    const other = 'file:///p/b.huashu';
    await client.open(other, '客服：你大概要等');
    await client.change(other, 2, {
      range: { start: { line: 0, character: 3 }, end: { line: 0, character: 3 } },
      text: '你',
    });
    const latest = await client.until(() =>
      client.unread.filter((each) => each.uri === other && each.version === 2).at(-1),
    );
    assert.deepEqual(
      latest.diagnostics.map(({ code }) => code),
      ['pronoun', 'pronoun'],
    );
    await client.stop();
  });

  it('show their mistakes on themselves, until they are put right', async () => {
    const { client, host } = await started(
      { capabilities: watching },
      projectFiles('/p', '# 😀\nrules: { hedeg: off }\n'),
    );
    const [mistake, ...others] = await client.diagnostics(config);
    assert.deepEqual(others, []);
    assert.deepEqual(mistake!.range, { start: { line: 2, character: 9 }, end: { line: 2, character: 21 } });
    assert.equal(mistake!.severity, 1);
    assert.match(String(mistake!.message), /hedeg.*hedge/);

    host.write('/p/huashu.config.yaml', 'extends: [./pack]\n');
    await client.filesChanged(FileChangeType.Changed, config);
    assert.deepEqual(await client.diagnostics(config), []);

    host.write('/p/pack/rules/rules.yaml', 'rules: [{ id: x }]\n');
    await client.filesChanged(FileChangeType.Changed, 'file:///p/pack/rules/rules.yaml');
    assert.ok((await client.diagnostics('file:///p/pack/rules/rules.yaml')).length > 0);
    await client.stop();
  });

  it('and settings of the editor rule over findings of directives and front matter too', async () => {
    const text = '---\nkind: novel\n---\n# huashu-disable-next-line pronoun\n客服：您好\n';
    const found = async (options: ClientOptions, yaml = '') => {
      const { client } = await started(options, projectFiles('/p', yaml));
      await client.open(uri, text);
      const diagnostics = await client.diagnostics(uri);
      await client.stop();
      return diagnostics.map(({ code, severity }) => `${code} ${severity}`);
    };
    const all = ['format/front-matter-value 2', 'directive/no-reason 2', 'directive/unused 2'];
    assert.deepEqual(await found({}), all);
    assert.deepEqual(await found({}, 'rules: { directive: off, format/front-matter-value: error }\n'), [
      'format/front-matter-value 1',
    ]);
    assert.deepEqual(await found({ initializationOptions: { rules: { 'directive/unused': 'hint', format: 'off' } } }), [
      'directive/no-reason 2',
      'directive/unused 4',
    ]);
  });

  it('may leave documents out', async () => {
    const { client } = await started({}, projectFiles('/p', 'ignore: [drafts/**]\n'));
    await client.open('file:///p/drafts/a.huashu', '客服：你好');
    assert.deepEqual(await codes(client, 'file:///p/drafts/a.huashu'), []);
    await client.change('file:///p/drafts/a.huashu', 2, { text: '客服：你你' });
    await client.open('file:///p/done/a.huashu', '客服：你好');
    assert.deepEqual(await codes(client, 'file:///p/done/a.huashu'), ['pronoun']);
    assert.deepEqual(client.unread, []);
    await client.stop();
  });

  it('hold for the documents of their folder, in every folder of the workspace, and for new files by the first', async () => {
    const { client } = await started(
      { folders: ['file:///p', 'file:///q%20r'] },
      { ...projectFiles('/p', 'rules: { pronoun: off }\n'), ...projectFiles('/q r', 'rules: { hedge: off }\n') },
    );
    const text = '客服：你大概要等';
    await client.open(uri, text);
    await client.open('file:///q%20r/a.huashu', text);
    await client.open('untitled:Untitled-1', text);
    assert.deepEqual(await codes(client), ['hedge']);
    assert.deepEqual(await codes(client, 'file:///q%20r/a.huashu'), ['pronoun']);
    assert.deepEqual(await codes(client, 'untitled:Untitled-1'), ['hedge']);

    await client.notify('workspace/didChangeWorkspaceFolders', {
      event: { removed: [{ uri: 'file:///p', name: 'p' }], added: [] },
    });
    assert.deepEqual(await codes(client, 'untitled:Untitled-1'), ['pronoun']);
    await client.stop();
  });

  it('of a workspace that the user does not trust are not read', async () => {
    const { client } = await started(
      { initializationOptions: { trusted: false } },
      projectFiles('/p', 'rules: { nonsense: 3 }\n'),
    );
    await client.open(uri, '客服：您好。');
    assert.deepEqual(await codes(client), []);
    assert.deepEqual(client.unread, []);
    await client.stop();
  });

  // `diagnostic` is what Helix 25.07 says.
  for (const key of ['diagnostics', 'diagnostic'])
    it(`make a client that asks for diagnostics ask again, one that calls them ${key}`, async () => {
      const workspace = { ...watching.workspace, [key]: { refreshSupport: true } };
      const { client, host } = await started({ capabilities: { textDocument: { diagnostic: {} }, workspace } });
      await client.open(uri, '客服：你好');
      const before = await client.pull(uri);
      assert.equal(before.kind === 'full' && before.items.length, 1);
      host.write('/p/huashu.config.yaml', 'extends: [./pack]\nrules: { pronoun: off }\n');
      await client.filesChanged(FileChangeType.Changed, config);
      await client.until(() => client.refreshes === 1);
      const after = await client.pull(uri, before.resultId);
      assert.equal(after.kind === 'full' && after.items.length, 0);
      await client.stop();
    });
});
