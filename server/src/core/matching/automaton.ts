import type { AutomatonImage } from './image';
import { TriggerField, TriggerFlag } from './image';
import { loadImages } from './load-image';
import { addMatch } from './match-buffer';
import type { Matcher, MatchBuffer } from './matcher';
import type { Sieve } from './sieve';
import { createSieve, passes, passesBefore } from './sieve';
import { isSoft } from './soft';
import { Symbols } from '../text/normalised';
import type { TriggerIndex } from './trigger-index';
import { Flag, keySlot, pairHash, pairKey } from './trigger-index';
import { createVerifier } from './verify';

/** How often a trigger is met before it gets a sieve: a short text is read sooner without. */
const warm = 6;

/**
 * Makes a matcher of one or more images; the ids of an image come after those of the images before it.
 *
 * The text is read once for all patterns. Each symbol with the one before it, soft ones left out, is looked up in a
 * table of triggers: rare beginnings of a part that every hit of a pattern holds. Where one is met, a sieve of the next
 * symbols and then the rest of the pattern from there on say whether it is worth trying, and only then the pattern is
 * tried from the few places before where a hit can begin. A trigger tries each place once, and a try is bounded by the
 * pattern's size and the longest hit, so the time is linear in the text.
 */
export function createMatcher(...images: readonly AutomatonImage[]): Matcher {
  const { patternCount, code, roots, triggers, index, guardIndex, guards } = loadImages(images);
  const verifier = createVerifier(code);
  const triggerCount = triggers.length / TriggerField.size;
  /** For each trigger the first place that it has not tried, if `triedIn` is this scan. */
  const untried = new Int32Array(triggerCount);
  const triedIn = new Int32Array(triggerCount);
  const heat = new Uint8Array(triggerCount);
  const sieves: (Sieve | undefined)[] = [];
  /** What a pattern's hits begin with. */
  const rootSieves: (Sieve | undefined)[] = [];
  const neededIn = new Int32Array(patternCount);
  /** For each pattern the end of its last hit, if `hitIn` is this scan. */
  const lastEnd = new Int32Array(patternCount);
  const hitIn = new Int32Array(patternCount);
  let scanNumber = 0;
  let symbols: Uint16Array = new Uint16Array(0);
  let length = 0;
  /** The symbol before the trigger, or -1 where a soft one is between. Nothing is known (-1) around a soft trigger. */
  let before = 0;
  /** The four symbols from the trigger on, soft ones left out; 0 past the end, -1 from the first soft break on. */
  let first = 0;
  let second = 0;
  let third = 0;
  let fourth = 0;

  function scanFor(index: TriggerIndex, onlyNeeded: boolean, out: MatchBuffer): void {
    const { flags, filter } = index;
    let previous = 0;
    let previousAt = 0;
    for (let at = 0; at < length; at++) {
      const symbol = symbols[at]!;
      const flag = flags[symbol]!;
      if ((flag & Flag.soft) !== 0) {
        if ((flag & Flag.single) !== 0) meet(index, pairKey(0, symbol), onlyNeeded, at, out);
        continue;
      }
      const bit = pairHash(previous, symbol);
      if ((filter[bit >>> 5]! & (1 << (bit & 31))) !== 0) {
        meet(index, pairKey(previous, symbol), onlyNeeded, previousAt, out);
      }
      // After the pair, so that the places where a trigger is met ascend.
      if (flag !== 0) meet(index, pairKey(0, symbol), onlyNeeded, at, out);
      previous = symbol;
      previousAt = at;
    }
    for (const trigger of index.everywhere) {
      if (onlyNeeded && neededIn[triggers[trigger * TriggerField.size]!] !== scanNumber) continue;
      for (let at = 0; at < length; at++) tryTrigger(trigger, at, out);
    }
  }

  /** Tries the triggers of a key that is met at symbol `at`. */
  function meet(index: TriggerIndex, key: number, onlyNeeded: boolean, at: number, out: MatchBuffer): void {
    const { keys, values, lists } = index;
    const mask = keys.length - 1;
    let looked = false;
    for (let slot = keySlot(key, keys.length); keys[slot] !== 0; slot = (slot + 1) & mask) {
      if (keys[slot] !== key) continue;
      if (!looked) {
        lookAround(at);
        looked = true;
      }
      const list = values[slot]!;
      const end = list + 1 + lists[list]!;
      for (let i = list + 1; i < end; i++) {
        const trigger = lists[i]!;
        if (onlyNeeded && neededIn[triggers[trigger * TriggerField.size]!] !== scanNumber) continue;
        const sieve = sieves[trigger];
        if (sieve === undefined) warmUp(trigger);
        else if (!around(sieve)) continue;
        tryTrigger(trigger, at, out);
      }
    }
  }

  /** Reads what stands around a trigger at symbol `at`. */
  function lookAround(at: number): void {
    first = symbols[at]!;
    const last = at - 1;
    before = last < 0 ? 0 : isSoft(symbols[last]!) ? -1 : symbols[last]!;
    let i = at + 1;
    let broken = isSoft(first);
    second = third = fourth = -1;
    if (broken) before = first = -1;
    for (; i < length && isSoft(symbols[i]!); i++) broken ||= symbols[i] === Symbols.softBreak;
    if (broken) return;
    second = i < length ? symbols[i]! : 0;
    for (i++; i < length && isSoft(symbols[i]!); i++) broken ||= symbols[i] === Symbols.softBreak;
    if (broken) return;
    third = i < length ? symbols[i]! : 0;
    for (i++; i < length && isSoft(symbols[i]!); i++) broken ||= symbols[i] === Symbols.softBreak;
    if (!broken) fourth = i < length ? symbols[i]! : 0;
  }

  /** Whether what stands around the trigger passes the sieve. An edge may be at a soft break, which it does not know. */
  function around(sieve: Sieve): boolean {
    return (
      (third < 0 || passes(sieve, 2, third)) &&
      (second < 0 || passes(sieve, 1, second)) &&
      (before < 0 || passesBefore(sieve, before)) &&
      (fourth < 0 || passes(sieve, 3, fourth)) &&
      (first < 0 || passes(sieve, 0, first))
    );
  }

  function warmUp(trigger: number): void {
    if (heat[trigger]! < warm) {
      heat[trigger]!++;
      return;
    }
    const fields = trigger * TriggerField.size;
    sieves[trigger] = createSieve(
      code,
      triggers[fields + TriggerField.tail]!,
      triggers[fields + TriggerField.head]! - 1,
    );
  }

  /** Tries the trigger's pattern from every place where a hit that is met at symbol `at` can begin. */
  function tryTrigger(trigger: number, at: number, out: MatchBuffer): void {
    const fields = trigger * TriggerField.size;
    const flags = triggers[fields + TriggerField.flags]!;
    const most = triggers[fields + TriggerField.most]!;
    const tail = triggers[fields + TriggerField.tail]!;
    const id = triggers[fields + TriggerField.pattern]!;
    const root = roots[id]!;
    if (tail !== root && (flags & TriggerFlag.softTail) === 0 && !verifier.matches(tail, at)) return;
    let low = at;
    let high = at;
    const least = triggers[fields + TriggerField.least]!;
    for (let steps = 1; steps <= most; steps++) {
      let before = low - 1;
      while (before >= 0 && isSoft(symbols[before]!)) before--;
      if (before < 0) {
        if (steps <= least) return;
        break;
      }
      low = before;
      if (steps === least) high = low;
    }
    if ((flags & TriggerFlag.softHit) !== 0) while (low > 0 && isSoft(symbols[low - 1]!)) low--;
    if (triedIn[trigger] !== scanNumber) triedIn[trigger] = scanNumber;
    else if (untried[trigger]! > low) low = untried[trigger]!;
    const sieve = most > 0 ? rootSieve(id, trigger) : undefined;
    for (let start = low; start <= high; start++) {
      if (sieve !== undefined && !isSoft(symbols[start]!) && !passes(sieve, 0, symbols[start]!)) continue;
      const end = verifier.longest(root, start);
      if (end > start) addMatch(out, id, start, end);
    }
    untried[trigger] = high + 1;
  }

  function rootSieve(id: number, trigger: number): Sieve | undefined {
    if (heat[trigger]! < warm) return undefined;
    return (rootSieves[id] ??= createSieve(code, roots[id]!, -1));
  }

  /** Marks the guards of the patterns found from hit `from` on. Returns whether there are any. */
  function askGuards(out: MatchBuffer, from: number): boolean {
    let any = false;
    for (let hit = from; hit < out.count; hit++) {
      const list = guards[out.patterns[hit]!]!;
      const end = list + 1 + guards[list]!;
      for (let i = list + 1; i < end; i++) {
        neededIn[guards[i]!] = scanNumber;
        any = true;
      }
    }
    return any;
  }

  /** Leaves of the hits from `from` on, which are in order, those that do not overlap an earlier one of their pattern. */
  function dropOverlaps(out: MatchBuffer, from: number): void {
    let kept = from;
    for (let i = from; i < out.count; i++) {
      const id = out.patterns[i]!;
      if (hitIn[id] === scanNumber && lastEnd[id]! > out.starts[i]!) continue;
      hitIn[id] = scanNumber;
      lastEnd[id] = out.ends[i]!;
      out.patterns[kept] = id;
      out.starts[kept] = out.starts[i]!;
      out.ends[kept++] = out.ends[i]!;
    }
    out.count = kept;
  }

  return {
    patternCount,
    scan(text, out) {
      scanNumber = (scanNumber + 1) & 0x3fffffff;
      const from = out.count;
      symbols = text.symbols;
      length = text.length;
      verifier.read(symbols, length);
      scanFor(index, false, out);
      if (out.count === from) return;
      if (guards.length > 0 && askGuards(out, from)) scanFor(guardIndex(), true, out);
      sortHits(out, from);
      dropOverlaps(out, from);
    },
  };
}

/** Puts the hits from `from` on in order of start, then pattern. They are nearly in order already. */
function sortHits(out: MatchBuffer, from: number): void {
  const { patterns, starts, ends, count } = out;
  for (let i = from + 1; i < count; i++) {
    const pattern = patterns[i]!;
    const start = starts[i]!;
    const end = ends[i]!;
    let at = i;
    while (at > from && (starts[at - 1]! > start || (starts[at - 1] === start && patterns[at - 1]! > pattern))) {
      patterns[at] = patterns[at - 1]!;
      starts[at] = starts[at - 1]!;
      ends[at] = ends[at - 1]!;
      at--;
    }
    patterns[at] = pattern;
    starts[at] = start;
    ends[at] = end;
  }
}
