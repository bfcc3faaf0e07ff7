import { deepEqual, equal, match, ok } from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, configure, file, openText, problemsWhen, remove, when } from './editor';

const some = (found: readonly unknown[]): boolean => found.length > 0;
const none = (found: readonly unknown[]): boolean => found.length === 0;
const script = `---\nkind: script\nfragment: true\n---\n`;

/** The server knows the text once its problems are there: what is asked for then is answered from it. */
async function openKnown(text: string): Promise<vscode.TextEditor> {
  const editor = await openText(`${text}客服：你好。\n`);
  await problemsWhen(editor.document, some);
  return editor;
}

function put(editor: vscode.TextEditor, text: string): vscode.Position {
  const at = editor.document.positionAt(editor.document.getText().indexOf(text) + text.length);
  editor.selection = new vscode.Selection(at, at);
  return at;
}

describe('what the language server offers', () => {
  afterEach(closeAll);

  it('completes a phrase by the initials of its pinyin, as a snippet', async () => {
    const { document } = await openKnown(`${script}客服：qsd\n`);
    const list = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      document.uri,
      new vscode.Position(4, 6),
    );
    const texts = list.items.map(({ insertText }) =>
      insertText instanceof vscode.SnippetString ? insertText.value : '',
    );
    ok(
      texts.some((text) => text.includes('正在为您查询')),
      texts.join('\n'),
    );
  });

  it('shows score, time and findings above the script', async () => {
    const { document } = await openKnown(script);
    const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
      'vscode.executeCodeLensProvider',
      document.uri,
      10,
    );
    match(lenses.map((lens) => lens.command?.title).join('\n'), /Score \d+|\d+ 分/);
  });

  it('shows the seconds of a turn where the user asks for it', async () => {
    await configure('inlayHints.time', true);
    try {
      const { document } = await openKnown(`${script}客服：请您稍等，我马上为您查询这个月的话费。\n`);
      const hints = await vscode.commands.executeCommand<vscode.InlayHint[]>(
        'vscode.executeInlayHintProvider',
        document.uri,
        new vscode.Range(0, 0, document.lineCount, 0),
      );
      ok(hints.length >= 1);
      match(String(hints[0]!.label), /\d/);
    } finally {
      await configure('inlayHints.time', undefined);
    }
  });

  it('renames a placeholder wherever it stands', async () => {
    const { document } = await openKnown(`${script}客服：{称呼}，请稍等。{称呼}，感谢您的等待。\n`);
    const edit = await vscode.commands.executeCommand<vscode.WorkspaceEdit>(
      'vscode.executeDocumentRenameProvider',
      document.uri,
      new vscode.Position(4, 5),
      '姓氏先生',
    );
    await vscode.workspace.applyEdit(edit);
    equal(document.lineAt(4).text, '客服：{姓氏先生}，请稍等。{姓氏先生}，感谢您的等待。');
  });

  it('formats labels, colons and punctuation', async () => {
    const { document } = await openKnown(`${script}客服:您好,很高兴为您服务.\n`);
    const edits = await vscode.commands.executeCommand<vscode.TextEdit[]>(
      'vscode.executeFormatDocumentProvider',
      document.uri,
      { tabSize: 2, insertSpaces: true },
    );
    const edit = new vscode.WorkspaceEdit();
    edit.set(document.uri, edits);
    await vscode.workspace.applyEdit(edit);
    equal(document.lineAt(4).text, '客服：您好，很高兴为您服务。');
  });

  it('leads from the rule of a directive to its page', async () => {
    const { document } = await openKnown(`${script}# huashu-disable-next-line pronoun -- 例子\n客服：你好。\n`);
    const found = await vscode.commands.executeCommand<(vscode.Location | vscode.LocationLink)[]>(
      'vscode.executeDefinitionProvider',
      document.uri,
      new vscode.Position(4, '# huashu-disable-next-line pro'.length),
    );
    const uris = found.map((each) => ('targetUri' in each ? each.targetUri : each.uri));
    deepEqual(
      uris.map((uri) => `${uri.scheme}:${uri.path}`),
      ['huashu:/pronoun.md'],
    );
    match((await vscode.workspace.openTextDocument(uris[0]!)).getText(), /^# .+ · `pronoun`\n/);
  });

  it('leaves the line alone that is being typed, in quiet mode, until the cursor leaves it', async () => {
    await configure('quiet', true);
    try {
      const { document } = await openKnown(script);
      const first = document.lineCount - 1;
      const last = first + 1;
      const onLine = (line: number) => (found: vscode.Diagnostic[]) =>
        found.filter(({ range }) => range.start.line === line);
      await vscode.commands.executeCommand('cursorBottom');
      // Both lines are the same: once the first is marked the second has been looked at too.
      await vscode.commands.executeCommand('type', { text: '客服：你听明白了吗？\n客服：你听明白了吗？' });
      const found = await problemsWhen(document, (all) => some(onLine(first)(all)));
      deepEqual(onLine(last)(found), []);
      await vscode.commands.executeCommand('cursorTop');
      await problemsWhen(document, (all) => some(onLine(last)(all)));
    } finally {
      await configure('quiet', undefined);
    }
  });

  it('says nothing while snoozed, and everything afterwards', async () => {
    const { document } = await openKnown(script);
    await vscode.commands.executeCommand('huashu.snooze10Minutes');
    try {
      await problemsWhen(document, none);
    } finally {
      await vscode.commands.executeCommand('huashu.endSnooze');
    }
    await problemsWhen(document, some);
  });
});

describe('commands for writing', () => {
  afterEach(closeAll);

  it('insert a standard phrase as a turn, its slots to be filled in', async () => {
    const editor = await openText(`${script}客户：喂。\n`);
    put(editor, '喂。\n');
    await vscode.commands.executeCommand('huashu.phrases.insert', {
      id: 'x',
      clause: '§1.4.1.3',
      when: '没听清',
      tiers: [],
      text: '对不起，{称呼}，我没有听清楚，{称呼}。',
    });
    equal(editor.document.lineAt(5).text, '客服：对不起，{称呼}，我没有听清楚，{称呼}。');
    equal(editor.selections.length, 2, 'the slot is selected wherever it stands');
  });

  it('set the tier in the front matter, with and without one there', async () => {
    const { document } = await openText('客服：您好。\n');
    await vscode.commands.executeCommand('huashu.setTier', 'VIP');
    equal(document.getText(), '---\ntier: VIP\n---\n客服：您好。\n');
    await vscode.commands.executeCommand('huashu.setTier', '普通');
    equal(document.getText(), '---\ntier: 普通\n---\n客服：您好。\n');
    const chinese = await openText('---\n客户等级：VIP\n---\n客服：您好。\n');
    await vscode.commands.executeCommand('huashu.setTier', '普通');
    equal(chinese.document.getText(), '---\n客户等级：普通\n---\n客服：您好。\n');
  });

  it('begin a new script with the steps of its scene', async () => {
    await vscode.commands.executeCommand('huashu.newScript', 'complaint');
    const { document } = vscode.window.activeTextEditor!;
    equal(document.languageId, 'huashu');
    ok(document.isUntitled);
    match(document.getText(), /场景: 投诉[^]*您的心情我非常理解/);
  });

  it('open the sample of the walkthrough, with something to do', async () => {
    await vscode.commands.executeCommand('huashu.openSample');
    await problemsWhen(vscode.window.activeTextEditor!.document, (found) => found.length >= 3);
  });
});

describe('the workspace as a whole', () => {
  afterEach(closeAll);

  it('is reported in one HTML file that runs and loads nothing', async () => {
    const target = file('report.html');
    await vscode.commands.executeCommand('huashu.exportReport', target);
    try {
      const page = new TextDecoder().decode(await vscode.workspace.fs.readFile(target));
      match(page, /Content-Security-Policy" content="default-src 'none'/);
      ok(!/<script|https?:|src=/.test(page));
      match(page, /bad\.huashu/);
      match(page, /§1\.5/);
    } finally {
      await remove('report.html');
    }
  });

  it('is checked by a task, which fails where there are errors', async () => {
    const tasks = await vscode.tasks.fetchTasks({ type: 'huashu' });
    deepEqual(tasks.map((task) => task.definition['action'] as string).sort(), ['fix', 'lint']);
    const ended = new Promise<number | undefined>((resolve) => {
      const listener = vscode.tasks.onDidEndTaskProcess(({ execution, exitCode }) => {
        if (execution.task.definition.type !== 'huashu') return;
        listener.dispose();
        resolve(exitCode);
      });
    });
    await vscode.tasks.executeTask(tasks.find((task) => task.definition['action'] === 'lint')!);
    equal(await ended, 1);
  });

  it('has a report in a web view, of which there is only one', async () => {
    const tabs = (): vscode.Tab[] =>
      vscode.window.tabGroups.all
        .flatMap((group) => group.tabs)
        .filter(({ input }) => input instanceof vscode.TabInputWebview && input.viewType.includes('huashu.report'));
    await vscode.commands.executeCommand('huashu.showReport');
    await when(vscode.window.tabGroups.onDidChangeTabs, () => tabs().length === 1 || undefined);
    await vscode.commands.executeCommand('huashu.showReport');
    equal(tabs().length, 1);
  });
});
