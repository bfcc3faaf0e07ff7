import type { Condition, Pack, RuleSource } from '../packs/schema';

/** The acts that rules ask for and can put in: the steps of a call. In the order of the rules. */
export function stepActs(packs: readonly Pack[]): ReadonlySet<string> {
  const known = found.get(packs);
  if (known !== undefined) return known;
  const acts = new Set<string>();
  for (const pack of packs) for (const rule of pack.rules) for (const act of stepsOf(rule)) acts.add(act);
  found.set(packs, acts);
  return acts;
}

const found = new WeakMap<readonly Pack[], ReadonlySet<string>>();

/** The acts that a rule would have, where it has a phrase to put in. */
export function stepsOf(rule: RuleSource): readonly string[] {
  return rule.insert ? actsIn(rule.expect) : [];
}

function actsIn(condition: Condition | undefined): readonly string[] {
  if (condition === undefined) return [];
  const { act = [], all = [], any = [] } = condition;
  return [...act, ...[...all, ...any].flatMap(actsIn)];
}

/**
 * Whether a call gives occasion for a step: an act that a rule asks for it after, or a rule that asks for it in any call.
 * 很高兴为您服务 is no answer to a thank-you that nobody said. `heard` answers whether the call had an act so far.
 */
export function isCalledFor(packs: readonly Pack[], step: string, heard: (act: string) => boolean): boolean {
  return packs.some((pack) =>
    pack.rules.some((rule) => {
      if (!stepsOf(rule).includes(step)) return false;
      const occasions = rule.anchor?.act ?? [];
      return occasions.length === 0 || occasions.some(heard);
    }),
  );
}

/** Acts of the customer that rules ask for a phrase after: those to be met before anything else is said. */
export function pressingActs(packs: readonly Pack[]): ReadonlySet<string> {
  const known = pressing.get(packs);
  if (known !== undefined) return known;
  const acts = new Set<string>();
  for (const pack of packs)
    for (const { anchor, insert } of pack.rules)
      if (insert && anchor?.by === 'customer') for (const act of anchor.act ?? []) acts.add(act);
  pressing.set(packs, acts);
  return acts;
}

const pressing = new WeakMap<readonly Pack[], ReadonlySet<string>>();

/** What an act is called. */
export function actTitle(packs: readonly Pack[], id: string, locale: string): string {
  for (let i = packs.length - 1; i >= 0; i--) {
    const act = packs[i]!.acts.find((each) => each.id === id);
    if (act) return locale === 'en' ? act.title.en : act.title.zh;
  }
  return id;
}
