import { ProtocolNotificationType, ProtocolRequestType } from 'vscode-languageserver';
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
