import {
  CodeActionKind,
  CustomExecution,
  EventEmitter,
  Range,
  Task,
  TaskGroup,
  TaskScope,
  commands,
  l10n,
  tasks,
  workspace,
} from 'vscode';
import type { CancellationToken, CodeAction, Disposable, Pseudoterminal, TaskDefinition, Uri } from 'vscode';
import { CancellationTokenSource } from 'vscode';
import type { HuashuClient } from './client';
import { scoreWorkspace, workspaceFiles } from './workspace-files';

type Action = 'lint' | 'fix';

/** Tasks `huashu: lint` and `huashu: fix` over the workspace, in any host: they ask the server, not a command line. */
export function registerTasks(client: HuashuClient): Disposable {
  return tasks.registerTaskProvider('huashu', {
    provideTasks: () => (['lint', 'fix'] as const).map((action) => taskOf(client, { type: 'huashu', action })),
    resolveTask: ({ definition }) => (isAction(definition['action']) ? taskOf(client, definition) : undefined),
  });
}

const isAction = (value: unknown): value is Action => value === 'lint' || value === 'fix';

function taskOf(client: HuashuClient, definition: TaskDefinition): Task {
  const action = definition['action'] as Action;
  const name = action === 'lint' ? l10n.t('check all scripts') : l10n.t('apply all safe fixes');
  const run = action === 'lint' ? lintAll : fixAll;
  const execution = new CustomExecution(() => Promise.resolve(terminal((write, token) => run(client, write, token))));
  const task = new Task(definition, TaskScope.Workspace, name, 'huashu', execution, '$huashu-compact');
  if (action === 'lint') task.group = TaskGroup.Test;
  return task;
}

type Run = (write: (line: string) => void, token: CancellationToken) => Promise<number>;

function terminal(run: Run): Pseudoterminal {
  const written = new EventEmitter<string>();
  const closed = new EventEmitter<number>();
  const cancellation = new CancellationTokenSource();
  return {
    onDidWrite: written.event,
    onDidClose: closed.event,
    open: () => {
      run((line) => written.fire(`${line}\r\n`), cancellation.token).then(
        (code) => closed.fire(code),
        (error: unknown) => {
          written.fire(`${error instanceof Error ? error.message : String(error)}\r\n`);
          closed.fire(2);
        },
      );
    },
    close: () => cancellation.cancel(),
  };
}

/** Writes a line a finding, as `huashu lint --format compact` does. 1 where there is an error among them. */
async function lintAll(client: HuashuClient, write: (line: string) => void, token: CancellationToken): Promise<number> {
  const files = await scoreWorkspace(client, token, () => undefined);
  if (files === undefined) return 2;
  const counts = { error: 0, warning: 0, info: 0, hint: 0 };
  for (const { name, findings } of files)
    for (const { range, severity, message, ruleId } of findings) {
      counts[severity]++;
      write(`${name}:${range.start.line + 1}:${range.start.character + 1}: ${severity}: ${message} (${ruleId})`);
    }
  const { error, warning, info, hint } = counts;
  write(l10n.t('{0} files: {1} errors, {2} warnings, {3} notes', files.length, error, warning, info + hint));
  return error > 0 ? 1 : 0;
}

async function fixAll(_: HuashuClient, write: (line: string) => void, token: CancellationToken): Promise<number> {
  let fixed = 0;
  for (const uri of await workspaceFiles(token)) {
    if (token.isCancellationRequested) return 2;
    const edits = await fixFile(uri);
    if (edits > 0) write(l10n.t('{0}: {1} fixes', workspace.asRelativePath(uri), edits));
    fixed += edits;
  }
  write(l10n.t('{0} fixes in all', fixed));
  return 0;
}

/** Applies the safe fixes to a file and saves it, unless somebody has it open with changes of their own. */
async function fixFile(uri: Uri): Promise<number> {
  const document = await workspace.openTextDocument(uri);
  const dirty = document.isDirty;
  const actions = await commands.executeCommand<CodeAction[] | undefined>(
    'vscode.executeCodeActionProvider',
    uri,
    new Range(0, 0, document.lineCount, 0),
    CodeActionKind.SourceFixAll.append('huashu').value,
    1,
  );
  const edit = actions?.find((action) => action.edit)?.edit;
  if (!edit) return 0;
  const edits = edit.get(uri).length;
  await workspace.applyEdit(edit);
  if (!dirty) await document.save();
  return edits;
}
