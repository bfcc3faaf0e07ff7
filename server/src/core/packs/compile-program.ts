import type { DataProblem } from '../config/data';
import type { Pattern } from '../matching';
import { compileImage, parsePattern } from '../matching';
import { entityTriggers } from '../checks/entity-triggers';
import type { CompiledGuard, CompiledPattern, CompiledRule, RuleProgram } from './program';
import { labelOf } from './program';
import type { Guard, Origin, Pack, RuleSource } from './schema';
import { guardScopes } from './schema';

const nowhere: Origin = { file: 'pack', line: 1, column: 1 };

/**
 * Compiles the rules of all packs into one program. A rule or a list of a later pack takes the place of one with the
 * same name. A pattern that cannot be read is a problem at its rule, and the pattern is left out.
 */
export function compileProgram(packs: readonly Pack[]): { program: RuleProgram; problems: DataProblem[] } {
  const problems: DataProblem[] = [];
  const lists: { [name: string]: readonly string[] } = Object.assign({}, ...packs.map((pack) => pack.lists));
  const sources = new Map<string, { rule: RuleSource; origin: Origin }>();
  for (const pack of packs) {
    for (const rule of pack.rules) sources.set(rule.id, { rule, origin: pack.origins[rule.id] ?? nowhere });
  }

  const patterns: Pattern[] = [];
  const owners: number[][] = [];
  const numbers = new Map<string, number>();

  /** The number of a pattern; the same text gets the same number. Undefined where it cannot be read. */
  function numberOf(source: string, rule: RuleSource, origin: Origin): number | undefined {
    const known = numbers.get(source);
    if (known !== undefined) return known;
    const parsed = parsePattern(source, lists);
    if (parsed.error) {
      const { offset, message } = parsed.error;
      problems.push({
        ...origin,
        message: {
          zh: `规则 ${rule.id} 的模式“${source}”第 ${offset + 1} 个字符处:${message.zh}`,
          en: `rule ${rule.id}, pattern "${source}", character ${offset + 1}: ${message.en}`,
        },
      });
      return undefined;
    }
    const number = patterns.length;
    patterns.push(parsed.pattern);
    owners.push([]);
    numbers.set(source, number);
    return number;
  }

  const rules: CompiledRule[] = [];
  for (const { rule, origin } of sources.values()) {
    const ruleIndex = rules.length;
    const guard = (written: Guard | undefined): CompiledGuard | undefined => {
      if (written === undefined) return undefined;
      return guardScopes
        .filter((scope) => (written[scope]?.length ?? 0) > 0)
        .map(
          (scope) =>
            [
              scope,
              written[scope]!.map((source) => numberOf(source, rule, origin)).filter((n) => n !== undefined),
            ] as const,
        );
    };
    const compiled: CompiledPattern[] = [];
    const written = rule.check === 'entity' && rule.entity ? entityTriggers[rule.entity] : (rule.patterns ?? []);
    if (written.length === 0) {
      problems.push({
        ...origin,
        message: { zh: `规则 ${rule.id} 没有任何模式`, en: `rule ${rule.id} has no pattern` },
      });
    }
    for (const item of written) {
      const detail = typeof item === 'string' ? { match: item } : item;
      const number = numberOf(detail.match, rule, origin);
      if (number === undefined) continue;
      owners[number]!.push(ruleIndex, compiled.length);
      const { unless, when, replace, safety, suggest } = detail;
      compiled.push(dropUndefined({ unless: guard(unless), when: guard(when), replace, safety, suggest }));
    }
    rules.push(
      dropUndefined({
        id: rule.id,
        label: labelOf(rule.id),
        clauses: rule.clauses,
        severity: rule.severity,
        check: rule.check ?? 'phrase',
        roles: rule.roles ?? ['agent'],
        kinds: rule.kinds,
        tiers: rule.tiers,
        sentence: rule.sentence,
        notIn: rule.notIn,
        patterns: compiled,
        unless: guard(rule.unless),
        when: guard(rule.when),
        mark: rule.mark ?? 'match',
        yields: rule.yields ?? [],
        count: rule.count,
        entity: rule.entity,
        message: rule.message,
        replace: rule.replace,
        safety: rule.safety,
        suggest: rule.suggest,
      }),
    );
  }
  return { program: { rules, owners, automaton: compileImage(patterns) }, problems };
}

function dropUndefined<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, v]) => v !== undefined)) as T;
}
