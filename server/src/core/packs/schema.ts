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
  /** The piece of the hit that is marked and replaced, where the rest of the pattern is only its surroundings. */
  readonly part?: string;
  /** See {@link RuleSource.replace}. */
  readonly replace?: string;
  readonly safety?: FixSafety;
  readonly suggest?: readonly string[];
}

/**
 * What a rule is. On one utterance: `phrase`, `count` (hits in a turn), `entity` (personal data). On the whole call:
 * `require` (something must be there), `order` (steps in their order), `repeat` (said again), `similar` (like a sample),
 * `pace` (characters a minute), `hold` (silence and length of waits), `silence` (seconds in which nobody speaks), `hangup`
 * (seconds before the agent hangs up).
 * `fact` (a statement against a table of facts) is what a topic of facts.yaml becomes; rules/*.yaml cannot name it.
 */
export const checkTypes = [
  'phrase',
  'count',
  'entity',
  'require',
  'order',
  'repeat',
  'similar',
  'pace',
  'hold',
  'silence',
  'hangup',
  'fact',
] as const;
export type CheckType = (typeof checkTypes)[number];

/** Where a condition looks, seen from the anchor turn (the turn that made the rule ask). */
export const rangeNames = [
  'turn', // the anchor turn itself
  'next-agent-turn',
  'next-customer-turn',
  'previous-agent-turn',
  'previous-customer-turn',
  'before', // every earlier turn
  'after', // every later turn
  'from-here', // the anchor turn and every later one
  'first-agent-turn',
  'last-agent-turn',
  'call',
] as const;
export type RangeName = (typeof rangeNames)[number];

/** A named range, or the first or last so many turns of the call, or so many turns after or before the anchor. */
export type RangeSource =
  RangeName | { readonly first?: number; readonly last?: number; readonly next?: number; readonly previous?: number };

/** A question about the call; plain data, all parts given must hold. */
export interface Condition {
  readonly all?: readonly Condition[];
  readonly any?: readonly Condition[];
  readonly not?: Condition;
  /** One of these acts occurs in the range … */
  readonly act?: readonly string[];
  /** … by this speaker (default: whoever the act belongs to) … */
  readonly by?: 'agent' | 'customer';
  readonly in?: RangeSource;
  /** … at least (default 1) or at most so many times. */
  readonly atLeast?: number;
  readonly atMost?: number;
  /** … or so many different ones of those named: any three of five. */
  readonly different?: number;
  /** Each sentence of the range (of `by`, where given) carries one of these acts, and there is a sentence. */
  readonly everySentence?: readonly string[];
  /**
   * Sentences in the range that carry none of the acts named (all acts when empty): how much is explained. With `after`
   * only those behind the first of these acts in their turn.
   */
  readonly plainSentences?: {
    readonly min: number;
    readonly without?: readonly string[];
    readonly after?: readonly string[];
  };
  /** Spoken characters of the range. */
  readonly characters?: { readonly min?: number; readonly max?: number };
  /** There is a turn in the range at all. */
  readonly exists?: RangeSource;
  readonly tier?: readonly CustomerTier[];
  /** The scene's name contains one of these. */
  readonly scene?: readonly string[];
  /** The text is a whole call, not a fragment of one. */
  readonly wholeCall?: boolean;
  /** Seconds from the first to the last time in the call; does not hold where the transcript gives none. */
  readonly longerThan?: number;
  /** The call breaks off: its last turn that says anything is the customer's. */
  readonly endsWithCustomer?: boolean;
}

/** The turns for which a rule of the whole call asks; without it the rule asks once. */
export interface AnchorSource {
  /** One of these acts occurs in the turn. */
  readonly act?: readonly string[];
  /** What must hold at the turn. */
  readonly where?: Condition;
  /** None of these acts in the same turn. */
  readonly without?: readonly string[];
  readonly by?: 'agent' | 'customer';
  readonly which?: 'each' | 'first' | 'last';
}

/** Which turn a finding of a rule of the whole call points to. */
export const placeNames = [
  'anchor',
  'next-agent-turn',
  'next-customer-turn',
  'previous-agent-turn',
  'first-agent-turn',
  'last-agent-turn',
] as const;
export type PlaceName = (typeof placeNames)[number];

/** The standard phrase that would mend the call, by tier (`普通` … or `*` for all others), and where it goes. */
export interface InsertSource {
  readonly text: { readonly [tier: string]: string };
  /**
   * `start` or `end` of the turn the finding points to; `before-act`: before that turn's first act of `acts`, else at the end;
   * `after-act`: behind the first sentences that do one of `acts`, else at the start; `replace-act`: instead of the first.
   */
  readonly where: 'start' | 'end' | 'before-act' | 'after-act' | 'replace-act';
  readonly acts?: readonly string[];
  /** With `after-act`: acts that it must stand before, even where they share a sentence with what it follows. */
  readonly before?: readonly string[];
  /** Where it goes to the start: words, or `<name>` of a list of words, that stay in front of it if the turn begins so (好的，…). */
  readonly behind?: readonly string[];
  readonly safety?: FixSafety;
}

/** acts.yaml of a pack: a dialogue act and the ways it is really said. */
export interface ActSource {
  readonly id: string;
  readonly by: 'agent' | 'customer';
  readonly title: Localised;
  readonly patterns: readonly (string | RulePattern)[];
  readonly unless?: Guard;
  readonly when?: Guard;
  readonly sentence?: readonly SentenceType[];
  /** The act is told by a stage direction: (客户挂机), (转接), not said. */
  readonly staged?: boolean;
  /** `[[…]]` marks where the act must be seen; an example in `allowed` must not be taken for it. */
  readonly examples?: RuleExamples;
}

/** Kinds of personal data that `check: entity` recognises. */
export type EntityType = 'id-card' | 'bank-card' | 'mobile' | 'name-with-address';

/** One rule as a pack's YAML writes it. Unknown keys are errors. */
export interface RuleSource {
  /** It takes the place of the rule with its id in a pack that this one extends. */
  readonly override?: boolean;
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
  /**
   * Of the findings of one label in one sentence (or turn) only the first stays: one order, one finding. `text`: of an
   * article's findings of the same words only the first stays, and none behind a place where those words are explained.
   */
  readonly once?: 'sentence' | 'turn' | 'text';
  /** Ids or labels: no finding where one of theirs overlaps this one. */
  readonly yields?: readonly string[];
  /** `check: count`: hits of `patterns` that stand in one turn; marked from the first to the last when there are `min` or more. */
  readonly count?: { readonly min: number; readonly in: 'turn' | 'sentence' };
  /** `check: entity`. */
  readonly entity?: EntityType;
  /** Rules of the whole call: the turns they ask for, what must hold there, and when they say nothing. */
  readonly anchor?: AnchorSource;
  readonly expect?: Condition;
  readonly except?: Condition;
  readonly at?: PlaceName;
  readonly insert?: InsertSource;
  /** `check: order`: acts that must come in this order where they come; `missing: true` also asks that each comes once one has. */
  readonly order?: { readonly steps: readonly (readonly string[])[]; readonly missing?: boolean };
  /** `check: repeat`: a sentence of at least `characters` said again within `within` sentences by the same speaker. */
  readonly repeat?: { readonly within: number; readonly characters: number };
  /** `check: similar`: a sentence at least this like (0–100, shared character pairs) one of the samples. */
  readonly similar?: { readonly to: readonly string[]; readonly percent: number };
  /** `check: pace`: spoken characters a minute, for turns of at least `characters`. */
  readonly pace?: { readonly min?: number; readonly max?: number; readonly characters: number };
  /** `check: hold`: seconds of silence before a word (silence), or of the whole wait (total); consent lifts the latter. */
  readonly hold?: {
    readonly silence?: number;
    readonly total?: number;
    readonly holdActs: readonly string[];
    readonly consentActs?: readonly string[];
  };
  /** `check: silence`: seconds in which nobody speaks, before a turn of the speaker named or of either. */
  readonly silence?: { readonly seconds: number; readonly before?: 'agent' | 'customer' };
  /** `check: hangup`: seconds that must pass before the agent hangs up. */
  readonly hangup?: { readonly seconds: number };
  /** What is wrong and what to do. `{match}` is the text marked. */
  readonly message: Localised;
  /** Why, in one or two sentences, for hover and the rule's page. */
  readonly why?: Localised;
  /** How the rule decides, where a reader could not guess: for the rule's page. */
  readonly notes?: Localised;
  /** Of so many findings on real chats, read one by one, how many an inspector would defend: for the rule's page. */
  readonly precision?: { readonly read: number; readonly right: number };
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
  /** What is said: a turn of the agent, or of whoever `role` names … */
  readonly text?: string;
  /** … or a whole dialogue, a turn a line with its label (客服:…). A rule of the whole call is marked anywhere in its turn. */
  readonly dialogue?: string;
  readonly scene?: string;
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
  /** Why no rule checks the clause. */
  readonly unchecked?: Localised;
  readonly [detail: string]: unknown;
}

/** phrases.yaml of a pack: standard phrases by the moment they belong to. */
export interface PhraseSource {
  /** It takes the place of the phrase with its id in a pack that this one extends. */
  readonly override?: boolean;
  readonly id: string;
  readonly clause: string;
  readonly when: string;
  readonly tiers?: readonly CustomerTier[];
  /** Acts of the customer that it answers: an editor offers it first after one of them. */
  readonly after?: readonly string[];
  /** Words of the scenes that it belongs to. */
  readonly scenes?: readonly string[];
  /** Where in the call it stands. */
  readonly place?: 'start' | 'end';
  /** The wording; `{…}` is a slot. */
  readonly text: string;
}

/** What the facts of a topic state: see {@link FactSource.is}. */
export const factMeasures = ['duration', 'money', 'count', 'period', 'hours', 'code', 'choice', 'yes-no'] as const;
export type FactMeasureSource = (typeof factMeasures)[number];

/** facts.yaml of a pack: what the company promises, to whom, and how a text speaks of it. */
export interface FactFileSource {
  readonly dimensions?: readonly FactDimensionSource[];
  readonly topics?: readonly FactTopicSource[];
  /** Patterns of names of other companies: what a sentence says of them is not held against the facts. */
  readonly others?: readonly string[];
  /** Patterns of names of one's own company: from there on the sentence speaks of it again. */
  readonly own?: readonly string[];
}

/** Something that facts depend on: the customer's tier, town or country. A later pack's values join those of the same name. */
export interface FactDimensionSource {
  readonly id: string;
  readonly values: readonly FactValueSource[];
}

export interface FactValueSource {
  readonly name: string;
  /** Patterns of the ways a text names the value. */
  readonly names: readonly string[];
  /** Shorter names that count only alone in a cell or at the head of an item, and in enumerations (金、银卡). */
  readonly short?: readonly string[];
}

/** A service or condition with a quantity. It becomes the rule that finds conflicts, with the same id. */
export interface FactTopicSource {
  /** fact-conflict/NAME. */
  readonly id: string;
  readonly title: Localised;
  readonly quantity: FactMeasureSource;
  /** Patterns of the words that a text speaks of it with. */
  readonly names: readonly string[];
  /** Words that alone say little (上门): they count only where no clearer word of any topic stands near. */
  readonly weak?: readonly string[];
  /** One of these must stand in the same block or over it … */
  readonly with?: readonly string[];
  /** … and none of these in the clause of the quantity. */
  readonly without?: readonly string[];
  /** The dimensions that facts depend on; a statement must name a value of the first. */
  readonly by?: readonly string[];
  /** The value must be named before the quantity in its clause, or over it. */
  readonly near?: boolean;
  /** Where the topic is read: running text, items of lists, cells of tables. Default: everywhere. */
  readonly places?: readonly ('text' | 'list' | 'table')[];
  /** What a bare number in a table counts (元, 小时, 次 …). */
  readonly unit?: string;
  /** `choice`: what may be chosen, and the patterns that name it. */
  readonly choices?: { readonly [name: string]: readonly string[] };
  /** The facts themselves, and those of a CSV file beside facts.yaml: columns of the dimensions, is (规定), clause (条款). */
  readonly facts?: readonly FactSource[];
  readonly csv?: string;
  readonly severity?: Severity;
  readonly why?: Localised;
  readonly examples: RuleExamples;
}

export interface FactSource {
  readonly when?: { readonly [dimension: string]: string };
  /** As one would write it: 24 小时以内, 3 个工作日, 立即, 2160 元至 3360 元, 每 2 个月 1 次, 7×12, 8:00–20:00, 有, 无, or a choice. */
  readonly is: string;
  readonly clause: string;
}

/** terms.yaml of a pack: a defined term by its standard name, and what it is wrongly called. */
export interface TermSource {
  /** The rule that marks its wrong names is `term/ID`. */
  readonly id: string;
  readonly term: string;
  /** Other names that are as right. */
  readonly also?: readonly string[];
  readonly clause: string;
  readonly definition: string;
  /** An everyday word too: no hover says what it means. */
  readonly quiet?: boolean;
  /** The replacement is the term where a pattern gives none; unsafe unless it says otherwise. */
  readonly wrong?: readonly (string | RulePattern)[];
  readonly unless?: Guard;
  readonly examples?: RuleExamples;
}

/** pack.yaml. */
export interface PackManifest {
  readonly name: string;
  readonly version: string;
  readonly title: Localised;
  readonly extends?: readonly string[];
  /** Ids of rules and phrases of the packs before it that do not hold with this pack. */
  readonly remove?: readonly string[];
  /** What the labels of its rules are called, for menus: `pronoun` is 用“你”称呼客户. */
  readonly labels?: { readonly [label: string]: Localised };
  /** Labels whose fixes a writer may want made in a whole text at once, wherever the cursor is; what that is called. */
  readonly rewrites?: { readonly [label: string]: Localised };
  readonly source?: string;
}

/** A pack read and checked, nothing compiled yet. Plain data: it can be written out as JSON. */
export interface Pack {
  readonly manifest: PackManifest;
  readonly lists: { readonly [name: string]: readonly string[] };
  readonly rules: readonly RuleSource[];
  readonly clauses: readonly ClauseSource[];
  readonly phrases: readonly PhraseSource[];
  readonly acts: readonly ActSource[];
  /** Absent where the pack defines no terms. */
  readonly terms?: readonly TermSource[];
  /** Absent where the pack has no facts. */
  readonly facts?: FactFileSource;
  /** Where each rule was written, for messages about it: rule id, `act ID`, `phrase ID`, `remove ID`, `extends NAME` or `fact TOPIC NUMBER` → file, line and column from 1. */
  readonly origins: { readonly [ruleId: string]: Origin };
}

/** A place in a data file. Line and column from 1. */
export interface Origin {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}
