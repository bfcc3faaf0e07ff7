import { Uri, l10n, window, workspace } from 'vscode';
import type { WorkspaceFolder } from 'vscode';

export const configurationFiles = ['huashu.config.yaml', 'huashu.config.yml', 'huashu.config.json'];

/** Opens the folder's configuration file, after writing a commented one where there is none. */
export async function createConfiguration(): Promise<void> {
  const folder = await chooseFolder();
  if (!folder) return;
  const file = (await existingFile(folder)) ?? (await writeFile(folder));
  await window.showTextDocument(await workspace.openTextDocument(file));
}

async function chooseFolder(): Promise<WorkspaceFolder | undefined> {
  const folders = workspace.workspaceFolders ?? [];
  if (folders.length === 0) {
    await window.showInformationMessage(l10n.t('Open a folder first: the configuration file belongs to a folder.'));
    return undefined;
  }
  return folders.length === 1 ? folders[0] : window.showWorkspaceFolderPick();
}

async function existingFile(folder: WorkspaceFolder): Promise<Uri | undefined> {
  const entries = await workspace.fs.readDirectory(folder.uri);
  const name = configurationFiles.find((candidate) => entries.some(([entry]) => entry === candidate));
  return name === undefined ? undefined : Uri.joinPath(folder.uri, name);
}

async function writeFile(folder: WorkspaceFolder): Promise<Uri> {
  const file = Uri.joinPath(folder.uri, 'huashu.config.yaml');
  await workspace.fs.writeFile(file, new TextEncoder().encode(template()));
  return file;
}

function template(): string {
  return `# ${l10n.t('Huashu: which rules hold for the scripts of this folder and those below it.')}

# ${l10n.t('Rule packs: built in, or a folder of your own such as ./packs/mine')}
extends:
  - recommended

# ${l10n.t('A rule or a group of rules: off, error, warning, info or hint')}
rules: {}
  # hedge: warning
  # banned/not-my-business: off

# ${l10n.t('Files that are not checked')}
ignore: []
  # - drafts/
`;
}
