import type { CustomerTier, DocumentKind } from '../document/document';
import type { FixSafety, Severity } from '../findings/finding';

/** A text in both languages of the product. */
export interface Localised {
  readonly zh: string;
  readonly en: string;
}

/** Who must have spoken. `agent` also covers the wording that an article recommends; `prose` is an article's own text. */
export type JudgedRole = 'agent' | 'prose' | 'customer';

/** Where a guard looks, seen from a hit. `…-before` and `…-after` look up to, and not into, the hit. */
export const guardScopes = [
  'inside', // a hit of the guard that overlaps the rule's own hit
  'clause',
  'clause-before',
  'clause-after',
  'sentence',
  'sentence-before',
  'sentence-after',
  'turn', // the whole block
  'turn-before',
  'turn-after',
] as const;
export type GuardScope = (typeof guardScopes)[number];

/** For each place the patterns looked for there. Any one of them is enough. */
export type Guard = { readonly [scope in GuardScope]?: readonly string[] };

/** The kind of sentence a hit stands in, by its end mark and question words. */
export type SentenceType = 'question' | 'exclamation' | 'statement';

/** One pattern of a rule, with what only holds for it. */
export interface RulePattern {
  readonly match: string;
  readonly unless?: Guard;
  readonly when?: Guard;
  /** See {@link RuleSource.replace}. */
  readonly replace?: string;
  readonly safety?: FixSafety;
  readonly suggest?: readonly string[];
}

/** What a rule looks for beyond phrases. */
export type CheckType = 'phrase' | 'count' | 'entity';

/** Kinds of personal data that `check: entity` recognises. */
export type EntityType = 'id-card' | 'bank-card' | 'mobile' | 'name-with-address';

/** One rule as a pack's YAML writes it. Unknown keys are errors. */
export interface RuleSource {
  /** A label of the guide, or LABEL/NAME. Unique over all packs in use. */
  readonly id: string;
  readonly clauses: readonly string[];
  readonly severity: Severity;
  readonly check?: CheckType;
  readonly roles?: readonly JudgedRole[];
  readonly kinds?: readonly DocumentKind[];
  readonly tiers?: readonly CustomerTier[];
  readonly sentence?: readonly SentenceType[];
  /** Block types that are not judged, e.g. numbered-step. */
  readonly notIn?: readonly string[];
  readonly patterns?: readonly (string | RulePattern)[];
  /** Guards that hold for every pattern of the rule: no finding where one matches … */
  readonly unless?: Guard;
  /** … and a finding only where, for each scope named, one matches. */
  readonly when?: Guard;
  /** What is marked: the hit (default), or the clause, sentence or turn around it. */
  readonly mark?: 'match' | 'clause' | 'sentence' | 'turn';
  /** Ids or labels: no finding where one of theirs overlaps this one. */
  readonly yields?: readonly string[];
  /** `check: count`: hits of `patterns` that stand in one turn; marked from the first to the last when there are `min` or more. */
  readonly count?: { readonly min: number; readonly in: 'turn' | 'sentence' };
  /** `check: entity`. */
  readonly entity?: EntityType;
  /** What is wrong and what to do. `{match}` is the text marked. */
  readonly message: Localised;
  /** Why, in one or two sentences, for hover and the rule's page. */
  readonly why?: Localised;
  /**
   * The fix: what stands in place of the text marked. `{match}` is that text, `{0}` the hit's text, `{clause}` the
   * clause around it. An empty text deletes it, with a pause that would be left over.
   */
  readonly replace?: string;
  /** Default `unsafe`. */
  readonly safety?: FixSafety;
  /** Other wordings to choose from: each replaces the text marked. */
  readonly suggest?: readonly string[];
  readonly examples: RuleExamples;
}

/**
 * Sentences that prove the rule. `[[…]]` marks what must be found; a flagged example has at least one mark.
 * A plain string is an agent's turn; the object form sets who speaks, or a whole file.
 */
export interface RuleExamples {
  readonly flagged: readonly (string | ExampleSource)[];
  readonly allowed: readonly (string | ExampleSource)[];
}

export interface ExampleSource {
  readonly text: string;
  readonly role?: 'agent' | 'customer' | 'article';
  readonly tier?: CustomerTier;
  /** The text after all fixes of this rule, safe and unsafe. */
  readonly fixed?: string;
}

/** rules/*.yaml of a pack: what the rules share, then the rules. */
export interface RuleFileSource {
  readonly defaults?: Partial<Omit<RuleSource, 'id' | 'examples'>>;
  /** Named lists, used as `<name>` in patterns of the whole pack and of packs that extend it. */
  readonly lists?: { readonly [name: string]: readonly string[] };
  readonly rules?: readonly RuleSource[];
}

/** clauses.yaml of a pack: the clauses its rules cite. */
export interface ClauseSource {
  readonly id: string;
  readonly kind: 'lexical' | 'discourse' | 'timing' | 'fact' | 'term' | 'reference';
  readonly text?: string;
  readonly [detail: string]: unknown;
}

/** phrases.yaml of a pack: standard phrases by the moment they belong to. */
export interface PhraseSource {
  readonly id: string;
  readonly clause: string;
  readonly when: string;
  readonly tiers?: readonly CustomerTier[];
  /** The wording; `{…}` is a slot. */
  readonly text: string;
}

/** pack.yaml. */
export interface PackManifest {
  readonly name: string;
  readonly version: string;
  readonly title: Localised;
  readonly extends?: readonly string[];
  readonly source?: string;
}

/** A pack read and checked, nothing compiled yet. Plain data: it can be written out as JSON. */
export interface Pack {
  readonly manifest: PackManifest;
  readonly lists: { readonly [name: string]: readonly string[] };
  readonly rules: readonly RuleSource[];
  readonly clauses: readonly ClauseSource[];
  readonly phrases: readonly PhraseSource[];
  /** Where each rule was written, for messages about it: rule id → file, line and column from 1. */
  readonly origins: { readonly [ruleId: string]: Origin };
}

/** A place in a data file. Line and column from 1. */
export interface Origin {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}
