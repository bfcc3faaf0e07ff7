import type { CompiledPattern, CompiledRule } from '../packs/program';

/**
 * An offence seen but not yet weighed against others: symbol bounds in the utterance's normalised text. `masked` is the
 * wording of an entity with the personal part hidden.
 */
export interface Candidate {
  readonly rule: CompiledRule;
  readonly ruleIndex: number;
  readonly pattern?: CompiledPattern;
  /** Bounds of what is marked. */
  readonly start: number;
  readonly end: number;
  /** Bounds of the pattern's own hit. */
  readonly hitStart: number;
  readonly hitEnd: number;
  readonly masked?: string;
}
