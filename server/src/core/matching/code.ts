import type { Units } from './numbers';
import { shift } from './numbers';

/**
 * The code that a matcher runs for patterns: nodes as numbers (numbers.ts), one after the other. A node is written after
 * the nodes it names, and names them by how far back they begin from its own beginning. Equal nodes are written once.
 *
 * | operation | operands | stands for |
 * |---|---|---|
 * | words | word graph | one of the words |
 * | sequence | count, nodes | one after the other |
 * | choice | count, nodes | one of them |
 * | repeat | min, max, node | the node from min to max times |
 * | category | index | one symbol of the category |
 * | gap | within (0 clause, 1 sentence), min, max | symbols of any kind |
 * | begin, end | of (0 clause, 1 sentence) | an edge |
 *
 * A node of a word graph: count of symbols × 4, + 2 where all lead to one node, + 1 where a word ends here; then the
 * symbols, ascending; then the nodes they lead to.
 */
export const Op = { words: 0, sequence: 1, choice: 2, repeat: 3, category: 4, gap: 5, begin: 6, end: 7 } as const;

/** The categories by the index that code uses. */
export const categories = ['punctuation', 'question', 'digit', 'letter', 'han'] as const;

/** The node that the operand at `operand` of `node` names. */
export function nodeAt(code: Units, node: number, operand: number): number {
  return node - (code[node + operand]! - shift);
}

/** The node of a word graph that `symbol` leads to from the one at `graph`, or -1. */
export function findNext(code: Units, graph: number, symbol: number): number {
  const head = code[graph]! - shift;
  const count = head >> 2;
  const wanted = symbol + shift;
  const first = graph + 1;
  let low = first;
  let high = first + count;
  while (high - low > 4) {
    const middle = (low + high) >> 1;
    if (code[middle]! <= wanted) low = middle;
    else high = middle;
  }
  for (; low < high; low++) {
    if (code[low] === wanted) return graph - (code[(head & 2) !== 0 ? first + count : low + count]! - shift);
  }
  return -1;
}
