import type { Span } from '../text/span';

/** Places in a list, half-open. */
export type Range = [from: number, to: number];

/** Puts `items` in the place of a range of a list. */
export function replace<Item>(list: readonly Item[], [from, to]: Range, items: readonly Item[]): void {
  const mutable = list as Item[];
  if (items.length === to - from) for (let i = 0; i < items.length; i++) mutable[from + i] = items[i]!;
  else if (from === 0 && to === list.length) {
    mutable.length = 0;
    for (const item of items) mutable.push(item);
  } else mutable.splice(from, to - from, ...items);
}

/** A list by place in which `items` have taken the place of what began in the span; what began behind it moves. */
export function exchanged<Item extends Span>(
  list: readonly Item[],
  [from, to]: Range,
  items: readonly Item[],
  moveOne: (item: Item) => void,
): readonly Item[] {
  if (list.length + items.length === 0) return list;
  const behind = list.filter(({ start }) => start >= to);
  behind.forEach(moveOne);
  return [...list.filter(({ start }) => start < from), ...items, ...behind];
}
