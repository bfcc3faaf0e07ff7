import { deepEqual, equal, match, ok } from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, openText, workspaceFolder } from './editor';

describe('beginning a script', () => {
  afterEach(closeAll);

  it('an empty one offers the templates, one with words does not', async () => {
    const titles = async (text: string): Promise<string[]> => {
      const { document } = await openText(text);
      const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
        'vscode.executeCodeLensProvider',
        document.uri,
        20,
      );
      return lenses.map((lens) => lens.command?.title ?? '');
    };
    match((await titles('\n')).join(' '), /^Begin with a template: Enquiry Order Fault Complaint Transfer$/);
    ok(!(await titles('客服：您好。\n')).some((title) => title.startsWith('Begin')));
  });

  it('a template fills the empty script in front, and its first slot is where to write', async () => {
    const editor = await openText('\n');
    await vscode.commands.executeCommand('huashu.newScript', 'complaint');
    equal(vscode.window.activeTextEditor!.document, editor.document);
    match(editor.document.getText(), /^---\n客户等级: 普通\n场景: 投诉\n---\n[^]*再见。\n$/);
    const selected = editor.selections.map((selection) => editor.document.getText(selection));
    deepEqual(selected, ['{投诉的事情}']);
  });

  it('a slot that nobody filled is told over the script, and a click selects the next', async () => {
    const editor = await openText('---\nfragment: true\n---\n客服：{称呼}，请稍等。\n客服：{称呼}，请在{n}天内来。\n');
    const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
      'vscode.executeCodeLensProvider',
      editor.document.uri,
      20,
    );
    const lens = lenses.find(({ command }) => /placeholders: \{称呼\}, \{n\}$/.test(command?.title ?? ''));
    ok(lens?.command, lenses.map(({ command }) => command?.title).join('\n'));
    const selected: string[] = [];
    editor.selection = new vscode.Selection(0, 0, 0, 0);
    for (let i = 0; i < 4; i++) {
      await vscode.commands.executeCommand(lens.command.command);
      selected.push(`${editor.selection.start.line} ${editor.document.getText(editor.selection)}`);
    }
    deepEqual(selected, ['3 {称呼}', '4 {称呼}', '4 {n}', '3 {称呼}']);
  });

  it('from a folder it is a new file there, that is not written until it is saved', async () => {
    await vscode.commands.executeCommand('huashu.newScript', workspaceFolder(), 'query');
    const { document } = vscode.window.activeTextEditor!;
    ok(document.isUntitled);
    equal(document.languageId, 'huashu');
    equal(document.uri.path, vscode.Uri.joinPath(workspaceFolder(), 'Enquiry.huashu').path);
  });

  it('a label that is chosen opens the list of what may be said', async () => {
    const { document } = await openText('客服：您好，请讲。\nkh');
    const list = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      document.uri,
      new vscode.Position(1, 2),
    );
    const label = list.items.find((item) => item.label === '客户：');
    equal(label?.command?.command, 'editor.action.triggerSuggest');
  });
});
