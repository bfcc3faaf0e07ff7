import type { Location } from 'vscode-languageserver';
import type { Pack } from '../core/packs/schema';
import type { InForce } from './configurations';
import { TextDocument } from './text-document';
import { uriOfPath } from './uri';
import type { Workspace } from './workspace';

/**
 * Where the text of a rule or of a clause can be read: a page `huashu:/…` where the client shows such pages (it says so with
 * `initializationOptions.pages` and asks `huashu/explain` for the words), else the file of the pack that has it, where the
 * server knows one. Undefined where there is no such rule or clause.
 */
export function pageOf(workspace: Workspace, id: string, inForce: InForce = workspace.reference): Location | undefined {
  const packs = inForce.packs();
  for (let i = packs.length - 1; i >= 0; i--) {
    const pack = packs[i]!;
    const isRule = pack.rules.some((rule) => rule.id === id);
    if (!isRule && !pack.clauses.some((clause) => clause.id === id)) continue;
    if (workspace.client.showsPages) return { uri: `huashu:/${encodeURIComponent(id)}.md`, range: start };
    return isRule ? ruleInFile(workspace, pack, id) : clauseInFile(workspace, pack, id);
  }
  return undefined;
}

const start = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

function ruleInFile(workspace: Workspace, pack: Pack, id: string): Location | undefined {
  const origin = pack.origins[id];
  const path = origin && pathOf(workspace, origin.file);
  if (path === undefined) return undefined;
  const position = { line: origin!.line - 1, character: origin!.column - 1 };
  return { uri: uriOfPath(path), range: { start: position, end: position } };
}

function clauseInFile(workspace: Workspace, pack: Pack, id: string): Location | undefined {
  const folder = folderOf(pack);
  const path = folder === undefined ? undefined : pathOf(workspace, `${folder}/clauses.yaml`);
  const text = path === undefined ? undefined : workspace.host.readFile(path);
  if (text === undefined) return undefined;
  const at = new RegExp(`id:\\s*["']?${id.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}["']?\\s*[,}\\r\\n]`).exec(
    text,
  )?.index;
  if (at === undefined) return undefined;
  const file = new TextDocument(uriOfPath(path!), 'yaml', 0, text, workspace.client.encoding);
  return { uri: file.uri, range: file.rangeOf({ start: at, end: at }) };
}

/** The folder of a pack, by where its first rule or act was written. */
function folderOf(pack: Pack): string | undefined {
  const file = Object.values(pack.origins)[0]?.file;
  return file === undefined ? undefined : /^(.*?)\/(?:rules\/[^/]*|acts\/[^/]*|acts\.yaml)$/.exec(file)?.[1];
}

/** Files of built-in packs are named from the installation's folder. */
function pathOf({ host }: Workspace, file: string): string | undefined {
  if (/^(\/|[A-Za-z]:\/)/.test(file)) return file;
  return host.installation === undefined ? undefined : `${host.installation}/${file}`;
}
