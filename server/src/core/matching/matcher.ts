import type { NormalisedText } from '../text/normalised';

/**
 * A set of patterns compiled together. Reading a text costs the same whatever the number of patterns.
 * The pattern language is described in pattern.ts.
 */
export interface Matcher {
  /** How many patterns were compiled; ids are 0 … patternCount-1 in the order given. */
  readonly patternCount: number;
  /**
   * Finds every pattern in `text` and adds the hits to `out`: for each pattern and each start the longest hit, and of
   * hits of one pattern that overlap the leftmost, then the longest. Hits come in ascending order of start.
   * Linear in the text's length; never throws. `view`: see compileImage; 0 by default.
   */
  scan(text: NormalisedText, out: MatchBuffer, view?: number): void;
}

/** Hits as flat numbers; reused between blocks. `start` and `end` are symbol indices of the normalised text, half-open. */
export interface MatchBuffer {
  count: number;
  /** Pattern id of hit `i`. */
  patterns: Int32Array;
  starts: Int32Array;
  ends: Int32Array;
}

/** A pattern with the names it may use. */
export interface PatternSource {
  readonly source: string;
}

/** A pattern that cannot be read: `offset` is the UTF-16 offset in the pattern's source. */
export interface PatternError {
  readonly pattern: number;
  readonly offset: number;
  readonly message: { readonly zh: string; readonly en: string };
}
