import type { MatchBuffer } from './matcher';

/** An empty buffer for hits. Set `count` to 0 before using it for the next text; it grows as needed. */
export function createMatchBuffer(): MatchBuffer {
  return { count: 0, patterns: new Int32Array(64), starts: new Int32Array(64), ends: new Int32Array(64) };
}

/** Adds a hit. Bounds are symbol indices, half-open. */
export function addMatch(out: MatchBuffer, pattern: number, start: number, end: number): void {
  const i = out.count++;
  if (i === out.patterns.length) grow(out);
  out.patterns[i] = pattern;
  out.starts[i] = start;
  out.ends[i] = end;
}

function grow(out: MatchBuffer): void {
  const larger = (from: Int32Array): Int32Array => {
    const to = new Int32Array(from.length * 2);
    to.set(from);
    return to;
  };
  out.patterns = larger(out.patterns);
  out.starts = larger(out.starts);
  out.ends = larger(out.ends);
}
