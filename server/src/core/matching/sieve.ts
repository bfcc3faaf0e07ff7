import { Symbols } from '../text/normalised';
import { categories, Op } from './code';
import { interjections, isOfCategory, isSoft } from './soft';

/**
 * A coarse picture of what stands around a trigger where a pattern is hit: for the symbol before it, the trigger's own
 * first symbol and those that follow, soft ones left out, a set of hashes of symbols. A text that does not pass the sieve
 * holds no hit there; one that passes may. The ends of a text count as the symbol 0.
 */
export type Sieve = Int32Array;

/** How many symbols from the trigger on a sieve knows. */
const depths = 4;
/** The place in a sieve of the symbol before the trigger. */
const beforeDepth = depths;
/** Words of 32 bits for each place. */
const width = 8;

/** Whether `symbol` can be the symbol at `depth`, counted from 0 at the trigger's first. */
export function passes(sieve: Sieve, depth: number, symbol: number): boolean {
  const hash = Math.imul(symbol, 0x9e3779b1) >>> 24;
  return ((sieve[depth * width + (hash >>> 5)]! >>> (hash & 31)) & 1) !== 0;
}

/** Whether `symbol` can be the symbol before the trigger, if there is no soft symbol between. */
export function passesBefore(sieve: Sieve, symbol: number): boolean {
  return passes(sieve, beforeDepth, symbol);
}

/** Makes the sieve of a trigger of which `tail` is what follows and `head`, a node or -1, what comes before. */
export function createSieve(code: Int32Array, tail: number, head: number): Sieve {
  const builder = new SieveBuilder(code);
  builder.readTail(tail);
  builder.readHead(head);
  return builder.sieve;
}

const marks = [Symbols.clauseBreak, Symbols.sentenceEnd, Symbols.exclamation, Symbols.question];

class SieveBuilder {
  readonly sieve = new Int32Array((depths + 1) * width);

  constructor(private readonly code: Int32Array) {}

  readTail(node: number): void {
    const ends = this.through(node, 1);
    if (ends !== 0) this.putAnyFrom(lowest(ends));
  }

  readHead(node: number): void {
    if (node < 0 || this.lasts(node)) this.sieve.fill(-1, beforeDepth * width);
  }

  private put(depth: number, symbol: number): void {
    const hash = Math.imul(symbol, 0x9e3779b1) >>> 24;
    this.sieve[depth * width + (hash >>> 5)]! |= 1 << (hash & 31);
  }

  private putAnyFrom(depth: number): void {
    if (depth < depths) this.sieve.fill(-1, depth * width, depths * width);
  }

  private putCategory(depth: number, index: number): void {
    const category = categories[index]!;
    if (category === 'han' || category === 'letter') this.sieve.fill(-1, depth * width, (depth + 1) * width);
    else for (let symbol = 0x20; symbol < 0x80; symbol++) if (isOfCategory(symbol, category)) this.put(depth, symbol);
  }

  /** Goes through the node from each depth of a set (one bit a depth); returns the depths it can end at. */
  private through(node: number, from: number): number {
    const { code } = this;
    if (from === 0) return 0;
    switch (code[node]) {
      case Op.words: {
        let out = 0;
        for (let depth = 0; depth < depths; depth++) {
          if ((from & (1 << depth)) !== 0) out |= this.walk(node - code[node + 1]!, depth);
        }
        return out;
      }
      case Op.sequence: {
        let at = from;
        for (let i = 0; i < code[node + 1]!; i++) at = this.through(node - code[node + 2 + i]!, at);
        return at;
      }
      case Op.choice: {
        let out = 0;
        for (let i = 0; i < code[node + 1]!; i++) out |= this.through(node - code[node + 2 + i]!, from);
        return out;
      }
      case Op.repeat: {
        const min = code[node + 1]!;
        let out = min === 0 ? from : 0;
        let at = from;
        // More rounds than depths: either all has been passed, or a round adds nothing.
        for (let round = 1; round <= Math.min(code[node + 2]!, Math.max(min, depths)); round++) {
          at = this.through(node - code[node + 3]!, at);
          if (round >= min) out |= at;
        }
        return out;
      }
      case Op.category: {
        for (let depth = 0; depth < depths; depth++) {
          if ((from & (1 << depth)) !== 0) this.putCategory(depth, code[node + 1]!);
        }
        const soft = categories[code[node + 1]!] === 'han' ? from : 0;
        return ((from << 1) | soft) & inside;
      }
      case Op.gap:
        this.putAnyFrom(lowest(from));
        return inside & ~((1 << lowest(from)) - 1);
      case Op.begin:
        return from;
      default:
        // An end: nothing of the pattern follows, so that the depth past it can be anything.
        for (let depth = 0; depth < depths; depth++) {
          if ((from & (1 << depth)) === 0) continue;
          for (const mark of [0, ...marks]) this.put(depth, mark);
          this.putAnyFrom(depth + 1);
        }
        return 0;
    }
  }

  private walk(graph: number, depth: number): number {
    if (depth === depths) return 0;
    const { code } = this;
    const head = code[graph]!;
    const count = head >> 2;
    let out = head & 1 ? 1 << depth : 0;
    for (let i = graph + 1; i <= graph + count; i++) {
      const symbol = code[i]!;
      const next = graph - code[(head & 2) !== 0 ? graph + 1 + count : i + count]!;
      if (isSoft(symbol)) {
        out |= this.walk(next, depth);
      } else {
        this.put(depth, symbol);
        out |= this.walk(next, depth + 1);
      }
    }
    return out;
  }

  /** Puts what the node can end with; returns whether it can be empty. */
  private lasts(node: number): boolean {
    const { code } = this;
    switch (code[node]) {
      case Op.words:
        return this.lastsOfWords(node - code[node + 1]!, 0);
      case Op.sequence: {
        for (let i = code[node + 1]! - 1; i >= 0; i--) if (!this.lasts(node - code[node + 2 + i]!)) return false;
        return true;
      }
      case Op.choice: {
        let empty = false;
        for (let i = 0; i < code[node + 1]!; i++) if (this.lasts(node - code[node + 2 + i]!)) empty = true;
        return empty;
      }
      case Op.repeat:
        return this.lasts(node - code[node + 3]!) || code[node + 1] === 0;
      case Op.category:
        this.putCategory(beforeDepth, code[node + 1]!);
        return categories[code[node + 1]!] === 'han';
      case Op.begin:
        for (const mark of [0, ...marks]) this.put(beforeDepth, mark);
        for (let i = 0; i < interjections.length; i++) this.put(beforeDepth, interjections.charCodeAt(i));
        return false;
      default:
        this.sieve.fill(-1, beforeDepth * width);
        return true;
    }
  }

  private lastsOfWords(graph: number, last: number): boolean {
    const { code } = this;
    const head = code[graph]!;
    const count = head >> 2;
    let empty = false;
    if ((head & 1) !== 0) {
      if (last === 0) empty = true;
      else this.put(beforeDepth, last);
    }
    for (let i = graph + 1; i <= graph + count; i++) {
      const symbol = code[i]!;
      const next = graph - code[(head & 2) !== 0 ? graph + 1 + count : i + count]!;
      if (this.lastsOfWords(next, isSoft(symbol) ? last : symbol)) empty = true;
    }
    return empty;
  }
}

const inside = (1 << depths) - 1;

/** The lowest bit that is set. */
function lowest(bits: number): number {
  return 31 - Math.clz32(bits & -bits);
}
