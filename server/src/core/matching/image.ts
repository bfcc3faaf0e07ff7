/**
 * Patterns made ready to run, as plain data: it survives JSON, and making a matcher of it is no more work than reading
 * it once. The strings hold numbers, see numbers.ts.
 */
export interface AutomatonImage {
  readonly patternCount: number;
  /** The patterns' code, see code.ts. */
  readonly code: string;
  /** For each pattern where its code begins. */
  readonly roots: string;
  /** Numbers of each trigger, see {@link TriggerField}. */
  readonly triggers: string;
  /** Where the triggers are met of the patterns that are looked for in every text, see trigger-index.ts. */
  readonly index: string;
  /** The same of the patterns that are looked for only beside others. */
  readonly guardIndex: string;
  /** For each pattern how many guards it has, and their numbers. Empty where no pattern has any. */
  readonly guards: string;
}

/** The numbers of a trigger. */
export const TriggerField = {
  pattern: 0,
  /** The least and most symbols that are not soft before the trigger. */
  least: 1,
  most: 2,
  /** Where the code begins of what follows the trigger. */
  tail: 3,
  /** Where the code begins of what comes before the trigger, + 1; 0 where nothing does. */
  head: 4,
  /** {@link TriggerFlag}s. */
  flags: 5,
  /** How many numbers there are. */
  size: 6,
} as const;

export const TriggerFlag = {
  /** The tail may begin with a soft symbol. */
  softTail: 1,
  /** A hit may begin with a soft symbol. */
  softHit: 2,
} as const;
