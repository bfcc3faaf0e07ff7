import type { PatternNode } from './pattern';

/** How many symbols the node has with every repetition written out. May be Infinity; never takes long. */
export function sizeOf(node: PatternNode): number {
  return shapeOf(node).size;
}

/** Whether nothing at all, or pauses and gaps that need not be there, can stand for the node. */
export function mayBeEmpty(node: PatternNode): boolean {
  return shapeOf(node).empty;
}

/** Whether a gap can be the first thing that a hit of the node holds. */
export function startsWithGap(node: PatternNode): boolean {
  return shapeOf(node).gapFirst;
}

/** Whether a gap can be the last thing that a hit of the node holds. */
export function endsWithGap(node: PatternNode): boolean {
  return shapeOf(node).gapLast;
}

/** Whether a `^` in the node may have something before it, or stands in a repetition. */
export function hasLateBegin(node: PatternNode): boolean {
  return shapeOf(node).lateBegin;
}

/** Whether a `$` in the node may have something after it, or stands in a repetition. */
export function hasEarlyEnd(node: PatternNode): boolean {
  return shapeOf(node).earlyEnd;
}

interface Shape {
  readonly size: number;
  readonly empty: boolean;
  readonly gapFirst: boolean;
  readonly gapLast: boolean;
  readonly hasBegin: boolean;
  readonly hasEnd: boolean;
  readonly lateBegin: boolean;
  readonly earlyEnd: boolean;
}

/** A node is shared by all places that use a named list: its shape is worked out once. */
const shapes = new WeakMap<PatternNode, Shape>();

function shapeOf(node: PatternNode): Shape {
  let shape = shapes.get(node);
  if (shape === undefined) shapes.set(node, (shape = workOut(node)));
  return shape;
}

const plain: Shape = {
  size: 1,
  empty: false,
  gapFirst: false,
  gapLast: false,
  hasBegin: false,
  hasEnd: false,
  lateBegin: false,
  earlyEnd: false,
};

function workOut(node: PatternNode): Shape {
  switch (node.type) {
    case 'symbols':
    case 'category':
      return plain;
    case 'gap':
      return { ...plain, gapFirst: true, gapLast: true };
    case 'pause':
      return { ...plain, empty: true };
    case 'begin':
      return { ...plain, size: 0, empty: true, hasBegin: true };
    case 'end':
      return { ...plain, size: 0, empty: true, hasEnd: true };
    case 'repeat': {
      const item = shapeOf(node.item);
      return {
        ...item,
        size: item.size * node.max,
        empty: item.empty || node.min === 0,
        lateBegin: item.lateBegin || (item.hasBegin && node.max > 1),
        earlyEnd: item.earlyEnd || (item.hasEnd && node.max > 1),
      };
    }
    case 'choice': {
      const items = node.items.map(shapeOf);
      return { ...together(items), empty: items.some((item) => item.empty) };
    }
    case 'sequence': {
      const items = node.items.map(shapeOf);
      const solid = items.findIndex((item) => !item.empty);
      const lastSolid = items.findLastIndex((item) => !item.empty);
      const firstSized = items.findIndex((item) => item.size > 0);
      const lastSized = items.findLastIndex((item) => item.size > 0);
      const all = together(items);
      return {
        ...all,
        empty: solid < 0,
        gapFirst: items.some((item, i) => item.gapFirst && (solid < 0 || i <= solid)),
        gapLast: items.some((item, i) => item.gapLast && (lastSolid < 0 || i >= lastSolid)),
        lateBegin: all.lateBegin || items.some((item, i) => item.hasBegin && firstSized >= 0 && i > firstSized),
        earlyEnd: all.earlyEnd || items.some((item, i) => item.hasEnd && i < lastSized),
      };
    }
  }
}

function together(items: readonly Shape[]): Shape {
  const some = (key: Exclude<keyof Shape, 'size'>): boolean => items.some((item) => item[key]);
  return {
    size: items.reduce((sum, item) => sum + item.size, 0),
    empty: false,
    gapFirst: some('gapFirst'),
    gapLast: some('gapLast'),
    hasBegin: some('hasBegin'),
    hasEnd: some('hasEnd'),
    lateBegin: some('lateBegin'),
    earlyEnd: some('earlyEnd'),
  };
}
