import { labelOf } from '../core/packs/program';
import type { ClauseSource, Pack, RuleSource } from '../core/packs/schema';

/** The rules and clauses of the packs in force, for whoever wants to read them. Later packs come before earlier ones. */
export class RuleBook {
  constructor(private readonly packs: readonly Pack[]) {}

  get rules(): readonly RuleSource[] {
    return this.packs.flatMap((pack) => pack.rules);
  }

  rule(id: string): RuleSource | undefined {
    return this.lookUp((pack) => pack.rules.find((rule) => rule.id === id));
  }

  /** The rules of a label: `banned` for `banned/whose-problem` and its like. */
  rulesOfLabel(label: string): readonly RuleSource[] {
    return this.rules.filter((rule) => labelOf(rule.id) === label);
  }

  rulesOfClause(clause: string): readonly RuleSource[] {
    return this.rules.filter((rule) => rule.clauses.includes(clause));
  }

  clause(id: string): ClauseSource | undefined {
    return this.lookUp((pack) => pack.clauses.find((clause) => clause.id === id));
  }

  /** The standard phrases that stand for a clause. */
  phrasesOf(clause: string): readonly string[] {
    return this.packs.flatMap((pack) =>
      pack.phrases.filter((phrase) => phrase.clause === clause).map(({ text }) => text),
    );
  }

  private lookUp<Found>(find: (pack: Pack) => Found | undefined): Found | undefined {
    for (let i = this.packs.length - 1; i >= 0; i--) {
      const found = find(this.packs[i]!);
      if (found !== undefined) return found;
    }
    return undefined;
  }
}
