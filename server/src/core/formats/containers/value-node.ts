import type { Part } from './container';
import type { Span } from '../../text/span';

/** A value of a data language (JSON, YAML) with its place: what the readers of dialogues and strings look at. */
export type ValueNode = StringNode | PlainNode | ListNode | MapNode;

export interface StringNode extends Span {
  readonly type: 'string';
  readonly part: Part;
}

/** A number, true, false, null: never linted. */
export interface PlainNode extends Span {
  readonly type: 'plain';
  readonly value: number | boolean | null;
}

export interface ListNode extends Span {
  readonly type: 'list';
  readonly items: readonly ValueNode[];
}

export interface MapNode extends Span {
  readonly type: 'map';
  /** In the file's order; of a key that comes twice the last counts. */
  readonly entries: ReadonlyMap<string, ValueNode>;
}

/** The value of an entry, where the node is a map that has it. */
export function entryOf(node: ValueNode | undefined, key: string): ValueNode | undefined {
  return node?.type === 'map' ? node.entries.get(key) : undefined;
}

/** A string or a number as text; undefined for anything else. */
export function textOf(node: ValueNode | undefined): string | undefined {
  if (node?.type === 'string') return node.part.text;
  return node?.type === 'plain' && typeof node.value === 'number' ? String(node.value) : undefined;
}
