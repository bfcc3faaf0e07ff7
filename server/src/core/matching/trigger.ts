import { Symbols } from '../text/normalised';
import { pairRateOf, rateOf } from './frequency';
import type { Extent, Part } from './part';
import { addExtents, extentOf, sequenceMayBeginSoftly, withoutSoft } from './part';

/**
 * A place inside a pattern from which on a hit is rare and therefore looked for. From there on every hit, soft symbols
 * left out, begins with one of `pairs` or of `singles`.
 */
export interface Trigger {
  readonly pairs: readonly (readonly [number, number])[];
  readonly singles: readonly number[];
  /** What of the pattern comes before the place. */
  readonly head: readonly Part[];
  /** What follows, the place's own part first. */
  readonly tail: readonly Part[];
  /** Whether `tail` may begin with soft symbols, before those of `pairs` and `singles`. */
  readonly softTail: boolean;
}

/** What one more symbol or pair in the tables is worth, as a share of places met. */
const perEntry = 3e-6;

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
  let before: Extent = { least: 0, most: 0 };
  parts.forEach((part, i) => {
    const tail = parts.slice(i);
    const heads = extentOf(part).least > 0 ? readHeads(tail) : undefined;
    if (heads !== undefined) {
      // Each place in the window is a place from which the pattern is tried.
      const cost = heads.cost * (1 + 0.1 * (before.most - before.least));
      if (cost < bestCost) {
        bestCost = cost;
        best = { ...heads, head: parts.slice(0, i), tail, softTail: sequenceMayBeginSoftly(tail) };
      }
    }
    before = addExtents(before, extentOf(part));
  });
  return best ?? softTrigger(parts);
}

/** For a pattern of particles alone: its first symbols, soft as they are. */
function softTrigger(parts: readonly Part[]): Trigger | undefined {
  const first = parts[0];
  if (first?.type !== 'words' || first.words.includes('')) return undefined;
  const singles = [...new Set(first.words.map((word) => word.charCodeAt(0)))];
  return { pairs: [], singles, head: [], tail: parts, softTail: false };
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
        return this.readWords(part.words.map(withoutSoft), from);
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
      if (word === '') {
        empty = true;
        continue;
      }
      const symbol = word.charCodeAt(0);
      for (const first of from.one) this.addPair(first, symbol);
      if (!from.none) continue;
      if (word.length === 1) one.add(symbol);
      else this.addPair(symbol, word.charCodeAt(1));
    }
    return empty ? union(from, { none: false, one }) : { none: false, one };
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
