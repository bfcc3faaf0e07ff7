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

interface Shape {
  readonly size: number;
  readonly empty: boolean;
  readonly gapFirst: boolean;
  readonly gapLast: boolean;
}

/** A node is shared by all places that use a named list: its shape is worked out once. */
const shapes = new WeakMap<PatternNode, Shape>();

function shapeOf(node: PatternNode): Shape {
  let shape = shapes.get(node);
  if (shape === undefined) shapes.set(node, (shape = workOut(node)));
  return shape;
}

function workOut(node: PatternNode): Shape {
  switch (node.type) {
    case 'symbols':
    case 'category':
      return { size: 1, empty: false, gapFirst: false, gapLast: false };
    case 'gap':
      return { size: 1, empty: false, gapFirst: true, gapLast: true };
    case 'pause':
      return { size: 1, empty: true, gapFirst: false, gapLast: false };
    case 'repeat': {
      const item = shapeOf(node.item);
      return { ...item, size: item.size * node.max, empty: item.empty || node.min === 0 };
    }
    case 'choice': {
      const items = node.items.map(shapeOf);
      return {
        size: items.reduce((sum, item) => sum + item.size, 0),
        empty: items.some((item) => item.empty),
        gapFirst: items.some((item) => item.gapFirst),
        gapLast: items.some((item) => item.gapLast),
      };
    }
    case 'sequence': {
      const items = node.items.map(shapeOf);
      const solid = items.findIndex((item) => !item.empty);
      const lastSolid = items.findLastIndex((item) => !item.empty);
      return {
        size: items.reduce((sum, item) => sum + item.size, 0),
        empty: solid < 0,
        gapFirst: items.some((item, i) => item.gapFirst && (solid < 0 || i <= solid)),
        gapLast: items.some((item, i) => item.gapLast && (lastSolid < 0 || i >= lastSolid)),
      };
    }
  }
}
