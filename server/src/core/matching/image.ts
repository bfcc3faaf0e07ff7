import type { Numbers } from './numbers';
import { longNumber, longNumberAt, numberAt } from './numbers';

/**
 * Patterns made ready to run, as plain data: it survives JSON, and a matcher reads it in place. The strings hold
 * numbers, see numbers.ts.
 */
export interface AutomatonImage {
  readonly patternCount: number;
  readonly triggerCount: number;
  /** The patterns' code, see code.ts. */
  readonly code: string;
  /** See {@link TriggerTable}. */
  readonly triggers: string;
  /** Lists of triggers and of patterns, each a count and so many. The first number is not used. */
  readonly lists: string;
  /** Where triggers of the patterns are met that are looked for in every text, see trigger-index.ts. */
  readonly index: string;
  /** The same of the patterns that are looked for only beside others. */
  readonly guardIndex: string;
  /** For each pattern the place in `lists`, as two numbers, of its guards. Empty where there are none. */
  readonly guards: string;
}

/** A place in a pattern that is looked for, and what surrounds it. */
export interface TriggerCode {
  readonly pattern: number;
  /** Where the code begins of what follows the trigger, the trigger included. */
  readonly tail: number;
  /** Where the code begins of what comes before, read backwards; -1 where nothing does. */
  readonly head: number;
  /** The tail may begin with soft symbols, and the trigger be met only after them. */
  readonly softTail: boolean;
}

/** How many numbers a trigger has. */
export const triggerSize = 6;

/** The numbers of a trigger. */
export function writeTrigger(trigger: TriggerCode): number[] {
  const { pattern, tail, head, softTail } = trigger;
  return [pattern, ...longNumber(tail), ...longNumber(head + 1), softTail ? 1 : 0];
}

/** Reads what {@link writeTrigger} wrote for one trigger after the other. */
export class TriggerTable {
  constructor(private readonly numbers: Numbers) {}

  pattern(trigger: number): number {
    return numberAt(this.numbers, trigger * triggerSize);
  }

  tail(trigger: number): number {
    return longNumberAt(this.numbers, trigger * triggerSize + 1);
  }

  head(trigger: number): number {
    return longNumberAt(this.numbers, trigger * triggerSize + 3) - 1;
  }

  hasSoftTail(trigger: number): boolean {
    return numberAt(this.numbers, trigger * triggerSize + 5) === 1;
  }
}
