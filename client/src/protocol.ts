// What the client and the server say to each other beyond the Language Server Protocol.

/** Sent with `initialize`. Everything is optional: another editor's client may send nothing. */
export interface InitializationOptions {
  /**
   * Whether the user trusts the workspace. When false the server reads no configuration and no pack from it.
   * A client that grants trust later starts the server anew.
   */
  readonly trusted?: boolean;
  /** The server reads configuration and packs through the client, with `huashu/files`. */
  readonly files?: 'client';
  /** The client shows the pages of rules and clauses: documents `huashu:/ID.md`. */
  readonly pages?: boolean;
  /** The client shows the message of a problem in its hovers: ours adds clause, reason and wording. */
  readonly problemsInHover?: boolean;
}

/** Request `huashu/files`, from the server to the client: texts of files, names in folders; `file:` URIs. */
export interface FilesParams {
  readonly files: readonly string[];
  readonly folders: readonly string[];
}

/** In the order asked for; null where there is nothing of the kind. */
export interface FilesAnswer {
  readonly files: readonly (string | null)[];
  readonly folders: readonly (readonly string[] | null)[];
}

/** Request `huashu/rules`, no parameters: every rule the server knows, by id. */
export interface RuleSummary {
  readonly id: string;
  /** `§…` */
  readonly clauses: readonly string[];
  readonly severity: 'error' | 'warning' | 'info' | 'hint';
  /** What the rule finds, in the server's locale. */
  readonly title: string;
}

/** Request `huashu/explain`: the page of a rule or of a clause (`§1.5.9.3`). Answers null where there is none. */
export interface ExplainParams {
  readonly id: string;
}

export interface Explanation {
  readonly title: string;
  /** Clause, reason, wording to use, examples. */
  readonly markdown: string;
}

/** Request `huashu/phrases`: the standard phrases, or those that a query finds by characters, pinyin or initials. */
export interface PhraseEntry {
  readonly id: string;
  readonly clause: string;
  /** The moment it belongs to. */
  readonly when: string;
  /** Empty: for all customers. */
  readonly tiers: readonly string[];
  /** `{…}` is a slot. */
  readonly text: string;
}

export interface RuleOfClause {
  readonly id: string;
  /** What the label of the rule is called, in the server's locale. */
  readonly called: string;
  readonly severity: 'error' | 'warning' | 'info' | 'hint';
}

/** Request `huashu/clauses`, no parameters: the clauses in the standard's order. */
export interface ClauseEntry {
  readonly id: string;
  readonly text: string;
  /** `§1.4`, or `other`. */
  readonly chapter: string;
  readonly chapterTitle: string;
  readonly rules: readonly RuleOfClause[];
  readonly unchecked?: string;
}

/** Request `huashu/score`, with `uri`, and `languageId` and `text` of one that is not open: null where it is not looked at. */
export interface ScoredText {
  /** 0 … 100; null where there is no call. */
  readonly score: number | null;
  readonly passed: boolean;
  readonly calls: number;
  readonly seconds: number;
  readonly chapters: readonly {
    readonly chapter: string;
    readonly title: string;
    readonly count: number;
    readonly points: number;
  }[];
  readonly findings: readonly {
    readonly ruleId: string;
    /** What the label of the rule is called, in the server's locale. */
    readonly called: string;
    readonly severity: 'error' | 'warning' | 'info' | 'hint';
    readonly clauses: readonly string[];
    readonly message: string;
    readonly range: { readonly start: Place; readonly end: Place };
  }[];
}

interface Place {
  readonly line: number;
  readonly character: number;
}
