import { endsClause, endsSentence } from '../text/normalised';
import { categories, Op } from './code';
import { beginsClause, beginsSentence, finishesClause, finishesSentence, isOfCategory, isSoft, maxHit } from './soft';

/** Runs the code of patterns over a text. */
export interface Verifier {
  /** The text for the calls of `longest` that follow: the first `length` symbols. */
  read(symbols: Uint16Array, length: number): void;
  /** The end of the longest hit of the node at `root` that begins at symbol `start`, or -1. */
  longest(root: number, start: number): number;
  /** Whether there is a hit of the node at `root` that begins at symbol `start`. */
  matches(root: number, start: number): boolean;
}

/**
 * Evaluates a node on a set of places to the set of places where it can end: no place is looked at twice for one node,
 * so the time is bounded by the pattern's size times the length of the longest hit, whatever the text.
 */
export function createVerifier(code: Int32Array): Verifier {
  /** Sets of places lie one after the other, each ascending and without doubles. */
  const places = new Int32Array(1 << 16);
  const capacity = places.length - 2 * maxHit;
  let symbols: Uint16Array = new Uint16Array(0);
  let textLength = 0;
  let start = 0;
  let limit = 0;
  /** Where a word graph has been followed from after a particle that was part of the word; rarely used. */
  const branches = new Set<number>();

  /** Evaluates the node on the places in [from, to) and writes the ends at `out`. Returns where they end. */
  function run(node: number, from: number, to: number, out: number): number {
    switch (code[node]) {
      case Op.words: {
        const graph = node - code[node + 1]!;
        let top = out;
        if (branches.size > 0) branches.clear();
        for (let i = from; i < to; i++) top = walk(graph, places[i]!, top);
        return top - out > 1 ? settle(out, top) : top;
      }
      case Op.sequence: {
        const count = code[node + 1]!;
        let low = from;
        let high = to;
        let top = out;
        for (let i = 0; i < count; i++) {
          const end = run(node - code[node + 2 + i]!, low, high, top);
          if (end === top) return out;
          low = top;
          high = top = end;
        }
        places.copyWithin(out, low, high);
        return out + high - low;
      }
      case Op.choice: {
        const count = code[node + 1]!;
        let top = out;
        for (let i = 0; i < count; i++) top = run(node - code[node + 2 + i]!, from, to, top);
        return settle(out, top);
      }
      case Op.repeat:
        return repeat(code[node + 1]!, code[node + 2]!, node - code[node + 3]!, from, to, out);
      case Op.category:
        return category(code[node + 1]!, from, to, out);
      case Op.gap:
        return gap(code[node + 1]! === 1, code[node + 2]!, code[node + 3]!, from, to, out);
      case Op.begin: {
        const holds = code[node + 1] === 0 ? beginsClause(symbols, start) : beginsSentence(symbols, start);
        return holds ? copy(from, to, out) : out;
      }
      default: {
        let top = out;
        const finishes = code[node + 1] === 0 ? finishesClause : finishesSentence;
        for (let i = from; i < to; i++) {
          if (finishes(symbols, textLength, places[i]!)) places[top++] = places[i]!;
        }
        return top;
      }
    }
  }

  /** Follows a word graph from one place; soft symbols are taken as part of a word or passed over. */
  function walk(graph: number, place: number, top: number): number {
    let head = code[graph]!;
    if ((head & 1) !== 0 && top < capacity) places[top++] = place;
    while (place < limit) {
      const symbol = symbols[place++]!;
      const next = find(graph, head, symbol);
      if (isSoft(symbol) && place > start + 1) {
        if (next >= 0 && isNew(next, place)) top = walk(next, place, top);
        continue;
      }
      if (next < 0) break;
      graph = next;
      head = code[graph]!;
      if ((head & 1) !== 0 && top < capacity) places[top++] = place;
      if (head < 4) break;
    }
    return top;
  }

  function isNew(graph: number, place: number): boolean {
    const key = graph * (2 * maxHit) + place - start;
    if (branches.has(key)) return false;
    branches.add(key);
    return true;
  }

  /** The node that the symbol leads to, or -1. */
  function find(graph: number, head: number, symbol: number): number {
    const count = head >> 2;
    const first = graph + 1;
    let low = first;
    let high = first + count;
    while (high - low > 4) {
      const middle = (low + high) >> 1;
      if (code[middle]! <= symbol) low = middle;
      else high = middle;
    }
    for (; low < high; low++) {
      if (code[low] === symbol) return graph - code[(head & 2) !== 0 ? first + count : low + count]!;
    }
    return -1;
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
    if (kept < 0) return out;
    places.copyWithin(out, kept, top);
    return settle(out, out + top - kept);
  }

  function category(index: number, from: number, to: number, out: number): number {
    const wanted = categories[index]!;
    let top = out;
    for (let i = from; i < to; i++) {
      for (let place = places[i]!; place < limit; place++) {
        const symbol = symbols[place]!;
        if (isOfCategory(symbol, wanted)) places[top++] = place + 1;
        if (!isSoft(symbol) || place === start) break;
      }
    }
    return top - out > 1 ? settle(out, top) : top;
  }

  /** From `min` to `max` symbols, soft ones counted or passed over: any stretch of at least `min` with at most `max` others. */
  function gap(acrossClauses: boolean, min: number, max: number, from: number, to: number, out: number): number {
    let top = out;
    for (let i = from; i < to; i++) {
      const first = places[i]!;
      let others = 0;
      for (let place = first; ; place++) {
        if (place - first >= min && (top === out || places[top - 1]! < place)) places[top++] = place;
        if (place >= limit) break;
        const symbol = symbols[place]!;
        if (acrossClauses ? endsSentence(symbol) : endsClause(symbol)) break;
        if (!isSoft(symbol) && ++others > max) break;
      }
    }
    return top;
  }

  function copy(from: number, to: number, out: number): number {
    places.copyWithin(out, from, to);
    return out + to - from;
  }

  /** Puts the places from `out` to before `top` in order, each once. Returns the new end. */
  function settle(out: number, top: number): number {
    let end = out;
    for (let i = out; i < top; i++) {
      const place = places[i]!;
      let at = end;
      while (at > out && places[at - 1]! > place) at--;
      if (at > out && places[at - 1] === place) continue;
      if (at < end) places.copyWithin(at + 1, at, end);
      places[at] = place;
      end++;
    }
    return end;
  }

  function ends(root: number, at: number): number {
    start = at;
    limit = Math.min(textLength, at + maxHit);
    places[0] = at;
    return run(root, 0, 1, 1);
  }

  return {
    read(text, length) {
      symbols = text;
      textLength = length;
    },
    longest(root, at) {
      const end = ends(root, at);
      return end > 1 && places[end - 1]! > at ? places[end - 1]! : -1;
    },
    matches(root, at) {
      return ends(root, at) > 1;
    },
  };
}
