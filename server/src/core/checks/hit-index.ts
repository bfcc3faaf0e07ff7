import type { Utterance } from '../linter/utterance';

/** Up to so many hits looking at each is quickest. */
const few = 48;

/** The hits of an utterance by pattern, so that a guard's question takes no longer the more hits there are. */
export class HitIndex {
  /** For each pattern found the indices of its hits, ascending. Those of one pattern do not overlap, so starts and ends ascend. */
  private readonly byPattern = new Map<number, number[]>();

  constructor(private readonly hits: Utterance['hits']) {
    for (let i = 0; i < hits.count; i++) {
      const list = this.byPattern.get(hits.patterns[i]!);
      if (list === undefined) this.byPattern.set(hits.patterns[i]!, [i]);
      else list.push(i);
    }
  }

  /** Whether one of the patterns has a hit that begins at `from` or later and ends at `to` or before. */
  hasWithin(patterns: readonly number[], from: number, to: number): boolean {
    const { starts, ends } = this.hits;
    return patterns.some((pattern) => {
      const list = this.byPattern.get(pattern);
      const hit = list && first(list, (i) => starts[i]! >= from);
      return hit !== undefined && ends[hit]! <= to;
    });
  }

  /** Whether one of the patterns has a hit that overlaps [start, end). */
  hasOverlapping(patterns: readonly number[], start: number, end: number): boolean {
    const { starts, ends } = this.hits;
    return patterns.some((pattern) => {
      const list = this.byPattern.get(pattern);
      const hit = list && first(list, (i) => ends[i]! > start);
      return hit !== undefined && starts[hit]! < end;
    });
  }
}

/** The first of the ascending hits for which `holds`, where it holds for all that follow. */
function first(list: readonly number[], holds: (hit: number) => boolean): number | undefined {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(list[middle]!)) high = middle;
    else low = middle + 1;
  }
  return list[low];
}

const indexes = new WeakMap<Utterance, HitIndex>();

/** The index of an utterance with many hits, made when first asked for; undefined for one with few. */
export function hitIndexOf(utterance: Utterance): HitIndex | undefined {
  if (utterance.hits.count <= few) return undefined;
  let index = indexes.get(utterance);
  if (index === undefined) indexes.set(utterance, (index = new HitIndex(utterance.hits)));
  return index;
}
