import assert from 'node:assert/strict';
import type { CodeAction, SemanticTokens, SemanticTokensDelta, TextEdit } from 'vscode-languageserver-protocol';
import type { EditorOptions } from './support/marked';
import { Editor, edited } from './support/marked';

const options = { tabSize: 2, insertSpaces: true };

async function formatted(text: string, settings: EditorOptions = {}): Promise<string> {
  const editor = await Editor.on(text, settings);
  const edits = await editor.request<TextEdit[]>('textDocument/formatting', { options });
  await editor.stop();
  return edited(text, edits, settings.encoding);
}

describe('formatting', () => {
  const cases: [string, string, string][] = [
    ['the colon of a label', '客服:您好。\n客户 :  嗯。', '客服：您好。\n客户：嗯。'],
    ['marks behind Han characters', '客服：您好,请问有什么可以帮您?好的!', '客服：您好，请问有什么可以帮您？好的！'],
    ['blanks behind marks', '客服：您好, 请讲. 谢谢.', '客服：您好，请讲。谢谢。'],
    ['dots', '客服：请稍等...谢谢。', '客服：请稍等……谢谢。'],
    ['brackets, those of stage directions too', '客服：(静音)好的(WiFi)。', '客服：（静音）好的（WiFi）。'],
    ['blanks between Han and Latin', '客服：您的 WiFi 密码是 8 位。', '客服：您的WiFi密码是8位。'],
    ['blanks at the ends of lines', '客服：您好。  \n客户：嗯。\t', '客服：您好。\n客户：嗯。'],
    [
      'the form of a customer’s words, and nothing but the form',
      '客服：您好。\n客户：你好,我想查话费!',
      '客服：您好。\n客户：你好，我想查话费！',
    ],
  ];
  for (const [what, before, after] of cases)
    it(`puts in order: ${what}`, async () => {
      assert.equal(await formatted(before), after);
    });

  const kept: [string, string][] = [
    ['numbers and times', '客服：请于8:30到3,360元。'],
    ['Latin sentences', '客服：OK, thanks. 您好。'],
    ['addresses', '客服：请登录http://a.cn/b,c。'],
    ['placeholders', '客服：{a, b}您好，[%x:y%]。'],
    ['quotations', '客服：您说“好的,谢谢”，对吗？'],
    [
      'front matter and directives',
      '---\nscene: 查, 费\n---\n# huashu-disable-next-line pronoun -- 好的,原话\n客服：你好。',
    ],
  ];
  for (const [what, text] of kept)
    it(`leaves alone: ${what}`, async () => {
      assert.equal(await formatted(text), text);
    });

  it('leaves blanks alone where it is told to', async () => {
    const text = '客服：您的 WiFi 密码。';
    assert.equal(await formatted(text, { settings: { format: { spacing: 'keep' } } }), text);
  });

  it('in Markdown keeps emphasis closed, code and line breaks', async () => {
    const markdown = { name: 'a.md', languageId: 'markdown' };
    assert.equal(
      await formatted('**客服:** 您好,请讲。\n\n`a,b` 好,的  \n再见\n', markdown),
      '**客服：** 您好，请讲。\n\n`a,b` 好，的  \n再见\n',
    );
  });

  for (const encoding of ['utf-8', 'utf-16', 'utf-32'] as const)
    it(`of a range, and while typing, in ${encoding}`, async () => {
      const text = '客服:𠮷您好,请讲。\n客户:嗯,好。\n';
      const editor = await Editor.on(text, { encoding, stdio: true });
      const range = { start: { line: 1, character: 0 }, end: { line: 2, character: 0 } };
      const ofRange = await editor.request<TextEdit[]>('textDocument/rangeFormatting', { range, options });
      assert.equal(edited(text, ofRange, encoding), '客服:𠮷您好,请讲。\n客户：嗯，好。\n');
      const position = editor.positionOf(text.indexOf(',') + 1);
      const typed = await editor.request<TextEdit[]>('textDocument/onTypeFormatting', { position, ch: ',', options });
      assert.equal(edited(text, typed, encoding), '客服：𠮷您好，请讲。\n客户:嗯,好。\n');
      const next = await editor.request<TextEdit[]>('textDocument/onTypeFormatting', {
        position: { line: 1, character: 0 },
        ch: '\n',
        options,
      });
      assert.equal(edited(text, next, encoding), '客服：𠮷您好，请讲。\n客户:嗯,好。\n');
      await editor.stop();
    });
});

describe('semantic tokens', () => {
  const types = ['role', 'act', 'courtesy', 'placeholder', 'stage direction', 'exempt'];

  function read(editor: Editor, data: readonly number[]): string[] {
    const found: string[] = [];
    let [line, character] = [0, 0];
    for (let i = 0; i < data.length; i += 5) {
      line += data[i]!;
      character = data[i]! > 0 ? data[i + 1]! : character + data[i + 1]!;
      const range = { start: { line, character }, end: { line, character: character + data[i + 2]! } };
      const without = edited(editor.text, [{ range, newText: '' }], editor.encoding);
      const start = [...Array(editor.text.length + 1).keys()].find((at) => {
        const here = editor.positionOf(at);
        return here.line === line && here.character === character;
      })!;
      found.push(`${types[data[i + 3]!]}: ${editor.text.slice(start, start + editor.text.length - without.length)}`);
    }
    return found;
  }

  for (const encoding of ['utf-8', 'utf-16', 'utf-32'] as const)
    it(`roles, acts, courtesy, placeholders, directions, quotations, in ${encoding}`, async () => {
      const editor = await Editor.on('客服：{称呼}𠮷，请稍等。（静音）\n客户：他说“好”。\n', { encoding });
      const { data } = await editor.request<SemanticTokens>('textDocument/semanticTokens/full');
      assert.deepEqual(read(editor, data), [
        'role: 客服',
        'placeholder: {称呼}',
        'courtesy: 请',
        'act: 稍等',
        'stage direction: （静音）',
        'role: 客户',
        'exempt: “好”',
      ]);
      const range = { start: { line: 1, character: 0 }, end: { line: 2, character: 0 } };
      const second = await editor.request<SemanticTokens>('textDocument/semanticTokens/range', { range });
      assert.deepEqual(read(editor, second.data), ['role: 客户', 'exempt: “好”']);
      await editor.stop();
    });

  it('after an edit only what changed', async () => {
    const editor = await Editor.on('客服：您好。\n客户：嗯。\n客服：再见。\n');
    const before = await editor.request<SemanticTokens>('textDocument/semanticTokens/full');
    const start = { line: 1, character: 3 };
    await editor.client.change(editor.uri, 2, { range: { start, end: start }, text: '{姓名}' });
    const delta = await editor.request<SemanticTokensDelta>('textDocument/semanticTokens/full/delta', {
      previousResultId: before.resultId,
    });
    assert.equal(delta.edits.length, 1);
    const [{ start: from, deleteCount, data = [] }] = delta.edits as [(typeof delta.edits)[0]];
    const patched = [...before.data.slice(0, from), ...data, ...before.data.slice(from + deleteCount)];
    const whole = await editor.request<SemanticTokens>('textDocument/semanticTokens/full');
    assert.deepEqual(patched, whole.data);
    assert.ok(data.length < whole.data.length);
    await editor.stop();
  });
});

describe('refactorings', () => {
  const capabilities = {
    workspace: { workspaceEdit: { documentChanges: true, snippetEditSupport: true } },
    window: { showDocument: { support: true } },
  };
  /** The actions on a selection [[…]], or at the cursor. */
  async function actionsOn(marked: string, more: EditorOptions = {}) {
    const selected = marked.replace('[[', '').replace(']]', '');
    const editor = await Editor.on(marked.includes('[[') ? selected : marked, { capabilities, ...more });
    const [from, to] = marked.includes('[[')
      ? [marked.indexOf('[['), marked.indexOf(']]') - 2]
      : [editor.offset, editor.offset];
    const range = { start: editor.positionOf(from), end: editor.positionOf(to) };
    const actions = await editor.client.codeActions(editor.uri, range, { triggerKind: 1 });
    return { editor, actions, find: (title: RegExp) => actions.find((action) => title.test(action.title)) };
  }
  /** The text of the document after an action. */
  function after(editor: Editor, action: CodeAction | undefined): string {
    assert.ok(action, 'no such action');
    const [change] = action.edit!.documentChanges as { edits: (TextEdit & { snippet?: { value: string } })[] }[];
    const edits = change!.edits.map(({ range, newText, snippet }) => ({
      range,
      newText: snippet ? snippet.value.replace(/\$\{\d+:(.*?)\}/g, '$1') : newText,
    }));
    return edited(editor.text, edits, editor.encoding);
  }
  const call = (line: string) => `---\nkind: script\nfragment: true\n---\n客户：我想查话费。\n客服：${line}\n`;

  it('a turn becomes the standard phrase for its act', async () => {
    const { editor, find } = await actionsOn(call('您等|一下哈，我瞅瞅。'));
    const action = find(/^用规范用语改写“请客户等待”：请稍等/);
    assert.match(after(editor, action), /客服：.*请稍等，.*为您查询/);
    await editor.stop();
  });
  it('not where it is the standard phrase', async () => {
    const { editor, find } = await actionsOn(call('请稍|等，正在为您查询，请不要挂机。'));
    assert.equal(find(/^用规范用语改写“请客户等待”/), undefined);
    await editor.stop();
  });
  it('a missing step is put in from anywhere in the turn', async () => {
    const { editor, find } = await actionsOn('客户：谢谢你啊。\n客服：嗯，再|见。');
    assert.match(after(editor, find(/^加上缺少的步骤“回应致谢”/)), /客服：嗯，不用谢，这是我们应该做的。再见。/);
    await editor.stop();
  });
  it('every 你 becomes 您', async () => {
    const { editor, find } = await actionsOn('客服：你|好，你请讲。\n客户：你好。\n客服：你稍等。');
    assert.equal(after(editor, find(/“你”都改成“您”（3 处）/)), '客服：您好，您请讲。\n客户：你好。\n客服：您稍等。');
    await editor.stop();
  });
  it('lines become a bad example, words a quotation: nothing is found there any more', async () => {
    const { editor, find } = await actionsOn('客服：您好。\n[[客服：你有完没完！\n]]客服：再见。');
    const text = after(editor, find(/作为反例/));
    assert.equal(text, '客服：您好。\n# huashu-disable -- 反例\n客服：你有完没完！\n# huashu-enable\n客服：再见。');
    await editor.stop();
    const quoted = await actionsOn('客服：请不要说[[你有完没完]]，好吗？');
    assert.equal(after(quoted.editor, quoted.find(/加引号/)), '客服：请不要说“你有完没完”，好吗？');
    await quoted.editor.stop();
  });
  it('the clause of a finding is opened', async () => {
    const shown: string[] = [];
    const { editor, find } = await actionsOn('客服：|你好。', { stdio: true });
    editor.client.connection.onRequest('window/showDocument', ({ uri }: { uri: string }) => {
      shown.push(uri);
      return { success: true };
    });
    const { command } = find(/^打开 §/)!;
    await editor.client.request('workspace/executeCommand', {
      command: command!.command,
      arguments: command!.arguments,
    });
    assert.match(shown[0]!, /clauses\.yaml$/);
    await editor.stop();
  });

  describe('a wording becomes an exception of the configuration', () => {
    const config = (text: string | undefined): { [path: string]: string } =>
      text === undefined ? {} : { '/p/huashu.config.yaml': text };
    async function allowed(before: string | undefined): Promise<string> {
      const { editor, find } = await actionsOn('客服：|你好。', { files: config(before) });
      const action = find(/^在配置中允许“你”/);
      assert.ok(action);
      await editor.stop();
      const changes = action.edit!.documentChanges as { kind?: string; edits: TextEdit[] }[];
      if (before === undefined) assert.equal(changes[0]!.kind, 'create');
      return edited(before ?? '', changes.at(-1)!.edits);
    }
    it('where there is none yet', async () => {
      assert.equal(await allowed(undefined), 'rules:\n  pronoun:\n    allow:\n      - 你\n');
    });
    it('beside what is there, comments included', async () => {
      assert.equal(
        await allowed('# 我们的配置\ntier: VIP # 大客户\nrules:\n  hedge: off\n'),
        '# 我们的配置\ntier: VIP # 大客户\nrules:\n  hedge: off\n  pronoun:\n    allow:\n      - 你\n',
      );
      assert.equal(
        await allowed('rules:\n  pronoun: error\n'),
        'rules:\n  pronoun:\n    severity: error\n    allow:\n      - 你\n',
      );
      assert.equal(
        await allowed('rules:\n  pronoun:\n    allow:\n      - 你们好\n'),
        'rules:\n  pronoun:\n    allow:\n      - 你们好\n      - 你\n',
      );
    });
    it('and is none in an untrusted workspace', async () => {
      const { editor, find } = await actionsOn('客服：|你好。', { settings: { trusted: false } });
      assert.equal(find(/^在配置中允许/), undefined);
      await editor.stop();
    });
  });
});

describe('quiet', () => {
  it('what is found on the line that is typed waits until the line is left, or the file saved', async () => {
    const editor = await Editor.on('客服：你好。\n客服：您好', { settings: { quiet: true } });
    const { client, uri } = editor;
    assert.equal((await client.diagnostics(uri, 1)).length, 1, 'what is there on opening is shown');
    const end = { line: 1, character: 5 };
    await client.change(uri, 2, { range: { start: end, end }, text: '，大概吧' });
    assert.deepEqual(
      (await client.diagnostics(uri, 2)).map(({ code }) => code),
      ['pronoun'],
    );
    await client.notify('huashu/lineLeft', { uri });
    assert.ok((await client.diagnostics(uri, 2)).length > 1);
    await editor.stop();
  });
  it('snoozed nothing is shown until it is over', async () => {
    const editor = await Editor.on('客服：你好。');
    const { client, uri } = editor;
    assert.equal((await client.diagnostics(uri, 1)).length, 1);
    const snooze = (minutes: number) =>
      client.request('workspace/executeCommand', { command: 'huashu.server.snooze', arguments: [minutes] });
    await snooze(5);
    assert.equal((await client.diagnostics(uri, 1)).length, 0);
    await snooze(0);
    assert.equal((await client.diagnostics(uri, 1)).length, 1);
    await editor.stop();
  });
});
