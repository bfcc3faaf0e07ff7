import type { Condition, RangeSource } from '../packs/schema';
import type { Call, CallTurn } from './call';
import { LONG_TURN, countActs } from './call';
import { boundsOf, turnsIn } from './ranges';
import { sourceOf } from '../document/source';
import type { SourceText } from '../text/pieces';

/** Act names → their numbers in the program. */
export type ActNumbers = (names: readonly string[]) => ReadonlySet<number>;

/** Whether every part of the condition holds, seen from the anchor turn. */
export function holds(condition: Condition, call: Call, anchor: CallTurn | undefined, acts: ActNumbers): boolean {
  // Asked of every turn of long calls, at every key: nothing is made here that is not needed.
  const range = condition.in ?? (anchor ? 'turn' : 'call');
  const { all } = condition;
  if (all) {
    // What has to read a turn again (its spoken length) comes last: most turns are ruled out before.
    for (let i = 0; i < all.length; i++) if (!all[i]!.characters && !holds(all[i]!, call, anchor, acts)) return false;
    for (let i = 0; i < all.length; i++) if (all[i]!.characters && !holds(all[i]!, call, anchor, acts)) return false;
  }
  if (condition.any && !anyHolds(condition.any, call, anchor, acts)) return false;
  if (condition.not && holds(condition.not, call, anchor, acts)) return false;
  if (condition.act) {
    const wanted = acts(condition.act);
    const count = countIn(call, range, anchor, condition.by, wanted);
    if (count < (condition.atLeast ?? (condition.atMost === undefined ? 1 : 0))) return false;
    if (condition.atMost !== undefined && count > condition.atMost) return false;
    if (condition.different !== undefined) {
      const seen = new Set<number>();
      for (const turn of turnsIn(call, range, anchor))
        if (!condition.by || turn.role === condition.by)
          for (const hit of turn.acts) if (wanted.has(hit.act)) seen.add(hit.act);
      if (seen.size < condition.different) return false;
    }
  }
  if (condition.everySentence) {
    const wanted = acts(condition.everySentence);
    if (!areInEverySentence(turnsIn(call, range, anchor), condition.by, wanted)) return false;
  }
  if (condition.plainSentences) {
    const { min, without, after } = condition.plainSentences;
    const excluded = without && without.length > 0 ? acts(without) : undefined;
    const source = sourceOf(call.document);
    const behind = after && acts(after);
    let plain = 0;
    const turns = turnsIn(call, range, anchor);
    if (turns.length === 1 && min >= LONG_TURN && turns[0]!.sentences < min) return false; // without reading the turn again
    for (const turn of turns)
      if (!condition.by || turn.role === condition.by)
        plain += plainSentences(turn, source, excluded, behind, min === 1);
    if (plain < min) return false;
  }
  if (condition.characters) {
    const { min = 0, max = Number.POSITIVE_INFINITY } = condition.characters;
    let spoken = 0;
    for (const turn of turnsIn(call, range, anchor))
      if (!condition.by || turn.role === condition.by) spoken += turn.reading.spoken;
    if (spoken < min || spoken > max) return false;
  }
  if (condition.exists && turnsIn(call, condition.exists, anchor).length === 0) return false;
  if (condition.tier && !condition.tier.includes(call.tier)) return false;
  if (condition.scene && !namesScene(condition.scene, call)) return false;
  if (condition.longerThan !== undefined && durationOf(call) <= condition.longerThan) return false;
  if (condition.wholeCall !== undefined && condition.wholeCall !== call.whole) return false;
  if (condition.endsWithCustomer !== undefined) {
    const last = call.turns[call.turns.length - 1];
    if ((last?.role === 'customer') !== condition.endsWithCustomer) return false;
  }
  return true;
}

/** Of its own, because a closure in {@link holds} would cost every call of it an object. */
function namesScene(names: readonly string[], call: Call): boolean {
  return names.some((name) => call.sceneName.includes(name));
}

function areInEverySentence(
  all: readonly CallTurn[],
  by: CallTurn['role'] | undefined,
  wanted: ReadonlySet<number>,
): boolean {
  const turns = all.filter((turn) => !by || turn.role === by);
  return (
    turns.some((turn) => turn.reading.sentences.length > 0) && turns.every((turn) => isInEverySentence(turn, wanted))
  );
}

function anyHolds(parts: readonly Condition[], call: Call, anchor: CallTurn | undefined, acts: ActNumbers): boolean {
  for (let i = 0; i < parts.length; i++) if (holds(parts[i]!, call, anchor, acts)) return true;
  return false;
}

/** How often one of the acts occurs in the turns of a range. In a long one only the turns with such an act are visited. */
function countIn(
  call: Call,
  range: RangeSource,
  anchor: CallTurn | undefined,
  by: CallTurn['role'] | undefined,
  wanted: ReadonlySet<number>,
): number {
  if (range === 'turn') return anchor && (!by || anchor.role === by) ? countActs(anchor, wanted) : 0;
  let count = 0;
  const bounds = boundsOf(call, range, anchor);
  if (bounds === undefined || bounds[1] - bounds[0] <= wanted.size) {
    for (const turn of turnsIn(call, range, anchor)) if (!by || turn.role === by) count += countActs(turn, wanted);
    return count;
  }
  const [from, to] = bounds;
  for (const act of wanted) {
    const turns = call.turnsWith.get(act) ?? [];
    for (let i = firstFrom(turns, from); i < turns.length && turns[i]!.index < to; i++) {
      if (by && turns[i]!.role !== by) continue;
      for (const hit of turns[i]!.acts) if (hit.act === act) count++;
    }
  }
  return count;
}

/** Index of the first of some turns, in order, that stands at a place of the call or behind it. */
function firstFrom(turns: readonly CallTurn[], place: number): number {
  let low = 0;
  let high = turns.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (turns[middle]!.index < place) low = middle + 1;
    else high = middle;
  }
  return low;
}

function isInEverySentence({ acts, reading: { sentences } }: CallTurn, wanted: ReadonlySet<number>): boolean {
  for (let i = 0; i < sentences.length; i += 2) {
    const [start, end] = [sentences[i]!, sentences[i + 1]!];
    if (!acts.some((hit) => wanted.has(hit.act) && hit.start < end && start < hit.end)) return false;
  }
  return true;
}

/**
 * Sentences of a turn that carry none of the acts (no act at all when none is named), behind the first of the acts
 * `after` where these are named. Where one sentence is enough (`parts`), so is a part of one: chat has blanks for full
 * stops, and an answer and 还有什么可以帮您 may share a sentence.
 */
function plainSentences(
  turn: CallTurn,
  source: SourceText,
  without: ReadonlySet<number> | undefined,
  after: ReadonlySet<number> | undefined,
  parts: boolean,
): number {
  const { sentences } = turn.reading;
  const from = after ? (turn.acts.find((hit) => after.has(hit.act))?.end ?? Number.POSITIVE_INFINITY) : 0;
  const isPlain = (start: number, end: number) =>
    start >= from &&
    !turn.acts.some((hit) => hit.start < end && start < hit.end && (without === undefined || without.has(hit.act)));
  let count = 0;
  for (let i = 0; i < sentences.length; i += 2) {
    const start = sentences[i]!;
    const end = sentences[i + 1]!;
    if (
      isPlain(start, end) ||
      (parts &&
        (stretches(source, turn.base, start, end, !after).some(([a, b]) => isPlain(a, b)) ||
          saysMore(turn, source, start, end, from, without)))
    )
      count++;
  }
  return count;
}

/** Without any mark (speech that was recognised): whether much is said between the acts of a sentence. */
function saysMore(
  { acts, base }: CallTurn,
  source: SourceText,
  start: number,
  end: number,
  from: number,
  without: ReadonlySet<number> | undefined,
): boolean {
  if (end - start < 20 || without === undefined || /[\s,，、:：]/.test(source.slice(base + start, base + end)))
    return false;
  let said = Math.max(start, from);
  for (const { act, start: first, end: last } of acts) {
    if (!without.has(act) || last <= said || first >= end) continue;
    if (first - said >= muchSaid) return true;
    said = last;
  }
  return end - said >= muchSaid;
}

const muchSaid = 10;

/** The parts of a sentence between blanks, and with `clauses` between commas, of four characters or more there. */
function stretches(source: SourceText, base: number, start: number, end: number, clauses: boolean): [number, number][] {
  const text = source.slice(base + start, base + end);
  const found: [number, number][] = [];
  for (const { 0: part, index } of text.matchAll(clauses ? /[^\s,，、:：]+/g : /\S+/g)) {
    const isSpoken = hasHan(part) && (part.length >= 4 || /\s/.test(text.charAt(index + part.length)));
    if (isSpoken) found.push([start + index, start + index + part.length]);
  }
  return found;
}

/** Whether a part has a Han character. The common ones are seen without the tables of Unicode, which are slow to set up. */
function hasHan(part: string): boolean {
  for (let i = 0; i < part.length; i++) {
    const code = part.charCodeAt(i);
    if (code >= 0x4e00 && code <= 0x9fff) return true;
  }
  return /\p{Script=Han}/u.test(part);
}

/** Seconds from the call's first to its last time; 0 where the transcript gives none. */
function durationOf(call: Call): number {
  const times = call.turns.flatMap(({ turn }) =>
    turn.time ? [turn.time.startMs, turn.time.endMs ?? turn.time.startMs] : [],
  );
  return times.length === 0 ? 0 : (times[times.length - 1]! - times[0]!) / 1000;
}
