import type { FactNames } from './fact-names';
import type { FactProgram } from './fact-program';
import type { FoldedText } from './folded';
import type { Quantity } from './quantity';
import { findQuantities } from './quantities';

/** A name of a value of a dimension (金卡 of 等级). Offsets in folded text. */
export interface ValueMention {
  readonly dimension: string;
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

/** Values of one dimension named together: 钻石、金卡客户. */
export interface ValueGroup {
  readonly dimension: string;
  readonly values: readonly string[];
  readonly start: number;
  readonly end: number;
  /** 除金卡外, 不含金卡: the others are meant. */
  readonly excluded: boolean;
}

export interface TopicMention {
  /** Index into the program's topics. */
  readonly topic: number;
  readonly start: number;
  readonly end: number;
  /** The word alone says little (上门): any clearer one goes first. */
  readonly weak?: boolean;
}

export interface ChoiceMention extends TopicMention {
  readonly choice: string;
}

/** A block's text with everything in it that facts are made of. */
export interface Passage {
  readonly folded: FoldedText;
  readonly text: string;
  readonly quantities: readonly Quantity[];
  readonly groups: readonly ValueGroup[];
  readonly topics: readonly TopicMention[];
  readonly choices: readonly ChoiceMention[];
}

/** How a passage stands in the text: short names of values (金, 普通) count alone in a cell and at the head of an item. */
export type PassageForm = 'text' | 'item' | 'cell' | 'heading';

/** Reads passages for a program. */
export function createPassageReader(
  { dimensions, topics }: FactProgram,
  names: FactNames,
): (folded: FoldedText, source: string, form: PassageForm) => Passage {
  function readGroups(text: string, form: PassageForm): ValueGroup[] {
    const found: ValueMention[] = [];
    const short: ValueMention[] = [];
    names.findValues(text, (number, start, end, isShort) => {
      const { dimension, value } = names.values[number]!;
      (isShort ? short : found).push({ dimension, value: value.name, start, end });
    });
    if (found.length + short.length === 0) return [];
    const groups = dimensions.flatMap(({ id }) => {
      const of = (mentions: readonly ValueMention[]) => mentions.filter(({ dimension }) => dimension === id);
      return groupsOf(text, id, of(found), of(short), form);
    });
    addFormerLatter(text, groups);
    return groups.sort((a, b) => a.start - b.start);
  }

  function readTopics(text: string): TopicMention[] {
    const found: TopicMention[] = [];
    names.findTopics(text, (topic, start, end, weak) => {
      found.push(weak ? { topic, start, end, weak } : { topic, start, end });
    });
    return found;
  }

  function readChoices(text: string): ChoiceMention[] {
    const found: ChoiceMention[] = [];
    names.findChoices(text, (number, start, end) => {
      const { topic, choice } = names.choices[number]!;
      found.push({ topic, choice: choice.name, start, end });
    });
    if (found.length < 2) return found;
    return topics.flatMap((_, topic) => longest(found.filter((mention) => mention.topic === topic)));
  }

  /** Most passages are asked for one or two of these only. */
  class LazyPassage implements Passage {
    readonly text: string;
    private readQuantities?: readonly Quantity[];
    private readValues?: readonly ValueGroup[];
    private named?: readonly TopicMention[];
    private chosen?: readonly ChoiceMention[];

    constructor(
      readonly folded: FoldedText,
      private readonly source: string,
      private readonly form: PassageForm,
    ) {
      this.text = folded.text;
    }

    get quantities(): readonly Quantity[] {
      return (this.readQuantities ??= findQuantities(this.folded, this.source));
    }
    get groups(): readonly ValueGroup[] {
      return (this.readValues ??= readGroups(this.text, this.form));
    }
    get topics(): readonly TopicMention[] {
      return (this.named ??= readTopics(this.text));
    }
    get choices(): readonly ChoiceMention[] {
      return (this.chosen ??= readChoices(this.text));
    }
  }
  return (folded, source, form) => new LazyPassage(folded, source, form);
}

/** The mentions of one dimension put together. `short`: those by a name that counts only in some places. */
function groupsOf(
  text: string,
  dimension: string,
  found: readonly ValueMention[],
  short: readonly ValueMention[],
  form: PassageForm,
): ValueGroup[] {
  const mentions = longest(found);
  // From the right, so that 钻、金、银卡 is read from its full end.
  for (const mention of longest(short).sort((a, b) => b.start - a.start)) {
    if (mentions.some((other) => mention.start < other.end && other.start < mention.end)) continue;
    const rest = text.slice(mention.end);
    const alone =
      form !== 'text' &&
      /^[(:\-,·・/]|^$|^(?:级|卡)?(?:客户|会员|用户)?(?:[(:]|$)/.test(rest) &&
      /(?:^|[(:])$/.test(text.slice(0, mention.start));
    // 投诉：普通的三个工作日
    const stands =
      form === 'text' &&
      (mention.start === 0 || ',。;:、('.includes(text[mention.start - 1]!)) &&
      shortStands.test(rest);
    // 客户等级：普通
    const labelled = ofLabel.test(text.slice(Math.max(0, mention.start - 8), mention.start));
    const listed = mentions.some(
      (other) => other.start > mention.end && joins.test(text.slice(mention.end, other.start)),
    );
    if (alone || listed || stands || labelled || kindsOf.test(rest)) mentions.push(mention);
  }
  mentions.sort((a, b) => a.start - b.start);
  const groups: ValueGroup[] = [];
  for (const mention of mentions) {
    const last = groups[groups.length - 1];
    if (last && joins.test(text.slice(last.end, mention.start))) {
      const values = last.values.includes(mention.value) ? last.values : [...last.values, mention.value];
      groups[groups.length - 1] = { ...last, values, end: mention.end };
    } else
      groups.push({
        dimension,
        values: [mention.value],
        start: mention.start,
        end: mention.end,
        excluded: false,
      });
  }
  return groups
    .filter((group) => !isCompared(text, group))
    .map((group) => {
      const before = text.slice(Math.max(0, group.start - 6), group.start);
      const after = text.slice(group.end, group.end + 12);
      const excluded =
        /(?:除了?|除去|不含|不包括|不包含|非|不是|不属于|除却)$/.test(before) ||
        /^(?:级|卡)?(?:的)?(?:会员|客户|用户|地区)*(?:除外|以外|之外|不在此列|不在内)/.test(after);
      return excluded ? { ...group, excluded } : group;
    });
}

/** 比普通客户短, 金卡的两倍: what something is compared with, not what is spoken of. */
function isCompared(text: string, { start, end }: ValueGroup): boolean {
  return (
    (/(?<![相对之])(?:比|比起|不同于|相对于?|有别于)(?:对)?$/.test(text.slice(Math.max(0, start - 4), start)) &&
      !/^(?:品牌)?(?:客户|会员|用户)?的?\d/.test(text.slice(end, end + 8))) ||
    /^(?:会员|客户|用户)?的(?:[一二两三四五\d]+倍|一半|[一二三四五\d]+成)/.test(text.slice(end, end + 8))
  );
}

/** A short name in a sentence counts where its number follows at once. */
const shortStands =
  /^(?:级|卡|类)?(?:的|客户|用户|会员){0,2}(?:是|为|在|:|≤)?(?=\d|[一二两三四五六七八九十]+个?(?:工作日|小时|天|次|元|月)|立即|马上|立刻)/;

const ofLabel = /(?:客户|用户|会员)(?:的)?(?:等级|级别|类型|类别|分类|身份|层级)(?:为|是)?:$/;
/** 钻石、金、银三种卡 */
const kindsOf = /^(?:这)?[两二2三3](?:种|类|级|档|张)(?:会员)?卡/;

const joins =
  /^(?:级|卡|级别|品牌|地区|区域)?(?:的)?(?:会员|客户|用户|贵宾)?(?:卡)?(?:、|\/|和|及|与|或|跟|以及|还有|或者|,?(?:以)?及){1,2}(?:是|非|不是)?$/;

/** 前者 and 后者 name again what the last pair before them named. */
function addFormerLatter(text: string, groups: ValueGroup[]): void {
  for (const match of text.matchAll(/前者|后者/g)) {
    const pairs = new Map<string, ValueGroup>();
    for (const group of groups)
      if (group.values.length === 2 && group.end <= match.index) pairs.set(group.dimension, group);
    for (const pair of pairs.values()) {
      const value = pair.values[match[0] === '前者' ? 0 : 1]!;
      groups.push({ ...pair, values: [value], start: match.index, end: match.index + 2, excluded: false });
    }
  }
}

/** Of mentions that overlap the longest stays. */
function longest<T extends { readonly start: number; readonly end: number }>(mentions: readonly T[]): T[] {
  const kept: T[] = [];
  for (const mention of [...mentions].sort((a, b) => b.end - b.start - (a.end - a.start) || a.start - b.start))
    if (!kept.some((other) => mention.start < other.end && other.start < mention.end)) kept.push(mention);
  return kept.sort((a, b) => a.start - b.start);
}

/** Whether a character divides clauses; a comma inside a number does not. */
function divides(text: string, at: number): boolean {
  const mark = text[at]!;
  if (mark === ',') return !(/\d/.test(text[at - 1] ?? '') && /^\d{3}(?!\d)/.test(text.slice(at + 1, at + 5)));
  return sentenceMarks.includes(mark);
}

const sentenceMarks = '。;!?\n';

/** The clause around an offset: [start, end). */
export function clauseAround(text: string, at: number): [number, number] {
  let start = at;
  while (start > 0 && !divides(text, start - 1)) start--;
  let end = at;
  while (end < text.length && !divides(text, end)) end++;
  return [start, end];
}

/** The sentence around an offset: [start, end), its mark not included. */
export function sentenceAround(text: string, at: number): [number, number] {
  let start = at;
  while (start > 0 && !sentenceMarks.includes(text[start - 1]!)) start--;
  let end = at;
  while (end < text.length && !sentenceMarks.includes(text[end]!)) end++;
  return [start, end];
}
