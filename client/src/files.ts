import { workspace } from 'vscode';
import type { Uri } from 'vscode';
import type { FilesAnswer, FilesParams } from './protocol';
import { uriConverters } from './uris';

/** Reads for the server what it cannot reach itself: files and folders inside the workspace, and nothing else. */
export async function answerFiles({ files, folders }: FilesParams): Promise<FilesAnswer> {
  return {
    files: await Promise.all(files.map((uri) => inWorkspace(uri, readText))),
    folders: await Promise.all(folders.map((uri) => inWorkspace(uri, listNames))),
  };
}

async function inWorkspace<Result>(uri: string, read: (uri: Uri) => Promise<Result>): Promise<Result | null> {
  const target = uriConverters.protocol2Code(uri);
  if (!workspace.isTrusted || !workspace.getWorkspaceFolder(target)) return null;
  try {
    return await read(target);
  } catch {
    return null; // missing, or of the other kind
  }
}

async function readText(uri: Uri): Promise<string> {
  return new TextDecoder().decode(await workspace.fs.readFile(uri));
}

async function listNames(uri: Uri): Promise<string[]> {
  return (await workspace.fs.readDirectory(uri)).map(([name]) => name);
}
