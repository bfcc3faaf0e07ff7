import { deepEqual, equal, match, ok } from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, file, fragment, open, openText, problems, problemsWhen, remove, ruleOf, when } from './editor';

const some = (found: readonly unknown[]): boolean => found.length > 0;

describe('extension', () => {
  afterEach(closeAll);

  it('is activated by a text of one of its languages', async () => {
    const extension = vscode.extensions.getExtension('huashu.huashu')!;
    const document = await open('good.huashu');
    equal(document.languageId, 'huashu');
    await extension.activate();
    ok(extension.isActive);
  });

  it('registers every command of its manifest', async () => {
    const extension = vscode.extensions.getExtension('huashu.huashu')!;
    await extension.activate();
    const known = await vscode.commands.getCommands(true);
    const declared = extension.packageJSON.contributes.commands as { command: string }[];
    deepEqual(
      declared.map(({ command }) => command).filter((command) => !known.includes(command)),
      [],
    );
  });

  it('starts the server anew on command', async () => {
    const document = await open('bad.huashu');
    await problemsWhen(document, some);
    const cleared = when(vscode.languages.onDidChangeDiagnostics, () => problems(document).length === 0 || undefined);
    const restarted = vscode.commands.executeCommand('huashu.restartServer');
    await cleared;
    await restarted;
    await problemsWhen(document, some);
  });
});

describe('explain rule', () => {
  afterEach(closeAll);

  it('has a page for a rule, with the clause and examples', async () => {
    const document = await open('bad.huashu');
    const [problem] = await problemsWhen(document, some);
    const rule = ruleOf(problem!);
    const page = await vscode.workspace.openTextDocument(vscode.Uri.parse(`huashu:/${rule}.md`));
    equal(page.languageId, 'markdown');
    match(page.getText(), new RegExp(`^# .+ · \`${rule}\`\n`));
    match(page.getText(), /§1\.1\.2\.5a/);
    ok(page.getText().split('\n- ').length > 4, 'examples');
  });

  it('opens the page of the problem at the cursor', async () => {
    const editor = await openText(`${fragment}客服：这个一般是五十元。`);
    const [problem] = await problemsWhen(editor.document, some);
    editor.selection = new vscode.Selection(problem!.range.start, problem!.range.start);
    await vscode.commands.executeCommand('huashu.explainRule');
    const tab = await when(vscode.window.tabGroups.onDidChangeTabs, () =>
      vscode.window.tabGroups.all
        .flatMap(({ tabs }) => tabs)
        .find(({ input }) => input instanceof vscode.TabInputWebview && input.viewType.includes('markdown.preview')),
    );
    match(tab.label, new RegExp(ruleOf(problem!).split('/').at(-1)!));
  });

  it('says so where there is no such rule', async () => {
    const page = await vscode.workspace.openTextDocument(vscode.Uri.parse('huashu:/no-such-rule.md'));
    match(page.getText(), /no-such-rule/);
  });
});

describe('create configuration file', () => {
  it('writes one that the server accepts, and opens it; the second time it only opens it', async () => {
    const bad = await open('bad.huashu');
    const before = (await problemsWhen(bad, some)).length;
    await vscode.commands.executeCommand('huashu.createConfig');
    try {
      const config = vscode.window.activeTextEditor!.document;
      equal(config.uri.toString(), file('huashu.config.yaml').toString());
      const other = await openText('客服：你听明白了吗？');
      await problemsWhen(other.document, some);
      deepEqual(problems(config), []);
      const again = await open('bad.huashu');
      equal((await problemsWhen(again, some)).length, before);
      await vscode.window.showTextDocument(config);
      const { version } = config;
      await vscode.commands.executeCommand('huashu.createConfig');
      equal(vscode.window.activeTextEditor!.document, config);
      equal(config.version, version);
    } finally {
      await closeAll();
      await remove('huashu.config.yaml');
    }
  });
});
