import type { Block, Document, Turn } from '../document/document';
import type { Span } from '../text/span';

/** What an editor colours. */
export const tokenKinds = ['role', 'act', 'courtesy', 'placeholder', 'stage-direction', 'exempt'] as const;
export type TokenKind = (typeof tokenKinds)[number];

/** Flat triples start, end, index into {@link tokenKinds}; offsets relative to `from`, ascending, on one line each. */
export type Tokens = readonly number[];

/**
 * The coloured stretches of a block. Where several meet, what is not the speaker's own words goes first, then words of
 * courtesy, then the act around them.
 *
 * @param turn the turn that begins with the block
 * @param acts stretches that show a dialogue act, offsets of the text
 */
export function tokensOf(document: Document, block: Block, turn: Turn | undefined, acts: readonly Span[]): Tokens {
  const { text } = document;
  const from = block.start;
  const kinds = new Uint8Array(block.end - from);
  const paint = (span: Span, kind: TokenKind): void => {
    kinds.fill(1 + tokenKinds.indexOf(kind), Math.max(0, span.start - from), Math.max(0, span.end - from));
  };
  if (block.exemption === 'bad-example' || block.exemption === 'code') {
    for (let i = 0; i < block.segments.length; i += 2)
      paint({ start: block.segments[i]!, end: block.segments[i + 1]! }, 'exempt');
  } else {
    for (const act of acts) paint(act, 'act');
    if (block.role === 'agent') for (const span of courtesies(text, block)) paint(span, 'courtesy');
    for (const span of block.exempt)
      paint(span, span.reason === 'placeholder' || span.reason === 'stage-direction' ? span.reason : 'exempt');
  }
  if (turn) paint(turn.label, 'role');
  return runs(text, from, kinds);
}

/** The ten characters of courtesy (§1.1.2.4d) and what is said in their place; 申请 and 邀请 are none. */
const courtesy =
  /您好|(?<![申邀聘宴])请(?![假求教示柬])|谢谢|感谢|不用谢|不客气|对不起|抱歉|不好意思|没关系|麻烦您|劳驾|再见/g;

function* courtesies(text: string, { segments }: Block): Generator<Span> {
  for (let i = 0; i < segments.length; i += 2) {
    const start = segments[i]!;
    for (const match of text.slice(start, segments[i + 1]!).matchAll(courtesy))
      yield { start: start + match.index, end: start + match.index + match[0].length };
  }
}

function runs(text: string, from: number, kinds: Uint8Array): number[] {
  const tokens: number[] = [];
  let at = 0;
  while (at < kinds.length) {
    const kind = kinds[at]!;
    let end = at + 1;
    while (end < kinds.length && kinds[end] === kind && !isBreak(text.charCodeAt(from + end - 1))) end++;
    if (kind > 0 && !isBreak(text.charCodeAt(from + at))) {
      const last = isBreak(text.charCodeAt(from + end - 1)) ? end - 1 : end;
      tokens.push(at, last, kind - 1);
    }
    at = end;
  }
  return tokens;
}

function isBreak(code: number): boolean {
  return code === 10 || code === 13;
}
