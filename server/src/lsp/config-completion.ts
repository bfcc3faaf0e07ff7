import type { CompletionItem, CompletionList, Position } from 'vscode-languageserver';
import { CompletionItemKind } from 'vscode-languageserver';
import { presets } from '../core/config/presets';
import { yamlPlace } from '../core/editing/yaml-place';
import { shippedPacks } from '../core/packs/builtin';
import { messageInGeneral } from '../core/packs/message-in-general';
import { labelOf } from '../core/packs/program';
import type { Schema } from './config-schema';
import { schemaAt, unfold } from './config-schema';
import { RuleBook } from './rule-book';
import type { Workspace } from './workspace';

/** `textDocument/completion` in huashu.config.yaml: keys and values as its schema has them, rule ids, packs. */
export function completeConfig(workspace: Workspace, uri: string, position: Position): CompletionList | null {
  const document = workspace.configTexts.get(uri);
  if (document === undefined) return null;
  const offset = document.offsetAt(position);
  const place = yamlPlace(document.text, offset);
  if (place === undefined) return null;
  const words = new Map<string, Partial<CompletionItem>>();
  const { path, takes } = place;
  for (const schema of schemaAt(path)) {
    if (takes !== 'value') for (const [key, more] of keysOf(workspace, schema, path)) words.set(`${key}:`, more);
    if (takes !== 'key') for (const [value, more] of valuesOf(schema, path)) words.set(value, more);
  }
  const items = [...words]
    .filter(([word]) => !place.siblings.has(word.replace(/:$/, '')))
    .map(([word, more], i): CompletionItem => ({
      label: word.replace(/:$/, ''),
      filterText: word,
      sortText: String(i).padStart(4, '0'),
      textEdit: {
        range: document.rangeOf({ start: place.start, end: offset }),
        newText: word.endsWith(':') ? `${word} ` : word,
      },
      ...more,
    }));
  return { isIncomplete: false, items };
}

function keysOf(workspace: Workspace, schema: Schema, path: readonly string[]): [string, Partial<CompletionItem>][] {
  const own = Object.entries(schema.properties ?? {}).map(([key, value]): [string, Partial<CompletionItem>] => [
    key,
    { kind: CompletionItemKind.Property, ...describedBy(unfold(value)) },
  ]);
  const last = path.at(-1);
  if (last !== 'rules' && last !== 'weights') return own;
  const { packs, settings } = workspace.reference;
  const found = new Map<string, Partial<CompletionItem>>();
  for (const { id, message } of new RuleBook(packs()).rules) {
    const detail = messageInGeneral(settings.locale === 'en' ? message.en : message.zh);
    if (!found.has(labelOf(id))) found.set(labelOf(id), { kind: CompletionItemKind.Class });
    found.set(id, { kind: CompletionItemKind.EnumMember, detail });
  }
  return [...own, ...[...found].sort(([a], [b]) => (a < b ? -1 : 1))];
}

function valuesOf(schema: Schema, path: readonly string[]): [string, Partial<CompletionItem>][] {
  const values = [...(schema.enum ?? []), ...(schema.type === 'boolean' ? ['true', 'false'] : [])];
  const words = values.filter((value) => value !== false).map(String);
  if (path[0] === 'extends') words.push(...Object.keys(presets), ...shippedPacks().map((pack) => pack.manifest.name));
  return [...new Set(words)].map((value) => [value, { kind: CompletionItemKind.EnumMember }]);
}

function describedBy(schemas: readonly Schema[]): Partial<CompletionItem> {
  const description = schemas.find((schema) => schema.description !== undefined)?.description;
  return description === undefined ? {} : { documentation: description };
}
