import type { RuleProgram } from './program';
import type { ActSource, Pack, RuleSource } from './schema';

/** A program compiled before, and the packs it was compiled of. */
export interface Base {
  readonly program: RuleProgram;
  readonly packs: readonly Pack[];
}

/** What of a base holds for other packs as well. */
export interface BaseProgram {
  readonly program: RuleProgram;
  /** Ids of the rules and acts that are the same in both. */
  readonly rules: ReadonlySet<string>;
  readonly acts: ReadonlySet<string>;
  /** Whether the tables of facts are the same. */
  readonly sameFacts: boolean;
}

/**
 * What of a base can be used for the packs given, which is most where they are the same packs with one's own on top; or
 * undefined where nothing can, because they give another meaning to a list that patterns of the base name. Rules, acts, lists
 * and facts are the same where they are the same objects: packs are loaded once.
 */
export function baseFor(packs: readonly Pack[], base: Base): BaseProgram | undefined {
  const lists = merged(packs, ({ lists }) => Object.entries(lists));
  for (const [name, list] of merged(base.packs, ({ lists }) => Object.entries(lists)))
    if (lists.has(name) && lists.get(name) !== list) return undefined;
  const rules = common(packs, base.packs, rulesOf);
  if (rules.size === 0) return undefined;
  const topics = (of: readonly Pack[]) =>
    of.flatMap(({ facts }) => [
      ...(facts?.dimensions ?? []),
      ...(facts?.topics ?? []),
      ...(facts?.others ?? []),
      ...(facts?.own ?? []),
    ]);
  const [now, then] = [topics(packs), topics(base.packs)];
  return {
    program: base.program,
    rules,
    acts: common(packs, base.packs, actsOf),
    sameFacts: now.length === then.length && now.every((topic, i) => topic === then[i]),
  };
}

const rulesOf = ({ rules }: Pack): (readonly [string, RuleSource])[] => rules.map((rule) => [rule.id, rule]);
const actsOf = ({ acts }: Pack): (readonly [string, ActSource])[] => acts.map((act) => [act.id, act]);

/** By name, what the last pack that has one says. */
function merged<T>(packs: readonly Pack[], of: (pack: Pack) => readonly (readonly [string, T])[]): Map<string, T> {
  return new Map(packs.flatMap(of));
}

function common<T>(
  packs: readonly Pack[],
  others: readonly Pack[],
  of: (pack: Pack) => readonly (readonly [string, T])[],
): ReadonlySet<string> {
  const here = merged(packs, of);
  return new Set([...merged(others, of)].filter(([id, source]) => here.get(id) === source).map(([id]) => id));
}
