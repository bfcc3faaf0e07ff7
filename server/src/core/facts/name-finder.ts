import type { Sources } from './fact-program';

/**
 * Finds which of many lists of names a text has. A name is looked for only where the text has one of the characters that it
 * cannot be without: a text has few of them, and a regular expression costs most when it is first run.
 */
export class NameFinder {
  private readonly names: readonly Name[];
  /** By character the numbers of the names that need it, or another. */
  private readonly byCharacter = new Map<number, number[]>();
  /** Those that need none that is known. */
  private readonly always: number[] = [];
  private readonly patterns: (RegExp | undefined)[] = [];
  /** For each name the search in which it was last a candidate. */
  private readonly seenIn: Int32Array;
  private search = 0;

  constructor(lists: readonly Sources[]) {
    this.names = lists.flatMap((names, list) => names.map(([source, needs]) => ({ list, source, needs })));
    this.seenIn = new Int32Array(this.names.length);
    this.names.forEach(({ needs }, number) => {
      if (needs === '') this.always.push(number);
      for (let i = 0; i < needs.length; i++) {
        const character = needs.charCodeAt(i);
        const numbers = this.byCharacter.get(character);
        if (numbers === undefined) this.byCharacter.set(character, [number]);
        else numbers.push(number);
      }
    });
  }

  /** Every place of every name, by list, name and place. Places without a character do not count. */
  find(text: string, found: (list: number, start: number, end: number) => void): void {
    for (const number of this.candidates(text)) {
      const pattern = this.patternOf(number);
      const { list } = this.names[number]!;
      pattern.lastIndex = 0;
      for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
        const { length } = match[0];
        if (length === 0) pattern.lastIndex++;
        else found(list, match.index, match.index + length);
      }
    }
  }

  /** Whether the text has any of the names. */
  has(text: string): boolean {
    return this.candidates(text).some((number) => {
      const pattern = this.patternOf(number);
      pattern.lastIndex = 0;
      return pattern.test(text);
    });
  }

  private candidates(text: string): number[] {
    const { byCharacter, seenIn } = this;
    const candidates = [...this.always];
    const search = ++this.search;
    for (let i = 0; i < text.length; i++) {
      const numbers = byCharacter.get(text.charCodeAt(i));
      if (numbers === undefined) continue;
      for (let j = 0; j < numbers.length; j++) {
        const number = numbers[j]!;
        if (seenIn[number] === search) continue;
        seenIn[number] = search;
        candidates.push(number);
      }
    }
    return candidates.length > 1 ? candidates.sort((a, b) => a - b) : candidates;
  }

  private patternOf(number: number): RegExp {
    return (this.patterns[number] ??= new RegExp(this.names[number]!.source, 'g'));
  }
}

interface Name {
  readonly list: number;
  readonly source: string;
  readonly needs: string;
}
