/**
 * Takes the time of a lint run part by part. The core knows no clock: whoever wants times hands one in, and a machine
 * without one pays nothing but the question whether there is one.
 */
export interface Meter {
  /** All the time since the last call went into this: a rule of the program by its index, or a part by its {@link Part}. */
  lap(what: number): void;
}

/** What a run spends time on beside its rules; negative, so that rules keep their indices. */
export const Part = {
  /** Reading the text's form: turns, paragraphs, strings of a container. */
  parse: -1,
  /** Folding blocks into symbols. */
  normalise: -2,
  /** One pass over the block for the patterns of all rules and acts at once. */
  match: -3,
  /** Dialogue acts of turns, stage directions. */
  acts: -4,
  /** Settling overlaps between rules. */
  weigh: -5,
  /** Reading quantities and whom they are about, for all topics of facts at once. */
  facts: -6,
  /** Putting turns together as calls. */
  calls: -7,
  /** Directives, order and score. */
  conclude: -8,
} as const;

/** Makes the meter of a program, by its rules. */
export type MeterFor = (rules: readonly { readonly id: string }[]) => Meter;
