import { workspace } from 'vscode';
import type { Disposable } from 'vscode';
import { DidChangeWatchedFilesNotification, FileChangeType } from 'vscode-languageclient';
import type { HuashuClient } from './client';

/**
 * Tells the server of every file that is saved and may be a configuration or part of a pack. VS Code watches those too, but not
 * everywhere: a folder made a moment ago may be missed for good, and a user may have left folders out (files.watcherExclude).
 */
export function registerSavedFiles(client: HuashuClient): Disposable {
  return workspace.onDidSaveTextDocument(({ uri }) => {
    if (!/\.(ya?ml|json)$/.test(uri.path)) return;
    const changes = [{ uri: client.uriOf(uri), type: FileChangeType.Changed }];
    void client.notify(DidChangeWatchedFilesNotification.method, { changes });
  });
}
