import type { BothLanguages } from './container';
import type { StringNode, ValueNode } from './value-node';

/**
 * The strings or other values that a path means. A path is names divided by dots: `responses.*[].text`, `messages.**`.
 * `*` is any one name, `**` any number of names and list places, `[]` any place of a list, `[0]` the first. A name with
 * dots or blanks is written `"in quotes"`; `.` alone is the whole.
 */
export function valuesAt(root: ValueNode, path: string): Found[] {
  const found: Found[] = [];
  walk(root, stepsOf(path), 0, '', found, new Set());
  return found;
}

export interface Found {
  readonly node: ValueNode;
  /** As one would write it: `responses.utter_greet[0].text`. */
  readonly path: string;
}

/** The strings among what the paths mean, each once, in the file's order. */
export function stringsAt(root: ValueNode, paths: readonly string[]): { node: StringNode; path: string }[] {
  const strings = new Map<ValueNode, { node: StringNode; path: string }>();
  for (const path of paths) {
    for (const found of valuesAt(root, path)) {
      if (found.node.type === 'string') strings.set(found.node, { node: found.node, path: found.path });
    }
  }
  return [...strings.values()].sort((a, b) => a.node.start - b.node.start);
}

/** Why a path cannot be read, or undefined where it can. */
export function pathMistake(path: string): BothLanguages | undefined {
  if (path === '.' || pathForm.test(path)) return undefined;
  return {
    zh: `路径 ${path} 无法识别；写法例如 responses.*[].text、messages.**`,
    en: `the path ${path} cannot be read; write for example responses.*[].text or messages.**`,
  };
}

type Step = { readonly type: 'name'; readonly name: string } | { readonly type: 'any' | 'deep' | 'item' } | At;
interface At {
  readonly type: 'at';
  readonly index: number;
}

const name = String.raw`(?:\*\*?|"[^"]+"|[^.*"[\]\s]+)`;
const places = String.raw`(?:\[(?:\d+|\*)?\])*`;
const pathForm = new RegExp(`^(?:${name}${places}|${places}(?=\\[)\\[(?:\\d+|\\*)?\\])(?:\\.${name}${places})*$`, 'u');
const stepForm = new RegExp(String.raw`\[(\d+|\*)?\]|"([^"]+)"|(\*\*?)|([^.*"[\]]+)`, 'gu');

function stepsOf(path: string): Step[] {
  if (path === '.') return [];
  return [...path.matchAll(stepForm)].map(([whole, place, quoted, star, plain]): Step => {
    if (whole.startsWith('[')) {
      return place === undefined || place === '*' ? { type: 'item' } : { type: 'at', index: Number(place) };
    }
    if (star !== undefined) return { type: star === '**' ? 'deep' : 'any' };
    return { type: 'name', name: quoted ?? plain! };
  });
}

function walk(
  node: ValueNode,
  steps: readonly Step[],
  at: number,
  path: string,
  found: Found[],
  seen: Set<string>,
): void {
  const step = steps[at];
  if (step === undefined) return void found.push({ node, path });
  if (step.type === 'deep') {
    // Two ** meet the same value on many ways: once is enough.
    const here = `${at} ${path}`;
    if (seen.has(here)) return;
    seen.add(here);
    walk(node, steps, at + 1, path, found, seen);
    eachChild(node, (child, childPath) => walk(child, steps, at, childPath, found, seen), path);
    return;
  }
  if (node.type === 'list') {
    if (step.type === 'item') node.items.forEach((item, i) => walk(item, steps, at + 1, `${path}[${i}]`, found, seen));
    else if (step.type === 'at' && node.items[step.index] !== undefined)
      walk(node.items[step.index]!, steps, at + 1, `${path}[${step.index}]`, found, seen);
  } else if (node.type === 'map') {
    if (step.type === 'any')
      eachChild(node, (child, childPath) => walk(child, steps, at + 1, childPath, found, seen), path);
    else if (step.type === 'name' && node.entries.has(step.name))
      walk(node.entries.get(step.name)!, steps, at + 1, joined(path, step.name), found, seen);
  }
}

function eachChild(node: ValueNode, visit: (child: ValueNode, path: string) => void, path: string): void {
  if (node.type === 'list') node.items.forEach((item, i) => visit(item, `${path}[${i}]`));
  else if (node.type === 'map') for (const [key, value] of node.entries) visit(value, joined(path, key));
}

function joined(path: string, key: string): string {
  const written = /^[^.*"[\]\s]+$/u.test(key) ? key : `"${key}"`;
  return path === '' ? written : `${path}.${written}`;
}
