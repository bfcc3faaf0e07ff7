import type { PatternNode } from '../matching';
import { rateOf } from '../matching/frequency';

/**
 * Characters of which every text that the pattern matches (see pattern-source.ts) has at least one; '' where there are no
 * such, or too many to be of use. Of several such sets the one whose characters are rarest in service speech.
 */
export function neededCharacters(node: PatternNode): string {
  return neededBy(node) ?? '';
}

/** More are hardly ever all missing. */
const most = 40;

function neededBy(node: PatternNode): string | undefined {
  switch (node.type) {
    case 'symbols':
      return node.symbols.length <= most ? String.fromCharCode(...node.symbols) : undefined;
    case 'sequence':
      return node.items.map(neededBy).reduce(rarer, undefined);
    case 'choice': {
      let all = '';
      for (const item of node.items) {
        const one = neededBy(item);
        if (one === undefined) return undefined;
        for (const character of one) if (!all.includes(character)) all += character;
      }
      return all.length <= most ? all : undefined;
    }
    case 'repeat':
      return node.min > 0 ? neededBy(node.item) : undefined;
    default:
      return undefined;
  }
}

function rarer(one: string | undefined, other: string | undefined): string | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  return frequencyOf(other) < frequencyOf(one) ? other : one;
}

function frequencyOf(characters: string): number {
  let sum = 0;
  for (let i = 0; i < characters.length; i++) sum += rateOf(characters.charCodeAt(i));
  return sum;
}
