import type { Numbers, Units } from '../matching';
import { encodeNumbers, longNumber, longNumberAt, numberAt, unitsOf } from '../matching';

/**
 * Pattern number → the rule patterns it stands for, as pairs of numbers: rule index, pattern index in the rule. None for
 * patterns that are guards only. Kept like an image, so that opening it costs next to nothing.
 */
export interface Owners {
  /** For each pattern, and behind the last, where its pairs begin: two units each. */
  readonly starts: Numbers;
  readonly pairs: Numbers;
}

/** Owners opened to be read. */
export class OwnerTable {
  /** How many patterns there are. */
  readonly count: number;
  private readonly starts: Units;
  private readonly pairs: Units;

  constructor(owners: Owners, added?: Owners) {
    const { starts, pairs } = added ? joined(owners, added) : owners;
    this.starts = unitsOf(starts);
    this.pairs = unitsOf(pairs);
    this.count = this.starts.length / 2 - 1;
  }

  /** Where the pairs of a pattern begin; they end where those of the next begin. */
  startOf(pattern: number): number {
    return longNumberAt(this.starts, 2 * pattern);
  }

  ruleAt(pair: number): number {
    return numberAt(this.pairs, pair);
  }

  /** The pattern's index in the rule's own list. */
  patternAt(pair: number): number {
    return numberAt(this.pairs, pair + 1);
  }
}

/** `owners[pattern]`: flat pairs rule index, pattern index. */
export function encodeOwners(owners: readonly (readonly number[])[]): Owners {
  const starts: number[] = [];
  const pairs: number[] = [];
  for (const list of owners) {
    starts.push(...longNumber(pairs.length));
    pairs.push(...list);
  }
  starts.push(...longNumber(pairs.length));
  return { starts: encodeNumbers(starts), pairs: encodeNumbers(pairs) };
}

/** Those of all patterns, with the numbers of the second going on where those of the first end. */
function joined(first: Owners, second: Owners): Owners {
  return encodeOwners([...listsOf(first), ...listsOf(second)]);
}

function listsOf(owners: Owners): number[][] {
  const table = new OwnerTable(owners);
  return Array.from({ length: table.count }, (_, pattern) => {
    const list: number[] = [];
    for (let pair = table.startOf(pattern); pair < table.startOf(pattern + 1); pair += 2)
      list.push(table.ruleAt(pair), table.patternAt(pair));
    return list;
  });
}
