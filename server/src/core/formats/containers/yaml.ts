import { isMap, isPair, isScalar, isSeq, parseAllDocuments } from 'yaml';
import type { Scalar } from 'yaml';
import type { ContainerComment, ContainerProblem, ContainerReader } from './container';
import { treeUnits } from './tree-units';
import type { ValueNode } from './value-node';
import type { ScalarSource } from './yaml-strings';
import { yamlString } from './yaml-strings';

/** YAML, one document or several: dialogue flows and message files. An alias is linted where its anchor stands. */
export const readYaml: ContainerReader = (source, context) => {
  const problems: ContainerProblem[] = [];
  const roots: ValueNode[] = [];
  const reading = new Reading(source);
  if (flowDepth(source) > deepest)
    return { units: [], problems: [syntaxProblem(source, [0, 1], tooDeep)], comments: [] };
  try {
    const documents = parseAllDocuments(source, {
      keepSourceTokens: true,
      uniqueKeys: false,
      strict: false,
      prettyErrors: false,
      logLevel: 'silent',
      schema: 'core',
    });
    if (!Array.isArray(documents)) return { units: [], problems: [], comments: [] };
    for (const document of documents) {
      for (const { pos, message } of document.errors.slice(0, 1)) problems.push(syntaxProblem(source, pos, message));
      const root = reading.value(document.contents, false, 0);
      if (root !== undefined) roots.push(root);
    }
  } catch (error) {
    return { units: [], problems: [syntaxProblem(source, [0, 1], (error as Error).message)], comments: [] };
  }
  const read = treeUnits(roots, context, reading.comments());
  return {
    ...read,
    problems: problems.length > 0 && read.units.length === 0 ? problems : [...problems, ...read.problems],
  };
};

const deepest = 200;
const tooDeep = 'nested too deeply';

/** How deep brackets stand in each other at most, those in strings included: a parser takes long over thousands. */
function flowDepth(source: string): number {
  let depth = 0;
  let most = 0;
  for (let i = 0; i < source.length; i++) {
    const c = source.charCodeAt(i);
    if (c === 0x5b || c === 0x7b) most = Math.max(most, ++depth);
    else if ((c === 0x5d || c === 0x7d) && depth > 0) depth--;
  }
  return most;
}

class Reading {
  /** Flat pairs: where scalars stand. */
  private readonly scalars: number[] = [];

  constructor(private readonly source: string) {}

  value(node: unknown, inFlow: boolean, depth: number): ValueNode | undefined {
    if (depth > deepest) throw new RangeError(tooDeep);
    if (isScalar(node)) return this.scalar(node, inFlow);
    if (isSeq(node)) {
      const flow = inFlow || node.flow === true;
      const items = node.items.map((item) => this.value(isPair(item) ? item.value : item, flow, depth + 1));
      return { type: 'list', ...this.spanOf(node.range), items: items.filter((item) => item !== undefined) };
    }
    if (isMap(node)) {
      const flow = inFlow || node.flow === true;
      const entries = new Map<string, ValueNode>();
      for (const { key, value } of node.items) {
        const name = this.value(key, flow, depth + 1);
        const read = this.value(value, flow, depth + 1);
        const words =
          name?.type === 'string' ? name.part.text : name?.type === 'plain' ? String(name.value) : undefined;
        if (words !== undefined && read !== undefined) entries.set(words, read);
      }
      return { type: 'map', ...this.spanOf(node.range), entries };
    }
    return undefined; // an alias, or nothing
  }

  /** Comments with directives: a `#` after a blank, outside of every scalar. */
  comments(): ContainerComment[] {
    if (!this.source.includes('huashu-')) return [];
    const found: ContainerComment[] = [];
    for (const match of this.source.matchAll(/(^|[ \t])(#[ \t]*huashu-[^\r\n]*)/gm)) {
      const start = match.index + match[1]!.length;
      const end = start + match[2]!.length;
      if (!this.inScalar(start)) found.push({ start, end, words: { start: start + 1, end } });
    }
    return found;
  }

  private inScalar(offset: number): boolean {
    for (let i = 0; i < this.scalars.length; i += 2)
      if (this.scalars[i]! <= offset && offset < this.scalars[i + 1]!) return true;
    return false;
  }

  private scalar(node: Scalar, inFlow: boolean): ValueNode | undefined {
    const span = this.spanOf(node.range);
    const { value } = node;
    if (typeof value !== 'string') {
      if (typeof value === 'number' || typeof value === 'boolean' || value === null)
        return { type: 'plain', ...span, value };
      return undefined;
    }
    const scalar = this.sourceOf(node, inFlow);
    if (scalar === undefined) return undefined;
    this.scalars.push(span.start, span.end);
    return { type: 'string', ...span, part: yamlString(this.source, scalar, value) };
  }

  private sourceOf(node: Scalar, inFlow: boolean): ScalarSource | undefined {
    const { srcToken: token } = node as { srcToken?: { type: string; offset: number; source: string } };
    if (token === undefined || !node.range) return undefined;
    const style = styles.get(token.type);
    if (style === undefined) return undefined;
    if (style !== 'block') {
      const quotes = style === 'plain' ? 0 : 1;
      const end = token.offset + token.source.length;
      const closed = quotes === 0 || (token.source.length >= 2 && token.source.endsWith(token.source.charAt(0)));
      return closed ? { style, start: token.offset + quotes, end: end - quotes, inFlow, header: '' } : undefined;
    }
    const headerStart = node.range[0];
    const lineEnd = this.source.indexOf('\n', headerStart);
    if (lineEnd < 0) return undefined;
    const start = lineEnd + 1;
    const end = start + token.source.length;
    if (this.source.slice(start, end) !== token.source) return undefined;
    const header = this.source.slice(headerStart, lineEnd).trimEnd();
    return /^[|>]/.test(header) ? { style, start, end, inFlow, header } : undefined;
  }

  private spanOf(range: readonly number[] | null | undefined): { start: number; end: number } {
    const { length } = this.source;
    const start = Math.min(length, range?.[0] ?? 0);
    return { start, end: Math.max(start, Math.min(length, range?.[1] ?? start)) };
  }
}

const styles: ReadonlyMap<string, ScalarSource['style']> = new Map([
  ['scalar', 'plain'],
  ['single-quoted-scalar', 'single'],
  ['double-quoted-scalar', 'double'],
  ['block-scalar', 'block'],
]);

function syntaxProblem(source: string, pos: readonly number[], reason: string): ContainerProblem {
  const start = Math.max(0, Math.min(pos[0] ?? 0, source.length - 1));
  return {
    code: 'syntax',
    fatal: true,
    start,
    end: Math.min(source.length, Math.max(start + 1, pos[1] ?? 0)),
    message: { zh: `YAML 语法错误：${reason}`, en: `YAML syntax error: ${reason}` },
  };
}
