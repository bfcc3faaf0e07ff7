import type { NormalisedText } from '../text/normalised';
import { Op } from './code';
import { anySymbol, firstBit, SymbolSet } from './context';
import type { AutomatonImage } from './image';
import { TriggerTable } from './image';
import { Accept, LazyAutomaton, StateKind } from './lazy-automaton';
import { Guards } from './guards';
import { OverlapFilter, sortHits } from './hit-order';
import { addMatch } from './match-buffer';
import type { Matcher, MatchBuffer } from './matcher';
import type { Numbers, Units } from './numbers';
import { shift, unitsOf } from './numbers';
import { Scanner, warm } from './scanner';
import { beginsClause, beginsSentence, finishesClause, finishesSentence, isSoft, maxHit } from './soft';
import { openIndex } from './trigger-index';
import { createVerifier, failsAtOnce, firstGap } from './verify';
import { Witnesses } from './witnesses';

/** From so many symbols on it pays to work out where the guards of each pattern are met. */
const longText = 20_000;

/**
 * Makes a matcher of an image. `added`: another whose patterns are numbered on from those of the first.
 *
 * The text is read once for all patterns. Each symbol with the next, soft ones left out, is looked up in a table of
 * triggers: rare beginnings of a part that every hit of a pattern holds. From a trigger on one automaton follows what the
 * patterns want after it, and another, from there back, what they want before it: where both come to an end lies a hit.
 * What is met only a few times, and gaps, are followed pattern by pattern instead. All is bounded by the patterns' size
 * and the longest hit: the time is linear in the text.
 */
export function createMatcher(image: AutomatonImage, added?: AutomatonImage): Matcher {
  const matcher = new AutomatonMatcher(image);
  return added === undefined || added.patternCount === 0 ? matcher : new Both(matcher, new AutomatonMatcher(added));
}

/** Two matchers as one; the patterns of the second have the numbers behind those of the first. */
class Both implements Matcher {
  readonly patternCount: number;

  constructor(
    private readonly one: Matcher,
    private readonly other: Matcher,
  ) {
    this.patternCount = one.patternCount + other.patternCount;
  }

  scan(text: NormalisedText, out: MatchBuffer, view?: number): void {
    const from = out.count;
    this.one.scan(text, out, view);
    const middle = out.count;
    this.other.scan(text, out, view);
    for (let i = middle; i < out.count; i++) out.patterns[i]! += this.one.patternCount;
    if (middle > from && out.count > middle) sortHits(out, from);
  }
}

class AutomatonMatcher implements Matcher {
  readonly patternCount: number;
  private readonly code: Units;
  private readonly lists: Units;
  private readonly triggers: TriggerTable;
  private readonly witnesses: Witnesses;
  /** For each view the scanner of its patterns, made when first asked for. */
  private readonly views: Scanner[] = [];
  private guarding: Scanner | undefined;
  /** What triggers want before them, read backwards; kept by trigger. */
  private readonly heads: LazyAutomaton;
  private readonly forwards;
  private readonly backwards;

  /** How many symbols have been scanned, up to {@link longText}. */
  private total = 0;
  private symbols: Uint16Array = new Uint16Array(0);
  private length = 0;
  private out: MatchBuffer = undefined as never;
  /** Whether only guards that are asked for are looked for. */
  private onlyNeeded = false;
  /** What the automaton has accepted from symbol `from` on: triggers and where their tails end. */
  private from = 0;
  private readonly accepted: Int32Array;
  private readonly acceptedEnd: Int32Array;
  private acceptedCount = 0;
  /** Triggers whose tails it could follow only so far: `trigger << 9` and how far. */
  private partly = new Int32Array(64);
  private partlyCount = 0;
  /** For each trigger the part of its tail that is the first gap, 0 where that is not plain; -1 not known yet. */
  private readonly gapIndex: Int32Array;
  /** For each trigger how often its head was looked for, up to {@link warm}. */
  private readonly heat: Uint8Array;
  /** For each trigger what can come before it: the first word of a set, see context.ts. */
  private readonly headSuccessors: Int32Array;
  private readonly guards: Guards;
  private readonly overlaps: OverlapFilter;

  constructor(private readonly image: AutomatonImage) {
    const { patternCount, triggerCount } = image;
    this.patternCount = patternCount;
    this.code = unitsOf(image.code);
    this.lists = unitsOf(image.lists);
    this.triggers = new TriggerTable(unitsOf(image.triggers));
    this.guards = new Guards(unitsOf(image.guards), this.lists, this.triggers, patternCount);
    this.overlaps = new OverlapFilter(patternCount);
    this.witnesses = new Witnesses(this.lists);
    this.heads = new LazyAutomaton(this.code, Op.begin, triggerCount);
    this.forwards = createVerifier(
      this.code,
      true,
      (place, ofSentence) => this.begins(place, ofSentence),
      (place, ofSentence) => this.ends(place, ofSentence),
    );
    this.backwards = createVerifier(
      this.code,
      false,
      (place, ofSentence) => this.begins(place, ofSentence),
      () => false,
    );
    this.accepted = new Int32Array(triggerCount);
    this.gapIndex = new Int32Array(triggerCount).fill(-1);
    this.acceptedEnd = new Int32Array(triggerCount);
    this.heat = new Uint8Array(triggerCount);
    this.headSuccessors = new Int32Array(triggerCount).fill(anySymbol);
  }

  scan(text: NormalisedText, out: MatchBuffer, view = 0): void {
    this.symbols = text.symbols;
    this.length = text.length;
    this.out = out;
    this.forwards.read(this.symbols, this.length);
    this.backwards.read(this.symbols, this.length);
    if (this.total < longText) this.total += this.length;
    const from = out.count;
    this.onlyNeeded = false;
    this.scanFor((this.views[view] ??= this.createScanner(this.image.indexes[view] ?? '')));
    if (out.count === from) return;
    if (this.guards.ask(out, from)) this.scanForGuards();
    sortHits(out, from);
    this.overlaps.drop(out, from);
  }

  private createScanner(index: Numbers): Scanner {
    return new Scanner(openIndex(unitsOf(index)), this.code, this.lists, this.triggers);
  }

  private scanFor(scanner: Scanner, sieve?: Int32Array): void {
    const { symbols, length } = this;
    const count = scanner.find(symbols, length, sieve);
    const { places, keys } = scanner;
    for (let i = 0; i < count; i++) this.follow(scanner, keys[i]!, places[i]!);
    for (const trigger of scanner.index.everywhere) {
      if (this.onlyNeeded && !this.guards.isNeeded(trigger)) continue;
      for (let at = 0; at < length; at++) this.findTail(trigger, at);
    }
  }

  /** Looks for the guards that have been asked for. */
  private scanForGuards(): void {
    this.guarding ??= this.createScanner(this.image.guardIndex);
    this.onlyNeeded = true;
    this.scanFor(this.guarding, this.total >= longText ? this.guards.sieve(this.guarding.index) : undefined);
  }

  /** Follows the triggers that are met at symbol `at` under the key. */
  private follow(scanner: Scanner, key: number, at: number): void {
    if (!scanner.isWarm(key)) {
      const { lists } = this;
      const list = scanner.listOf(key, this.symbols[at]!);
      for (let i = list + lists[list]! - shift; i > list; i--) {
        const trigger = lists[i]! - shift;
        if (!this.onlyNeeded || this.guards.isNeeded(trigger)) this.findTail(trigger, at);
      }
      return;
    }
    const { symbols } = this;
    const { automaton } = scanner;
    const limit = Math.min(this.length, at + maxHit);
    let state = scanner.start(key, symbols[at]!);
    this.acceptedCount = this.partlyCount = 0;
    this.from = at;
    for (let end = at + 1; ; end++) {
      const kind = automaton.kinds[state]!;
      if ((kind & StateKind.accepts) !== 0) this.accept(automaton, state, end);
      if ((kind & StateKind.goesOn) === 0 || end >= limit) break;
      state = automaton.step(state, symbols[end]!);
    }
    for (let i = 0; i < this.acceptedCount; i++) this.findHead(this.accepted[i]!, at, this.acceptedEnd[i]!);
    for (let i = 0; i < this.partlyCount; i++) this.findRest(this.partly[i]! >> 9, at, this.partly[i]! & 511);
  }

  /** Takes down what the state accepts: each trigger once with its last end, or where its first gap begins. */
  private accept({ pool, acceptsAt }: LazyAutomaton, state: number, end: number): void {
    const { accepted, acceptedEnd, onlyNeeded } = this;
    const list = acceptsAt[state]!;
    for (let i = list + pool[list]!; i > list; i--) {
      const how = pool[i]! & 3;
      const trigger = pool[i]! >> 2;
      if (onlyNeeded && !this.guards.isNeeded(trigger)) continue;
      if (how === Accept.clauseEdge && !this.ends(end, false)) continue;
      if (how === Accept.sentenceEdge && !this.ends(end, true)) continue;
      if (how === Accept.partly) {
        this.acceptPartly(trigger, end);
        continue;
      }
      let at = 0;
      while (at < this.acceptedCount && accepted[at] !== trigger) at++;
      if (at === this.acceptedCount) accepted[this.acceptedCount++] = trigger;
      acceptedEnd[at] = end;
    }
  }

  private acceptPartly(trigger: number, end: number): void {
    if (this.partlyCount === this.partly.length) {
      const { partly } = this;
      this.partly = new Int32Array(2 * partly.length);
      this.partly.set(partly);
    }
    this.partly[this.partlyCount++] = (trigger << 9) | (end - this.from);
  }

  /** Runs the rest of the trigger's tail from its first gap on, so far from symbol `at`. */
  private findRest(trigger: number, at: number, distance: number): void {
    let index = this.gapIndex[trigger]!;
    if (index < 0) index = this.gapIndex[trigger] = firstGap(this.code, this.triggers.tail(trigger));
    if (index === 0) {
      this.findTail(trigger, at);
      return;
    }
    const after = this.triggers.after(trigger);
    if (after !== 0 && !this.witnesses.isNear(this.symbols, this.length, at, 1, after)) return;
    const count = this.forwards.resume(this.triggers.tail(trigger), index, at, distance);
    if (count > 1) this.findHead(trigger, at, at + this.forwards.distances[count - 1]!);
  }

  /** Runs the trigger's tail from symbol `at` on, and if it is there, goes on with the head. */
  private findTail(trigger: number, at: number): void {
    const { code, symbols, length, triggers } = this;
    const tail = triggers.tail(trigger);
    if (failsAtOnce(code, tail, symbols, length, at, 1)) return;
    const head = triggers.head(trigger);
    if (head >= 0 && failsAtOnce(code, head, symbols, length, at - 1, -1)) return;
    const after = triggers.after(trigger);
    if (after !== 0 && !this.witnesses.isNear(symbols, length, at, 1, after)) return;
    const count = this.forwards.run(tail, at);
    if (count > 1) this.findHead(trigger, at, at + this.forwards.distances[count - 1]!);
  }

  /** Finds where hits begin of which the tail goes from symbol `at` to `end`. */
  private findHead(trigger: number, at: number, end: number): void {
    const head = this.triggers.head(trigger);
    if (head < 0) {
      this.addHit(trigger, at, end);
      return;
    }
    if (this.heat[trigger]! < warm) {
      this.heat[trigger]!++;
      this.runHead(trigger, head, at, end);
      return;
    }
    const { heads, symbols, headSuccessors } = this;
    const before = at > 0 ? symbols[at - 1]! : 0;
    if ((headSuccessors[trigger]! & firstBit(before)) === 0 && !isSoft(before)) return;
    let state = heads.start(trigger);
    if (state < 0) {
      state = heads.makeStart(trigger, [head], [0]);
      const set = new SymbolSet();
      heads.addSuccessors(state, set);
      headSuccessors[trigger] = set.first;
    }
    const limit = Math.max(0, at - maxHit);
    for (let start = at; ; start--) {
      const kind = heads.kinds[state]!;
      if ((kind & StateKind.accepts) !== 0) {
        const how = this.acceptsHead(state, start);
        if (how === Accept.partly) {
          this.runHead(trigger, head, at, end);
          return;
        }
        if (how === Accept.exact) this.addHit(trigger, start, end);
      }
      if ((kind & StateKind.goesOn) === 0 || start <= limit) return;
      state = heads.step(state, symbols[start - 1]!);
    }
  }

  /** Whether the state of `heads` means that a hit begins at `start` (exact), that it cannot tell (partly) or neither (-1). */
  private acceptsHead(state: number, start: number): number {
    const { pool, acceptsAt } = this.heads;
    const list = acceptsAt[state]!;
    let result = -1;
    for (let i = list + pool[list]!; i > list; i--) {
      const how = pool[i]!;
      if (how === Accept.partly) return how;
      if (how === Accept.exact || this.begins(start, how === Accept.sentenceEdge)) result = Accept.exact;
    }
    return result;
  }

  /** Runs the head of a trigger at symbol `at` backwards. */
  private runHead(trigger: number, head: number, at: number, end: number): void {
    const { length, backwards } = this;
    const before = this.triggers.before(trigger);
    if (before !== 0 && !this.witnesses.isNear(this.symbols, length, at, -1, before)) return;
    const count = backwards.run(head, at);
    for (let i = 1; i < count; i++) this.addHit(trigger, at - backwards.distances[i]!, end);
  }

  private addHit(trigger: number, start: number, end: number): void {
    if (end - start <= maxHit) addMatch(this.out, this.triggers.pattern(trigger), start, end);
  }

  private begins(place: number, ofSentence: boolean): boolean {
    return ofSentence ? beginsSentence(this.symbols, place) : beginsClause(this.symbols, place);
  }

  private ends(place: number, ofSentence: boolean): boolean {
    const { symbols, length } = this;
    return ofSentence ? finishesSentence(symbols, length, place) : finishesClause(symbols, length, place);
  }
}
