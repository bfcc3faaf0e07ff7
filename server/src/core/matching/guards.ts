import type { TriggerTable } from './image';
import { triggerSize } from './image';
import type { MatchBuffer } from './matcher';
import type { Units } from './numbers';
import { longNumberAt, numberAt, shift } from './numbers';
import { addSieve, sieveSize, sievesOf } from './sieve';
import type { TriggerIndex } from './trigger-index';

/** Knows which guards the patterns found in a text ask for. */
export class Guards {
  private scan = 0;
  /** For each pattern the scan in which its guards were last asked for; and the patterns of this scan that have any. */
  private readonly askedIn: Int32Array;
  private readonly asking: Int32Array;
  private askingCount = 0;
  /** For each pattern the scan in which it was last asked for as a guard. */
  private readonly neededIn: Int32Array;
  /** For each pattern the sieve of its own triggers, and the one of its guards' triggers. */
  private own: (Int32Array | undefined)[] | undefined;
  private readonly guarding = new Map<number, Int32Array>();
  private readonly together = new Int32Array(sieveSize);

  /** `guards`: see AutomatonImage. */
  constructor(
    private readonly guards: Units,
    private readonly lists: Units,
    private readonly triggers: TriggerTable,
    private readonly patternCount: number,
  ) {
    this.askedIn = new Int32Array(patternCount);
    this.asking = new Int32Array(patternCount);
    this.neededIn = new Int32Array(patternCount);
  }

  /** Asks for the guards of the hits from `from` on, in a text of its own. Returns whether there are any. */
  ask(hits: MatchBuffer, from: number): boolean {
    this.askingCount = 0;
    if (this.guards.length === 0) return false;
    const { guards, lists, askedIn, neededIn } = this;
    const scan = (this.scan = (this.scan + 1) & 0x3fffffff);
    for (let hit = from; hit < hits.count; hit++) {
      const pattern = hits.patterns[hit]!;
      if (askedIn[pattern] === scan) continue;
      askedIn[pattern] = scan;
      const list = longNumberAt(guards, 2 * pattern);
      if (list === 0) continue;
      this.asking[this.askingCount++] = pattern;
      for (let i = list + numberAt(lists, list); i > list; i--) neededIn[numberAt(lists, i)] = scan;
    }
    return this.askingCount > 0;
  }

  /** Whether the trigger is one of a guard that has just been asked for. */
  isNeeded(trigger: number): boolean {
    // As TriggerTable.pattern reads: asked at every place where a guard might be met.
    return this.neededIn[this.triggers.numbers[trigger * triggerSize]! - shift] === this.scan;
  }

  /** The sieve of all guards that have just been asked for, in the index of all guards. It costs something at first. */
  sieve(index: TriggerIndex): Int32Array {
    const first = this.sieveOf(index, this.asking[0]!);
    if (this.askingCount === 1) return first;
    this.together.set(first);
    for (let i = 1; i < this.askingCount; i++) addSieve(this.together, this.sieveOf(index, this.asking[i]!));
    return this.together;
  }

  private sieveOf(index: TriggerIndex, pattern: number): Int32Array {
    return this.guarding.get(pattern) ?? this.makeSieve(index, pattern);
  }

  private makeSieve(index: TriggerIndex, pattern: number): Int32Array {
    const { lists } = this;
    const own = (this.own ??= sievesOf(index, lists, this.triggers, this.patternCount));
    const sieve = new Int32Array(sieveSize);
    this.guarding.set(pattern, sieve);
    const list = longNumberAt(this.guards, 2 * pattern);
    for (let i = list + numberAt(lists, list); i > list; i--) {
      const guard = own[numberAt(lists, i)];
      if (guard !== undefined) addSieve(sieve, guard);
    }
    return sieve;
  }
}
