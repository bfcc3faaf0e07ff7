import type { CustomerTier, DocumentKind } from '../document/document';
import type { FixSafety, Severity } from '../findings/finding';
import type { FactMeasure, FactProgram } from '../facts/fact-program';
import type { AutomatonImage } from '../matching';
import type { Owners } from './owners';
import type { CheckType, EntityType, GuardScope, JudgedRole, Localised, RuleSource, SentenceType } from './schema';

/**
 * Rule packs made ready to run: every pattern has a number, every rule knows its patterns by number. Plain data, so
 * that the built-in packs are compiled when the product is built and the command line starts at once.
 */
export interface RuleProgram {
  readonly rules: readonly CompiledRule[];
  readonly owners: Owners;
  /** Dialogue acts, in the order of their numbers. */
  readonly acts: readonly CompiledAct[];
  /** Pattern number → the acts it shows, as flat pairs act number, pattern index. Absent for patterns that show none. */
  readonly actOwners: { readonly [pattern: number]: readonly number[] };
  readonly automaton: AutomatonImage;
  /** Patterns compiled on top of those of another program: their numbers go on where those of the automaton end. */
  readonly added?: { readonly automaton: AutomatonImage; readonly owners: Owners };
  /** Indices of rules that are not in force: another took their place, or a pack removed them. */
  readonly off?: readonly number[];
  /** Tables of facts; absent where no pack has any. */
  readonly facts?: FactProgram;
  /** Characters of which a text has one that says of whom the facts hold; absent where none are known. */
  readonly whom?: string;
}

/** Which patterns are looked for in a block: those that can come to anything there (matching/compile-image.ts, `views`). */
export const View = {
  /** An agent's turn: rules of agents and acts of agents. */
  agent: 0,
  /** A customer's turn: acts of customers. */
  customer: 1,
  /** An article's own words: rules of prose. */
  prose: 2,
  /** An article's block with wording for agents in it: rules of prose and of agents. */
  advice: 3,
  /** A stage direction: acts that are told there. */
  staged: 4,
} as const;

/** A dialogue act ready to be recognised. */
export interface CompiledAct {
  readonly id: string;
  readonly by: 'agent' | 'customer';
  readonly patterns: readonly CompiledPattern[];
  readonly unless?: CompiledGuard;
  readonly when?: CompiledGuard;
  readonly sentence?: readonly SentenceType[];
  readonly staged?: boolean;
}

/** Pattern numbers to look for, by place. */
export type CompiledGuard = readonly (readonly [GuardScope, readonly number[]])[];

export interface CompiledPattern {
  readonly unless?: CompiledGuard;
  readonly when?: CompiledGuard;
  readonly part?: string;
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
  readonly check: CheckType;
  readonly roles: readonly JudgedRole[];
  readonly kinds?: readonly DocumentKind[];
  readonly tiers?: readonly CustomerTier[];
  readonly sentence?: readonly SentenceType[];
  readonly notIn?: readonly string[];
  readonly patterns: readonly CompiledPattern[];
  readonly unless?: CompiledGuard;
  readonly when?: CompiledGuard;
  readonly mark: 'match' | 'clause' | 'sentence' | 'turn';
  readonly once?: 'sentence' | 'turn' | 'text';
  readonly yields: readonly string[];
  readonly count?: { readonly min: number; readonly in: 'turn' | 'sentence' };
  readonly entity?: EntityType;
  /** What the facts of a topic are measured in. */
  readonly measure?: FactMeasure;
  /** What a rule of the whole call asks; absent for rules of one utterance. */
  readonly call?: CallQuestion;
  readonly message: Localised;
  readonly replace?: string;
  readonly safety?: FixSafety;
  readonly suggest?: readonly string[];
}

/** The keys of a rule of the whole call, as written: act ids stay names. */
export type CallQuestion = Pick<RuleSource, (typeof callKeys)[number]>;

export const callKeys = [
  'anchor',
  'expect',
  'except',
  'at',
  'insert',
  'order',
  'repeat',
  'similar',
  'pace',
  'hold',
  'silence',
  'hangup',
] as const;

/** Whether a check looks at the whole call rather than at one utterance. */
export function looksAtCall(check: CheckType): boolean {
  return check !== 'phrase' && check !== 'count' && check !== 'entity' && check !== 'fact';
}

/** The part of a rule id before the slash: what a configuration may name for all rules of a label. */
export function labelOf(ruleId: string): string {
  const slash = ruleId.indexOf('/');
  return slash < 0 ? ruleId : ruleId.slice(0, slash);
}
