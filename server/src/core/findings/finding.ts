import type { Span } from '../text/span';

export type Severity = 'error' | 'warning' | 'info' | 'hint';

/** One replacement: the code units of the span give way to `text`. An insertion has `start === end`. */
export interface TextEdit extends Span {
  readonly text: string;
}

/** `safe`: the meaning cannot suffer, may be applied in bulk. `unsafe`: a person should look. */
export type FixSafety = 'safe' | 'unsafe';

/** The one change that a rule holds to be right. Applied in bulk by `--fix` where safe. */
export interface Fix {
  readonly edits: readonly TextEdit[];
  readonly safety: FixSafety;
  /** What the fix does, for a menu. */
  readonly description: string;
}

/** A change that a person may choose; never applied in bulk. */
export interface Suggestion {
  readonly description: string;
  readonly edits: readonly TextEdit[];
}

/** One offence against the standard. Plain data; offsets are UTF-16 code units of the document's text. */
export interface Finding extends Span {
  /** A label of the guide or LABEL/NAME: `banned/whose-problem`, `hedge`. */
  readonly ruleId: string;
  /** The clauses that the rule follows, `§…`. */
  readonly clauses: readonly string[];
  readonly severity: Severity;
  /** What is wrong and what to do, in the locale of the settings. */
  readonly message: string;
  /** Index of the turn in the document; absent outside a dialogue. */
  readonly turn?: number;
  /** Where the file holds several texts, the one it is in, as the file names it: the id of a dialogue, a cell, a path. */
  readonly unit?: string;
  /** Where it stands in a file that is no text (Word, Excel): a paragraph or a cell, ¶3, 话术!B12. */
  readonly place?: string;
  readonly fix?: Fix;
  readonly suggestions: readonly Suggestion[];
}
