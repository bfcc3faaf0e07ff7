import { categories, Op } from './code';
import { mostNumber } from './numbers';
import type { Part } from './part';

/** Writes the code of parts, see code.ts. Equal nodes are written once. */
export class Assembler {
  readonly code: number[] = [];
  private readonly written = new Map<string, number>();
  private readonly known = new WeakMap<Part, number>();

  /** Writes the part, unless it is there. Returns where its node begins. */
  write(part: Part): number {
    let at = this.known.get(part);
    if (at === undefined || this.isFar(at)) this.known.set(part, (at = this.writeNew(part)));
    return at;
  }

  /** The same for parts one after the other. */
  writeSequence(parts: readonly Part[]): number {
    const nodes = parts.map((part) => this.write(part));
    return nodes.length === 1 ? nodes[0]! : this.emit([Op.sequence, nodes.length], nodes);
  }

  private writeNew(part: Part): number {
    switch (part.type) {
      case 'words': {
        const words = [...part.words].sort();
        return this.emit([Op.words], [this.writeGraph(words, 0, words.length, 0)]);
      }
      case 'sequence':
        return this.writeSequence(part.parts);
      case 'choice': {
        const nodes = part.parts.map((choice) => this.write(choice));
        return this.emit([Op.choice, nodes.length], nodes);
      }
      case 'repeat':
        return this.emit([Op.repeat, part.min, part.max], [this.write(part.part)]);
      case 'gap':
        return this.emit([Op.gap, part.within === 'clause' ? 0 : 1, part.min, part.max]);
      case 'category':
        return this.emit([Op.category, categories.indexOf(part.category)]);
      case 'begin':
      case 'end':
        return this.emit([Op[part.type], part.of === 'clause' ? 0 : 1]);
    }
  }

  /** The words from `from` to before `to`, sorted and each once, which share their first `depth` symbols. */
  private writeGraph(words: readonly string[], from: number, to: number, depth: number): number {
    const final = words[from]!.length === depth;
    const symbols: number[] = [];
    const targets: number[] = [];
    for (let i = final ? from + 1 : from; i < to;) {
      const symbol = words[i]!.charCodeAt(depth);
      let next = i + 1;
      while (next < to && words[next]!.charCodeAt(depth) === symbol) next++;
      symbols.push(symbol);
      targets.push(this.writeGraph(words, i, next, depth + 1));
      i = next;
    }
    const same = targets.length > 0 && targets.every((target) => target === targets[0]);
    const head = symbols.length * 4 + (same ? 2 : 0) + (final ? 1 : 0);
    return this.emit([head, ...symbols], same ? targets.slice(0, 1) : targets);
  }

  private emit(operands: readonly number[], targets: readonly number[] = []): number {
    const key = `${operands.join(' ')}|${targets.join(' ')}`;
    let at = this.written.get(key);
    if (at === undefined || this.isFar(at)) {
      at = this.code.length;
      for (const operand of operands) this.code.push(operand);
      for (const target of targets) this.code.push(at - target);
      this.written.set(key, at);
    }
    return at;
  }

  /** Whether a node is so far back that what is written next could not name it: it is written once more. */
  private isFar(at: number): boolean {
    return this.code.length - at > mostNumber / 2;
  }
}
