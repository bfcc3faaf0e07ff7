import type { FactTopicSource, RuleSource } from './schema';

/** The rule that a topic of facts.yaml stands for: it cites the clauses of all its facts and carries its examples. */
export function factRule(topic: FactTopicSource): RuleSource {
  const { id, title, names, weak = [], facts = [], severity = 'error', why, examples } = topic;
  return {
    id,
    clauses: [...new Set(facts.map((fact) => fact.clause))],
    severity,
    check: 'fact',
    roles: ['agent', 'prose'],
    patterns: [...names, ...weak],
    message: {
      zh: `“{match}”与规范不一致：${title.zh}另有规定，请按规范改正。`,
      en: `"{match}" contradicts the standard on the ${title.en}: correct it.`,
    },
    ...(why ? { why } : {}),
    examples,
  };
}
