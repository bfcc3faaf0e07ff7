import type { Origin, Pack } from '../packs/schema';
import type { DataProblem } from './data';

/**
 * What a pack of one's own changes in the packs before it, which are replaced in the map: the rules and phrases it names
 * in `remove` go, and so do those that it puts another in the place of (`override: true`). A name that is nowhere, and a
 * rule or phrase that is there already and is not meant to be replaced, are problems with a place.
 */
export function amend(pack: Pack, packs: Map<string, Pack>, problems: DataProblem[]): void {
  const { remove = [] } = pack.manifest;
  const before = [...packs.values()];
  const ownerOf = (kind: 'rules' | 'phrases', id: string): Pack | undefined =>
    before.find((other) => other[kind].some((entry) => entry.id === id));
  const origin = (name: string): Origin => pack.origins[name] ?? { file: 'pack.yaml', line: 1, column: 1 };
  const gone = { rules: new Set<string>(), phrases: new Set<string>() };

  for (const id of remove) {
    const kind = ownerOf('rules', id) ? 'rules' : 'phrases';
    if (ownerOf(kind, id) !== undefined) gone[kind].add(id);
    else
      problems.push({
        ...origin(`remove ${id}`),
        message: {
          zh: `remove 里的 ${id} 不是所基于的规则包的规则或规范用语；查编号：huashu rules`,
          en: `remove names ${id}, which is no rule or phrase of the packs extended; huashu rules lists the ids`,
        },
      });
  }
  for (const kind of ['rules', 'phrases'] as const) {
    const what = kind === 'rules' ? { zh: '规则', en: 'rule' } : { zh: '规范用语', en: 'phrase' };
    for (const { id, override } of pack[kind]) {
      const owner = ownerOf(kind, id);
      const at = origin(kind === 'rules' ? id : `phrase ${id}`);
      if (override && owner) gone[kind].add(id);
      else if (override)
        problems.push({
          ...at,
          message: {
            zh: `${what.zh} ${id} 写了 override: true，但所基于的规则包里没有它`,
            en: `the ${what.en} ${id} has override: true, but no pack extended has it`,
          },
        });
      else if (owner && !gone[kind].has(id))
        problems.push({
          ...at,
          message: {
            zh: `${what.zh} ${id} 在规则包 ${owner.manifest.name} 里已有；要取代它请写 override: true`,
            en: `the ${what.en} ${id} is in the pack ${owner.manifest.name} already; write override: true to replace it`,
          },
        });
    }
  }
  if (gone.rules.size + gone.phrases.size === 0) return;
  for (const [name, other] of packs) {
    const { facts } = other;
    packs.set(name, {
      ...other,
      rules: other.rules.filter(({ id }) => !gone.rules.has(id)),
      phrases: other.phrases.filter(({ id }) => !gone.phrases.has(id)),
      ...(facts ? { facts: { ...facts, topics: facts.topics?.filter(({ id }) => !gone.rules.has(id)) } } : {}),
    });
  }
}
