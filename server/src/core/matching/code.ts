/**
 * The code that a matcher runs for a pattern: nodes as numbers in one list. A node is written after the nodes it names,
 * and names them by how far back they begin (from its own beginning), so that code can be put anywhere. Equal nodes are
 * written once.
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
