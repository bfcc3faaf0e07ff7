import { RelativePattern, workspace } from 'vscode';
import type { CancellationToken, Uri } from 'vscode';
import type { HuashuClient } from './client';
import type { ScoredText } from './protocol';

/** Of a workspace with more files than that, so many are looked at. */
const MAX_FILES = 10_000;
/** Longer files are no scripts that somebody wrote. Bytes. */
const MAX_SIZE = 4_000_000;

const languageIds: { readonly [extension: string]: string } = {
  huashu: 'huashu',
  md: 'markdown',
  markdown: 'markdown',
  txt: 'plaintext',
  html: 'html',
  htm: 'html',
};

export interface ScoredFile extends ScoredText {
  readonly uri: Uri;
  /** As the user knows it: within its workspace folder. */
  readonly name: string;
}

/** The files of the workspace that may be ours, by name. */
export async function workspaceFiles(token: CancellationToken): Promise<Uri[]> {
  const found = await Promise.all(
    (workspace.workspaceFolders ?? []).map((folder) =>
      workspace.findFiles(
        new RelativePattern(folder, `**/*.{${Object.keys(languageIds).join(',')}}`),
        '**/{node_modules,.git}/**',
        MAX_FILES,
        token,
      ),
    ),
  );
  return found.flat().sort((a, b) => (a.path < b.path ? -1 : 1));
}

/**
 * What the files of the workspace come to, one after the other, so that the server stays free for the editor in between.
 * Tells `progress` how many of all are done; ends early when cancelled, with undefined.
 */
export async function scoreWorkspace(
  client: HuashuClient,
  token: CancellationToken,
  progress: (done: number, all: number) => void,
): Promise<ScoredFile[] | undefined> {
  const files = await workspaceFiles(token);
  const scored: ScoredFile[] = [];
  for (const [done, uri] of files.entries()) {
    if (token.isCancellationRequested) return undefined;
    progress(done, files.length);
    const result = await scoreFile(client, uri);
    if (result) scored.push({ ...result, uri, name: workspace.asRelativePath(uri) });
  }
  progress(files.length, files.length);
  return token.isCancellationRequested ? undefined : scored;
}

/** Null where the file is not looked at, or cannot be read. */
export async function scoreFile(client: HuashuClient, uri: Uri): Promise<ScoredText | null> {
  try {
    if ((await workspace.fs.stat(uri)).size > MAX_SIZE) return null;
    const languageId = languageIds[uri.path.slice(uri.path.lastIndexOf('.') + 1).toLowerCase()];
    const text = decode(await workspace.fs.readFile(uri));
    return (
      (await client.request<ScoredText | null>('huashu/score', { uri: client.uriOf(uri), languageId, text })) ?? null
    );
  } catch {
    return null; // gone meanwhile, or not readable
  }
}

/** UTF-8, or else what Chinese files were long written in. */
function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}
