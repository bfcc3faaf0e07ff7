import type { Block } from '../document/document';
import { sameBlock } from '../document/moving';
import type { TextChange } from './linter';

/** How many blocks at the beginning and at the end of a part read as they did before. */
export interface Alike {
  readonly head: number;
  readonly tail: number;
}

/** Compares the blocks of a part before and after a change. `at`: where the part begins, a UTF-16 offset. */
export function alike(
  old: readonly Block[],
  now: readonly Block[],
  at: number,
  { start, end, text }: TextChange,
): Alike {
  const most = Math.min(old.length, now.length);
  const newEnd = start + text.length - at;
  const delta = text.length - (end - start) - at;
  let head = 0;
  while (head < most && old[head]!.end < start && now[head]!.end < start - at && sameBlock(old[head]!, now[head]!, -at))
    head++;
  let tail = 0;
  for (; tail < most - head; tail++) {
    const before = old[old.length - 1 - tail]!;
    const after = now[now.length - 1 - tail]!;
    if (before.start <= end || after.start <= newEnd || !sameBlock(before, after, delta)) break;
  }
  return { head, tail };
}
