import { ProtocolNotificationType, ProtocolRequestType } from 'vscode-languageserver';
import type { Range } from 'vscode-languageserver';
import type { Severity } from '../core/findings/finding';

// What client and server say to each other beyond the protocol. client/src/protocol.ts says the same.

export interface ExplainParams {
  /** A rule, a label, or a clause (`§1.5.9.3`). */
  readonly id: string;
}

/** The page of a rule or of a clause. */
export interface Explanation {
  readonly title: string;
  /** Clause, reason, wording to use, examples. */
  readonly markdown: string;
}

export interface RuleSummary {
  readonly id: string;
  readonly clauses: readonly string[];
  readonly severity: Severity;
  /** What the rule finds, in the server's locale. */
  readonly title: string;
}

/** `huashu/explain`: null where there is no such rule or clause. */
export const ExplainRequest = new ProtocolRequestType<ExplainParams, Explanation | null, void, void, void>(
  'huashu/explain',
);

/** `huashu/rules`: every rule that the server knows, by id. The parameters are an empty object. */
export const RulesRequest = new ProtocolRequestType<object, readonly RuleSummary[], void, void, void>('huashu/rules');

/**
 * `huashu/lineLeft`, from the client: the cursor has left the line that was typed in, so that with `huashu.quiet` what was
 * found on it is shown.
 */
export const LineLeftNotification = new ProtocolNotificationType<{ readonly uri: string }, void>('huashu/lineLeft');

export interface FilesParams {
  /** `file:` URIs of files to read … */
  readonly files: readonly string[];
  /** … and of folders to list. */
  readonly folders: readonly string[];
}

/** In the order asked for; null where there is nothing of the kind. */
export interface FilesAnswer {
  readonly files: readonly (string | null)[];
  readonly folders: readonly (readonly string[] | null)[];
}

/** `huashu/files`, from the server to a client that said `files: 'client'` with `initialize`. */
export const FilesRequest = new ProtocolRequestType<FilesParams, FilesAnswer, void, void, void>('huashu/files');

/** A standard phrase. */
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

/** `huashu/phrases`: the standard phrases of the packs in force; with a query those it finds, the best first. */
export const PhrasesRequest = new ProtocolRequestType<
  { readonly query?: string },
  readonly PhraseEntry[],
  void,
  void,
  void
>('huashu/phrases');

/** A clause of the standard with the rules that check it. */
export interface ClauseEntry {
  readonly id: string;
  readonly text: string;
  /** `§1.4`, or `other`. */
  readonly chapter: string;
  readonly chapterTitle: string;
  readonly rules: readonly { readonly id: string; readonly called: string; readonly severity: Severity }[];
  /** Why no rule checks it, where that is said. */
  readonly unchecked?: string;
}

/** `huashu/clauses`: the clauses of the packs in force. The parameters are an empty object. */
export const ClausesRequest = new ProtocolRequestType<object, readonly ClauseEntry[], void, void, void>(
  'huashu/clauses',
);

export interface ScoreTextParams {
  readonly uri: string;
  /** Of a text that is not open. */
  readonly languageId?: string;
  readonly text?: string;
}

/** What a text comes to. */
export interface ScoredText {
  /** 0 … 100, the mean of its calls; null where it holds none. */
  readonly score: number | null;
  /** Whether all its calls reached their mark. */
  readonly passed: boolean;
  readonly calls: number;
  /** Spoken time of its calls. */
  readonly seconds: number;
  readonly chapters: readonly {
    readonly chapter: string;
    readonly title: string;
    readonly count: number;
    readonly points: number;
  }[];
  readonly findings: readonly {
    readonly ruleId: string;
    /** What the label of the rule is called. */
    readonly called: string;
    readonly severity: Severity;
    readonly clauses: readonly string[];
    readonly message: string;
    readonly range: Range;
  }[];
}

/** `huashu/score`: null for a text that is not looked at. */
export const ScoreRequest = new ProtocolRequestType<ScoreTextParams, ScoredText | null, void, void, void>(
  'huashu/score',
);
