import { deepEqual, equal, match, ok } from 'node:assert/strict';
import * as vscode from 'vscode';
import {
  closeAll,
  configure,
  file,
  open,
  openText,
  problems,
  problemsWhen,
  remove,
  ruleOf,
  summary,
  when,
  write,
} from './editor';

const some = (found: readonly unknown[]): boolean => found.length > 0;
const none = (found: readonly unknown[]): boolean => found.length === 0;

describe('problems', () => {
  afterEach(closeAll);

  it('mark what the agent says against the standard, exactly, with rule, severity and clause', async () => {
    const document = await open('bad.huashu');
    const found = await problemsWhen(document, some);
    const banned = found.find((problem) => ruleOf(problem).startsWith('banned/'));
    ok(banned, summary(document).join('\n'));
    match(document.getText(banned.range), /^你听明白了吗/);
    equal(banned.severity, vscode.DiagnosticSeverity.Error);
    match(banned.message, /§1\.5\.9\.3|明白/);
    ok(found.some((problem) => ruleOf(problem) === 'hedge'));
  });

  it('leave the customer alone, and a good script', async () => {
    const bad = await open('bad.huashu');
    await problemsWhen(bad, some);
    const customers = problems(bad).filter(({ range }) => bad.lineAt(range.start.line).text.includes('客户：'));
    deepEqual(customers, []);
    const good = await open('good.huashu');
    const other = await openText('客服：你听明白了吗？');
    await problemsWhen(other.document, some); // the server has looked at the good one before
    deepEqual(summary(good), []);
  });

  it('are found in Markdown scripts, at their place behind list and emphasis marks', async () => {
    const document = await open('script.md');
    await problemsWhen(document, some);
    match(summary(document)[0]!, /^banned\/\S+ 你听明白了吗/);
  });

  it('are found in plain text that holds a script', async () => {
    const document = await open('call.txt');
    await problemsWhen(document, some);
    match(summary(document)[0]!, /^banned\//);
  });

  it('follow the text as it is typed, in a text never saved', async () => {
    const editor = await openText('客服：您好！');
    await editor.edit((edit) => edit.insert(new vscode.Position(0, 6), '你听明白了吗？'));
    const [first] = await problemsWhen(editor.document, some);
    deepEqual(first!.range.start, new vscode.Position(0, 6));
    await editor.edit((edit) => edit.delete(new vscode.Range(0, 6, 0, 13)));
    await problemsWhen(editor.document, none);
  });

  it('explain their rule behind the link of its id', async () => {
    const document = await open('bad.huashu');
    const [first] = await problemsWhen(document, some);
    const { value, target } = first!.code as { value: string; target: vscode.Uri };
    equal(target.scheme, 'command');
    equal(decodeURIComponent(target.query), JSON.stringify([value]));
  });
});

describe('settings', () => {
  afterEach(async () => {
    for (const name of ['rules', 'enable', 'locale', 'markdown.enable', 'plainText.enable', 'run']) {
      const { workspaceValue } = vscode.workspace.getConfiguration('huashu').inspect(name)!;
      if (workspaceValue !== undefined) await configure(name, undefined);
    }
    await closeAll();
  });

  it('switch a rule off and change severities, at once', async () => {
    const document = await open('bad.huashu');
    await problemsWhen(document, (found) => found.some((problem) => ruleOf(problem) === 'hedge'));
    await configure('rules', { hedge: 'off', banned: 'hint' });
    const found = await problemsWhen(
      document,
      (now) => some(now) && !now.some((problem) => ruleOf(problem) === 'hedge'),
    );
    const banned = found.filter((problem) => ruleOf(problem).startsWith('banned/'));
    ok(banned.length > 0 && banned.every(({ severity }) => severity === vscode.DiagnosticSeverity.Hint));
  });

  it('switch everything off and on', async () => {
    const document = await open('bad.huashu');
    await problemsWhen(document, some);
    await configure('enable', false);
    await problemsWhen(document, none);
    await configure('enable', undefined);
    await problemsWhen(document, some);
  });

  it('switch Markdown off', async () => {
    const document = await open('script.md');
    await problemsWhen(document, some);
    await configure('markdown.enable', false);
    await problemsWhen(document, none);
  });

  it('choose the language of the messages', async () => {
    const document = await open('bad.huashu');
    await problemsWhen(document, some);
    await configure('locale', 'zh-CN');
    await problemsWhen(document, (found) => some(found) && found.every(({ message }) => /[一-鿿]/.test(message)));
    const chinese = problems(document)[0]!.message;
    await configure('locale', 'en');
    await problemsWhen(document, (found) => some(found) && found[0]!.message !== chinese);
    match(problems(document)[0]!.message, /[a-z]{3}/);
  });

  it('wait for the save with huashu.run "onSave"', async () => {
    await configure('run', 'onSave');
    await write('saved.huashu', '客服：您好！\n');
    try {
      const document = await open('saved.huashu');
      const editor = vscode.window.activeTextEditor!;
      await editor.edit((edit) => edit.insert(new vscode.Position(1, 0), '客服：你听明白了吗？\n'));
      // Another text, checked meanwhile, shows that the server has had its turn.
      const other = await vscode.workspace.openTextDocument(file('bad.huashu'));
      await problemsWhen(other, some);
      deepEqual(summary(document), []);
      await document.save();
      await problemsWhen(document, some);
    } finally {
      await remove('saved.huashu');
    }
  });
});

describe('configuration file', () => {
  afterEach(closeAll);

  it('takes effect when it is written, changed and deleted', async () => {
    const document = await open('bad.huashu');
    const isHedge = (problem: vscode.Diagnostic): boolean => ruleOf(problem) === 'hedge';
    await problemsWhen(document, (found) => found.some(isHedge));
    await write('huashu.config.yaml', 'rules:\n  hedge: off\n');
    try {
      await problemsWhen(document, (found) => some(found) && !found.some(isHedge));
      await write('huashu.config.yaml', 'rules:\n  hedge: info\n');
      const found = await problemsWhen(document, (now) => now.some(isHedge));
      equal(found.find(isHedge)!.severity, vscode.DiagnosticSeverity.Information);
    } finally {
      await remove('huashu.config.yaml');
    }
    await problemsWhen(document, (now) =>
      now.some((problem) => isHedge(problem) && problem.severity !== vscode.DiagnosticSeverity.Information),
    );
  });

  it('with a mistake is marked where the mistake is', async () => {
    await write('huashu.config.yaml', 'extends:\n  - telecom-10000\nruels:\n  hedge: off\n');
    try {
      const config = await open('huashu.config.yaml');
      const [problem] = await when(vscode.languages.onDidChangeDiagnostics, () => {
        const found = problems(config);
        return some(found) ? found : undefined;
      });
      equal(problem!.range.start.line, 2);
      match(problem!.message, /ruels/);
    } finally {
      await remove('huashu.config.yaml');
    }
  });
});
