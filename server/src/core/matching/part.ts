import { Symbols } from '../text/normalised';
import type { PatternNode } from './pattern';
import { isSoft } from './soft';

/**
 * A pattern on its way to code: nested sequences are flat, and what is a short list of words has been written out. A
 * word is a string of symbols, without the soft symbols that a text may put in between; it may be empty.
 */
export type Part =
  | { readonly type: 'words'; readonly words: readonly string[] }
  | { readonly type: 'sequence'; readonly parts: readonly Part[] }
  | { readonly type: 'choice'; readonly parts: readonly Part[] }
  | { readonly type: 'repeat'; readonly part: Part; readonly min: number; readonly max: number }
  | { readonly type: 'gap'; readonly within: 'clause' | 'sentence'; readonly min: number; readonly max: number }
  | Extract<PatternNode, { type: 'category' | 'begin' | 'end' }>;

/** Neighbours are written out as one list of words up to this many. */
const mostJoined = 24;

/** A node is shared by all places that use a named list. */
const lowered = new WeakMap<PatternNode, Part>();

/** The part that stands for the node. */
export function lower(node: PatternNode): Part {
  let part = lowered.get(node);
  if (part === undefined) lowered.set(node, (part = lowerNew(node)));
  return part;
}

function lowerNew(node: PatternNode): Part {
  switch (node.type) {
    case 'symbols':
      return { type: 'words', words: node.symbols.map((symbol) => String.fromCharCode(symbol)) };
    case 'pause':
      return { type: 'words', words: node.strength === 'clause' ? ['', pauses[0]!] : ['', ...pauses] };
    case 'gap':
      return { type: 'gap', within: node.within, min: 1, max: 1 };
    case 'sequence':
      return sequenceOf(node.items.map(lower));
    case 'choice':
      return choiceOf(node.items.map(lower));
    case 'repeat':
      return repeatOf(node.item, node.min, node.max);
    default:
      return node;
  }
}

const pauses = [Symbols.clauseBreak, Symbols.sentenceEnd, Symbols.exclamation, Symbols.question].map((symbol) =>
  String.fromCharCode(symbol),
);

function sequenceOf(items: readonly Part[]): Part {
  const parts: Part[] = [];
  for (const part of items.flatMap((item) => (item.type === 'sequence' ? item.parts : [item]))) {
    const joined = parts.length > 0 ? join(parts[parts.length - 1]!, part) : undefined;
    if (joined !== undefined) parts[parts.length - 1] = joined;
    else parts.push(part);
  }
  if (parts.length === 0) return { type: 'words', words: [''] };
  return parts.length === 1 ? parts[0]! : { type: 'sequence', parts };
}

/** A part that may be empty, or all soft, is left alone in front: what follows it is a better place to look for a hit. */
function join(left: Part, right: Part): Part | undefined {
  if (left.type !== 'words' || right.type !== 'words') return undefined;
  if (left.words.length * right.words.length > mostJoined || left.words.some((word) => withoutSoft(word) === ''))
    return undefined;
  return { type: 'words', words: [...new Set(left.words.flatMap((head) => right.words.map((tail) => head + tail)))] };
}

function choiceOf(items: readonly Part[]): Part {
  const words = new Set<string>();
  const others: Part[] = [];
  for (const part of items.flatMap((item) => (item.type === 'choice' ? item.parts : [item]))) {
    if (part.type === 'words') part.words.forEach((word) => words.add(word));
    else others.push(part);
  }
  if (words.size > 0) others.unshift({ type: 'words', words: [...words] });
  return others.length === 1 ? others[0]! : { type: 'choice', parts: others };
}

function repeatOf(item: PatternNode, min: number, max: number): Part {
  if (item.type === 'gap') return { type: 'gap', within: item.within, min, max };
  const part = lower(item);
  if (part.type === 'words' && part.words.length ** max <= mostJoined) {
    let power: readonly string[] = [''];
    const words = new Set<string>(min === 0 ? power : []);
    for (let count = 1; count <= max; count++) {
      power = power.flatMap((head) => part.words.map((tail) => head + tail));
      if (count >= min) power.forEach((word) => words.add(word));
    }
    return { type: 'words', words: [...words] };
  }
  if (min === 0 && max === 1) return choiceOf([part, { type: 'words', words: [''] }]);
  return { type: 'repeat', part, min, max };
}

/** Whether nothing at all can stand for the part. */
export function mayBeEmpty(part: Part): boolean {
  switch (part.type) {
    case 'words':
      return part.words.includes('');
    case 'category':
      return false;
    case 'gap':
      return part.min === 0;
    case 'begin':
    case 'end':
      return true;
    case 'repeat':
      return part.min === 0 || mayBeEmpty(part.part);
    case 'choice':
      return part.parts.some(mayBeEmpty);
    case 'sequence':
      return part.parts.every(mayBeEmpty);
  }
}

/** The part that stands for the same words read from the last symbol to the first. */
export function reversed(part: Part): Part {
  switch (part.type) {
    case 'words':
      return { type: 'words', words: part.words.map((word) => word.split('').reverse().join('')) };
    case 'sequence':
      return { type: 'sequence', parts: part.parts.map(reversed).reverse() };
    case 'choice':
      return { type: 'choice', parts: part.parts.map(reversed) };
    case 'repeat':
      return { ...part, part: reversed(part.part) };
    default:
      return part;
  }
}

/** The word with its soft symbols left out. */
export function withoutSoft(word: string): string {
  let kept = word;
  for (let i = word.length - 1; i >= 0; i--) {
    if (isSoft(word.charCodeAt(i))) kept = kept.slice(0, i) + kept.slice(i + 1);
  }
  return kept;
}
