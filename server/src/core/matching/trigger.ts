import { Symbols, endsClause } from '../text/normalised';
import { pairRateOf, rateOf } from './frequency';
import type { Part } from './part';
import { mayBeEmpty, withoutSoft } from './part';
import { isSoft } from './soft';

/**
 * A place inside a pattern from which on a hit is rare and therefore looked for. There every hit has one of `singles` or,
 * soft symbols left out, one of `pairs`.
 */
export interface Trigger {
  readonly pairs: readonly (readonly [number, number])[];
  readonly singles: readonly number[];
  /** What of the pattern comes before the place. */
  readonly head: readonly Part[];
  /** What follows, the place's own part first. */
  readonly tail: readonly Part[];
}

/** What must stand beyond the first gap of a head or a tail, to be looked for before the code is run. */
export interface Witness {
  /** One of these symbols, ascending. */
  readonly symbols: readonly number[];
  /** Within so many symbols of the trigger, soft ones not counted. */
  readonly within: number;
  /** What is not passed on the way: 0 nothing in particular, 1 the end of a clause, 2 that of a sentence. */
  readonly stop: 0 | 1 | 2;
}

/** More symbols than this are found nearly everywhere. */
const mostWitnesses = 120;

/** The witness of a tail, or undefined. */
export function witnessAfter(tail: readonly Part[]): Witness | undefined {
  return witnessOf(tail, (word) => word[0]!);
}

/** The witness of a head, or undefined. */
export function witnessBefore(head: readonly Part[]): Witness | undefined {
  return witnessOf([...head].reverse(), (word) => word[word.length - 1]!);
}

function witnessOf(parts: readonly Part[], firstOf: (word: string) => string): Witness | undefined {
  const at = parts.findIndex((part) => part.type === 'gap');
  const gap = parts[at];
  const beyond = parts[at + 1];
  if (gap?.type !== 'gap' || beyond === undefined || mayBeEmpty(beyond)) return undefined;
  const symbols = firstSymbols(beyond, firstOf);
  if (symbols === undefined || symbols.size > mostWitnesses) return undefined;
  const passed = parts.slice(0, at);
  return {
    symbols: [...symbols].map((symbol) => symbol.charCodeAt(0)).sort((a, b) => a - b),
    within: [...passed, gap].reduce((sum, part) => sum + mostSymbols(part), 0) + 1,
    stop: passed.some(mayHoldMark) ? 0 : gap.within === 'clause' ? 1 : 2,
  };
}

/** Whether a part may take a mark that ends a clause. */
function mayHoldMark(part: Part): boolean {
  switch (part.type) {
    case 'words':
      return part.words.some((word) => [...word].some((symbol) => endsClause(symbol.charCodeAt(0))));
    case 'category':
      return part.category === 'punctuation' || part.category === 'question';
    case 'repeat':
      return mayHoldMark(part.part);
    case 'choice':
    case 'sequence':
      return part.parts.some(mayHoldMark);
    default:
      return part.type === 'gap';
  }
}

function firstSymbols(part: Part, firstOf: (word: string) => string): ReadonlySet<string> | undefined {
  switch (part.type) {
    case 'words':
      return new Set(part.words.map(firstOf));
    case 'category':
      return part.category === 'question' ? new Set(['?']) : undefined;
    case 'choice': {
      const sets = part.parts.map((choice) => firstSymbols(choice, firstOf));
      return sets.every((set) => set !== undefined) ? new Set(sets.flatMap((set) => [...set])) : undefined;
    }
    default:
      return undefined;
  }
}

/** The most symbols that the part takes. */
function mostSymbols(part: Part): number {
  switch (part.type) {
    case 'words':
      return Math.max(...part.words.map((word) => word.length));
    case 'category':
      return 1;
    case 'gap':
      return part.max;
    case 'begin':
    case 'end':
      return 0;
    case 'repeat':
      return part.max * mostSymbols(part.part);
    case 'choice':
      return Math.max(...part.parts.map(mostSymbols));
    case 'sequence':
      return part.parts.reduce((sum, item) => sum + mostSymbols(item), 0);
  }
}

/** What one more symbol or pair in the tables is worth, as a share of places met. */
const perEntry = 8e-6;

/**
 * The triggers of a pattern: every hit is met by one of them at least. Undefined where there is a hit without, so that
 * the pattern must be tried everywhere.
 */
export function triggersOf(part: Part): Trigger[] | undefined {
  const triggers: Trigger[] = [];
  for (const choice of part.type === 'choice' ? part.parts : [part]) {
    const trigger = bestTrigger(choice.type === 'sequence' ? choice.parts : [choice]);
    if (trigger === undefined) return undefined;
    triggers.push(trigger);
  }
  return triggers;
}

function bestTrigger(parts: readonly Part[]): Trigger | undefined {
  let best: Trigger | undefined;
  let bestCost = Infinity;
  parts.forEach((part, i) => {
    const tail = parts.slice(i);
    const heads = mayBeEmpty(part) ? undefined : readHeads(tail);
    if (heads === undefined || heads.cost >= bestCost) return;
    bestCost = heads.cost;
    best = { ...heads, head: parts.slice(0, i), tail };
  });
  return best;
}

interface Heads {
  readonly pairs: readonly (readonly [number, number])[];
  readonly singles: readonly number[];
  readonly cost: number;
}

/** What a hit of the parts can begin with; undefined where that is nearly anything. */
function readHeads(parts: readonly Part[]): Heads | undefined {
  const reader = new HeadReader();
  const { none, one } = reader.read({ type: 'sequence', parts }, { none: true, one: new Set() });
  if (none || reader.failed) return undefined;
  for (const symbol of one) reader.alone.add(symbol);
  const pairs: (readonly [number, number])[] = [];
  const singles: number[] = [];
  let cost = 0;
  for (const first of new Set([...reader.alone, ...reader.seconds.keys()])) {
    const seconds = reader.alone.has(first) ? undefined : reader.seconds.get(first);
    const single = rateOf(first) + perEntry;
    let paired = 0;
    for (const second of seconds ?? []) paired += pairRateOf(first, second) + perEntry;
    if (seconds === undefined || paired > single) {
      singles.push(first);
      cost += single;
    } else {
      for (const second of seconds) pairs.push([first, second]);
      cost += paired;
    }
  }
  return { pairs, singles, cost };
}

/** Where a reading may stand: before the first symbol, and after one of `one`. */
interface Standing {
  readonly none: boolean;
  readonly one: ReadonlySet<number>;
}

/** Reads parts until two symbols that are not soft have been passed. */
class HeadReader {
  readonly seconds = new Map<number, Set<number>>();
  /** First symbols after which anything may follow. */
  readonly alone = new Set<number>();
  /** Set where the first symbol can be nearly anything. */
  failed = false;

  read(part: Part, from: Standing): Standing {
    if (!from.none && from.one.size === 0) return from;
    switch (part.type) {
      case 'words':
        return this.readWords(part.words, from);
      case 'category': {
        const symbols = symbolsOf(part.category);
        const one = this.readWords(symbols ?? [], from, symbols === undefined);
        return part.category === 'han' ? union(from, one) : one;
      }
      case 'gap':
        this.readWords([], from, true);
        return from;
      case 'begin':
      case 'end':
        return from;
      case 'choice':
        return part.parts.map((choice) => this.read(choice, from)).reduce(union);
      case 'sequence':
        return part.parts.reduce<Standing>((standing, item) => this.read(item, standing), from);
      case 'repeat': {
        let all: Standing = part.min === 0 ? from : { none: false, one: new Set() };
        let standing = from;
        // Two symbols are passed after two rounds, or the item can be empty and more rounds add nothing.
        for (let round = 1; round <= Math.min(part.max, Math.max(part.min, 3)); round++) {
          standing = this.read(part.part, standing);
          if (round >= part.min) all = union(all, standing);
        }
        return all;
      }
    }
  }

  private readWords(words: readonly string[], from: Standing, any = false): Standing {
    if (any) {
      if (from.none) this.failed = true;
      for (const symbol of from.one) this.alone.add(symbol);
    }
    const one = new Set<number>();
    let empty = false;
    for (const word of words) {
      const bare = withoutSoft(word);
      if (bare === '') empty = true;
      else for (const first of from.one) this.addPair(first, bare.charCodeAt(0));
      if (!from.none || word === '') continue;
      const symbol = word.charCodeAt(0);
      // A soft symbol is met wherever it stands: what is met after it does not matter.
      if (isSoft(symbol)) this.alone.add(symbol);
      else if (bare.length === 1) one.add(symbol);
      else this.addPair(symbol, bare.charCodeAt(1));
    }
    const none = from.none && words.includes('');
    return { none, one: empty ? new Set([...from.one, ...one]) : one };
  }

  private addPair(first: number, second: number): void {
    const seconds = this.seconds.get(first);
    if (seconds === undefined) this.seconds.set(first, new Set([second]));
    else seconds.add(second);
  }
}

function union(a: Standing, b: Standing): Standing {
  return { none: a.none || b.none, one: a.one.size === 0 ? b.one : new Set([...a.one, ...b.one]) };
}

const marks = [Symbols.clauseBreak, Symbols.sentenceEnd, Symbols.exclamation, Symbols.question];

/** The symbols of a category as words; undefined where there are too many to list. */
function symbolsOf(category: Extract<Part, { type: 'category' }>['category']): readonly string[] | undefined {
  switch (category) {
    case 'punctuation':
      return marks.map((mark) => String.fromCharCode(mark));
    case 'question':
      return [String.fromCharCode(Symbols.question)];
    case 'digit':
      return [...'0123456789'];
    default:
      return undefined;
  }
}
