import { Symbols } from '../text/normalised';
import { addMatch } from './match-buffer';
import type { Matcher } from './matcher';
import type { Pattern, PatternNode } from './pattern';
import { interjections, maxEdgeRun, maxHit, particles } from './soft';

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
      compiled.forEach((one, pattern) => scanOne(one, pattern, string, hits));
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

interface Compiled {
  /** Finds no start too few, perhaps some too many. */
  readonly search: RegExp;
  /** Whether what stands between the two marks is a hit from its first unit to its last. */
  readonly whole: RegExp;
}

/** Marks put into the text where a hit is to begin and to end; the normaliser never writes them. */
const open = '\ufffe';
const close = '\uffff';

const softSet = `${particles}${String.fromCharCode(Symbols.softBreak)}`;
const softRun = `[${softSet}]*`;

function compile({ node }: Pattern): Compiled {
  const soft = `(?:(?<!${open})${softRun})?`;
  return {
    search: new RegExp(expression(node, softRun, false), 'g'),
    whole: new RegExp(`${open}${expression(node, soft, true)}${close}`),
  };
}

/** `soft` stands before every symbol. */
function expression(node: PatternNode, soft: string, edges: boolean): string {
  switch (node.type) {
    case 'symbols':
      return `${soft}[${node.symbols.map(unicodeEscape).join('')}]`;
    case 'category':
      return soft + categories[node.category];
    case 'gap':
      return soft + (node.within === 'clause' ? '[^,.?!\uffff]' : '[^.?!\uffff]');
    case 'pause':
      return `(?:${soft}${node.strength === 'clause' ? '[,]' : '[,.?!]'})?`;
    case 'begin':
      if (!edges) return '';
      return node.of === 'clause'
        ? `(?<=(?:^|[,.?!~])[${particles}${interjections}]{0,${maxEdgeRun}}${open})`
        : `(?<=(?:^|[.?!])[${softSet}${interjections}]{0,${maxEdgeRun}}${open})`;
    case 'end':
      if (!edges) return '';
      return node.of === 'clause'
        ? `(?=${close}[${particles}]{0,${maxEdgeRun}}(?:$|[,.?!~]))`
        : `(?=${close}[${softSet}]{0,${maxEdgeRun}}(?:$|[.?!]))`;
    case 'sequence':
      return node.items.map((item) => expression(item, soft, edges)).join('');
    case 'choice':
      return `(?:${node.items.map((item) => expression(item, soft, edges)).join('|')})`;
    case 'repeat':
      return `(?:${expression(node.item, soft, edges)}){${node.min},${node.max}}`;
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

function scanOne({ search, whole }: Compiled, pattern: number, string: string, hits: Hit[]): void {
  for (let from = 0; ;) {
    search.lastIndex = from;
    const found = search.exec(string);
    if (found === null) return;
    const start = found.index;
    const end = longestEnd(whole, string, start);
    if (end > start) hits.push({ pattern, start, end });
    from = end > start ? end : start + 1;
  }
}

function longestEnd(whole: RegExp, string: string, start: number): number {
  // Edges look at no more than this much around a hit.
  const around = maxEdgeRun + 2;
  const before = string.slice(Math.max(0, start - around), start) + open;
  for (let end = Math.min(string.length, start + maxHit); end > start; end--) {
    if (whole.test(before + string.slice(start, end) + close + string.slice(end, end + around))) return end;
  }
  return -1;
}
