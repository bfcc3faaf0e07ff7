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
