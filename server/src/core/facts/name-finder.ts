import type { Sources } from './fact-program';
import { foldedUnit } from './folded';

/**
 * Finds which of many lists of names a text has. A name is looked for only where the text has the characters that it
 * cannot be without: a text has few of them, and a regular expression costs most when it is first run.
 */
export class NameFinder {
  private readonly names: readonly Name[];
  /** By list the number of its first name, and behind the last list how many there are. */
  private readonly firstOf: readonly number[];
  /** By character a number of its own, from 1 on, where a name needs it or another; 0 for most. */
  private readonly kinds = new Uint16Array(0x10000);
  /** By the number of a character the numbers of the names that need it, or another. */
  private readonly byKind: number[][] = [[]];
  /** Of each name the sets of numbers of characters of which it needs one each besides. */
  private readonly besides: readonly (readonly (readonly number[])[])[];
  /** Those that need none that is known. */
  private readonly always: number[] = [];
  private readonly patterns: (RegExp | undefined)[] = [];
  /** For each character and each name the search in which it was last seen. */
  private readonly kindSeen: Uint32Array;
  /** The characters that the text of the last search has. */
  private readonly hits: Uint16Array;
  private readonly nameSeen: Uint32Array;
  private search = 0;
  /** The names that the text of the last search may have: one list for all searches. */
  private readonly candidates: number[] = [];

  constructor(lists: readonly Sources[]) {
    const all: Name[] = [];
    this.firstOf = [0, ...lists.map((names, list) => addTo(all, names, list))];
    this.names = all;
    this.names.forEach(({ needs }, number) => {
      if (needs === '') this.always.push(number);
      for (let i = 0; i < needs.length; i++) this.byKind[this.kindOf(needs.charCodeAt(i))]!.push(number);
    });
    this.besides = this.names.map(({ also }) =>
      also.map((set) => Array.from({ length: set.length }, (_, i) => this.kindOf(set.charCodeAt(i)))),
    );
    this.kindSeen = new Uint32Array(this.byKind.length);
    this.hits = new Uint16Array(this.byKind.length);
    this.nameSeen = new Uint32Array(this.names.length);
  }

  /**
   * Every place of every name of the lists from `first` to before `end`, by list, name and place. Places without a character
   * do not count.
   */
  find(
    text: string,
    found: (list: number, start: number, end: number) => void,
    first = 0,
    end = this.firstOf.length - 1,
  ): void {
    this.look(text, false, first, end);
    const { candidates } = this;
    if (candidates.length > 1) candidates.sort(byNumber);
    for (let i = 0; i < candidates.length; i++) {
      const number = candidates[i]!;
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

  /** Whether the text has any of the names of some lists. */
  has(text: string, first = 0, end = this.firstOf.length - 1): boolean {
    this.look(text, false, first, end);
    return this.candidates.some((number) => {
      const pattern = this.patternOf(number);
      pattern.lastIndex = 0;
      return pattern.test(text);
    });
  }

  /**
   * Whether a text may have any of the names of some lists once it is folded: cheap, and false for most. The text may hold
   * more than what is folded of it, but nothing that is put in the place of what stands there.
   */
  mayHave(source: string, first = 0, end = this.firstOf.length - 1): boolean {
    this.look(source, true, first, end);
    return this.candidates.length > 0;
  }

  /** The same, list by list: each of which it may have a name. A list may come more than once. */
  eachThatMayBe(source: string, found: (list: number) => void, first = 0, end = this.firstOf.length - 1): void {
    this.look(source, true, first, end);
    const { candidates, names } = this;
    for (let i = 0; i < candidates.length; i++) found(names[candidates[i]!]!.list);
  }

  private look(text: string, fold: boolean, firstList: number, endList: number): void {
    const { kinds, byKind, kindSeen, nameSeen, hits, besides, candidates, always } = this;
    if (this.search === 0xffffffff) this.forget();
    const search = ++this.search;
    candidates.length = 0;
    let seen = 0;
    const { length } = text;
    for (let i = 0; i < length; i++) {
      const unit = text.charCodeAt(i);
      const kind = kinds[fold ? foldedUnit(unit) : unit]!;
      if (kind === 0 || kindSeen[kind] === search) continue;
      kindSeen[kind] = search;
      hits[seen++] = kind;
    }
    const from = this.firstOf[firstList]!;
    const to = this.firstOf[endList]!;
    for (let i = 0; i < always.length; i++) if (from <= always[i]! && always[i]! < to) candidates.push(always[i]!);
    for (let i = 0; i < seen; i++) {
      const numbers = byKind[hits[i]!]!;
      for (let j = 0; j < numbers.length; j++) {
        const number = numbers[j]!;
        if (number < from || number >= to || nameSeen[number] === search) continue;
        nameSeen[number] = search;
        if (hasAll(besides[number]!, kindSeen, search)) candidates.push(number);
      }
    }
  }

  /** The number of a character, a new one where it has none. */
  private kindOf(unit: number): number {
    const { kinds, byKind } = this;
    if (kinds[unit] === 0) {
      kinds[unit] = byKind.length;
      byKind.push([]);
    }
    return kinds[unit]!;
  }

  private forget(): void {
    this.kindSeen.fill(0);
    this.nameSeen.fill(0);
    this.search = 0;
  }

  private patternOf(number: number): RegExp {
    return (this.patterns[number] ??= new RegExp(this.names[number]!.source, 'g'));
  }
}

/** Whether of each set a character was seen in a search. */
function hasAll(sets: readonly (readonly number[])[], seen: Uint32Array, search: number): boolean {
  for (let i = 0; i < sets.length; i++) {
    const set = sets[i]!;
    let at = 0;
    while (at < set.length && seen[set[at]!] !== search) at++;
    if (at === set.length) return false;
  }
  return true;
}

/** Adds the names of a list; returns how many there are now. */
function addTo(all: Name[], names: Sources, list: number): number {
  for (const [source, needs, ...also] of names) all.push({ list, source, needs, also });
  return all.length;
}

function byNumber(one: number, other: number): number {
  return one - other;
}

interface Name {
  readonly list: number;
  readonly source: string;
  readonly needs: string;
  readonly also: readonly string[];
}
