import { Uri, workspace } from 'vscode';

/**
 * The server finds configuration by paths, and only `file:` URIs have one. Workspace folders of other file systems are
 * told to it as folders of a host with that name: `vscode-vfs://github/a/b` is `file://vscode-vfs~github/a/b`.
 */
export const uriConverters = { code2Protocol: toServer, protocol2Code: fromServer };

/** Schemes of the workspace's file systems other than the machine's own. */
export function virtualSchemes(): string[] {
  const schemes = (workspace.workspaceFolders ?? []).map((folder) => folder.uri.scheme);
  return [...new Set(schemes)].filter((scheme) => scheme !== 'file');
}

function toServer(uri: Uri): string {
  if (!virtualSchemes().includes(uri.scheme)) return uri.toString();
  const path = uri.path.split('/').map(encodeURIComponent).join('/');
  return `file://${uri.scheme}~${encodeURIComponent(uri.authority)}${path}`;
}

function fromServer(value: string): Uri {
  const parts = /^file:\/\/([\w.+-]+)~([^/]*)(\/.*)$/.exec(value);
  if (parts === null) return Uri.parse(value);
  const [, scheme, authority, path] = parts;
  return Uri.from({ scheme: scheme!, authority: decodeURIComponent(authority!), path: decodeURIComponent(path!) });
}
