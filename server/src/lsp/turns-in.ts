import type { Span } from '../core/text/span';

/** Those of ascending spans that touch `span`: the first, and the one after the last. */
export function turnsIn(spans: readonly Span[], span: Span): [number, number] {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (spans[middle]!.end < span.start) low = middle + 1;
    else high = middle;
  }
  let to = low;
  while (to < spans.length && spans[to]!.start <= span.end) to++;
  return [low, to];
}
