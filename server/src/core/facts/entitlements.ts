import type { AsideFinder } from './asides';
import type { CompiledFact, CompiledTopic } from './fact-program';
import type { Passage, TopicMention, ValueGroup } from './passage';
import type { Reading } from './resolve';
import type { ReadyTopic, Statement } from './statements';

/** Words that say that somebody is entitled, and those that say the opposite. */
const yesWords =
  /不收取?(?:任何)?费|免(?:费|收)|无需(?:付|缴|交)费?|不(?:用|必|需)(?:付|交|缴)|享受|享有|可享|提供|可以?|能够?|有(?!效|关|限|误|时|人|助|序|些)|面向|适用|开放|配备?|赠送|包含|包括|含|均|都|√|支持|获(?:得|赠)|送|限|负责|代办|针对|专属|专享|对象|全免|(?:可|能)借|借给|借用|(?<![发打转交诉寄递])给|是$/;
const noWords =
  /不(?:能|可以?|得|予|再|会|享受|享有|提供|支持|含|包括|包含|适用|面向|对|开放|在|配备?|免|送|办|行|发|参加|具备|给)|没有?|无(?!论|须|线|关|误|故|效|忧|需|条件)|未(?:开通|提供|配|纳入)|暂不|(?:需要?)?收费|自费|自付|付费|有偿|缴纳|收取|需(?:要)?(?:支付|交|付|缴)|交.{0,4}费|(?:要|需|照|另|得)收.{0,4}(?:费|钱)|[✗✘]|不享|谢绝|取消|不借|借不到/;
const freely = /不收取?(?:任何)?费|免(?:费|收)|无需(?:付|缴|交)费?|不(?:用|必|需)(?:付|交|缴)/g;
const onlyWords = /只(?!要|有在)|仅|限(?:于)?(?!时|额|制)|专享|独享|专属|独有|唯一/;
const everyone =
  /(?:所有|全部|全体|各级|各等级|任何|每(?:一)?位|不分等级(?:的)?|各个等级(?:的)?)(?:的)?(?:等级|级别|vip)?(?:的)?(?:持卡)?(?:会员|客户|持卡)/;
/** 其他级别: those that were not named before. */
const theRest = /(?:其他|其它|其余|别的)(?:的)?(?:级别|等级|会员|客户|用户|卡|档)/;
const wanting = /咨询|询问|要求|想要?|希望|提出|问及|问到|质疑|以为|申请(?:时|的)|误|投诉/;
const forbidden =
  /(?:不要|不得|不能|禁止|严禁|切勿|不可|别|勿)(?:再)?(?:向|对|跟|和|给|把)?[^,]{0,12}?(?:说|承诺|答应|告知|告诉|宣传|解释|许诺|答复)/;
const cellYes =
  /^(?:√|✓|有|是|y|yes|可|可以|支持|提供|享受|享有|免费|免|包含|含|全免|○|●|1|免收|不收费|可享受?|送|开通|适用|具备)(?:[(,。].*)?$/;
const cellNo =
  /^(?:×|✗|无|否|n|no|不可以?|不支持|不提供|不享受?|不享有|收费|不免费?|不含|不包含|没有|-+|\/|—|○?无|付费|自费|不适用|暂无|不具备|未开通|有偿|不送)(?:[(,。].*)?$/;

/** The statements about entitlements (备机: 有 or 无, for whom) in a passage. */
export function readEntitlements(reading: Reading, topics: readonly ReadyTopic[], aside: AsideFinder): Statement[] {
  const wanted = new Set<number>();
  for (const mention of [reading.passage, ...reading.above].flatMap((passage) => passage.topics))
    if (topics[mention.topic]!.topic.measure === 'yes-no') wanted.add(mention.topic);
  const found: Statement[] = [];
  for (const index of wanted) {
    const statements =
      reading.form === 'cell'
        ? ofCell(reading, index, topics[index]!)
        : reading.form === 'item'
          ? (ofItem(reading, index, topics[index]!) ?? ofText(reading, index, topics[index]!))
          : ofText(reading, index, topics[index]!);
    for (const statement of statements) {
      const reason = aside(reading.passage, statement.start, statement.end, reading.above);
      found.push(reason && reason !== 'internal' ? { ...statement, verdict: 'aside', reason } : statement);
    }
  }
  return found;
}

/** 有, 无, √, × under a head: what the words of a cell, or of an item behind its colon, come to. */
function polarityOf(words: string): boolean | undefined {
  const bare = words.replace(/[。;,]$/, '');
  if (cellNo.test(bare)) return false;
  if (cellYes.test(bare)) return true;
  return undefined;
}

function ofCell(reading: Reading, index: number, ready: ReadyTopic): Statement[] {
  const { passage, above, beside } = reading;
  const { topic } = ready;
  const dimension = topic.by[0]!;
  const own = passage.topics.some((mention) => mention.topic === index);
  const near = above.slice(0, beside);
  const named = near.some((layer) => layer.topics.some((mention) => mention.topic === index));
  // A topic over the table counts only where neither row nor column names one.
  if (!own && !named && near.some((layer) => layer.topics.length > 0)) return [];
  if (own && above.slice(0, beside).every((layer) => layer.groups.every((group) => group.dimension !== dimension)))
    return [];
  const groups = passage.groups.filter((group) => group.dimension === dimension);
  if (groups.length > 0 && !own) {
    const alone = /^(?:仅|只|限|限于|只限|仅限)?(?:级|卡|[、/和及与或]|会员|客户|用户)*$/.test(
      passage.text.replace(
        new RegExp(groups.map(({ start, end }) => passage.text.slice(start, end)).join('|'), 'g'),
        '',
      ),
    );
    if (!alone && !near.some((layer) => /对象|范围|享受|适用|客户|会员|等级|开放/.test(layer.text))) return [];
    const shown = groups.filter((group) => !group.excluded).flatMap((group) => group.values);
    return exhaustive(topic, index, dimension, shown, groups[0]!.start, groups[groups.length - 1]!.end);
  }
  const has = polarityOf(passage.text) ?? (passage.text.length < 24 ? polarityIn(passage.text) : undefined);
  if (has === undefined) return [];
  const layer = above.find((one) => one.groups.some((group) => group.dimension === dimension));
  const values = layer?.groups
    .filter((group) => group.dimension === dimension && !group.excluded)
    .flatMap((group) => group.values);
  const names = values && values.length > 0 ? [...new Set(values)] : given(reading, dimension);
  return names.length === 0
    ? []
    : stated(topic, index, dimension, names, has, 0, passage.text.replace(/[。;]$/, '').length);
}

/** 备机备卡：无 under 银卡会员; 金卡会员 under 备机服务对象; 免费补卡 under 金卡会员权益. Undefined: read it as a sentence. */
function ofItem(reading: Reading, index: number, ready: ReadyTopic): Statement[] | undefined {
  const { passage, above } = reading;
  const { topic } = ready;
  const dimension = topic.by[0]!;
  const { text } = passage;
  const own = passage.topics.find((mention) => mention.topic === index);
  const groups = passage.groups.filter((group) => group.dimension === dimension);
  const colon = text.search(/[:]|--?(?=[^-])/);
  const tail = colon >= 0 ? text.slice(colon).replace(/^[:-]+/, '') : '';
  const lead = above.find((layer) => layer.text !== '');
  const has = polarityOf(tail);
  if (own && groups.length === 0) {
    const values = above.find((layer) => layer.groups.some((group) => group.dimension === dimension));
    const names = values
      ? [...new Set(values.groups.filter((g) => g.dimension === dimension && !g.excluded).flatMap((g) => g.values))]
      : given(reading, dimension);
    if (names.length === 0) return [];
    if (has !== undefined)
      return stated(topic, index, dimension, names, has, text.length - tail.length, text.replace(/[。;]$/, '').length);
    const refused = lead !== undefined && /不(?:享受|提供|包括|包含|含|能|适用)|没有|无以下/.test(lead.text);
    const rest = text.slice(0, own.start) + text.slice(own.end);
    const polarity =
      (refused && polarityIn(rest) === undefined ? false : undefined) ??
      polarityIn(text) ??
      (text.length <= own.end - own.start + 14 && lead
        ? !/不(?:享受|提供|包括|包含|含|能)|没有|无以下/.test(lead.text)
        : undefined);
    if (polarity === undefined) return [];
    return stated(topic, index, dimension, names, polarity, ...markOf(text, own, undefined, polarity));
  }
  if (!own && groups.length > 0) {
    if (!lead?.topics.some((mention) => mention.topic === index)) return [];
    const names = [...new Set(groups.filter((group) => !group.excluded).flatMap((group) => group.values))];
    if (has !== undefined)
      return stated(topic, index, dimension, names, has, text.length - tail.length, text.replace(/[。;]$/, '').length);
    const { end } = groups[groups.length - 1]!;
    if (
      /^(?:级|卡)?(?:会员|客户|用户)?[。;,]?$/.test(text.slice(end)) &&
      /对象|范围|适用|享受|面向|以下|下列|限|可/.test(lead.text)
    )
      return stated(
        topic,
        index,
        dimension,
        names,
        !/不(?:享受|提供|包括|包含|含|能|适用|可)|没有/.test(lead.text),
        groups[0]!.start,
        end,
      );
    return undefined;
  }
  return undefined;
}

function ofText(reading: Reading, index: number, ready: ReadyTopic): Statement[] {
  const { passage, above } = reading;
  const { text } = passage;
  const { topic } = ready;
  const dimension = topic.by[0]!;
  const found: Statement[] = [];
  let carriedTopic =
    above.some((layer) => layer.topics.some((mention) => mention.topic === index)) && reading.form !== 'text';
  let carriedValues: readonly string[] = above.length > 0 ? firstValues(above, dimension) : [];
  if (carriedValues.length === 0) carriedValues = given(reading, dimension);
  for (const [from, to] of pieces(text, /[。;!?\n]/)) {
    const inSentence = passage.topics.some(
      (mention) => mention.topic === index && mention.start >= from && mention.end <= to,
    );
    if (!inSentence && !carriedTopic) {
      const named = groupsIn(passage, dimension, from, to);
      if (named.length > 0) carriedValues = named[named.length - 1]!.values;
      continue;
    }
    const clauses = pieces(text.slice(from, to), /,/).map(([a, b]) => [a + from, b + from] as const);
    let exclusion: ValueGroup | undefined;
    let topicSeen = carriedTopic && !inSentence;
    const before = found.length;
    for (const [start, end] of clauses) {
      const clause = text.slice(start, end);
      const groups = groupsIn(passage, dimension, start, end);
      const mention = passage.topics.find((one) => one.topic === index && one.start >= start && one.end <= end);
      const others = passage.topics.some(
        (one) => one.topic !== index && !one.weak && one.start >= start && one.end <= end,
      );
      topicSeen ||= mention !== undefined;
      const positive = groups.filter((group) => !group.excluded);
      const excluded = groups.filter((group) => group.excluded);
      if (excluded.length > 0) exclusion = excluded[0];
      const values = everyone.test(clause) ? valuesOf(topic, dimension) : positive.flatMap((group) => group.values);
      if (values.length > 0) carriedValues = values;
      if (!topicSeen && !(inSentence && values.length > 0 && laterTopic(passage, index, end, to))) continue;
      if (others && mention === undefined) continue;
      // What follows (手机坏了可以先拿一部用) explains what was stated.
      if (mention === undefined && values.length === 0 && !exclusion && !theRest.test(clause) && found.length > before)
        continue;
      if (forbidden.test(clause)) continue;
      if (wanting.test(clause.slice(0, mention ? mention.start - start : clause.length)) && mention) continue;
      if (topic.near && mention === undefined) continue;
      if (ready.without?.test(clause)) continue;
      const polarity = polarityIn(clauseRest(clause, mention, start));
      if (ready.with && !ready.with.test(text.slice(from, to))) continue;
      if (polarity === undefined) continue;
      let about: readonly string[] =
        values.length > 0 ? values : mention || carriedTopic || topicSeen ? carriedValues : [];
      if (values.length === 0 && !exclusion && theRest.test(clause)) {
        const named = about;
        about = valuesOf(topic, dimension).filter((value) => !named.includes(value));
      }
      if (exclusion && values.length === 0) {
        const excludedNow = exclusion;
        about = valuesOf(topic, dimension).filter((value) => !excludedNow.values.includes(value));
        found.push(
          ...stated(
            topic,
            index,
            dimension,
            excludedNow.values,
            !polarity,
            excludedNow.start,
            Math.max(excludedNow.end, end),
          ),
        );
        exclusion = undefined;
      }
      if (about.length === 0) continue;
      const span = markOf(text, mention, positive.length > 0 ? positive : undefined, polarity, start, end);
      if (polarity && positive.length > 0 && onlyWords.test(clause) && !/不(?:只|仅|限)/.test(clause))
        found.push(...exhaustive(topic, index, dimension, about, span[0], span[1]));
      else found.push(...stated(topic, index, dimension, about, polarity, span[0], span[1]));
    }
    carriedTopic = inSentence || carriedTopic;
  }
  return found;
}

function laterTopic(passage: Passage, index: number, from: number, to: number): boolean {
  return passage.topics.some((mention) => mention.topic === index && mention.start >= from && mention.end <= to);
}

/** The clause without the topic's own words, which may hold words of entitlement (免费补卡). */
function clauseRest(clause: string, mention: TopicMention | undefined, start: number): string {
  if (!mention || /[不没无]/.test(clause.slice(mention.start - start, mention.end - start))) return clause;
  const free = /^免费?/.test(clause.slice(mention.start - start));
  return `${clause.slice(0, mention.start - start)}${free ? '免费' : '｜'}${clause.slice(mention.end - start)}`;
}

/** What the words of a clause come to; undefined where they say neither. */
function polarityIn(words: string): boolean | undefined {
  const rest = words.replace(
    /(?:除了?|不含|不包括)[^,]{1,12}?(?:以外|之外|外)|不(?:只|仅|但|光)|无需|无须|不需要?(?!支付|付|交)/g,
    '',
  );
  const without = rest.replace(freely, '');
  if (noWords.test(without)) return false;
  return freely.test(rest) || yesWords.test(rest) ? ((freely.lastIndex = 0), true) : undefined;
}

function markOf(
  text: string,
  mention: TopicMention | undefined,
  groups: readonly ValueGroup[] | undefined,
  polarity: boolean,
  start = 0,
  end = text.length,
): [number, number] {
  if (groups && polarity) {
    const [first] = groups;
    if (groups.length > 1 || first!.values.length > 1) return [first!.start, groups[groups.length - 1]!.end];
    return [first!.start, Math.max(lastYes(text, first!.end, end), mention?.end ?? 0)];
  }
  const clause = text.slice(start, end);
  const word = (polarity ? yesWords : noWords).exec(clause);
  if (word) {
    const at = start + word.index;
    if (!polarity) return [at, at + word[0].length];
    return [mention ? Math.min(at, mention.start) : at, Math.max(at + word[0].length, mention?.end ?? 0)];
  }
  return mention ? [mention.start, mention.end] : [start, end];
}

/** From a tier to the last word that grants: 银卡会员可以享受. */
function lastYes(text: string, from: number, end: number): number {
  let last = from;
  for (const match of text.slice(from, end).matchAll(new RegExp(yesWords, 'g')))
    last = from + match.index + match[0].length;
  return last;
}

function stated(
  topic: CompiledTopic,
  index: number,
  dimension: string,
  values: readonly string[],
  has: boolean,
  start: number,
  end: number,
): Statement[] {
  const facts = values.map((value) => factOf(topic, dimension, value)).filter((fact) => fact !== undefined);
  if (facts.length === 0 || start >= end) return [];
  const wrong = facts.filter((fact) => fact.has !== has);
  const fact = wrong[0] ?? facts[0]!;
  return [
    {
      topic: index,
      when: { [dimension]: wrong.length > 0 ? wrong.map((one) => one.when[dimension]!) : values },
      start,
      end,
      verdict: wrong.length > 0 ? 'conflict' : 'agrees',
      fact,
      has,
      certain: wrong.length === facts.length,
    },
  ];
}

/** 只限钻石卡: those named have it, the others have not. */
function exhaustive(
  topic: CompiledTopic,
  index: number,
  dimension: string,
  shown: readonly string[],
  start: number,
  end: number,
): Statement[] {
  const wronglyIn = shown.filter((value) => factOf(topic, dimension, value)?.has === false);
  if (wronglyIn.length > 0) return stated(topic, index, dimension, wronglyIn, true, start, end);
  const leftOut = topic.facts.filter((fact) => fact.has && !shown.includes(fact.when[dimension] ?? ''));
  if (leftOut.length > 0)
    return stated(
      topic,
      index,
      dimension,
      leftOut.map((fact) => fact.when[dimension]!),
      false,
      start,
      end,
    );
  return stated(topic, index, dimension, shown, true, start, end);
}

function factOf({ facts }: CompiledTopic, dimension: string, value: string): CompiledFact | undefined {
  return facts.find((fact) => fact.when[dimension] === value);
}

function valuesOf({ facts }: CompiledTopic, dimension: string): string[] {
  return facts.map((fact) => fact.when[dimension]).filter((value) => value !== undefined);
}

function groupsIn({ groups }: Passage, dimension: string, start: number, end: number): ValueGroup[] {
  return groups.filter((group) => group.dimension === dimension && group.start >= start && group.end <= end);
}

function firstValues(above: readonly Passage[], dimension: string): readonly string[] {
  for (const layer of above) {
    const groups = layer.groups.filter((group) => group.dimension === dimension && !group.excluded);
    if (groups.length > 0) return [...new Set(groups.flatMap((group) => group.values))];
  }
  return [];
}

function given(reading: Reading, dimension: string): string[] {
  const value = reading.given()[dimension];
  return value === undefined ? [] : [value];
}

function pieces(text: string, divider: RegExp): [number, number][] {
  const found: [number, number][] = [];
  let start = 0;
  for (let i = 0; i <= text.length; i++)
    if (i === text.length || divider.test(text[i]!)) {
      if (i > start) found.push([start, i]);
      start = i + 1;
    }
  return found;
}
