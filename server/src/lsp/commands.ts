import type { ExecuteCommandParams } from 'vscode-languageserver';
import { insertMissingCommand, openPageCommand, snoozeCommand } from './command-names';
import { messagesIn } from './messages';
import { pageOf } from './pages';
import type { Workspace } from './workspace';
import { workspaceEdit } from './workspace-edit';

/** `workspace/executeCommand`. */
export async function executeCommand(workspace: Workspace, params: ExecuteCommandParams): Promise<null> {
  const given: readonly unknown[] = params.arguments ?? [];
  if (params.command === insertMissingCommand) await insertMissing(workspace, given);
  else if (params.command === openPageCommand) await openPage(workspace, given);
  else if (params.command === snoozeCommand)
    await workspace.diagnostics.snooze(minutesOf(given[0]), workspace.documents);
  return null;
}

async function insertMissing(workspace: Workspace, [uri, ruleId, turn]: readonly unknown[]): Promise<void> {
  const document = await workspace.documents.whenReady(String(uri));
  const finding = document?.result?.findings.find((each) => each.ruleId === ruleId && each.turn === turn);
  if (!document?.inForce || !finding?.fix) return;
  const { locale } = document.inForce.settings;
  await workspace.applyEdit(
    messagesIn(locale).insertMissing,
    workspaceEdit(workspace.client, document.text, finding.fix.edits),
  );
}

async function openPage(workspace: Workspace, [uri, id]: readonly unknown[]): Promise<void> {
  const inForce = workspace.documents.ofAnyKind(String(uri))?.inForce;
  const page = pageOf(workspace, String(id), inForce);
  if (page) await workspace.showDocument(page);
}

function minutesOf(value: unknown): number {
  return typeof value === 'number' && value > 0 ? Math.min(value, 24 * 60) : 0;
}
