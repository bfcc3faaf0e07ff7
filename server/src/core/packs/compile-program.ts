import type { DataProblem } from '../config/data';
import type { Pattern } from '../matching';
import { compileImage, parsePattern } from '../matching';
import { sizeOf } from '../matching/pattern-shape';
import { compileFacts } from '../facts/compile-facts';
import type { FactProgram } from '../facts/fact-program';
import { charactersOfValues } from '../facts/needs';
import type { Base, BaseProgram } from './base-program';
import { baseFor } from './base-program';
import { encodeOwners } from './owners';
import { entityTriggers } from '../checks/entity-triggers';
import type { CallQuestion, CompiledAct, CompiledGuard, CompiledPattern, CompiledRule, RuleProgram } from './program';
import { callKeys, labelOf, looksAtCall, View } from './program';
import type { ActSource, Condition, Guard, Origin, Pack, RuleSource } from './schema';
import { guardScopes } from './schema';

/** Symbols of all patterns written out: ten times what the built-in packs have, so that no pack keeps a run busy for long. */
const MAX_SYMBOLS = 2_000_000;

const nowhere: Origin = { file: 'pack', line: 1, column: 1 };

/**
 * Compiles the rules of all packs into one program. A rule or a list of a later pack takes the place of one with the
 * same name. A pattern that cannot be read is a problem at its rule, and the pattern is left out.
 */
export function compileProgram(
  packs: readonly Pack[],
  given?: Base,
): { program: RuleProgram; problems: DataProblem[] } {
  const problems: DataProblem[] = [];
  const lists: { [name: string]: readonly string[] } = Object.assign({}, ...packs.map((pack) => pack.lists));
  const sources = new Map<string, { rule: RuleSource; origin: Origin }>();
  for (const pack of packs) {
    for (const rule of pack.rules) sources.set(rule.id, { rule, origin: pack.origins[rule.id] ?? nowhere });
  }

  const base = given && baseFor(packs, given);
  /** Patterns of the base have the numbers below. */
  const first = base?.program.automaton.patternCount ?? 0;
  const patterns: Pattern[] = [];
  const owners: number[][] = [];
  const numbers = new Map<string, number>();
  let symbols = 0;

  /**
   * The number of a pattern; the same text gets the same number, but as a guard another, since guards are looked for at
   * other times. Undefined where it cannot be read.
   */
  function numberOf(source: string, rule: RuleSource, origin: Origin, isGuard = false): number | undefined {
    const key = isGuard ? `guard ${source}` : `shown ${source}`;
    const known = numbers.get(key);
    if (known !== undefined) return known;
    const parsed = parsePattern(source, lists);
    if (parsed.error) {
      const { offset, message } = parsed.error;
      problems.push({
        ...origin,
        message: {
          zh: `规则 ${rule.id} 的模式“${source}”第 ${offset + 1} 个字符处：${message.zh}`,
          en: `rule ${rule.id}, pattern "${source}", character ${offset + 1}: ${message.en}`,
        },
      });
      return undefined;
    }
    const before = symbols;
    symbols += sizeOf(parsed.pattern.node);
    if (symbols > MAX_SYMBOLS) {
      if (before <= MAX_SYMBOLS)
        problems.push({
          ...origin,
          message: {
            zh: `规则 ${rule.id} 的模式“${source}”：全部模式展开后太大，从这里起不再读取`,
            en: `rule ${rule.id}, pattern "${source}": all patterns together are too large when written out; none is read from here on`,
          },
        });
      return undefined;
    }
    const number = first + patterns.length;
    patterns.push(parsed.pattern);
    owners.push([]);
    numbers.set(key, number);
    return number;
  }

  const rules: CompiledRule[] = [...(base?.program.rules ?? [])];
  const off = rules.flatMap(({ id }, index) => (base!.rules.has(id) ? [] : [index]));
  for (const { rule, origin } of sources.values()) {
    if (base?.rules.has(rule.id)) continue;
    const ruleIndex = rules.length;
    const guard = (written: Guard | undefined) => compileGuard(written, rule, origin);
    const compiled: CompiledPattern[] = [];
    const check = rule.check ?? 'phrase';
    for (const name of rule.insert?.behind?.map(listName) ?? [])
      if (name !== undefined && !Object.hasOwn(lists, name))
        problems.push({
          ...origin,
          message: {
            zh: `规则 ${rule.id} 用到的词表“${name}”不存在`,
            en: `rule ${rule.id} names the list ${name}, which does not exist`,
          },
        });
    const written = rule.check === 'entity' && rule.entity ? entityTriggers[rule.entity] : (rule.patterns ?? []);
    if (written.length === 0 && !looksAtCall(check)) {
      problems.push({
        ...origin,
        message: { zh: `规则 ${rule.id} 没有任何模式`, en: `rule ${rule.id} has no pattern` },
      });
    }
    for (const item of written) {
      const detail = typeof item === 'string' ? { match: item } : item;
      const number = numberOf(detail.match, rule, origin);
      if (number === undefined) continue;
      owners[number - first]!.push(ruleIndex, compiled.length);
      const { unless, when, part, replace, safety, suggest } = detail;
      compiled.push(dropUndefined({ unless: guard(unless), when: guard(when), part, replace, safety, suggest }));
    }
    rules.push(
      dropUndefined({
        id: rule.id,
        label: labelOf(rule.id),
        clauses: rule.clauses,
        severity: rule.severity,
        check,
        roles: rule.roles ?? ['agent'],
        kinds: rule.kinds,
        tiers: rule.tiers,
        sentence: rule.sentence,
        notIn: rule.notIn,
        patterns: compiled,
        unless: guard(rule.unless),
        when: guard(rule.when),
        mark: rule.mark ?? 'match',
        once: rule.once,
        yields: rule.yields ?? [],
        count: rule.count,
        entity: rule.entity,
        call: looksAtCall(check) ? callQuestion(rule, lists) : undefined,
        message: rule.message,
        replace: rule.replace,
        safety: rule.safety,
        suggest: rule.suggest,
      }),
    );
  }
  const actSources = new Map<string, ActSource>();
  for (const pack of packs) for (const act of pack.acts) actSources.set(act.id, act);
  const actOrigins = new Map(
    packs.flatMap((pack) => pack.acts.map((act) => [act.id, pack.origins[`act ${act.id}`]] as const)),
  );
  const { acts, actOwners } = compileActs([...actSources.values()]);
  for (const { rule, origin } of sources.values()) {
    for (const id of actsNamed(rule)) {
      if (!actSources.has(id))
        problems.push({
          ...origin,
          message: {
            zh: `规则 ${rule.id} 用到的行为 ${id} 不存在`,
            en: `rule ${rule.id} names the act ${id}, which does not exist`,
          },
        });
    }
  }
  const areOff = new Set(off);
  const compiledFacts = base?.sameFacts
    ? { problems: [], facts: undefined }
    : compileFacts(packs, lists, (id) => {
        const index = rules.findIndex((rule, i) => rule.id === id && !areOff.has(i));
        return index < 0 ? undefined : index;
      });
  problems.push(...compiledFacts.problems);
  const automaton = compileImage(
    patterns,
    guardsOf(first, patterns.length, rules, owners, acts, actOwners),
    viewsOf(first, patterns.length, rules, owners, acts, actOwners),
  );
  const own = { rules: rules.map((rule) => withMeasure(rule, compiledFacts.facts)), acts, actOwners };
  if (base === undefined) {
    return { program: { ...factsOf(compiledFacts.facts), ...own, owners: encodeOwners(owners), automaton }, problems };
  }
  const { program } = base;
  return {
    program: {
      ...own,
      owners: program.owners,
      automaton: program.automaton,
      added: { owners: encodeOwners(owners), automaton },
      off,
      get facts() {
        return base.sameFacts ? program.facts : compiledFacts.facts;
      },
      whom: base.sameFacts ? program.whom : factsOf(compiledFacts.facts).whom,
    },
    problems,
  };

  function compileActs(written: readonly ActSource[]): Pick<RuleProgram, 'acts' | 'actOwners'> {
    const compiledActs: CompiledAct[] = [...(base?.program.acts ?? [])];
    const byPattern: { [pattern: number]: number[] } = base ? actOwnersOf(base) : {};
    for (const act of written) {
      if (base?.acts.has(act.id)) continue;
      const origin = actOrigins.get(act.id) ?? nowhere;
      const named = { id: `act ${act.id}` } as RuleSource; // for the messages of numberOf
      const compiled: CompiledPattern[] = [];
      const guard = (guards: Guard | undefined) => compileGuard(guards, named, origin);
      for (const item of act.patterns) {
        const detail = typeof item === 'string' ? { match: item } : item;
        const number = numberOf(detail.match, named, origin);
        if (number === undefined) continue;
        (byPattern[number] ??= []).push(compiledActs.length, compiled.length);
        compiled.push(dropUndefined({ unless: guard(detail.unless), when: guard(detail.when) }));
      }
      compiledActs.push(
        dropUndefined({
          id: act.id,
          by: act.by,
          patterns: compiled,
          unless: guard(act.unless),
          when: guard(act.when),
          sentence: act.sentence,
          staged: act.staged,
        }),
      );
    }
    return { acts: compiledActs, actOwners: byPattern };
  }

  function compileGuard(written: Guard | undefined, rule: RuleSource, origin: Origin): CompiledGuard | undefined {
    if (written === undefined) return undefined;
    return guardScopes
      .filter((scope) => (written[scope]?.length ?? 0) > 0)
      .map(
        (scope) =>
          [
            scope,
            written[scope]!.map((source) => numberOf(source, rule, origin, true)).filter((n) => n !== undefined),
          ] as const,
      );
  }
}

/** Pattern number → acts, of those of a base that are kept. */
function actOwnersOf({ program, acts: kept }: BaseProgram): { [pattern: number]: number[] } {
  const owners: { [pattern: number]: number[] } = {};
  for (const [pattern, pairs] of Object.entries(program.actOwners)) {
    const of = pairs.filter((_, i) => kept.has(program.acts[pairs[i & ~1]!]!.id));
    if (of.length > 0) owners[Number(pattern)] = of;
  }
  return owners;
}

function factsOf(facts: FactProgram | undefined): Pick<RuleProgram, 'facts' | 'whom'> {
  if (facts === undefined) return {};
  const whom = charactersOfValues(facts);
  return whom === undefined ? { facts } : { facts, whom };
}

/** A rule of a topic of facts with what its facts are measured in. */
function withMeasure(rule: CompiledRule, facts: FactProgram | undefined): CompiledRule {
  const topic = rule.check === 'fact' ? facts?.topics.find(({ id }) => id === rule.id) : undefined;
  return topic ? { ...rule, measure: topic.measure } : rule;
}

/**
 * For each pattern that shows a rule or an act, the patterns its guards ask about: the matcher looks for those only in
 * texts where it is found. Undefined for patterns that are guards only.
 */
function guardsOf(
  first: number,
  count: number,
  rules: readonly CompiledRule[],
  owners: readonly (readonly number[])[],
  acts: readonly CompiledAct[],
  actOwners: RuleProgram['actOwners'],
): (readonly number[] | undefined)[] {
  const guards = new Array<Set<number> | undefined>(count).fill(undefined);
  const add = (pattern: number, ...asked: readonly (CompiledGuard | undefined)[]) => {
    const set = (guards[pattern] ??= new Set());
    for (const guard of asked)
      for (const [, numbers] of guard ?? []) for (const number of numbers) set.add(number - first);
  };
  const collect = (pattern: number, pairs: readonly number[], of: readonly (CompiledRule | CompiledAct)[]) => {
    for (let i = 0; i < pairs.length; i += 2) {
      const owner = of[pairs[i]!]!;
      const own = owner.patterns[pairs[i + 1]!]!;
      add(pattern, owner.unless, owner.when, own.unless, own.when);
    }
  };
  for (let pattern = 0; pattern < count; pattern++) {
    collect(pattern, owners[pattern]!, rules);
    collect(pattern, actOwners[first + pattern] ?? [], acts);
  }
  return guards.map((set) => set && [...set]);
}

/** For each pattern the {@link View}s in whose texts it can come to anything, as bits; 0 for guards, which are asked for. */
function viewsOf(
  first: number,
  count: number,
  rules: readonly CompiledRule[],
  owners: readonly (readonly number[])[],
  acts: readonly CompiledAct[],
  actOwners: RuleProgram['actOwners'],
): number[] {
  const views = new Array<number>(count).fill(0);
  for (let pattern = 0; pattern < count; pattern++) {
    const ofRules = owners[pattern]!;
    for (let i = 0; i < ofRules.length; i += 2) views[pattern]! |= viewsOfRule(rules[ofRules[i]!]!);
    const ofActs = actOwners[first + pattern] ?? [];
    for (let i = 0; i < ofActs.length; i += 2) views[pattern]! |= viewsOfAct(acts[ofActs[i]!]!);
  }
  return views;
}

function viewsOfRule({ roles, check }: CompiledRule): number {
  // What a customer asks about may be what the agent's answer is about.
  if (check === 'fact') return (1 << View.agent) | (1 << View.customer) | (1 << View.prose) | (1 << View.advice);
  const agent = roles.includes('agent') ? (1 << View.agent) | (1 << View.advice) : 0;
  return roles.includes('prose') ? agent | (1 << View.prose) | (1 << View.advice) : agent;
}

function viewsOfAct({ by, staged }: CompiledAct): number {
  if (staged) return 1 << View.staged;
  return 1 << (by === 'customer' ? View.customer : View.agent);
}

function callQuestion(rule: RuleSource, lists: { readonly [name: string]: readonly string[] }): CallQuestion {
  const question = dropUndefined(Object.fromEntries(callKeys.map((key) => [key, rule[key]])) as CallQuestion);
  const { insert } = question;
  if (insert?.behind === undefined) return question;
  // Of words, the longest goes first.
  const words = insert.behind.flatMap((word) => {
    const name = listName(word);
    return name !== undefined && Object.hasOwn(lists, name) ? lists[name]! : [word];
  });
  return { ...question, insert: { ...insert, behind: words.sort((a, b) => b.length - a.length) } };
}

function listName(word: string): string | undefined {
  return /^<(.+)>$/.exec(word)?.[1];
}

/** Every act id that a rule of the whole call names. */
function actsNamed(rule: RuleSource): Set<string> {
  const found = new Set<string>();
  const add = (ids: readonly string[] | undefined) => ids?.forEach((id) => found.add(id));
  const walk = (condition: Condition | undefined): void => {
    if (condition === undefined) return;
    add(condition.act);
    add(condition.plainSentences?.without);
    condition.all?.forEach(walk);
    condition.any?.forEach(walk);
    walk(condition.not);
  };
  add(rule.anchor?.act);
  walk(rule.anchor?.where);
  add(rule.anchor?.without);
  add(rule.insert?.acts);
  add(rule.insert?.before);
  add(rule.hold?.holdActs);
  add(rule.hold?.consentActs);
  rule.order?.steps.forEach(add);
  walk(rule.expect);
  walk(rule.except);
  return found;
}

function dropUndefined<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, v]) => v !== undefined)) as T;
}
