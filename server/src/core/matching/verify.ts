import { categories, findNext, nodeAt, Op } from './code';
import type { Units } from './numbers';
import { numberAt, shift } from './numbers';
import { isOfCategory, isSoft, Kind, kinds, maxHit } from './soft';

/** Whether a clause, or a sentence, has its edge at a place between two symbols. */
export type EdgeTest = (place: number, ofSentence: boolean) => boolean;

/** Runs code over a text in one direction. */
export interface Verifier {
  /** The text for the calls that follow: the first `length` symbols. */
  read(symbols: Uint16Array, length: number): void;
  /**
   * Runs a node from a place between two symbols. All places where it can end come to stand in `distances`, as how far
   * they are from there, ascending, each once, from 1 to before the number returned.
   */
  run(node: number, from: number): number;
  /** The same for a sequence from its part `index` on, that far from the place where it began. */
  resume(node: number, index: number, begin: number, from: number): number;
  readonly distances: Int32Array;
}

/**
 * Evaluates a node on a set of places to the set of places where it can end: no place is looked at twice for one node,
 * so the time is bounded by the pattern's size times the length of the longest hit, whatever the text.
 *
 * Forwards a hit begins with a symbol of its own. Backwards, from a trigger, soft symbols may lie between; nodes are
 * those of the reversed pattern.
 */
export function createVerifier(code: Units, forwards: boolean, begins: EdgeTest, ends: EdgeTest): Verifier {
  /** Sets of places, as distances from the beginning of the run, lie one after the other. */
  const places = new Int32Array(1 << 14);
  const capacity = places.length - 2 * maxHit;
  const step = forwards ? 1 : -1;
  /** The first symbol that may be passed over if it is soft. */
  const softFrom = forwards ? 1 : 0;
  let symbols: Uint16Array = new Uint16Array(0);
  let textLength = 0;
  /** The symbol at distance 0, and the greatest distance. */
  let base = 0;
  let limit = 0;
  /** For word graphs that stand after a gap, see {@link hashFirsts}. */
  const firstsOf = new Map<number, Int32Array>();
  /** Where a word graph has been followed from after a particle that was part of the word; rarely used. */
  const branches = new Set<number>();

  /** Evaluates the node on the places in [from, to) and writes the ends at `out`. Returns where they end. */
  function run(node: number, from: number, to: number, out: number): number {
    switch (code[node]! - shift) {
      case Op.words: {
        const graph = node - (code[node + 1]! - shift);
        let top = out;
        if (branches.size > 0) branches.clear();
        if (to - from > 2) return walkMany(graph, from, to, out);
        for (let i = from; i < to; i++) top = walk(graph, places[i]!, top);
        return top - out > 1 ? settle(out, top) : top;
      }
      case Op.sequence:
        return sequence(node, 0, from, to, out);
      case Op.choice: {
        const count = code[node + 1]! - shift;
        let top = out;
        for (let i = 0; i < count; i++) top = run(node - (code[node + 2 + i]! - shift), from, to, top);
        return settle(out, top);
      }
      case Op.repeat:
        return repeat(numberAt(code, node + 1), numberAt(code, node + 2), nodeAt(code, node, 3), from, to, out);
      case Op.category:
        return category(numberAt(code, node + 1), from, to, out);
      case Op.gap: {
        const acrossClauses = numberAt(code, node + 1) === 1;
        return gap(acrossClauses, numberAt(code, node + 2), numberAt(code, node + 3), from, to, out);
      }
      case Op.begin:
        return edge(begins, numberAt(code, node + 1) === 1, from, to, out);
      default:
        return edge(ends, numberAt(code, node + 1) === 1, from, to, out);
    }
  }

  function sequence(node: number, first: number, from: number, to: number, out: number): number {
    const count = code[node + 1]! - shift;
    let low = from;
    let high = to;
    let top = out;
    for (let i = first; i < count; i++) {
      const end = run(node - (code[node + 2 + i]! - shift), low, high, top);
      if (end === top) return out;
      low = top;
      high = top = end;
    }
    return copy(low, high, out);
  }

  /** Follows a word graph from one place; soft symbols are taken as part of a word or passed over. */
  function walk(graph: number, place: number, top: number): number {
    // As findNext and isSoft read; the calls would cost more than they do, where nothing is optimised yet.
    let head = code[graph]! - shift;
    if ((head & 1) !== 0 && top < capacity) places[top++] = place;
    while (place < limit && head >= 4) {
      const symbol = symbols[base + step * place++]!;
      const wanted = symbol + shift;
      const first = graph + 1;
      const last = first + (head >> 2);
      let low = first;
      let high = last;
      while (high - low > 4) {
        const middle = (low + high) >> 1;
        if (code[middle]! <= wanted) low = middle;
        else high = middle;
      }
      while (low < high && code[low] !== wanted) low++;
      const next = low === high ? -1 : graph - (code[(head & 2) !== 0 ? last : low + (head >> 2)]! - shift);
      if (kinds[symbol] === Kind.soft && place > softFrom) {
        if (next >= 0 && isNew(next, place)) top = walk(next, place, top);
        continue;
      }
      if (next < 0) break;
      graph = next;
      head = code[graph]! - shift;
      if ((head & 1) !== 0 && top < capacity) places[top++] = place;
    }
    return top;
  }

  /** The same from many places, as after a gap: most can be told at once to lead nowhere. */
  function walkMany(graph: number, from: number, to: number, out: number): number {
    let firsts = firstsOf.get(graph);
    if (firsts === undefined) firstsOf.set(graph, (firsts = hashFirsts(graph)));
    const mayBeEmpty = (numberAt(code, graph) & 1) !== 0;
    let top = out;
    for (let i = from; i < to; i++) {
      const place = places[i]!;
      if (place < limit && !mayBeEmpty) {
        const symbol = symbols[base + step * place]!;
        const hash = Math.imul(symbol, 0x9e3779b1) >>> 24;
        if (((firsts[hash >>> 5]! >>> (hash & 31)) & 1) === 0 && kinds[symbol] !== Kind.soft) continue;
      }
      top = walk(graph, place, top);
    }
    return settle(out, top);
  }

  /** 256 bits: the hashes of the symbols that a word graph can begin with. */
  function hashFirsts(graph: number): Int32Array {
    const firsts = new Int32Array(8);
    for (let i = numberAt(code, graph) >> 2; i > 0; i--) {
      const hash = Math.imul(numberAt(code, graph + i), 0x9e3779b1) >>> 24;
      firsts[hash >>> 5]! |= 1 << (hash & 31);
    }
    return firsts;
  }

  function isNew(graph: number, place: number): boolean {
    const key = graph * (2 * maxHit) + place;
    if (branches.has(key)) return false;
    branches.add(key);
    return true;
  }

  function repeat(min: number, max: number, item: number, from: number, to: number, out: number): number {
    let low = from;
    let high = to;
    let top = min === 0 ? copy(from, to, out) : out;
    let kept = min === 0 ? out : -1;
    for (let count = 1; count <= max && top < capacity; count++) {
      const end = run(item, low, high, top);
      if (end === top) break;
      low = top;
      high = top = end;
      if (count === min) kept = low;
    }
    return kept < 0 ? out : settle(out, copy(kept, top, out));
  }

  function category(index: number, from: number, to: number, out: number): number {
    const wanted = categories[index]!;
    let top = out;
    for (let i = from; i < to; i++) {
      for (let place = places[i]!; place < limit; place++) {
        const symbol = symbols[base + step * place]!;
        if (isOfCategory(symbol, wanted) && top < capacity) places[top++] = place + 1;
        if (!isSoft(symbol) || place < softFrom) break;
      }
    }
    return top - out > 1 ? settle(out, top) : top;
  }

  /** From `min` to `max` symbols, soft ones counted or passed over: any stretch of at least `min` with at most `max` others. */
  function gap(acrossClauses: boolean, min: number, max: number, from: number, to: number, out: number): number {
    let top = out;
    const ending = acrossClauses ? Kind.endsSentence : Kind.endsClause;
    for (let i = from; i < to; i++) {
      const first = places[i]!;
      let others = 0;
      for (let place = first; ; place++) {
        if (place - first >= min && (top === out || places[top - 1]! < place)) places[top++] = place;
        if (place >= limit) break;
        const kind = kinds[symbols[base + step * place]!]!;
        if ((kind & ending) !== 0) break;
        if (kind !== Kind.soft && ++others > max) break;
      }
    }
    return top;
  }

  function edge(test: EdgeTest, ofSentence: boolean, from: number, to: number, out: number): number {
    let top = out;
    const begin = forwards ? base : base + 1;
    for (let i = from; i < to; i++) {
      if (test(begin + step * places[i]!, ofSentence)) places[top++] = places[i]!;
    }
    return top;
  }

  function copy(from: number, to: number, out: number): number {
    // These are a few numbers: a loop is quicker than copyWithin.
    for (let i = from; i < to; i++) places[out++] = places[i]!;
    return out;
  }

  /** Puts the places from `out` to before `top` in order, each once. Returns the new end. */
  function settle(out: number, top: number): number {
    let end = out;
    for (let i = out; i < top; i++) {
      const place = places[i]!;
      let at = end;
      while (at > out && places[at - 1]! > place) at--;
      if (at > out && places[at - 1] === place) continue;
      for (let moved = end++; moved > at; moved--) places[moved] = places[moved - 1]!;
      places[at] = place;
    }
    return end;
  }

  function start(place: number): void {
    base = forwards ? place : place - 1;
    limit = Math.min(forwards ? textLength - place : place, maxHit);
  }

  return {
    distances: places,
    read(text, length) {
      symbols = text;
      textLength = length;
    },
    run(node, from) {
      start(from);
      places[0] = 0;
      return run(node, 0, 1, 1);
    },
    resume(node, index, begin, from) {
      start(begin);
      places[0] = from;
      return sequence(node, index, 0, 1, 1);
    },
  };
}

/**
 * Whether it is plain from the first words of the node that it cannot be read from a place on: forwards from symbol `at`
 * (`step` 1), or backwards (-1), where `at` is the last symbol before the place. Cheaper than running it, as most places
 * where a trigger is met are none.
 */
export function failsAtOnce(
  code: Units,
  node: number,
  symbols: Uint16Array,
  length: number,
  at: number,
  step: 1 | -1,
): boolean {
  while (code[node]! - shift === Op.sequence) node -= code[node + 2]! - shift;
  if (code[node]! - shift !== Op.words) return false;
  let graph = node - (code[node + 1]! - shift);
  for (let place = at; ((code[graph]! - shift) & 1) === 0; place += step) {
    if (place >= length || place < 0) return true;
    const symbol = symbols[place]!;
    if (kinds[symbol] === Kind.soft) return false;
    graph = findNext(code, graph, symbol);
    if (graph < 0) return true;
  }
  return false;
}

/**
 * The part of a sequence that is its first gap, if an automaton (lazy-automaton.ts) follows all parts before it to the
 * end; 0 where it does not, or the node is no sequence.
 */
export function firstGap(code: Units, node: number): number {
  if (numberAt(code, node) !== Op.sequence) return 0;
  for (let i = 0; i < numberAt(code, node + 1); i++) {
    const part = nodeAt(code, node, 2 + i);
    if (numberAt(code, part) === Op.gap) return i;
    if (!isFollowed(code, part)) return 0;
  }
  return 0;
}

function isFollowed(code: Units, node: number): boolean {
  switch (numberAt(code, node)) {
    case Op.words:
    case Op.category:
      return true;
    case Op.sequence:
    case Op.choice:
      for (let i = 0; i < numberAt(code, node + 1); i++) if (!isFollowed(code, nodeAt(code, node, 2 + i))) return false;
      return true;
    case Op.repeat:
      return isFollowed(code, nodeAt(code, node, 3));
    default:
      return false;
  }
}
