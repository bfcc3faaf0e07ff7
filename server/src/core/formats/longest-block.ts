import type { Block, FormatProblem } from '../document/document';

/** So many UTF-16 units of a block are read: no utterance and no paragraph is this long, a line of 50 MB is a mishap. */
export const longestBlock = 100_000;

/** The block up to where it is read, and what to tell the reader. */
export function cutLongBlock(block: Block): { block: Block; problem: FormatProblem } {
  const end = block.start + longestBlock;
  const cut = <T extends { readonly start: number; readonly end: number }>(spans: readonly T[]): T[] =>
    spans.filter((span) => span.end <= end);
  const segments: number[] = [];
  for (let i = 0; i < block.segments.length && block.segments[i]! < end; i += 2)
    segments.push(block.segments[i]!, Math.min(block.segments[i + 1]!, end));
  return {
    block: {
      ...block,
      end,
      segments,
      exempt: cut(block.exempt),
      entities: cut(block.entities),
      recommended: block.recommended
        .filter((span) => span.start < end)
        .map((span) => ({ start: span.start, end: Math.min(span.end, end) })),
    },
    problem: {
      code: 'too-long',
      start: end,
      end: end + 1,
      message: {
        zh: `这一行（段）超过 ${longestBlock} 个字符，只检查到这里；请检查文件是否缺了换行`,
        en: `this line or paragraph has more than ${longestBlock} characters and was checked up to here; see whether the file lacks line ends`,
      },
    },
  };
}
