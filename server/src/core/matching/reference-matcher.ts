import { Symbols } from '../text/normalised';
import type { NormalisedText } from '../text/normalised';
import { addMatch } from './match-buffer';
import type { Matcher } from './matcher';
import type { Pattern, PatternNode } from './pattern';
import { sizeOf } from './pattern-shape';
import { beginsClause, beginsSentence, finishesClause, finishesSentence, maxSoftRun, particles } from './soft';

/**
 * The pattern language said in plain regular expressions: slow, and simple enough to be seen to be right. The oracle
 * of the property tests.
 */
export function createReferenceMatcher(patterns: readonly Pattern[]): Matcher {
  const compiled = patterns.map(compile);
  return {
    patternCount: patterns.length,
    scan(text, out) {
      let string = '';
      for (let i = 0; i < text.length; i++) string += String.fromCharCode(text.symbols[i]!);
      const hits: Hit[] = [];
      compiled.forEach((one, pattern) => scanOne(one, pattern, string, text, hits));
      hits.sort((a, b) => a.start - b.start || a.pattern - b.pattern);
      for (const hit of hits) addMatch(out, hit.pattern, hit.start, hit.end);
    },
  };
}

interface Hit {
  readonly pattern: number;
  readonly start: number;
  readonly end: number;
}

interface Compiled extends Pick<Pattern, 'begins' | 'ends'> {
  /** Finds no place too few, perhaps some too many. */
  readonly search: RegExp;
  /** Whether a string is a hit from its first unit to its last. */
  readonly whole: RegExp;
  readonly maxLength: number;
}

const softRun = `[${[...particles].join('')}${String.fromCharCode(Symbols.softBreak)}]{0,${maxSoftRun}}`;

function compile({ node, begins, ends }: Pattern): Compiled {
  return {
    begins,
    ends,
    search: new RegExp(expression(node, softRun), 'g'),
    whole: new RegExp(`^(?:${expression(node, `(?:(?<!^)${softRun})?`)})$`),
    maxLength: sizeOf(node) * (maxSoftRun + 1),
  };
}

/** `soft` stands before every symbol. */
function expression(node: PatternNode, soft: string): string {
  switch (node.type) {
    case 'symbols':
      return `${soft}[${node.symbols.map(unicodeEscape).join('')}]`;
    case 'category':
      return soft + categories[node.category];
    case 'gap':
      return soft + (node.within === 'clause' ? '[^,.?!]' : '[^.?!]');
    case 'pause':
      return `(?:${soft}${node.strength === 'clause' ? '[,]' : '[,.?!]'})?`;
    case 'sequence':
      return node.items.map((item) => expression(item, soft)).join('');
    case 'choice':
      return `(?:${node.items.map((item) => expression(item, soft)).join('|')})`;
    case 'repeat':
      return `(?:${expression(node.item, soft)}){${node.min},${node.max}}`;
  }
}

const categories = {
  punctuation: '[,.?!]',
  question: '[?]',
  digit: '[0-9]',
  letter: '[a-z\\u00df-\\u00f6\\u00f8-\\u024f]',
  han: '[\\u3400-\\u4dbf\\u4e00-\\u9fff\\ud840-\\udfff]',
} as const;

function unicodeEscape(symbol: number): string {
  return `\\u${symbol.toString(16).padStart(4, '0')}`;
}

function scanOne(compiled: Compiled, pattern: number, string: string, text: NormalisedText, hits: Hit[]): void {
  const { search } = compiled;
  let from = 0;
  for (;;) {
    search.lastIndex = from;
    const found = search.exec(string);
    if (found === null) return;
    const start = found.index;
    const end = begins(compiled, text, start) ? longestEnd(compiled, string, text, start) : -1;
    if (end > start) hits.push({ pattern, start, end });
    from = end > start ? end : start + 1;
  }
}

function longestEnd(compiled: Compiled, string: string, text: NormalisedText, start: number): number {
  for (let end = Math.min(string.length, start + compiled.maxLength); end > start; end--) {
    if (ends(compiled, text, end) && compiled.whole.test(string.slice(start, end))) return end;
  }
  return -1;
}

function begins(compiled: Compiled, text: NormalisedText, start: number): boolean {
  if (compiled.begins === 'none') return true;
  return compiled.begins === 'clause' ? beginsClause(text.symbols, start) : beginsSentence(text.symbols, start);
}

function ends(compiled: Compiled, text: NormalisedText, end: number): boolean {
  if (compiled.ends === 'none') return true;
  return compiled.ends === 'clause'
    ? finishesClause(text.symbols, text.length, end)
    : finishesSentence(text.symbols, text.length, end);
}
