import type { Pack, RuleSource } from '../../../server/src/core/packs/schema';

/** A pack of phrase rules with these ids. */
export function packOf(name: string, ruleIds: readonly string[], bases?: readonly string[]): Pack {
  return {
    manifest: { name, version: '1.0.0', title: { zh: name, en: name }, ...(bases ? { extends: bases } : {}) },
    lists: {},
    rules: ruleIds.map((id): RuleSource => ({
      id,
      clauses: ['§1'],
      severity: 'warning',
      patterns: ['x'],
      message: { zh: id, en: id },
      examples: { flagged: [], allowed: [] },
    })),
    clauses: [],
    phrases: [],
    acts: [],
    origins: {},
  };
}

/** Stand-ins for the packs that ship with the product. */
export const shippedPacks: readonly Pack[] = [
  packOf('service-base', ['hedge', 'hedge/about', 'pronoun', 'banned/whose-problem']),
  packOf('telecom-10000', ['jargon'], ['service-base']),
];

/** The files of a pack with one rule, below a folder. */
export function packFiles(
  folder: string,
  name: string,
  rule: string,
  bases: readonly string[] = [],
): { [path: string]: string } {
  const extending = bases.length > 0 ? `extends: [${bases.join(', ')}]\n` : '';
  return {
    [`${folder}/pack.yaml`]: `name: ${name}\nversion: 1.0.0\ntitle: { zh: 我的, en: Mine }\n${extending}`,
    [`${folder}/rules/own.yaml`]: `rules:
  - id: ${rule}
    clauses: [§1.5.9.1]
    severity: error
    patterns: ["这事没戏"]
    message: { zh: 不要这样说, en: Do not say this }
    examples:
      flagged: ["[[这事没戏]]"]
      allowed: ["这出戏很好"]
`,
  };
}
