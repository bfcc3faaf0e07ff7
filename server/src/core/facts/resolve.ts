import type { CompiledTopic } from './fact-program';
import type { Passage, PassageForm, ValueGroup } from './passage';
import { clauseAround, sentenceAround } from './passage';
import type { Quantity } from './quantity';

/** A passage and what stands above it: titles of its row and column, its lead, headings, nearest first. */
export interface Reading {
  readonly passage: Passage;
  readonly form: PassageForm;
  readonly above: readonly Passage[];
  /** How many of `above` stand beside the passage (row and column) and not over it. */
  readonly beside: number;
  /** Values that hold for the whole text (front matter, what the customer said of himself). */
  readonly given: () => { readonly [dimension: string]: string };
}

/** The values of a dimension that a statement is about, and how far away they were named. */
export interface ResolvedValue {
  readonly values: readonly string[];
  readonly excluded: boolean;
  readonly from: 'clause' | 'sentence' | 'earlier' | 'above' | 'given';
  readonly group?: ValueGroup;
}

/** A topic that words may be about. `weak`: only a word that says little names it. */
export interface NearTopic {
  readonly topic: number;
  readonly weak: boolean;
}

const joining: ReadonlySet<string> = new Set('和及与、');

/** The topics that words around an offset may be about, nearest first. */
export function topicsNear({ passage, above, beside }: Reading, start: number, end = start): NearTopic[] {
  const { text, topics } = passage;
  const [clauseFrom, clauseTo] = clauseAround(text, start);
  const [from, to] = sentenceAround(text, start);
  const ranked: (NearTopic & { rank: number; distance: number })[] = [];
  for (const mention of topics) {
    // 7×24小时电话服务和7×12小时上门服务: behind a word that joins, what follows at once is meant.
    const follows = mention.start >= end && mention.start <= end + 1 && joining.has(text[start - 1] ?? '');
    const distance = follows ? -1 : mention.start <= start ? start - mention.end : (mention.start - start) * 1.2;
    const inClause = mention.start >= clauseFrom && mention.end <= clauseTo;
    const inSentence = mention.start >= from && mention.end <= to;
    if (!inSentence && mention.start > start) continue;
    let rank = inClause ? 0 : inSentence ? (mention.start < start ? 1 : 2) : 4;
    if (mention.weak) rank = inSentence ? 3 : 5;
    ranked.push({ topic: mention.topic, weak: mention.weak === true, rank, distance });
  }
  above.forEach((layer, i) => {
    for (const mention of layer.topics) {
      const rank = i < beside ? 6 : 7 + i;
      ranked.push({
        topic: mention.topic,
        weak: mention.weak === true,
        rank: rank + (mention.weak ? 0.5 : 0),
        distance: -mention.end + mention.start,
      });
    }
  });
  ranked.sort((a, b) => a.rank - b.rank || a.distance - b.distance);
  // What the clause itself speaks of leaves no room for what was spoken of before.
  const blocked = ranked.some(({ rank }) => rank === 0);
  const order: NearTopic[] = [];
  for (const { topic, rank, weak } of ranked)
    if (!(blocked && rank > 0) && !order.some((one) => one.topic === topic)) order.push({ topic, weak });
  return order;
}

/** The values of a dimension that a quantity or a word at [start, end) is about. */
export function resolve(
  reading: Reading,
  dimension: string,
  start: number,
  end: number,
  quantity?: Quantity,
): ResolvedValue | undefined {
  const { passage, above, given } = reading;
  const { text } = passage;
  const groups = passage.groups.filter(
    (group) => group.dimension === dimension && !(group.start < end && start < group.end),
  );
  const [clauseFrom, clauseTo] = clauseAround(text, start);
  const [from, to] = sentenceAround(text, start);
  const found = (group: ValueGroup, where: ResolvedValue['from']): ResolvedValue => {
    const share = quantity && group.values.length > 1 ? shareOf(passage, group, quantity) : undefined;
    return { values: share === undefined ? group.values : [share], excluded: group.excluded, from: where, group };
  };
  // 24 小时（城镇）
  const bracket = /^[^,。;!?()]{0,4}\(([^)]*)\)/.exec(text.slice(end, clauseTo + 12));
  if (bracket) {
    const close = end + bracket[0].length;
    const inside = groups.filter((group) => group.start >= end && group.end <= close);
    if (inside.length === 1) return found(inside[0]!, 'clause');
  }
  const inBefore = groups.filter((group) => group.end <= start && group.start >= clauseFrom);
  if (inBefore.length > 0) return found(inBefore[inBefore.length - 1]!, 'clause');
  const inAfter = groups.find((group) => group.start >= end && group.end <= clauseTo);
  if (inAfter && !blocksAfter(passage, end, inAfter.start)) return found(inAfter, 'clause');
  const beforeInSentence = groups.filter((group) => group.end <= start && group.start >= from);
  if (beforeInSentence.length > 0) return found(beforeInSentence[beforeInSentence.length - 1]!, 'sentence');
  const later = groups.find((group) => group.start >= end && group.end <= to);
  if (later && reading.form === 'text' && !blocksAfter(passage, end, later.start)) return found(later, 'sentence');
  const earlier = groups.filter((group) => group.end <= from);
  if (earlier.length > 0) return found(earlier[earlier.length - 1]!, 'earlier');
  for (const layer of above) {
    const own = layer.groups.filter((group) => group.dimension === dimension);
    if (own.length === 0) continue;
    const values = [...new Set(own.flatMap((group) => group.values))];
    return { values, excluded: own.length === 1 && own[0]!.excluded, from: 'above' };
  }
  const value = given()[dimension];
  return value === undefined ? undefined : { values: [value], excluded: false, from: 'given' };
}

/** What follows a quantity belongs to it only up to the next pause or quantity. */
function blocksAfter({ text, quantities }: Passage, from: number, to: number): boolean {
  // 20万（含）至30万（不含）：金卡
  if (/^(?:\(不?含\))?(?:及?以上)?:$/.test(text.slice(from, to))) return false;
  if (/[、:;]/.test(text.slice(from, to))) return true;
  return quantities.some(
    (quantity) =>
      quantity.kind !== 'number' &&
      quantity.kind !== 'soon' &&
      quantity.start >= from &&
      quantity.end <= to &&
      !(quantity.kind === 'count' && quantity.start === from), // 每月一次 is one
  );
}

/** 钻石卡、金卡、银卡分别为 200 元、80 元、20 元: the one of the group that the quantity is for. */
function shareOf({ text, quantities }: Passage, group: ValueGroup, quantity: Quantity): string | undefined {
  const [from, to] = sentenceAround(text, group.start);
  const alike = quantities.filter(({ kind, start, end }) => kind === quantity.kind && start >= from && end <= to);
  const side =
    quantity.start >= group.end
      ? alike.filter(({ start }) => start >= group.end)
      : alike.filter(({ end }) => end <= group.start);
  const first = side.findIndex(({ start }) => start === quantity.start);
  if (first < 0 || side.length < group.values.length) return undefined;
  const run = side.slice(0, group.values.length);
  for (let i = 1; i < run.length; i++) {
    const between = text.slice(run[i - 1]!.end, run[i]!.start);
    if (between.length > 8 || /[。;!?]/.test(between) || !/[、,/和及]/.test(between)) return undefined;
  }
  return group.values[first];
}

/** The facts of a topic that hold for the values found: every combination of them. Unknown dimensions leave room. */
export function factsFor(topic: CompiledTopic, when: ReadonlyMap<string, readonly string[]>): CompiledTopic['facts'][] {
  let combinations: { [dimension: string]: string }[] = [{}];
  for (const [dimension, values] of when)
    combinations = combinations.flatMap((one) => values.map((value) => ({ ...one, [dimension]: value })));
  return combinations.map((one) =>
    topic.facts.filter((fact) =>
      Object.entries(fact.when).every(([dimension, value]) => one[dimension] === undefined || one[dimension] === value),
    ),
  );
}
