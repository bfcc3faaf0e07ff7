import { deepEqual, equal, match, ok } from 'node:assert/strict';
import * as vscode from 'vscode';
import {
  actionsFor,
  closeAll,
  configure,
  fragment,
  open,
  openText,
  problemsWhen,
  remove,
  ruleOf,
  summary,
  write,
} from './editor';

const some = (found: readonly unknown[]): boolean => found.length > 0;

describe('quick fixes', () => {
  afterEach(closeAll);

  it('offer the standard wording for a banned phrase, and apply it', async () => {
    const { document } = await openText(`${fragment}客服：您好！\n客户：喂\n客服：你听明白了吗？`);
    const isBanned = (problem: vscode.Diagnostic): boolean => ruleOf(problem).startsWith('banned/');
    const problem = (await problemsWhen(document, (found) => found.some(isBanned))).find(isBanned);
    const actions = await actionsFor(document, problem!.range, 'quickfix');
    const standard = actions.find(({ title }) => title.includes('不知我是否将您的问题解释清楚了'));
    ok(standard, actions.map(({ title }) => title).join('\n'));
    equal(actions[0], standard);
    ok(await vscode.workspace.applyEdit(standard.edit!));
    equal(document.getText(), `${fragment}客服：您好！\n客户：喂\n客服：不知我是否将您的问题解释清楚了？`);
    await problemsWhen(document, (found) => found.length === 0);
  });

  it('mark the one to prefer', async () => {
    // A file of its own: new texts take over the names of those closed before, and what is known of them.
    await write('prefer.huashu', `${fragment}客服：你的话费是五十元。\n客户：好\n`);
    try {
      const document = await open('prefer.huashu');
      const [problem] = await problemsWhen(document, some);
      const actions = await actionsFor(document, problem!.range, 'quickfix');
      equal(actions.filter(({ isPreferred }) => isPreferred).length, 1);
      ok(actions[0]!.isPreferred);
    } finally {
      await remove('prefer.huashu');
    }
  });

  it('suppress a rule on the line', async () => {
    const { document } = await openText(`${fragment}客服：这个一般是五十元。\n客户：好`);
    const [problem] = await problemsWhen(document, some);
    const actions = await actionsFor(document, problem!.range, 'quickfix');
    const suppress = actions.find(({ title }) => /^Suppress .*: uncertain answer$/.test(title));
    ok(suppress, actions.map(({ title }) => title).join('\n'));
    ok(await vscode.workspace.applyEdit(suppress.edit!));
    match(document.getText(), /huashu-disable-(next-)?line hedge/);
    await problemsWhen(document, (found) => !found.some((one) => ruleOf(one).startsWith('hedge')));
  });
});

describe('fix all', () => {
  afterEach(closeAll);

  it('applies every safe fix in one step, and leaves nothing for a second time', async () => {
    const text = `${fragment}客服：你好，你的话费是五十元。\n客户：你好，你们的话费呢？\n客服：请你记一下好吗？`;
    const { document } = await openText(text);
    await problemsWhen(document, (found) => found.filter((one) => ruleOf(one) === 'pronoun').length === 3);
    await vscode.commands.executeCommand('huashu.fixAll');
    equal(
      document.getText(),
      `${fragment}客服：您好，您的话费是五十元。\n客户：你好，你们的话费呢？\n客服：请您记一下好吗？`,
    );
    await problemsWhen(document, (found) => found.length === 0);
    const { version } = document;
    await vscode.commands.executeCommand('huashu.fixAll');
    equal(document.version, version);
    await vscode.commands.executeCommand('undo');
    equal(document.getText(), text);
  });

  it('runs on save where the user asks for it', async () => {
    await write('onsave.huashu', '客服：您好！\n客户：喂\n');
    const settings = vscode.workspace.getConfiguration('editor');
    await settings.update(
      'codeActionsOnSave',
      { 'source.fixAll.huashu': 'explicit' },
      vscode.ConfigurationTarget.Workspace,
    );
    try {
      const document = await open('onsave.huashu');
      await vscode.window.activeTextEditor!.edit((edit) =>
        edit.insert(new vscode.Position(2, 0), '客服：你的话费是五十元。'),
      );
      await problemsWhen(document, some);
      await vscode.commands.executeCommand('workbench.action.files.save');
      match(document.getText(), /客服：您的话费/);
      ok(!document.isDirty);
    } finally {
      await settings.update('codeActionsOnSave', undefined, vscode.ConfigurationTarget.Workspace);
      await closeAll();
      await remove('onsave.huashu');
    }
  });
});

describe('hover', () => {
  afterEach(closeAll);

  it('gives the words of the clause and the wording to use', async () => {
    await configure('locale', 'zh-CN');
    try {
      const { document } = await openText(`${fragment}客服：你听明白了吗？\n客户：嗯`);
      const [problem] = await problemsWhen(document, some);
      const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
        'vscode.executeHoverProvider',
        document.uri,
        problem!.range.start.translate(0, 1),
      );
      const text = hovers.flatMap(({ contents }) => contents.map((one) => (one as vscode.MarkdownString).value)).join();
      match(text, /§1\.5\.9\.3/);
      match(text, /不知我是否将您的问题解释清楚了/);
      deepEqual(summary(document).length > 0, true);
    } finally {
      await configure('locale', undefined);
    }
  });
});
