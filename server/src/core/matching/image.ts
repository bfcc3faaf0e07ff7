import type { Numbers, Units } from './numbers';
import { longNumber, shift } from './numbers';

/**
 * Patterns made ready to run, as plain data: it survives JSON, and a matcher reads it in place. For the
 * numbers see numbers.ts.
 */
export interface AutomatonImage {
  readonly patternCount: number;
  readonly triggerCount: number;
  /** The patterns' code, see code.ts. */
  readonly code: Numbers;
  /** See {@link TriggerTable}. */
  readonly triggers: Numbers;
  /** Lists of triggers, patterns and witnesses, each a count and so many. The first number is not used. */
  readonly lists: Numbers;
  /** For each view where the triggers are met of the patterns that are looked for in its texts, see trigger-index.ts. */
  readonly indexes: readonly Numbers[];
  /** The same of the patterns that are looked for only beside others. */
  readonly guardIndex: Numbers;
  /** For each pattern the place in `lists`, as two numbers, of its guards. Empty where there are none. */
  readonly guards: Numbers;
}

/** A place in a pattern that is looked for, and what surrounds it. */
export interface TriggerCode {
  readonly pattern: number;
  /** Where the code begins of what follows the trigger, the trigger included. */
  readonly tail: number;
  /** Where the code begins of what comes before, read backwards; -1 where nothing does. */
  readonly head: number;
  /** The places in the lists of the witnesses of tail and head: stop, within and symbols; 0 where there is none. */
  readonly after: number;
  readonly before: number;
}

/** How many numbers a trigger has. */
export const triggerSize = 9;

/** The numbers of a trigger. */
export function writeTrigger(trigger: TriggerCode): number[] {
  const { pattern, tail, head, after, before } = trigger;
  return [pattern, ...longNumber(tail), ...longNumber(head + 1), ...longNumber(after), ...longNumber(before)];
}

/** Reads what {@link writeTrigger} wrote for one trigger after the other. */
export class TriggerTable {
  constructor(readonly numbers: Units) {}

  pattern(trigger: number): number {
    return this.numbers[trigger * triggerSize]! - shift;
  }

  tail(trigger: number): number {
    return this.long(trigger * triggerSize + 1);
  }

  head(trigger: number): number {
    return this.long(trigger * triggerSize + 3) - 1;
  }

  after(trigger: number): number {
    return this.long(trigger * triggerSize + 5);
  }

  before(trigger: number): number {
    return this.long(trigger * triggerSize + 7);
  }

  /** As longNumberAt reads; of its own, because it is asked for at every trigger that is met. */
  private long(at: number): number {
    const { numbers } = this;
    return ((numbers[at]! - shift) << 15) | (numbers[at + 1]! - shift);
  }
}
