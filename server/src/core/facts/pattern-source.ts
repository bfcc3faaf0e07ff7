import type { PatternNode } from '../matching';

/**
 * A pattern of the pack language as the source of a regular expression over folded text (folded.ts), where punctuation
 * stands as it is and blanks do not. Particles between characters are not read over; everything else means the same.
 */
export function patternSource(node: PatternNode): string {
  switch (node.type) {
    case 'symbols':
      return node.symbols.length === 1 ? escape(node.symbols[0]!) : `[${node.symbols.map(escape).join('')}]`;
    case 'category':
      return categories[node.category];
    case 'gap':
      return node.within === 'clause' ? '[^,。;!?\\n]' : '[^。;!?\\n]';
    case 'pause':
      return node.strength === 'clause' ? '[,、:()\\-/]?' : '[,、:()\\-/。;!?]?';
    case 'begin':
      return node.of === 'clause' ? '(?<=^|[,、:()。;!?\\n])' : '(?<=^|[。;!?\\n])';
    case 'end':
      return node.of === 'clause' ? '(?=$|[,、:()。;!?\\n])' : '(?=$|[。;!?\\n])';
    case 'sequence':
      return node.items.map(patternSource).join('');
    case 'choice':
      return `(?:${node.items.map(patternSource).join('|')})`;
    case 'repeat':
      return `(?:${patternSource(node.item)}){${node.min},${node.max}}`;
  }
}

const categories = {
  punctuation: '[,、:()。;!?-]',
  question: '[?]',
  digit: '\\d',
  letter: '[a-z]',
  han: '[\\u4e00-\\u9fff]',
} as const;

function escape(symbol: number): string {
  return `\\u${symbol.toString(16).padStart(4, '0')}`;
}
