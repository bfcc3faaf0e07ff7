import type { Reader } from '../config/data';
import {
  anything,
  byKind,
  described,
  flag,
  integer,
  list,
  object,
  oneOf,
  record,
  schemaOf,
  text,
} from '../config/data';
import type {
  ActSource,
  ClauseSource,
  ExampleSource,
  Guard,
  Localised,
  Origin,
  PackManifest,
  PhraseSource,
  RuleFileSource,
  RulePattern,
  RuleSource,
  TermSource,
} from './schema';
import { anchor, condition, hangup, hold, insert, order, pace, place, repeat, silence, similar } from './read-dialogue';
import { checkTypes, guardScopes } from './schema';

/** Facts are written in facts.yaml. */
const ruleChecks = checkTypes.filter((check) => check !== 'fact');

export const severities = ['error', 'warning', 'info', 'hint'] as const;
const tiers = ['普通', '我的e家', '商务领航', 'VIP'] as const;
const kinds = ['script', 'article', 'transcript'] as const;
const blockTypes = ['turn', 'paragraph', 'heading', 'list-item', 'numbered-step', 'table-cell'] as const;

export const localised: Reader<Localised> = object({ zh: text({ nonEmpty: true }), en: text({ nonEmpty: true }) }, [
  'zh',
  'en',
]);

/** Text of a form, told otherwise. */
function shaped(form: RegExp, message: (id: string) => Localised): Reader<string> {
  const read = text({ nonEmpty: true });
  return described(
    (node, reading) => {
      const id = read(node, reading);
      if (id === undefined || form.test(id)) return id;
      reading.problem(node.offset, message(id));
      return undefined;
    },
    () => ({ type: 'string', pattern: form.source }),
  );
}

const ruleId = shaped(/^[a-z][a-z0-9-]*(\/[a-z0-9][a-z0-9-]*)?$/, (id) => ({
  zh: `规则编号 ${id} 应写作 label 或 label/name，只用小写字母、数字和 -`,
  en: `the rule id ${id} should be label or label/name, in lower-case letters, digits and -`,
}));

/** The id of a topic, which is that of its rule. */
export const factTopicId = shaped(/^fact-conflict\/[a-z0-9][a-z0-9-]*$/, (id) => ({
  zh: `主题编号 ${id} 应写作 fact-conflict/name，只用小写字母、数字和 -`,
  en: `the id ${id} of a topic should be fact-conflict/name, in lower-case letters, digits and -`,
}));

export const clauseId = shaped(/^§/, () => ({ zh: '条款编号应以 § 开头', en: 'a clause id begins with §' }));

const packName = shaped(/^(@[a-z0-9-]+\/)?[a-z0-9][a-z0-9._-]*$/, (name) => ({
  zh: `规则包名 ${name} 只用小写字母、数字、- 和 .`,
  en: `a pack name uses lower-case letters, digits, - and .`,
}));

const actId = shaped(/^[a-z][a-z0-9-]*$/, (id) => ({
  zh: `行为编号 ${id} 只用小写字母、数字和 -`,
  en: `an act id uses lower-case letters, digits and -`,
}));

export const patternText = text({ orNumber: true, nonEmpty: true });

const guard = object(Object.fromEntries(guardScopes.map((scope) => [scope, list(patternText)]))) as Reader<Guard>;

const rulePattern = byKind<string, never, RulePattern>({
  scalar: patternText,
  map: object(
    {
      match: patternText,
      unless: guard,
      when: guard,
      part: text({ nonEmpty: true }),
      replace: text(),
      safety: oneOf(['safe', 'unsafe']),
      suggest: list(text({ nonEmpty: true })),
    },
    ['match'],
  ),
});

const example = byKind<string, never, ExampleSource>({
  scalar: text({ nonEmpty: true }),
  map: object({
    text: text({ nonEmpty: true }),
    dialogue: text({ nonEmpty: true }),
    scene: text({ nonEmpty: true }),
    role: oneOf(['agent', 'customer', 'article']),
    tier: oneOf(tiers),
    fixed: text(),
  }),
});

const ruleShape = {
  id: ruleId,
  clauses: list(clauseId),
  severity: oneOf(severities),
  check: oneOf(ruleChecks),
  roles: list(oneOf(['agent', 'prose', 'customer'])),
  kinds: list(oneOf(kinds)),
  tiers: list(oneOf(tiers)),
  sentence: list(oneOf(['question', 'exclamation', 'statement'])),
  notIn: list(oneOf(blockTypes)),
  patterns: list(rulePattern),
  unless: guard,
  when: guard,
  mark: oneOf(['match', 'clause', 'sentence', 'turn']),
  once: oneOf(['sentence', 'turn', 'text']),
  yields: list(text({ nonEmpty: true })),
  count: object({ min: integer(1, 100), in: oneOf(['turn', 'sentence']) }, ['min', 'in']),
  entity: oneOf(['id-card', 'bank-card', 'mobile', 'name-with-address']),
  anchor,
  expect: condition,
  except: condition,
  at: place,
  insert,
  order,
  repeat,
  similar,
  pace,
  hold,
  silence,
  hangup,
  message: localised,
  why: localised,
  notes: localised,
  precision: object({ read: integer(1, 10_000), right: integer(0, 10_000) }, ['read', 'right']),
  replace: text(),
  safety: oneOf(['safe', 'unsafe']),
  suggest: list(text({ nonEmpty: true })),
} as const;

export const examples = object({ flagged: list(example), allowed: list(example) }, ['flagged', 'allowed']);

/** rules/*.yaml. `origins` receives where each rule stands. A rule takes what it does not say from the file's defaults. */
export function ruleFile(origins: { [ruleId: string]: Origin }): Reader<RuleFileSource> {
  const defaults = object({ ...ruleShape, id: notInDefaults });
  const readRule = object({ ...ruleShape, override: flag, examples }, ['id']);
  const fileShape = (rule: Reader<RuleSource>) =>
    object({ defaults: anything, lists: record(list(patternText)), rules: list(rule) });
  const keys = object({ defaults, lists: record(list(patternText)), rules: list(readRule) });
  return described(
    (node, reading) => {
      let shared: Partial<RuleSource> = {};
      const wholeRule: Reader<RuleSource> = (ruleNode, r) => {
        const own = readRule(ruleNode, r);
        if (own === undefined) return undefined;
        const rule = { ...shared, ...own } as RuleSource;
        origins[rule.id] = { file: r.file, ...r.position(ruleNode.offset) };
        for (const key of ['clauses', 'severity', 'message', 'examples'] as const) {
          // One that is there and wrong has been told.
          const isWritten = ruleNode.kind === 'map' && ruleNode.entries.some((entry) => entry.key === key);
          if (rule[key] === undefined && !isWritten)
            r.problem(ruleNode.offset, { zh: `规则 ${rule.id} 缺少 ${key}`, en: `rule ${rule.id} lacks ${key}` });
        }
        return rule;
      };
      // Defaults first, wherever the file has them.
      if (node.kind === 'map') {
        const entry = node.entries.find((e) => e.key === 'defaults');
        if (entry) shared = (defaults(entry.value, reading) as Partial<RuleSource> | undefined) ?? {};
      }
      return fileShape(wholeRule)(node, reading) as RuleFileSource | undefined;
    },
    () => schemaOf(keys),
  );
}

const notInDefaults = described<undefined>(
  (node, reading) => {
    reading.problem(node.offset, { zh: 'defaults 里不能写 id', en: 'defaults cannot have an id' });
    return undefined;
  },
  () => ({ not: {} }),
);

/** pack.yaml. `origins` receives where each name of `remove` and `extends` stands, under `remove NAME`, `extends NAME`. */
export function manifestFile(origins: { [name: string]: Origin }): Reader<PackManifest> {
  const name = text({ nonEmpty: true });
  const located = (key: string): Reader<string> =>
    described<string>(
      (node, reading) => {
        const value = name(node, reading);
        if (value !== undefined) origins[`${key} ${value}`] = { file: reading.file, ...reading.position(node.offset) };
        return value;
      },
      () => schemaOf(name),
    );
  return object(
    {
      name: packName,
      version: name,
      title: localised,
      extends: list(located('extends')),
      remove: list(located('remove')),
      labels: record(localised),
      rewrites: record(localised),
      source: text(),
    },
    ['name', 'version', 'title'],
  );
}

/** clauses.yaml. Beyond id and kind every key is the standard's own. */
export const clauses: Reader<ClauseSource[]> = list(
  described(
    (node, reading) => {
      if (node.kind !== 'map') return object({})(node, reading) as undefined;
      const value = record(anything)(node, reading) as ClauseSource | undefined;
      const own = node.entries.filter((entry) => entry.key === 'id' || entry.key === 'kind');
      const head = clauseHead({ ...node, entries: own }, reading);
      return head && value ? { ...value, ...head } : undefined;
    },
    () => ({ ...schemaOf(clauseHead), additionalProperties: true }),
  ),
);

const clauseHead = object(
  { id: clauseId, kind: oneOf(['lexical', 'discourse', 'timing', 'fact', 'term', 'reference']) },
  ['id', 'kind'],
);

/** terms.yaml. `origins` receives where each term stands, under the id of its rule. */
export function termFile(origins: { [name: string]: Origin }): Reader<{ readonly terms?: readonly TermSource[] }> {
  const readTerm = object(
    {
      id: actId,
      term: text({ nonEmpty: true }),
      also: list(text({ nonEmpty: true })),
      clause: clauseId,
      definition: text({ nonEmpty: true }),
      quiet: flag,
      wrong: list(rulePattern),
      unless: guard,
      examples,
    },
    ['id', 'term', 'clause', 'definition'],
  ) as Reader<TermSource>;
  return object({
    terms: list(
      described(
        (node, reading) => {
          const term = readTerm(node, reading);
          if (term?.id) origins[`term/${term.id}`] = { file: reading.file, ...reading.position(node.offset) };
          if (term?.wrong && !term.examples)
            reading.problem(node.offset, {
              zh: `术语“${term.term}”写了 wrong，还要有 examples（flagged 和 allowed）`,
              en: `the term "${term.term}" has wrong names and needs examples (flagged and allowed)`,
            });
          return term;
        },
        () => schemaOf(readTerm),
      ),
    ),
  });
}

/** phrases.yaml. `origins` receives where each phrase stands, under `phrase ID`. */
export function phraseFile(origins: { [name: string]: Origin }): Reader<PhraseSource[]> {
  const readPhrase = object(
    {
      id: text({ nonEmpty: true }),
      override: flag,
      clause: clauseId,
      when: text({ nonEmpty: true }),
      tiers: list(oneOf(tiers)),
      after: list(actId),
      scenes: list(text({ nonEmpty: true })),
      place: oneOf(['start', 'end']),
      text: text({ nonEmpty: true }),
    },
    ['id', 'clause', 'when', 'text'],
  );
  return list(
    described<PhraseSource>(
      (node, reading) => {
        const phrase = readPhrase(node, reading);
        if (phrase) origins[`phrase ${phrase.id}`] = { file: reading.file, ...reading.position(node.offset) };
        return phrase;
      },
      () => schemaOf(readPhrase),
    ),
  );
}

/** acts.yaml. `origins` receives where each act stands, under `act ID`. */
export function actFile(origins: { [name: string]: Origin }): Reader<ActSource[]> {
  const readAct = object(
    {
      id: actId,
      by: oneOf(['agent', 'customer']),
      title: localised,
      patterns: list(rulePattern),
      unless: guard,
      when: guard,
      sentence: list(oneOf(['question', 'exclamation', 'statement'])),
      staged: flag,
      examples,
    },
    ['id', 'by', 'title', 'patterns'],
  ) as Reader<ActSource>;
  return list(
    described(
      (node, reading) => {
        const act = readAct(node, reading);
        if (act) origins[`act ${act.id}`] = { file: reading.file, ...reading.position(node.offset) };
        return act;
      },
      () => schemaOf(readAct),
    ),
  );
}
