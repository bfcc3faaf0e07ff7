import type { PatternNode } from '../matching';
import { rateOf } from '../matching/frequency';
import type { FactProgram } from './fact-program';

/**
 * Characters of which every text that the pattern matches (see pattern-source.ts) has at least one; '' where there are no
 * such, or too many to be of use. Of several such sets the one whose characters are rarest in service speech, and behind it
 * the next rarest.
 */
export function neededCharacters(node: PatternNode): readonly [rarest: string, ...also: string[]] {
  const [rarest = '', ...also] = neededBy(node);
  return [rarest, ...also.slice(0, mostBesides)];
}

/** What else a text has, most likely, says little. */
const mostBesides = 3;

/**
 * Characters of which every text that names a value of a dimension in full has one; undefined where there are names without such, or
 * with others than letters and Han characters: those alone are the same in folded text and for the matcher.
 */
export function charactersOfValues({ dimensions }: FactProgram): string | undefined {
  const characters = new Set<string>();
  for (const { values } of dimensions)
    for (const { names } of values)
      for (const [, needs] of names) {
        if (!/^[a-z\u4e00-\u9fff]+$/.test(needs)) return undefined;
        for (const character of needs) characters.add(character);
      }
  return [...characters].join('');
}

/** More are hardly ever all missing. */
const most = 40;

/** Sets of which a text needs one character each, rarest first. */
function neededBy(node: PatternNode): readonly string[] {
  switch (node.type) {
    case 'symbols':
      return node.symbols.length <= most ? [String.fromCharCode(...node.symbols)] : [];
    case 'sequence':
      return rarestFirst(node.items.flatMap(neededBy));
    case 'choice': {
      const of = node.items.map(neededBy);
      const sets: string[] = [];
      for (let i = 0; of.every((own) => i < own.length); i++) {
        const all = [...new Set(of.flatMap((own) => [...own[i]!]))].join('');
        if (all.length > most) break;
        sets.push(all);
      }
      return rarestFirst(sets);
    }
    case 'repeat':
      return node.min > 0 ? neededBy(node.item) : [];
    default:
      return [];
  }
}

function rarestFirst(sets: readonly string[]): string[] {
  return [...new Set(sets)].sort((a, b) => frequencyOf(a) - frequencyOf(b));
}

function frequencyOf(characters: string): number {
  let sum = 0;
  for (let i = 0; i < characters.length; i++) sum += rateOf(characters.charCodeAt(i));
  return sum;
}
