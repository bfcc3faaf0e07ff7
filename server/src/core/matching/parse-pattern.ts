import { Actions, firstSymbol, foldUnit, latinBlank } from '../text/fold';
import { Symbols } from '../text/normalised';
import { isWord, itself, mostSymbol } from './literals';
import type { Pattern, PatternNode } from './pattern';
import { endsWithGap, hasEarlyEnd, hasLateBegin, mayBeEmpty, sizeOf, startsWithGap } from './pattern-shape';

/** Bounds that keep a hostile pattern from costing anything. */
export const PatternLimits = {
  /** UTF-16 code units of one pattern's source. */
  source: 2_000,
  /** Brackets inside brackets, lists inside lists. */
  depth: 24,
  /** n of x{m,n} and of a gap inside a clause. */
  repeat: 20,
  /** n of a gap inside a sentence. */
  sentenceGap: 40,
  /** Symbols of the pattern with every repetition and list written out. */
  size: 6_000,
} as const;

/** What is wrong with a pattern. `offset` counts UTF-16 code units of the pattern's source. */
export interface PatternProblem {
  readonly offset: number;
  readonly message: { readonly zh: string; readonly en: string };
}

/** Named lists by name; each entry is a pattern and may use other lists. */
export type PatternLists = { readonly [name: string]: readonly string[] };

export type ParsedPattern =
  | { readonly pattern: Pattern; readonly error?: undefined }
  | { readonly pattern?: undefined; readonly error: PatternProblem };

/**
 * Reads a pattern of the language described in pattern.ts. Never throws: what cannot be read comes back as the first
 * problem, with its place. A problem inside a named list is reported where the pattern names the list.
 */
export function parsePattern(source: string, lists: PatternLists = {}): ParsedPattern {
  try {
    return { pattern: new PatternReader(source, lists, knownLists(lists), []).readPattern() };
  } catch (error) {
    if (error instanceof Refusal) return { error: { offset: error.offset, message: error.text } };
    throw error;
  }
}

class Refusal extends Error {
  constructor(
    readonly offset: number,
    readonly text: { readonly zh: string; readonly en: string },
  ) {
    super(text.en);
  }
}

/** Lists already read, kept as long as the object that holds their sources. */
const known = new WeakMap<PatternLists, Map<string, PatternNode>>();

function knownLists(lists: PatternLists): Map<string, PatternNode> {
  let nodes = known.get(lists);
  if (nodes === undefined) known.set(lists, (nodes = new Map()));
  return nodes;
}

const nothing: PatternNode = { type: 'sequence', items: [] };

/** Units that mean something by themselves, besides brackets: they have to be escaped to stand for themselves. */
const reserved = new Set('*+{}]');

class PatternReader {
  private at = 0;
  private depth = 0;

  constructor(
    private readonly source: string,
    private readonly lists: PatternLists,
    private readonly nodes: Map<string, PatternNode>,
    /** Names of the lists being read, outermost first. */
    private readonly path: readonly string[],
  ) {}

  readPattern(): Pattern {
    if (this.source.length > PatternLimits.source) this.refuse(0, '模式太长', 'the pattern is too long');
    const node = this.readWhole();
    const end = this.source.length;
    if (mayBeEmpty(node)) this.refuse(0, '模式可以什么都不匹配', 'the pattern may match nothing at all');
    if (startsWithGap(node)) this.refuse(0, '模式不能以间隔开头', 'a gap may not begin a pattern');
    if (endsWithGap(node)) this.refuse(end, '模式不能以间隔结尾', 'a gap may not end a pattern');
    if (hasLateBegin(node)) this.refuse(0, '^ 前面不能有内容', 'nothing may come before ^');
    if (hasEarlyEnd(node)) this.refuse(end, '$ 后面不能有内容', 'nothing may come after $');
    return { node };
  }

  readWhole(): PatternNode {
    const node = this.readChoice();
    if (this.at < this.source.length) this.refuse(this.at, '多余的右括号', 'a closing bracket without an opening one');
    return node;
  }

  private readChoice(): PatternNode {
    const from = this.at;
    if (++this.depth > PatternLimits.depth) this.refuse(this.at, '括号嵌套太深', 'brackets are nested too deeply');
    const items = [this.readSequence()];
    while (this.peek() === '|') {
      this.at++;
      items.push(this.readSequence());
    }
    this.depth--;
    return this.bounded(from, items.length === 1 ? items[0]! : { type: 'choice', items });
  }

  private readSequence(): PatternNode {
    const from = this.at;
    const items: PatternNode[] = [];
    for (;;) {
      const start = this.at;
      const item = this.readItem();
      if (item === undefined) break;
      items.push(this.readRepeat(item, start));
    }
    return this.bounded(from, items.length === 1 ? items[0]! : { type: 'sequence', items });
  }

  /** One item before its repetition, or undefined where the sequence ends. */
  private readItem(): PatternNode | undefined {
    for (;;) {
      const start = this.at;
      const unit = this.peek();
      if (unit === undefined || unit === '|' || unit === ')') return undefined;
      this.at++;
      switch (unit) {
        case '(':
          return this.readGroup(start);
        case '[':
          return this.readClass(start);
        case '<':
          return this.readListName(start);
        case '\\':
          return this.readEscape(start);
        case '.':
          return { type: 'gap', within: 'clause' };
        case '…':
          if (this.peek() === '…') this.at++;
          return { type: 'gap', within: 'sentence' };
        case '^':
        case '$': {
          const twice = this.source[this.at] === unit;
          if (twice) this.at++;
          return { type: unit === '^' ? 'begin' : 'end', of: twice ? 'sentence' : 'clause' };
        }
        case '?':
          this.refuse(start, '? 前面没有内容', 'there is nothing before ?');
        // falls through: refuse never returns
        default:
          if (reserved.has(unit)) this.refuseReserved(start, unit);
      }
      const node = this.readLiteral(start);
      if (node !== undefined) return node;
    }
  }

  private readGroup(start: number): PatternNode {
    const node = this.readChoice();
    if (this.peek() !== ')') this.refuse(start, '括号没有闭合', 'the bracket is not closed');
    this.at++;
    return node;
  }

  private readClass(start: number): PatternNode {
    const symbols = new Set<number>();
    const others: PatternNode[] = [];
    for (;;) {
      const unit = this.source[this.at];
      if (unit === undefined) this.refuse(start, '方括号没有闭合', 'the bracket is not closed');
      if (unit === ']' || unit === ']') break;
      const from = this.at++;
      const node = unit === '\\' ? this.readEscape(from) : this.readLiteral(from, true);
      if (node === undefined) continue;
      if (node.type === 'symbols') node.symbols.forEach((symbol) => symbols.add(symbol));
      else others.push(node);
    }
    this.at++;
    if (symbols.size === 0 && others.length === 0)
      this.refuse(start, '方括号里没有字符', 'the brackets hold no character');
    const one: PatternNode[] =
      symbols.size === 0 ? [] : [{ type: 'symbols', symbols: [...symbols].sort((a, b) => a - b) }];
    const items = [...one, ...others];
    return items.length === 1 ? items[0]! : { type: 'choice', items };
  }

  private readListName(start: number): PatternNode {
    const close = this.source.indexOf('>', this.at);
    if (close < 0)
      this.refuse(start, '列表名没有闭合,要匹配 < 本身请写 \\<', 'the list name is not closed; write \\< for itself');
    const name = this.source.slice(this.at, close);
    this.at = close + 1;
    const known = this.nodes.get(name);
    if (known !== undefined) return known;
    if (!Object.hasOwn(this.lists, name))
      this.refuse(start, `没有名为 ${name} 的列表`, `there is no list named ${name}`);
    if (this.path.includes(name) || this.path.length >= PatternLimits.depth) {
      const circle = [...this.path, name].join(' → ');
      this.refuse(start, `列表互相引用成环:${circle}`, `lists use each other in a circle: ${circle}`);
    }
    const items = this.lists[name]!.map((entry) => this.readListEntry(start, name, entry));
    if (items.length === 0) this.refuse(start, `列表 ${name} 是空的`, `the list ${name} is empty`);
    const node = this.bounded(start, items.length === 1 ? items[0]! : { type: 'choice', items });
    this.nodes.set(name, node);
    return node;
  }

  private readListEntry(start: number, name: string, entry: string): PatternNode {
    try {
      if (entry.length > PatternLimits.source) this.refuse(0, '模式太长', 'the pattern is too long');
      const node = new PatternReader(entry, this.lists, this.nodes, [...this.path, name]).readWhole();
      if (mayBeEmpty(node)) this.refuse(0, '列表项可以什么都不匹配', 'a list entry may match nothing at all');
      return node;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const { zh, en } = error.text;
      return this.refuse(start, `列表 ${name} 的“${entry}”:${zh}`, `list ${name}, entry "${entry}": ${en}`);
    }
  }

  private readEscape(start: number): PatternNode {
    const unit = this.source[this.at];
    if (unit === undefined) this.refuse(start, '\\ 后面没有内容', 'there is nothing after \\');
    this.at++;
    switch (unit) {
      case 'p':
        return { type: 'category', category: 'punctuation' };
      case 'q':
        return { type: 'category', category: 'question' };
      case 'd':
        return { type: 'category', category: 'digit' };
      case 'a':
        return { type: 'category', category: 'letter' };
      case 'h':
        return { type: 'category', category: 'han' };
      default: {
        const symbols = itself(unit.charCodeAt(0));
        if (symbols.length === 0) this.refuse(start, '文本里不会有这个字符', 'a text never has this character');
        return { type: 'symbols', symbols };
      }
    }
  }

  /** The literal whose first unit has just been passed; undefined where it is not read (quotation mark, blank …). */
  private readLiteral(start: number, inClass = false): PatternNode | undefined {
    const unit = this.source.charCodeAt(start);
    const folded = foldUnit(unit);
    if (folded >= firstSymbol && folded <= mostSymbol) return { type: 'symbols', symbols: [folded] };
    if (folded > mostSymbol) this.refuse(start, '文本里不会有这个字符', 'a text never has this character');
    switch (folded) {
      case Actions.blank: {
        while (this.foldAt(this.at) === Actions.blank) this.at++;
        const joins =
          !inClass && isWord(this.foldAt(start - 1)) && (isWord(this.foldAt(this.at)) || this.peek() === '?');
        return joins ? { type: 'symbols', symbols: [latinBlank] } : undefined;
      }
      case Actions.vanish:
      case Actions.soft:
        return undefined;
      case Actions.surrogate: {
        const low = this.source.charCodeAt(this.at);
        if (unit >= 0xdc00 || !(low >= 0xdc00 && low <= 0xdfff)) this.refuse(start, '半个字符', 'half a character');
        this.at++;
        if (unit < 0xd840) return undefined; // a picture: the text has a soft break there
        return { type: 'sequence', items: [unit, low].map((half) => ({ type: 'symbols', symbols: [half] })) };
      }
      case Actions.dash: {
        // ～ and —— are soft breaks, which patterns do not write; between words and numbers they are hyphens.
        const joins = isWord(this.foldAt(start - 1)) && isWord(this.foldAt(this.at));
        return joins || unit === 0x2d || unit === 0xff0d ? { type: 'symbols', symbols: [0x2d] } : undefined;
      }
      case Actions.mark:
      case Actions.point:
        return { type: 'symbols', symbols: itself(unit) };
      case Actions.question:
        return inClass
          ? { type: 'symbols', symbols: [Symbols.question] }
          : this.refuse(
              start,
              '问号请写 \\q,可有可无请写半角 ?',
              'write \\q for a question mark, or a half-width ? for "or nothing"',
            );
      case Actions.exclamation:
        return { type: 'symbols', symbols: [Symbols.exclamation] };
      case Actions.clauseBreak:
      case Actions.comma:
      case Actions.colon:
        return inClass ? { type: 'symbols', symbols: itself(unit) } : { type: 'pause', strength: 'clause' };
      default:
        return inClass ? { type: 'symbols', symbols: [Symbols.sentenceEnd] } : { type: 'pause', strength: 'sentence' };
    }
  }

  private readRepeat(item: PatternNode, start: number): PatternNode {
    const unit = this.source[this.at];
    if ((unit === '?' || unit === '{') && (item.type === 'begin' || item.type === 'end')) {
      this.refuse(this.at, '^ 和 $ 不能重复', '^ and $ cannot be repeated');
    }
    if (unit === '?') {
      this.at++;
      return this.noSecondRepeat({ type: 'choice', items: [item, nothing] });
    }
    if (unit !== '{') return item;
    const text = /^\{(\d*)(?:([,，])(\d*))?\}/.exec(this.source.slice(this.at, this.at + 16));
    if (text === null || text[1] + (text[3] ?? '') === '')
      this.refuse(this.at, '次数请写成 {m,n}', 'write a repetition as {m,n}');
    const [whole, low, comma, high] = text;
    if (comma !== undefined && high === '')
      this.refuse(this.at, '次数要有上限,例如 {1,5}', 'a repetition needs an upper bound, as in {1,5}');
    const min = Number(low);
    const max = comma === undefined ? min : Number(high);
    const limit = item.type === 'gap' && item.within === 'sentence' ? PatternLimits.sentenceGap : PatternLimits.repeat;
    if (max > limit) this.refuse(this.at, `次数最多 ${limit}`, `at most ${limit} times`);
    if (min > max || max === 0)
      this.refuse(this.at, '次数的下限大于上限,或者是 0', 'the bounds of the repetition are the wrong way round, or 0');
    this.at += whole.length;
    return this.noSecondRepeat(this.bounded(start, { type: 'repeat', item, min, max }));
  }

  private noSecondRepeat(node: PatternNode): PatternNode {
    const unit = this.source[this.at];
    if (unit === '?' || unit === '{') this.refuse(this.at, '不能连续写两个次数', 'two repetitions in a row');
    return node;
  }

  private bounded(from: number, node: PatternNode): PatternNode {
    if (sizeOf(node) > PatternLimits.size) this.refuse(from, '展开后太大', 'too large when written out');
    return node;
  }

  private foldAt(at: number): number {
    return at >= 0 && at < this.source.length ? foldUnit(this.source.charCodeAt(at)) : 0;
  }

  /** The next unit, with the full-width forms of the language's own marks read as half width. */
  private peek(): string | undefined {
    const unit = this.source[this.at];
    return unit === undefined ? undefined : (marks[unit] ?? unit);
  }

  private refuseReserved(offset: number, unit: string): never {
    if (unit === '*' || unit === '+')
      return this.refuse(
        offset,
        `次数必须有上限,请写 {m,n};要匹配 ${unit} 本身请写 \\${unit}`,
        `a repetition needs bounds: write {m,n}, or \\${unit} for itself`,
      );
    return this.refuse(
      offset,
      `多余的 ${unit},要匹配它本身请写 \\${unit}`,
      `${unit} out of place; write \\${unit} for itself`,
    );
  }

  private refuse(offset: number, zh: string, en: string): never {
    throw new Refusal(offset, { zh, en });
  }
}

/** Brackets and bars as a Chinese keyboard writes them. */
const marks: { readonly [unit: string]: string } = { '（': '(', '）': ')', '｜': '|', '［': '[' };
