import type { AsideFinder, AsideReason } from './asides';
import { compare, reads } from './compare';
import type { CompiledFact, CompiledTopic, FactProgram } from './fact-program';
import type { ChoiceMention, Passage } from './passage';
import { placeOf, sameForAll } from './may-state';
import { clauseAround, sentenceAround } from './passage';
import type { Quantity } from './quantity';
import type { Reading } from './resolve';
import { factsFor, resolve, topicsNear } from './resolve';

/** What a text says of a topic. Offsets are indices of the passage's folded text. */
export interface Statement {
  readonly topic: number;
  readonly when: { readonly [dimension: string]: readonly string[] };
  readonly start: number;
  readonly end: number;
  readonly verdict: 'agrees' | 'conflict' | 'aside';
  readonly reason?: AsideReason;
  /** The fact it agrees with or contradicts. */
  readonly fact: CompiledFact;
  /** What was read: a quantity, a choice, or whether there is an entitlement. */
  readonly quantity?: Quantity;
  readonly choice?: string;
  readonly has?: boolean;
  /** Whether one right quantity is known for all that the statement is about. */
  readonly certain: boolean;
}

/** A topic with its regular expressions, which are made when they are first asked for. */
export class ReadyTopic {
  private beside?: RegExp;
  private forbidden?: RegExp;

  constructor(readonly topic: CompiledTopic) {}

  get with(): RegExp | undefined {
    const { with: sources } = this.topic;
    if (sources === undefined || sources.length === 0) return undefined;
    return (this.beside ??= new RegExp(sources.map(([source]) => source).join('|')));
  }

  get without(): RegExp | undefined {
    const { without } = this.topic;
    return without === undefined ? undefined : (this.forbidden ??= new RegExp(without));
  }
}

export function readyTopics({ topics }: FactProgram): ReadyTopic[] {
  return topics.map((topic) => new ReadyTopic(topic));
}

/** The statements about quantities and choices in a passage. */
export function readStatements(reading: Reading, topics: readonly ReadyTopic[], aside: AsideFinder): Statement[] {
  const { passage, form } = reading;
  const found: Statement[] = [];
  for (const quantity of passage.quantities) {
    const bare = quantity.kind === 'number';
    let doubtful: Statement | undefined;
    for (const { topic: index, weak } of topicsNear(reading, quantity.start, quantity.end)) {
      const ready = topics[index]!;
      const { topic } = ready;
      const unit = bare && topic.measure !== 'code' ? unitOf(reading, topic) : undefined;
      const meant = unit ? withUnit(quantity, unit) : quantity;
      if (!meant || !reads(topic.measure, meant) || !fits(reading, ready, meant.start, meant.end)) continue;
      if (topic.measure === 'hours' && meant.kind === 'duration' && !isOfDay(reading, meant)) continue;
      if (topic.measure === 'code' && !(isDialled(passage.text, meant) && inSentence(reading, index, meant.start)))
        continue;
      const statement = judgeQuantity(reading, index, topic, meant, aside, weak);
      if (statement === undefined) continue;
      // A word that says little does not contradict what is right of another topic.
      if (statement.verdict === 'conflict' && weak && doubtful === undefined) {
        doubtful = statement;
        continue;
      }
      if (statement.verdict !== 'conflict' || doubtful === undefined) {
        doubtful = undefined;
        found.push(statement);
      }
      break;
    }
    if (doubtful) found.push(doubtful);
  }
  const { above } = reading;
  const mayChoose = [passage, ...above].some(({ topics: named }) =>
    named.some(({ topic }) => topics[topic]!.topic.measure === 'choice'),
  );
  for (const mention of mayChoose ? passage.choices : []) {
    const ready = topics[mention.topic]!;
    const { topic } = ready;
    if (!speaksOf(reading, mention) || !fits(reading, ready, mention.start, mention.end)) continue;
    if (
      /(?:不|无|没有|未|不能|不可|无需|不用|不必)(?:提供|享受|支持|能|再|由|到|去)?$/.test(
        passage.text.slice(Math.max(0, mention.start - 6), mention.start),
      )
    )
      continue;
    const when = valuesFor(reading, topic, mention.start, mention.end);
    if (when === undefined) continue;
    const sets = factsFor(topic, when).filter((facts) => facts.length > 0);
    const wrong = sets.find((facts) => facts.every((fact) => fact.choice !== mention.choice));
    const fact = (wrong ?? sets[0])?.[0];
    if (fact === undefined) continue;
    const reason = aside(passage, mention.start, mention.end, reading.above);
    found.push({
      topic: mention.topic,
      when: Object.fromEntries(when),
      start: mention.start,
      end: mention.end,
      verdict: reason ? 'aside' : wrong ? 'conflict' : 'agrees',
      ...(reason ? { reason } : {}),
      fact,
      choice: mention.choice,
      certain: sets.length === 1 && sets[0]!.length === 1,
    });
  }
  void form;
  return found;
}

/** Whether the topic of a choice is spoken of up to here, or over it. */
function speaksOf({ passage, above }: Reading, { topic, start }: ChoiceMention): boolean {
  const [, to] = sentenceAround(passage.text, start);
  return [passage, ...above].some((layer, i) =>
    layer.topics.some((mention) => mention.topic === topic && (i > 0 || mention.start < to)),
  );
}

/** Whether the words around allow the topic here. */
function fits({ passage, form, above }: Reading, ready: ReadyTopic, start: number, end: number): boolean {
  const { text } = passage;
  const { topic } = ready;
  if (topic.places && !topic.places.includes(placeOf(form))) return false;
  const [from, to] = clauseAround(text, start);
  if (ready.without?.test(text.slice(from, to))) return false;
  void end;
  if (ready.with) {
    const [first, last] = sentenceAround(text, start);
    if (
      !ready.with.test(text.slice(first, last)) &&
      !ready.with.test(text) &&
      !above.some((layer) => ready.with!.test(layer.text))
    )
      return false;
  }
  return true;
}

/** The values that a statement at [start, end) is about, or undefined where the topic needs one that nobody names. */
function valuesFor(
  reading: Reading,
  topic: CompiledTopic,
  start: number,
  end: number,
  quantity?: Quantity,
): Map<string, readonly string[]> | undefined {
  const when = new Map<string, readonly string[]>();
  topic.by.forEach((dimension) => {
    const value = resolve(reading, dimension, start, end, quantity);
    if (value === undefined) return;
    if (topic.near && value.from !== 'clause' && value.from !== 'above') return;
    if (topic.near && value.group && value.group.start > start) return;
    let { values } = value;
    if (value.excluded) {
      const known = [...new Set(topic.facts.map((fact) => fact.when[dimension]).filter((name) => name !== undefined))];
      values = known.filter((name) => !values.includes(name));
      if (values.length === 0) return;
    }
    when.set(dimension, values);
  });
  const [first] = topic.by;
  if (first !== undefined && !when.has(first)) return undefined;
  return when;
}

function judgeQuantity(
  reading: Reading,
  index: number,
  topic: CompiledTopic,
  quantity: Quantity,
  aside: AsideFinder,
  weak: boolean,
): Statement | undefined {
  const { passage } = reading;
  const when =
    valuesFor(reading, topic, ...(quantity.range ?? ([quantity.start, quantity.end] as const)), quantity) ??
    (sameForAll(topic) && !weak ? new Map<string, readonly string[]>() : undefined);
  if (when === undefined) return undefined;
  const instance = isInstance(passage.text, quantity, topic);
  const sets = factsFor(topic, when);
  if (sets.some((facts) => facts.length === 0)) return undefined;
  const denied = sets.some((facts) => deniedBelow(passage.text, quantity, facts));
  if (denied && quantity.bound !== 'at-most') return undefined;
  if (quantity.kind === 'soon' && !saysSoon(reading, quantity, sets.flat())) return undefined;
  const compared = denied ? { ...quantity, bound: 'exactly' as const } : quantity;
  const results = sets.map((facts) => ({
    facts,
    results: facts.map((fact) => compare(fact, outerOf(passage, compared, facts), instance)),
  }));
  if (results.some((one) => one.results.every((result) => result === 'unrelated'))) return undefined;
  const wrong = results.find((one) =>
    one.results.every((result) => result === 'different' || result === 'stricter' || result === 'unrelated'),
  );
  const facts = (wrong ?? results[0]!).facts;
  const fact = nearestFact(facts, quantity);
  if (fact.soon && soonSaidBefore(passage.text, quantity)) return undefined;
  let reason = aside(passage, quantity.wideStart, quantity.wideEnd, reading.above);
  if (reason === 'internal' && wrong && !wrong.results.includes('stricter')) reason = undefined;
  const span =
    instance && wrong
      ? withCard(passage, topic, quantity)
      : spanOf(passage.text, outerOf(passage, quantity, facts), fact);
  return {
    topic: index,
    when: Object.fromEntries(when),
    ...span,
    verdict: reason ? 'aside' : wrong ? 'conflict' : 'agrees',
    ...(reason ? { reason } : {}),
    fact,
    quantity,
    certain: !instance && (fact.interval !== undefined || sets.flat().every((other) => other.text === fact.text)),
  };
}

/** What somebody spent and the card said to be his: one of the two is wrong. */
function withCard(
  { text, groups }: Passage,
  topic: CompiledTopic,
  { start, end }: Quantity,
): { start: number; end: number } {
  const [, to] = sentenceAround(text, start);
  const card = groups.find(
    (group) => group.dimension === topic.by[0] && group.start >= end && group.end <= to && group.values.length === 1,
  );
  return { start, end: card?.end ?? end };
}

/** 4万元的企业还够不上银卡, 低于80元的不能设定: what a sum below the limit does not give. */
function deniedBelow(
  text: string,
  { kind, start, end, part, value }: Quantity,
  facts: readonly CompiledFact[],
): boolean {
  if (kind !== 'money' || part !== undefined) return false;
  if (!facts.some((fact) => fact.bound === 'at-least' && fact.value !== undefined && value <= fact.value)) return false;
  const [, to] = sentenceAround(text, start);
  const [, clauseTo] = clauseAround(text, start);
  return (
    /^[^,]{0,14}?(?:够不上|达不到|不够|不符合|评不上|不能(?!低于)|不可以?|不予|无法|不行|不享受)/.test(
      text.slice(end, clauseTo),
    ) ||
    /^(?:以下|以内)?的?[^,。;!?]{0,12},(?:就|便|则|都|还)?(?:不能|不可以?|无法|不予|不享受|不设定|不核定|不发)|(?:没有?|未|不)(?:能)?(?:达到|够到|够得上|够上|满足)|够不上|达不到|评不上/.test(
      text.slice(end, to),
    )
  );
}

/** Hours in parts (8:00-12:00、14:00-20:00) are held against one interval by their outer ends. */
function outerOf({ text, quantities }: Passage, quantity: Quantity, facts: readonly CompiledFact[]): Quantity {
  const [fact] = facts;
  if (quantity.kind !== 'hours' || facts.length !== 1 || !fact!.interval) return quantity;
  const joined = (from: number, to: number): boolean => /^[、,/和及与]$/.test(text.slice(from, to));
  const [open, close] = fact!.interval;
  const within = (minutes: number): boolean => minutes >= open && minutes <= close;
  let { value, to = 0 } = quantity;
  for (const other of quantities) {
    if (other.kind !== 'hours') continue;
    if (joined(other.end, quantity.start) && within(value)) value = open;
    if (joined(quantity.end, other.start) && within(to)) to = close;
  }
  return { ...quantity, value, to };
}

/** Of several intervals the one that the hours stated come nearest to. */
function nearestFact(facts: readonly CompiledFact[], quantity: Quantity): CompiledFact {
  const distance = ({ interval }: CompiledFact) =>
    interval ? Math.abs(interval[0] - quantity.value) + Math.abs(interval[1] - (quantity.to ?? 0)) : 0;
  return facts.reduce((best, fact) => (distance(fact) < distance(best) ? fact : best));
}

/** What is marked: the number and its unit; of hours the one time that is wrong. */
function spanOf(text: string, quantity: Quantity, fact: CompiledFact): { start: number; end: number } {
  if (quantity.kind === 'hours' && fact.interval && quantity.fromSpan && quantity.toSpan) {
    const fromRight = fact.interval[0] === quantity.value;
    const toRight = fact.interval[1] === quantity.to;
    if (fromRight && !toRight) return { start: quantity.toSpan[0], end: quantity.toSpan[1] };
    if (toRight && !fromRight) return { start: quantity.fromSpan[0], end: quantity.fromSpan[1] };
  }
  if (fact.soon && quantity.kind === 'duration') {
    const tail = /^(?:以后|之后|后)/.exec(text.slice(quantity.wideEnd));
    return { start: quantity.start, end: quantity.wideEnd + (tail?.[0].length ?? 0) };
  }
  return { start: quantity.start, end: quantity.end };
}

/** 立即 states a limit only where it is said of the notice to the specialists, or stands alone in a cell. */
function saysSoon({ passage, form }: Reading, quantity: Quantity, facts: readonly CompiledFact[]): boolean {
  if (facts.every((fact) => fact.soon)) return true;
  const after = passage.text.slice(quantity.end, quantity.end + 8);
  if (/^(?:会)?(?:通知|转|交由?|联系)(?:给)?专业/.test(after)) return true;
  return form === 'cell' && quantity.start <= 1 && (after === '' || /^(?:处理|上门|修复|办理|通知)$/.test(after));
}

function soonSaidBefore(text: string, quantity: Quantity): boolean {
  const [from] = sentenceAround(text, quantity.start);
  return /立即|马上|立刻|第一时间/.test(text.slice(from, quantity.start));
}

/** Whether a sum is what somebody spent and not the rule's limit. */
function isInstance(
  text: string,
  { bound, kind, start, end, part, value }: Quantity,
  { facts }: CompiledTopic,
): boolean {
  if (kind !== 'money' || bound !== 'exactly' || part) return false;
  const [from] = sentenceAround(text, start);
  if (
    /^(?:整)?的(?:新|老|这位|那位)?(?:大?企业|金融|高端|我的|天翼|其他|客户|会员|用户|关键人)/.test(
      text.slice(end, end + 8),
    )
  )
    return true;
  // 一年消费四千元，核定为钻石卡; 年消费1080元，即为银卡 and any other's limit is meant for a limit.
  if (
    /(?:消费|贡献|收入|花)(?:了|额|金额)?(?:为|是)?$/.test(text.slice(from, start)) &&
    /^的?,(?!.{0,6}(?:就|即|才|便|方))/.test(text.slice(end, end + 9)) &&
    !facts.some((fact) => fact.value === value || fact.high === value)
  )
    return true;
  return /例如|比如|举例|譬如|某|假如|假设|您|先生|女士|小姐|去年|今年|本年度?(?:已|累计)/.test(
    text.slice(from, start),
  );
}

/** Whether a length of time tells how long each day (每天24小时) and not a limit (24小时之内上门). */
function isOfDay({ passage: { text }, form }: Reading, { start, end, bound }: Quantity): boolean {
  if (bound === 'at-most') return false;
  return (
    form === 'cell' ||
    /(?:每[天日]|天天|全天候?|一[天日]|日均|[一二三四五六日]|[×x]\d*|长达|提供|享受)(?:的|:)?$/.test(
      text.slice(0, start),
    ) ||
    /^(?:的)?(?:不间断|全天|电话|人工|在线|接听|服务|热线|值守|都?可|均可|随时|(?:的)?上门服务)/.test(text.slice(end))
  );
}

/** The unit that a table's head, or the topic itself, gives to bare numbers. */
function unitOf({ form, above, passage }: Reading, topic: CompiledTopic): string | undefined {
  if (form !== 'cell') return undefined;
  for (const layer of above) {
    if (/次数/.test(layer.text)) return '次';
    if (/天数/.test(layer.text)) return '天';
    const match = /(?:\(|单位[:为]?|\/)(万元|元|小时|h|天|工作日|个工作日|分钟|秒|次|个?月)/.exec(layer.text);
    if (match) return match[1];
  }
  return /^[\d.,≤≥<=>a-z-]+$/.test(passage.text) ? topic.unit : undefined;
}

const units: { readonly [unit: string]: Partial<Quantity> & Pick<Quantity, 'kind'> & { readonly factor: number } } = {
  万元: { kind: 'money', factor: 10_000 },
  元: { kind: 'money', factor: 1 },
  小时: { kind: 'duration', base: 'seconds', factor: 3600 },
  h: { kind: 'duration', base: 'seconds', factor: 3600 },
  天: { kind: 'duration', base: 'seconds', factor: 86_400 },
  分钟: { kind: 'duration', base: 'seconds', factor: 60 },
  秒: { kind: 'duration', base: 'seconds', factor: 1 },
  工作日: { kind: 'duration', base: 'workdays', factor: 1 },
  个工作日: { kind: 'duration', base: 'workdays', factor: 1 },
  月: { kind: 'duration', base: 'months', factor: 1 },
  个月: { kind: 'duration', base: 'months', factor: 1 },
  次: { kind: 'count', factor: 1 },
};

function withUnit(quantity: Quantity, unit: string): Quantity | undefined {
  const known = units[unit];
  if (!known) return undefined;
  const { factor, ...rest } = known;
  return {
    ...quantity,
    ...rest,
    value: quantity.value * factor,
    form: { ...quantity.form, ...(factor > 1 ? { factor } : {}) },
  };
}

/** A number belongs to a topic only in its own sentence or cell. */
function inSentence({ passage, form }: Reading, topic: number, at: number): boolean {
  const [from, to] = sentenceAround(passage.text, at);
  return (
    form === 'cell' ||
    passage.topics.some((mention) => mention.topic === topic && mention.start >= from && mention.end <= to)
  );
}

function isDialled(text: string, { start, end, value }: Quantity): boolean {
  if (!Number.isInteger(value) || value < 100 || value > 999_999) return false;
  return (
    /(?:拨打?|致电|请打|热线(?:电话|号码)?(?:是|为|:)?|电话(?:是|为|:)?|号码(?:是|为|:)?|查号台?(?:是|为|:)?|通过|联系|电信)(?:\(|"|为|是)?$/.test(
      text.slice(0, start),
    ) || /^(?:号|热线|客服|台|查号|查询)/.test(text.slice(end))
  );
}
