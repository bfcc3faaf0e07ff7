import assert from 'node:assert/strict';
import type { CodeAction, Diagnostic, Range, TextEdit, WorkspaceEdit } from 'vscode-languageserver-protocol';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { ClientOptions } from './support/client';
import { Client } from './support/client';
import { Files, projectFiles } from './support/files';

const uri = 'file:///p/a.huashu';
const at = (line: number, character: number, to = character): Range => ({
  start: { line, character },
  end: { line, character: to },
});

/** A document and the editor that holds it: applies edits as an editor does, and tells the server. */
class Editing {
  version = 1;

  private constructor(
    readonly client: Client,
    readonly uri: string,
    public text: string,
    public diagnostics: Diagnostic[],
  ) {}

  static async start(
    text: string,
    { language = 'huashu', file = uri, ...options }: ClientOptions & { language?: string; file?: string } = {},
  ) {
    const client = Client.inProcess(new Files(projectFiles('/p')), { folders: ['file:///p'], ...options });
    await client.initialize();
    await client.open(file, text, language);
    return new Editing(client, file, text, await client.diagnostics(file, 1));
  }

  actions(range: Range, context = {}): Promise<CodeAction[]> {
    return this.client.codeActions(this.uri, range, context);
  }

  /** Applies an action's edit; gives what is found then. */
  async apply(action: CodeAction | undefined): Promise<string[]> {
    assert.ok(action?.edit, 'there is such an action, with an edit');
    const document = TextDocument.create(this.uri, '', 0, this.text);
    this.text = TextDocument.applyEdits(document, this.editsOf(action.edit));
    this.version++;
    await this.client.change(this.uri, this.version, { text: this.text });
    this.diagnostics = await this.client.diagnostics(this.uri, this.version);
    return this.diagnostics.map(({ code }) => String(code));
  }

  private editsOf({ changes, documentChanges }: WorkspaceEdit): TextEdit[] {
    if (changes) return changes[this.uri]!;
    const [change] = documentChanges!;
    assert.ok(
      change && 'textDocument' in change && change.textDocument.version === this.version,
      'bound to the version',
    );
    return change.edits.map((edit) =>
      'snippet' in edit
        ? { range: edit.range, newText: edit.snippet.value.replace(/\$\{1:(.*?)\}/, '$1').replace(/\\(.)/g, '$1') }
        : edit,
    );
  }
}

const titles = (actions: readonly CodeAction[]) => actions.map(({ title }) => title);
const versioned = { capabilities: { workspace: { workspaceEdit: { documentChanges: true } } } };

describe('code actions: quick fixes', () => {
  it('name a rule in words where a pack has them, and by its id too where one name stands for two', async () => {
    const titles = 'labels: { banned: { zh: 禁语, en: banned phrase }, pronoun: { zh: 用“你”称呼客户, en: 你 } }\n';
    const files = projectFiles('/p');
    files['/p/pack/pack.yaml'] += titles;
    const client = Client.inProcess(new Files(files), { folders: ['file:///p'] });
    await client.initialize();
    await client.open(uri, '客服：你好,你的事我没办法。\n客户：嗯。\n客服：没办法，你可能听不懂。\n');
    const suppressing = async (line: number) =>
      (await client.codeActions(uri, at(line, 0, 99), { only: ['quickfix'] }))
        .map(({ title }) => title)
        .filter((title) => /忽略|全部/.test(title));
    assert.deepEqual(await suppressing(0), [
      '改好本文件中全部 3 处同类问题：用“你”称呼客户',
      '在此行忽略这个问题（需写明原因）：禁语',
      '在此行忽略这个问题（需写明原因）：用“你”称呼客户',
    ]);
    assert.deepEqual((await suppressing(2)).slice(-4), [
      '在此行忽略这个问题（需写明原因）：禁语（banned/too-slow）',
      '在此行忽略这个问题（需写明原因）：禁语（banned/no-way）',
      '在此行忽略这个问题（需写明原因）：用“你”称呼客户',
      '在此行忽略这个问题（需写明原因）：hedge',
    ]);
    await client.stop();
  });

  it('stop at each slot of a phrase in clients that know snippets, and leave it in others', async () => {
    const text = '---\nfragment: true\n---\n客户：那我该找谁呢？\n客服：我帮您转一下。\n';
    const first = async (more: ClientOptions) => {
      const client = Client.inProcess(new Files({}), { folders: ['file:///p'], ...more });
      await client.initialize();
      await client.open(uri, text);
      const [action] = await client.codeActions(uri, at(4, 5), { only: ['quickfix'] });
      await client.stop();
      return action!.edit!;
    };
    const capabilities = { workspace: { workspaceEdit: { documentChanges: true, snippetEditSupport: true } } };
    assert.deepEqual((await first({ capabilities })).documentChanges, [
      {
        textDocument: { uri, version: 1 },
        edits: [
          {
            range: at(4, 3, 10),
            snippet: { kind: 'snippet', value: '请您稍等，我将电话转接到${1:{组\\}}组，请您不要挂机，好吗？' },
          },
        ],
      },
    ]);
    assert.deepEqual((await first({})).changes, {
      [uri]: [{ range: at(4, 3, 10), newText: '请您稍等，我将电话转接到{组}组，请您不要挂机，好吗？' }],
    });
  });

  it('list once what two ways lead to: a missing step is a quick fix, or a refactoring where only those are asked for', async () => {
    const client = Client.inProcess(new Files({}), { folders: ['file:///p'] });
    await client.initialize();
    await client.open(uri, '---\nfragment: true\n---\n客户：谢谢。\n客服：请问还有什么可以帮您？\n');
    const titled = async (context: object) =>
      (await client.codeActions(uri, at(4, 1), context))
        .map(({ title }) => title)
        .filter((title) => title.includes('加上'));
    assert.deepEqual(await titled({ triggerKind: 1 }), ['加上“不用谢，这是我们应该做的。”（请核对）']);
    assert.deepEqual(await titled({ triggerKind: 1, only: ['refactor'] }), ['加上缺少的步骤“回应致谢”']);
    await client.stop();
  });

  it('come in order: those of the gravest finding first; all of a rule; suppression', async () => {
    const editing = await Editing.start('客服：你好,你的事我没办法。');
    const actions = await editing.actions(at(0, 0, 99), { triggerKind: 2 });
    assert.deepEqual(titles(actions), [
      '改用规范用语“我会尽力为您解决”',
      '改为“我马上为您处理”',
      '改为“您”',
      '改为“您”',
      '改好本文件中全部 2 处同类问题：pronoun',
      '在此行忽略这个问题（需写明原因）：banned/no-way',
      '在此行忽略这个问题（需写明原因）：pronoun',
    ]);
    assert.ok(actions.every((action) => !action.isPreferred));
    assert.ok(actions.every((action) => action.kind === 'quickfix'));
    assert.deepEqual(actions[3]!.diagnostics, [editing.diagnostics[1]]);
    await editing.client.stop();
  });

  it('of findings that meet: the graver first, then the longer; the first alone preferred, where it is a fix', async () => {
    const editing = await Editing.start('客服：你可能听不懂。客服：你大概。');
    const meeting = await editing.actions(at(0, 4), { only: ['quickfix'] });
    assert.deepEqual(titles(meeting).slice(0, 4), [
      '改用规范用语“可能我没有解释清楚”（请核对）',
      '改为“您”',
      '删除（请核对）',
      '改好本文件中全部 2 处同类问题：pronoun',
    ]);
    assert.deepEqual(
      meeting.map((action) => action.isPreferred === true),
      meeting.map((_, i) => i === 0),
    );
    const [preferred] = await editing.actions(at(0, 13), { only: ['quickfix'] });
    assert.deepEqual([preferred!.title, preferred!.isPreferred], ['改为“您”', true]);
    await editing.client.stop();
  });

  it('say where a person should read what comes of them', async () => {
    const text = '客服：您大概要等,可能。';
    const chinese = await Editing.start(text);
    assert.deepEqual(titles(await chinese.actions(at(0, 5), { only: ['quickfix'] })).slice(0, 2), [
      '删除（请核对）',
      '改好本文件中全部 2 处同类问题：hedge（请核对）',
    ]);
    await chinese.client.stop();
    const english = await Editing.start(text, { locale: 'en' });
    assert.deepEqual(titles(await english.actions(at(0, 5), { only: ['quickfix'] })).slice(0, 2), [
      'Delete (review)',
      'Fix all 2 problems of this kind in this file: hedge (review)',
    ]);
    await english.client.stop();
  });

  it('apply, and leave the problem solved', async () => {
    const editing = await Editing.start('客服：你好,大概三天。', versioned);
    const [fix] = await editing.actions(at(0, 3));
    assert.deepEqual(await editing.apply(fix), ['hedge']);
    assert.equal(editing.text, '客服：您好,大概三天。');
    const [hedge] = await editing.actions(at(0, 7));
    assert.equal(hedge!.title, '删除（请核对）');
    assert.deepEqual(await editing.apply(hedge), []);
    assert.equal(editing.text, '客服：您好,三天。');
    await editing.client.stop();
  });

  it('are for the diagnostics that the client names, else for those that the range touches', async () => {
    const editing = await Editing.start('客服：你好。\n客服：没办法。');
    const [pronoun, banned] = editing.diagnostics;
    assert.ok(pronoun && banned);
    const named = await editing.actions(at(0, 0, 99), { diagnostics: [banned] });
    assert.equal(named[0]!.title, '改用规范用语“我会尽力为您解决”');
    assert.deepEqual(named[0]!.diagnostics, [banned]);
    const foreign = { range: at(1, 0, 3), message: 'x', source: 'other', code: 'pronoun' };
    assert.equal((await editing.actions(at(0, 0, 99), { diagnostics: [foreign] }))[0]!.title, '改为“您”');
    const outdated = { ...pronoun, range: at(0, 1, 2) };
    assert.deepEqual(await editing.actions(at(0, 0, 99), { diagnostics: [outdated], only: ['quickfix'] }), []);
    assert.deepEqual(await editing.actions(at(0, 0, 1), { only: ['quickfix'] }), []);
    await editing.client.stop();
  });

  it('keep to the kinds that are asked for', async () => {
    const editing = await Editing.start('客服：你好。');
    const kinds = async (only: string[]) => (await editing.actions(at(0, 0, 99), { only })).map(({ kind }) => kind);
    assert.deepEqual([...new Set(await kinds(['quickfix']))], ['quickfix']);
    for (const only of ['source', 'source.fixAll', 'source.fixAll.huashu'])
      assert.deepEqual(await kinds([only]), ['source.fixAll.huashu'], only);
    assert.deepEqual(await kinds(['refactor']), ['refactor.rewrite', 'refactor.wrap']);
    for (const only of [
      'refactor.extract',
      'source.fixAll.eslint',
      'source.fixAll.huashu.more',
      'source.organizeImports',
    ])
      assert.deepEqual(await kinds([only]), [], only);
    await editing.client.stop();
  });

  it('speak English where the client does', async () => {
    const client = Client.inProcess(new Files(projectFiles('/p')), { folders: ['file:///p'], locale: 'en-GB' });
    await client.initialize();
    await client.open(uri, '客服：你好。');
    assert.equal((await client.diagnostics(uri))[0]!.message, '§9.1 Address the customer as 您.');
    assert.deepEqual(titles(await client.codeActions(uri, at(0, 0, 99))), [
      'Replace with “您”',
      'Suppress this problem on this line (give the reason): pronoun',
      'Make the selected lines a bad example that is not checked',
      'Fix all problems in this file that can be fixed safely',
    ]);
    await client.stop();
  });

  it('are none for a document that is closed or not ours', async () => {
    const editing = await Editing.start('客服：你好。');
    await editing.client.close(uri);
    assert.deepEqual(await editing.actions(at(0, 0, 99)), []);
    await editing.client.open('file:///p/a.py', '客服：你好。', 'python');
    assert.deepEqual(await editing.client.codeActions('file:///p/a.py', at(0, 0, 99)), []);
    await editing.client.stop();
  });
});

describe('code actions: many at once', () => {
  it('fix all of one rule', async () => {
    const editing = await Editing.start('客服：大概你可能要等。\n客户：你好。\n客服：你说,可能。', versioned);
    const all = (await editing.actions(at(0, 3))).find(({ title }) => title.includes('全部 3 处同类问题：hedge'));
    assert.deepEqual(await editing.apply(all), ['pronoun', 'pronoun']);
    assert.equal(editing.text, '客服：你要等。\n客户：你好。\n客服：你说,。');
    await editing.client.stop();
  });

  it('source.fixAll.huashu applies every safe fix, no unsafe one, never to the customer, and only what differs', async () => {
    const text = '客服：😀你大概要等，你说。\r\n客户：你好。\r\n客服：你好。\r\n';
    const editing = await Editing.start(text, versioned);
    const [fixAll] = await editing.actions(at(0, 0), { only: ['source.fixAll.huashu'] });
    assert.equal(fixAll!.title, '一次改好本文件中可以直接改的问题');
    const [change] = fixAll!.edit!.documentChanges!;
    assert.ok(change && 'edits' in change);
    assert.deepEqual(
      change.edits,
      [at(0, 5, 6), at(0, 11, 12), at(2, 3, 4)].map((range) => ({ range, newText: '您' })),
    );
    assert.deepEqual(await editing.apply(fixAll), ['hedge']);
    assert.equal(editing.text, '客服：😀您大概要等，您说。\r\n客户：你好。\r\n客服：您好。\r\n');
    assert.deepEqual(await editing.actions(at(0, 0), { only: ['source.fixAll.huashu'] }), []);
    await editing.client.stop();
  });

  it('a fix of the whole file is not worked out on every move of the cursor', async () => {
    const editing = await Editing.start('客服：你好。');
    const kinds = async (triggerKind: number) =>
      (await editing.actions(at(0, 0), { triggerKind })).map(({ kind }) => kind);
    assert.deepEqual(await kinds(2), []);
    assert.deepEqual(await kinds(1), ['refactor.rewrite', 'source.fixAll.huashu']);
    await editing.client.stop();
  });
});

describe('code actions: suppression', () => {
  const suppress = async (editing: Editing, line: number, rule = 'pronoun') => {
    const actions = await editing.actions({ start: { line, character: 0 }, end: { line, character: 999 } });
    return editing.apply(actions.find(({ title }) => title.startsWith(`在此行忽略这个问题（需写明原因）：${rule}`)));
  };

  const cases: { name: string; language?: string; text: string; line: number; then: string }[] = [
    {
      name: 'a line of a script',
      text: '客服：您好\n  客服：你好\n',
      line: 1,
      then: '客服：您好\n  # huashu-disable-next-line pronoun -- 原因\n  客服：你好\n',
    },
    {
      name: 'the first line, with CRLF',
      text: '客服：你好\r\n客户：嗯\r\n',
      line: 0,
      then: '# huashu-disable-next-line pronoun -- 原因\r\n客服：你好\r\n客户：嗯\r\n',
    },
    {
      name: 'a line that continues a turn',
      text: '客服：您好。\n你请说。\n客户：嗯',
      line: 1,
      then: '客服：您好。\n# huashu-disable-next-line pronoun -- 原因\n你请说。\n客户：嗯',
    },
    {
      name: 'plain text',
      language: 'plaintext',
      text: '客服：你好',
      line: 0,
      then: '# huashu-disable-next-line pronoun -- 原因\n客服：你好',
    },
    {
      name: 'Markdown',
      language: 'markdown',
      text: '# 开场\n\n客服：你好\n',
      line: 2,
      then: '# 开场\n\n<!-- huashu-disable-next-line pronoun -- 原因 -->\n客服：你好\n',
    },
    {
      name: 'a Markdown quotation',
      language: 'markdown',
      text: '> 客服：你好\n',
      line: 0,
      then: '> <!-- huashu-disable-next-line pronoun -- 原因 -->\n> 客服：你好\n',
    },
    {
      name: 'a Markdown list',
      language: 'markdown',
      text: '- 客服：您好\n- 客服：你好\n',
      line: 1,
      then: '- 客服：您好\n- 客服：你好 <!-- huashu-disable-line pronoun -- 原因 -->\n',
    },
    {
      name: 'the second line of a Markdown paragraph',
      language: 'markdown',
      text: '您可以来电。\n你也可以来。\n',
      line: 1,
      then: '您可以来电。\n你也可以来。 <!-- huashu-disable-line pronoun -- 原因 -->\n',
    },
    {
      name: 'HTML',
      language: 'html',
      text: '<h1>开场</h1>\n<p>客服：<b>你</b>好</p>\n',
      line: 1,
      then: '<h1>开场</h1>\n<!-- huashu-disable-next-line pronoun -- 原因 -->\n<p>客服：<b>你</b>好</p>\n',
    },
    {
      name: 'HTML inside a tag',
      language: 'html',
      text: '<img src="a.png"\n alt="你好">\n',
      line: 1,
      then: '<img src="a.png"\n alt="你好"> <!-- huashu-disable-line pronoun -- 原因 -->\n',
    },
    {
      name: 'a Markdown table',
      language: 'markdown',
      text: '| 话 | 术 |\n| - | - |\n| 你好 | 您好 |\n',
      line: 2,
      then: '| 话 | 术 |\n| - | - |\n| 你好 | 您好 <!-- huashu-disable-line pronoun -- 原因 --> |\n',
    },
  ];
  for (const { name, language, text, line, then } of cases) {
    it(`of ${name}`, async () => {
      const file = language === 'markdown' ? 'file:///p/a.md' : language === 'plaintext' ? 'file:///p/a.txt' : uri;
      const initializationOptions = { html: { enable: true } };
      const editing = await Editing.start(text, { language: language ?? 'huashu', file, initializationOptions });
      assert.equal(editing.diagnostics.length, 1);
      assert.deepEqual(await suppress(editing, line), []);
      assert.equal(editing.text, then);
      await editing.client.stop();
    });
  }

  it('joins a directive that covers the line already', async () => {
    const editing = await Editing.start('# huashu-disable-next-line pronoun -- 老客户\n客服：你大概没办法。\n');
    assert.deepEqual(await suppress(editing, 1, 'hedge'), ['banned/no-way']);
    assert.deepEqual(await suppress(editing, 1, 'banned/no-way'), []);
    assert.equal(
      editing.text,
      '# huashu-disable-next-line pronoun, hedge, banned/no-way -- 老客户\n客服：你大概没办法。\n',
    );
    await editing.client.stop();
  });

  it('has the reason selected for writing in clients that know snippets', async () => {
    const capabilities = { workspace: { workspaceEdit: { documentChanges: true, snippetEditSupport: true } } };
    const editing = await Editing.start('客服：你好\n', { capabilities });
    const action = (await editing.actions(at(0, 3))).find(({ title }) => title.startsWith('在此行忽略'));
    assert.deepEqual(action!.edit!.documentChanges, [
      {
        textDocument: { uri, version: 1 },
        edits: [
          { range: at(0, 0), snippet: { kind: 'snippet', value: '# huashu-disable-next-line pronoun -- ${1:原因}\n' } },
        ],
      },
    ]);
    assert.deepEqual(await editing.apply(action), []);
    await editing.client.stop();
  });

  it('is not offered for a directive itself', async () => {
    const editing = await Editing.start('# huashu-disable-next-line hedge -- 原因\n客服：您好\n');
    assert.deepEqual(
      editing.diagnostics.map(({ code }) => code),
      ['directive/unused'],
    );
    assert.deepEqual(titles(await editing.actions(at(0, 2), { only: ['quickfix'] })), ['删除这条指令']);
    await editing.client.stop();
  });
});
