import type { RuleSource, TermSource } from './schema';

/** The rule that marks what a defined term is wrongly called, and offers its name. */
export function ruleOfTerm({ id, term, clause, definition, wrong, unless, examples }: TermSource): RuleSource {
  return {
    id: `term/${id}`,
    clauses: [clause],
    severity: 'warning',
    roles: ['agent', 'prose'],
    patterns: wrong,
    ...(unless ? { unless } : {}),
    replace: term,
    message: {
      zh: `“{match}”的规范名称是“${term}”。`,
      en: `The standard's name for "{match}" is “${term}”.`,
    },
    why: { zh: `${term}：${definition}`, en: `${term}: ${definition}` },
    examples: examples!,
  };
}
