import type { ContainerId } from './container';
import type { InputFormat } from './input-options';

/** The container that a file is by its name (a path or a URI will do), or undefined. */
export function containerOf(filename: string): ContainerId | undefined {
  const dot = filename.lastIndexOf('.');
  return dot < 0 ? undefined : extensions.get(filename.slice(dot).toLowerCase());
}

/** The container that a configured format is; undefined for plain text. */
export function containerOfFormat(format: InputFormat): ContainerId | undefined {
  return format === 'text' ? undefined : format;
}

/**
 * Whether such files are linted only where a configuration names them or a person does: most JSON, YAML and tables of a
 * repository hold no scripts.
 */
export function onlyWhereAsked(container: ContainerId): boolean {
  return container !== 'srt' && container !== 'vtt' && container !== 'docx';
}

/** Whether the file is no text but bytes that a lazily loaded reader unpacks. */
export function isBinary(container: ContainerId): boolean {
  return container === 'docx' || container === 'xlsx';
}

const extensions: ReadonlyMap<string, ContainerId> = new Map([
  ['.ndjson', 'ndjson'],
  ['.jsonl', 'ndjson'],
  ['.json', 'json'],
  ['.jsonc', 'json'],
  ['.yaml', 'yaml'],
  ['.yml', 'yaml'],
  ['.csv', 'csv'],
  ['.tsv', 'tsv'],
  ['.srt', 'srt'],
  ['.vtt', 'vtt'],
  ['.docx', 'docx'],
  ['.xlsx', 'xlsx'],
]);
