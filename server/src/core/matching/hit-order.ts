import type { MatchBuffer } from './matcher';

/** Up to so many hits sorting in place is quickest. */
const few = 48;

/** Puts the hits from `from` on in order of start, pattern and falling end. */
export function sortHits(hits: MatchBuffer, from: number): void {
  if (hits.count - from <= few) sortFew(hits, from);
  else sortMany(hits, from);
}

function sortFew(hits: MatchBuffer, from: number): void {
  const { patterns, starts, ends, count } = hits;
  for (let i = from + 1; i < count; i++) {
    const pattern = patterns[i]!;
    const start = starts[i]!;
    const end = ends[i]!;
    let at = i;
    for (; at > from; at--) {
      const order = starts[at - 1]! - start || patterns[at - 1]! - pattern || end - ends[at - 1]!;
      if (order <= 0) break;
      patterns[at] = patterns[at - 1]!;
      starts[at] = starts[at - 1]!;
      ends[at] = ends[at - 1]!;
    }
    patterns[at] = pattern;
    starts[at] = start;
    ends[at] = end;
  }
}

/** By one number for each hit: there are fewer than 2^16 patterns, and a hit is shorter than 2^9 symbols. */
function sortMany({ patterns, starts, ends, count }: MatchBuffer, from: number): void {
  const keys = new Float64Array(count - from);
  for (let i = from; i < count; i++) {
    keys[i - from] = (starts[i]! * 2 ** 16 + patterns[i]!) * 2 ** 9 + 511 - (ends[i]! - starts[i]!);
  }
  keys.sort();
  for (let i = from; i < count; i++) {
    const key = keys[i - from]!;
    const rest = key % 2 ** 25;
    starts[i] = (key - rest) / 2 ** 25;
    patterns[i] = rest >>> 9;
    ends[i] = starts[i]! + 511 - (rest & 511);
  }
}

/** Drops hits that overlap an earlier one of their pattern. */
export class OverlapFilter {
  private call = 0;
  /** For each pattern the end of its last hit, if `hitIn` is this call. */
  private readonly lastEnd: Int32Array;
  private readonly hitIn: Int32Array;

  constructor(patternCount: number) {
    this.lastEnd = new Int32Array(patternCount);
    this.hitIn = new Int32Array(patternCount);
  }

  /** Leaves of the hits from `from` on, which are in order, those that stand alone or first. */
  drop(hits: MatchBuffer, from: number): void {
    const { hitIn, lastEnd } = this;
    const { patterns, starts, ends } = hits;
    const call = (this.call = (this.call + 1) & 0x3fffffff);
    let kept = from;
    for (let i = from; i < hits.count; i++) {
      const pattern = patterns[i]!;
      if (hitIn[pattern] === call && lastEnd[pattern]! > starts[i]!) continue;
      hitIn[pattern] = call;
      lastEnd[pattern] = ends[i]!;
      patterns[kept] = pattern;
      starts[kept] = starts[i]!;
      ends[kept++] = ends[i]!;
    }
    hits.count = kept;
  }
}
