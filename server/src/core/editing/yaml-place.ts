/** Where in a block-style YAML text a cursor stands. Offsets are UTF-16 code units. */
export interface YamlPlace {
  /** Keys from the top down to what is written here; `[]` for an item of a list. */
  readonly path: readonly string[];
  /** Whether a key or a scalar may be written: an item of a list may become either. */
  readonly takes: 'key' | 'value' | 'either';
  /** Where what is typed so far begins. */
  readonly start: number;
  /** Keys beside the one that is written. */
  readonly siblings: ReadonlySet<string>;
  /** The key that a hover is on, where there is one. */
  readonly key?: string;
}

/**
 * Reads no more than indents, dashes and keys, so that a text that is half written has a place too. Flow style is
 * understood for a list of scalars on one line (`files: [a, b]`).
 */
export function yamlPlace(text: string, offset: number): YamlPlace | undefined {
  const lines = text.split(/\r\n|\r|\n/);
  const before = text.slice(0, offset).split(/\r\n|\r|\n/);
  const row = before.length - 1;
  const written = before[row]!;
  if (/(^|\s)#/.test(written)) return undefined;
  const { indent, dashes, content } = shape(written);
  const pair = /^("[^"]*"|'[^']*'|[^\s:#'"[{][^:#]*?)\s*:(?:\s+(.*))?$/.exec(content);
  const path: string[] = [];
  let typed = content;
  let takes: YamlPlace['takes'] = dashes > 0 ? 'either' : 'key';
  if (pair) {
    path.unshift(unquoted(pair[1]!));
    typed = pair[2] ?? '';
    takes = 'value';
    const flow = /^\[(?:.*,)?\s*([^,\]]*)$/.exec(typed);
    if (flow) {
      path.push('[]');
      typed = flow[1]!;
    } else if (!/:\s/.test(written) || /^[[{]/.test(typed)) return undefined;
  }
  if (dashes > 0) path.unshift('[]');
  const siblings = new Set<string>();
  const column = indent + dashes;
  parents(lines, row, dashes > 0 ? indent : column, dashes > 0, path);
  besides(lines, row, column, siblings);
  return { path, takes, start: offset - typed.length, siblings };
}

/** The keys from the top down to the one that stands on the line of `offset`, and its value; for a hover. */
export function yamlKeyAt(text: string, offset: number): { path: string[]; start: number; end: number } | undefined {
  const lines = text.split(/\r\n|\r|\n/);
  const row = text.slice(0, offset).split(/\r\n|\r|\n/).length - 1;
  const line = lines[row]!;
  const { indent, dashes, content } = shape(line);
  const pair = /^("[^"]*"|'[^']*'|[^\s:#'"[{][^:#]*?)\s*:(?:\s|$)/.exec(content);
  const lineStart =
    offset -
    text
      .slice(0, offset)
      .split(/\r\n|\r|\n/)
      .at(-1)!.length;
  if (!pair) return undefined;
  const start = lineStart + indent + dashes;
  const end = start + pair[1]!.length;
  if (offset < start || offset > end) return undefined;
  const path = [unquoted(pair[1]!)];
  if (dashes > 0) path.unshift('[]');
  parents(lines, row, dashes > 0 ? indent : indent + dashes, dashes > 0, path);
  return { path, start, end };
}

function shape(line: string): { indent: number; dashes: number; content: string } {
  const match = /^([ \t]*)((?:-(?:[ \t]+|$))*)(.*)$/.exec(line)!;
  return { indent: match[1]!.length, dashes: match[2]!.length, content: match[3]! };
}

/** Puts the keys above before `path`, the nearest last. */
function parents(lines: readonly string[], row: number, column: number, inList: boolean, path: string[]): void {
  for (let i = row - 1; i >= 0 && (column > 0 || inList); i--) {
    if (/^\s*(#.*)?$/.test(lines[i]!)) continue;
    const { indent, dashes, content } = shape(lines[i]!);
    const at = indent + dashes;
    if (at === column && dashes > 0 && !inList) {
      // The first key of the item that this one is in too.
      [column, inList] = step(path, indent);
      continue;
    }
    if (at > column || (at === column && !(inList && dashes === 0))) continue;
    const key = /^("[^"]*"|'[^']*'|[^\s:#'"[{][^:#]*?)\s*:\s*(#.*)?$/.exec(content)?.[1];
    if (key === undefined) {
      // A key with a value beside us, on the line of a dash: we are in its item.
      if (dashes > 0 && at <= column) [column, inList] = step(path, indent);
      continue;
    }
    path.unshift(unquoted(key));
    column = at;
    inList = false;
    if (dashes > 0) [column, inList] = step(path, indent);
  }
}

function step(path: string[], indent: number): [number, boolean] {
  path.unshift('[]');
  return [indent, true];
}

/** Keys at the same column, up and down, within the same map. */
function besides(lines: readonly string[], row: number, column: number, siblings: Set<string>): void {
  for (const direction of [-1, 1]) {
    for (let i = row + direction; i >= 0 && i < lines.length; i += direction) {
      if (/^\s*(#.*)?$/.test(lines[i]!)) continue;
      const { indent, dashes, content } = shape(lines[i]!);
      if (indent + dashes < column) break;
      if (direction === 1 && dashes > 0 && indent + dashes <= column) break;
      const key = /^("[^"]*"|'[^']*'|[^\s:#'"[{][^:#]*?)\s*:/.exec(content)?.[1];
      if (key !== undefined && indent + dashes === column) siblings.add(unquoted(key));
      if (direction === -1 && dashes > 0 && indent < column) break;
    }
  }
}

function unquoted(key: string): string {
  return key.replace(/^(["'])(.*)\1$/, '$2');
}
