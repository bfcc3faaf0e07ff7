import type { Hover, Position } from 'vscode-languageserver';
import { yamlKeyAt } from '../core/editing/yaml-place';
import { schemaAt } from './config-schema';
import { explain } from './explain';
import { escapeMarkdown, markup } from './markdown';
import type { Workspace } from './workspace';

/** `textDocument/hover` in huashu.config.yaml: what a key means, and the page of a rule. */
export function hoverConfig(workspace: Workspace, uri: string, position: Position): Hover | null {
  const document = workspace.configTexts.get(uri);
  const key = document && yamlKeyAt(document.text, document.offsetAt(position));
  if (!document || !key) return null;
  const parent = key.path.at(-2);
  const page = parent === 'rules' || parent === 'weights' ? explain(workspace, { id: key.path.at(-1)! }) : null;
  const described = schemaAt(key.path).find(({ description }) => description !== undefined)?.description;
  const markdown = page?.markdown ?? (described === undefined ? undefined : escapeMarkdown(described));
  if (markdown === undefined) return null;
  return { contents: markup(markdown, workspace.client.markdownHover), range: document.rangeOf(key) };
}
