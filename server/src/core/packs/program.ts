import type { CustomerTier, DocumentKind } from '../document/document';
import type { FixSafety, Severity } from '../findings/finding';
import type { AutomatonImage } from '../matching';
import type { EntityType, GuardScope, JudgedRole, Localised, SentenceType } from './schema';

/**
 * Rule packs made ready to run: every pattern has a number, every rule knows its patterns by number. Plain data, so
 * that the built-in packs are compiled when the product is built and the command line starts at once.
 */
export interface RuleProgram {
  readonly rules: readonly CompiledRule[];
  /** Pattern number → the rule patterns it stands for, as flat pairs rule index, pattern index. Empty for guards only. */
  readonly owners: readonly (readonly number[])[];
  readonly automaton: AutomatonImage;
}

/** Pattern numbers to look for, by place. */
export type CompiledGuard = readonly (readonly [GuardScope, readonly number[]])[];

export interface CompiledPattern {
  readonly unless?: CompiledGuard;
  readonly when?: CompiledGuard;
  readonly replace?: string;
  readonly safety?: FixSafety;
  readonly suggest?: readonly string[];
}

/** What a run needs of a rule; examples, reasons and pages stay in the pack. */
export interface CompiledRule {
  readonly id: string;
  readonly label: string;
  readonly clauses: readonly string[];
  readonly severity: Severity;
  readonly check: 'phrase' | 'count' | 'entity';
  readonly roles: readonly JudgedRole[];
  readonly kinds?: readonly DocumentKind[];
  readonly tiers?: readonly CustomerTier[];
  readonly sentence?: readonly SentenceType[];
  readonly notIn?: readonly string[];
  readonly patterns: readonly CompiledPattern[];
  readonly unless?: CompiledGuard;
  readonly when?: CompiledGuard;
  readonly mark: 'match' | 'clause' | 'sentence' | 'turn';
  readonly yields: readonly string[];
  readonly count?: { readonly min: number; readonly in: 'turn' | 'sentence' };
  readonly entity?: EntityType;
  readonly message: Localised;
  readonly replace?: string;
  readonly safety?: FixSafety;
  readonly suggest?: readonly string[];
}

/** The part of a rule id before the slash: what a configuration may name for all rules of a label. */
export function labelOf(ruleId: string): string {
  const slash = ruleId.indexOf('/');
  return slash < 0 ? ruleId : ruleId.slice(0, slash);
}
