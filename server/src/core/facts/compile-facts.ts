import type { DataProblem } from '../config/data';
import type { PatternLists } from '../matching';
import { parsePattern } from '../matching';
import type { FactDimensionSource, FactSource, FactTopicSource, Localised, Origin, Pack } from '../packs/schema';
import { compare, reads } from './compare';
import type { CompiledFact, CompiledTopic, FactProgram, Sources } from './fact-program';
import { foldString } from './folded';
import { neededCharacters } from './needs';
import { patternSource } from './pattern-source';
import { findQuantities } from './quantities';

const nowhere: Origin = { file: 'facts.yaml', line: 1, column: 1 };

/**
 * Compiles the facts of all packs into one program, or undefined where no pack has any. A topic of a later pack takes the
 * place of one with the same id. What cannot be understood (a pattern, a quantity, a value that no dimension has) is a
 * problem at its place and left out. `ruleIndex` gives the number of the rule that a topic became.
 */
export function compileFacts(
  packs: readonly Pack[],
  lists: PatternLists,
  ruleIndex: (id: string) => number | undefined,
): { facts?: FactProgram; problems: DataProblem[] } {
  const problems: DataProblem[] = [];
  const files = packs.flatMap((pack) => (pack.facts ? [{ facts: pack.facts, origins: pack.origins }] : []));
  if (files.length === 0) return { problems };
  const fail = (origin: Origin, message: Localised) => void problems.push({ ...origin, message });

  /** Patterns as one regular expression, or undefined where there are none. */
  function join(patterns: readonly string[] | undefined, origin: Origin): string | undefined {
    const sources = each(patterns, origin);
    return sources.length === 0 ? undefined : sources.map(([source]) => source).join('|');
  }

  /** Patterns as regular expressions; those that cannot be read are problems and left out. */
  function each(patterns: readonly string[] | undefined, origin: Origin): Sources {
    const sources: Sources[number][] = [];
    for (const source of patterns ?? []) {
      const parsed = parsePattern(source, lists);
      if (parsed.error)
        fail(origin, {
          zh: `模式“${source}”第 ${parsed.error.offset + 1} 个字符处：${parsed.error.message.zh}`,
          en: `pattern "${source}", character ${parsed.error.offset + 1}: ${parsed.error.message.en}`,
        });
      else sources.push([patternSource(parsed.pattern.node), ...neededCharacters(parsed.pattern.node)]);
    }
    return sources;
  }

  const dimensions = new Map<string, Map<string, { names: string[]; short: string[] }>>();
  for (const { facts } of files) for (const dimension of facts.dimensions ?? []) addDimension(dimensions, dimension);

  const topics = new Map<string, { topic: FactTopicSource; origins: Pack['origins'] }>();
  for (const { facts, origins } of files)
    for (const topic of facts.topics ?? []) topics.set(topic.id, { topic, origins });

  const compiled: CompiledTopic[] = [];
  for (const { topic, origins } of topics.values()) {
    const origin = origins[topic.id] ?? nowhere;
    const index = ruleIndex(topic.id);
    const names = each(topic.names, origin);
    if (index === undefined || names.length === 0) continue;
    for (const dimension of topic.by ?? [])
      if (!dimensions.has(dimension))
        fail(origin, {
          zh: `主题 ${topic.id} 用到的条件 ${dimension} 没有定义`,
          en: `the topic ${topic.id} depends on ${dimension}, which no dimension is called`,
        });
    const facts: CompiledFact[] = [];
    (topic.facts ?? []).forEach((fact, i) => {
      const place = origins[`fact ${topic.id} ${i}`] ?? origin;
      for (const [dimension, value] of Object.entries(fact.when ?? {})) {
        if (topic.by?.includes(dimension) && dimensions.get(dimension)?.has(value)) continue;
        fail(place, {
          zh: `条件 ${dimension}: ${value} 不存在（主题 ${topic.id}）`,
          en: `there is no ${dimension}: ${value} (topic ${topic.id})`,
        });
      }
      const read = readFact(topic, fact);
      if (read) facts.push(read);
      else
        fail(place, {
          zh: `看不懂规定“${fact.is}”：主题 ${topic.id} 的类型是 ${topic.quantity}，应写作 ${samples[topic.quantity]}`,
          en: `"${fact.is}" cannot be understood: the topic ${topic.id} is of type ${topic.quantity}, for example ${samples[topic.quantity]}`,
        });
    });
    const optional = {
      weak: topic.weak && each(topic.weak, origin),
      with: topic.with && each(topic.with, origin),
      without: join(topic.without, origin),
      near: topic.near,
      places: topic.places,
      unit: topic.unit,
      choices:
        topic.choices && Object.entries(topic.choices).map(([name, list]) => ({ name, names: each(list, origin) })),
    };
    compiled.push({
      id: topic.id,
      ruleIndex: index,
      title: topic.title,
      measure: topic.quantity,
      names,
      by: topic.by ?? [],
      facts,
      ...dropUndefined(optional),
    });
  }
  const all = (key: 'others' | 'own') =>
    join(
      files.flatMap(({ facts }) => facts[key] ?? []),
      nowhere,
    );
  const companies = dropUndefined({ others: all('others'), own: all('own') });
  return {
    facts: {
      dimensions: [...dimensions].map(([id, values]) => ({
        id,
        values: [...values].map(([name, { names, short }]) => ({
          name,
          names: each(names, nowhere),
          ...dropUndefined({ short: short.length > 0 ? each(short, nowhere) : undefined }),
        })),
      })),
      topics: compiled,
      ...companies,
    },
    problems,
  };
}

const samples: { readonly [measure in FactTopicSource['quantity']]: string } = {
  duration: '24 小时以内',
  money: '200 元以内',
  count: '3 次',
  period: '每 2 个月 1 次',
  hours: '8:00-20:00',
  code: '10000',
  choice: 'choices 中的一项',
  'yes-no': '有 / 无',
};

function addDimension(
  dimensions: Map<string, Map<string, { names: string[]; short: string[] }>>,
  { id, values }: FactDimensionSource,
): void {
  let known = dimensions.get(id);
  if (!known) dimensions.set(id, (known = new Map<string, { names: string[]; short: string[] }>()));
  for (const { name, names, short } of values) {
    const value = known.get(name);
    if (value) {
      value.names.push(...names);
      value.short.push(...(short ?? []));
    } else known.set(name, { names: [...names], short: [...(short ?? [])] });
  }
}

/** A fact from its wording, or undefined where the wording does not fit the topic. */
function readFact(topic: FactTopicSource, { when = {}, is, clause }: FactSource): CompiledFact | undefined {
  const head = { when, text: is, clause };
  if (topic.quantity === 'yes-no') {
    if (/^(?:有|是|免费|提供|yes|true)/.test(is)) return { ...head, has: true };
    return /^(?:无|否|没有|收费|不提供|no|false)/.test(is) ? { ...head, has: false } : undefined;
  }
  if (topic.quantity === 'choice')
    return topic.choices && Object.hasOwn(topic.choices, is) ? { ...head, choice: is } : undefined;
  const quantities = findQuantities(foldString(is), is).filter((quantity) => reads(topic.quantity, quantity));
  const [first] = quantities;
  if (first === undefined) return undefined;
  if (first.kind === 'soon') return { ...head, soon: true };
  if (topic.quantity === 'hours') {
    const week = quantities.find(({ kind }) => kind === 'week-hours');
    const interval = quantities.find(({ kind }) => kind === 'hours');
    const days = week?.value ?? quantities.find(({ kind }) => kind === 'days')?.value;
    const hours = week?.to ?? (interval && days !== undefined ? lengthOf(interval.value, interval.to!) : undefined);
    return {
      ...head,
      ...dropUndefined({ days, dayHours: hours, interval: interval && ([interval.value, interval.to!] as const) }),
    };
  }
  const high = quantities.find(({ part }) => part === 'high');
  const bound =
    high && first.part === 'low'
      ? 'at-least'
      : topic.quantity === 'duration' && first.bound === 'exactly'
        ? 'at-most'
        : first.bound;
  const fact = { ...head, bound, value: first.value, ...dropUndefined({ base: first.base, high: high?.value }) };
  return compare(fact, first, false) === 'unrelated' ? undefined : fact;
}

function lengthOf(from: number, to: number): number {
  return ((to - from) / 60 + 24) % 24 || 24;
}

function dropUndefined<T extends object>(value: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, v]) => v !== undefined)) as ReturnType<
    typeof dropUndefined<T>
  >;
}
