import type { ExemptSpan } from '../document/document';
import type { Span } from '../text/span';
import { findSpans, type FoundSpans } from './exempt-spans';
import { leadKind } from './leads';
import { sliceOf, visibleText, type VisibleText } from './visible-text';

/** Which stretches of a block are not judged, and which are judged as an agent's words. */
export interface JudgedWords {
  readonly exempt: readonly ExemptSpan[];
  readonly recommended: readonly Span[];
}

/** How a block stands to the quotations in it. */
export interface Speech {
  /** A turn: a quotation is somebody else's words, unless the whole turn is one. */
  readonly turn: boolean;
  /** An article's block whose whole wording is recommended where it is one quotation. */
  readonly wholeQuoteRecommended: boolean;
  /** Offset from which all of the block is recommended wording, or -1. */
  readonly recommendedFrom: number;
}

/**
 * Looks through a block's visible text. `codes`: flat pairs of inline code, exempt. `flagged`: whether the text has any
 * of the marks that matter at all.
 */
export function judgedWords(
  text: string,
  segments: readonly number[],
  codes: readonly number[],
  flagged: boolean,
  speech: Speech,
): JudgedWords {
  if (segments.length === 0) return nothing;
  if (!flagged)
    return speech.recommendedFrom < 0
      ? plain(codes)
      : { exempt: codeSpans(codes), recommended: recommendedRest(segments, speech.recommendedFrom) };
  const visible = visibleText(text, segments, codes);
  const found: FoundSpans = { starts: [], ends: [], reasons: [] };
  findSpans(visible, 0, visible.length, found);
  const recommended: Span[] = [];
  const opened = found.reasons.includes('quotation') ? openQuotations(visible, found, speech, recommended) : found;
  if (speech.recommendedFrom >= 0 && recommended.length === 0)
    recommended.push(...recommendedRest(segments, speech.recommendedFrom));
  return {
    exempt: withCodes(visible, opened, codes),
    recommended: recommended.length === 0 ? nothing.recommended : recommended,
  };
}

const none: readonly never[] = Object.freeze([]);
const nothing: JudgedWords = Object.freeze({ exempt: none, recommended: none });

function plain(codes: readonly number[]): JudgedWords {
  return codes.length === 0 ? nothing : { exempt: codeSpans(codes), recommended: none };
}

/** What of the segments stands after `from`, as one span. */
function recommendedRest(segments: readonly number[], from: number): Span[] {
  const end = segments[segments.length - 1]!;
  for (let i = 0; i < segments.length; i += 2) {
    if (segments[i + 1]! > from) return [{ start: Math.max(from, segments[i]!), end }];
  }
  return [];
}

/**
 * Decides for each quotation whether it is judged. One that is gives way to what is found inside it; in an article it
 * becomes a recommended span.
 */
function openQuotations(visible: VisibleText, found: FoundSpans, speech: Speech, recommended: Span[]): FoundSpans {
  const whole = isWhole(visible, found);
  if (whole && (speech.turn || speech.wholeQuoteRecommended || speech.recommendedFrom >= 0)) {
    return open(visible, found, () => true, speech.turn ? undefined : recommended);
  }
  if (speech.turn) return found;
  let from = 0;
  if (speech.recommendedFrom >= 0) {
    while (from < visible.length && visible.offsets[from]! < speech.recommendedFrom) from++;
    // The wording begins with a quotation: the quotations are the wording, what stands around them is commentary.
    const first = found.starts.findIndex((start) => start >= from);
    if (first < 0 || found.reasons[first] !== 'quotation' || !onlyMarks(visible, from, found.starts[first]!))
      return found;
  }
  let before = 0;
  let judged = false;
  return open(
    visible,
    found,
    (start, end) => {
      const between = sliceOf(visible, Math.max(before, start - 40), start);
      const chained = before > 0 && connects.test(between);
      if (!chained) judged = start === from && speech.recommendedFrom >= 0 ? true : recommends(between);
      before = end;
      return judged;
    },
    recommended,
  );
}

/** Or, and, a comma between two quotations: the second is what the first is. */
const connects = /^[\s，,、；;。.！!？?/／|…—]*(?:或者?|或是|和|与|及|以及|然后|接着|再说?|并)?[\s，,、：:]*$/;

/** Whether the words before a quotation recommend it to agents. */
function recommends(before: string): boolean {
  const clause = before.slice(Math.max(...[...'，。！？；,;!?”」』"'].map((mark) => before.lastIndexOf(mark))) + 1);
  const label = clause.replace(/[\s:：*_`]/g, '').slice(-24);
  return leadKind(label) === 'recommended';
}

/** Whether nothing but marks, stage directions and placeholders stands outside the quotations. */
function isWhole(visible: VisibleText, found: FoundSpans): boolean {
  let at = 0;
  for (let i = 0; i < found.starts.length; i++) {
    if (!onlyMarks(visible, at, found.starts[i]!)) return false;
    at = found.ends[i]!;
  }
  return onlyMarks(visible, at, visible.length);
}

function onlyMarks(visible: VisibleText, from: number, to: number): boolean {
  for (let i = from; i < to; i++) {
    const code = visible.codes[i]!;
    // Letters, digits and Han characters are words; everything below or between is a mark or a blank.
    if (code >= 48 && code <= 57) return false;
    if ((code | 32) >= 97 && (code | 32) <= 122) return false;
    if (
      code >= 0x3040 &&
      !(code >= 0xfe30 && code <= 0xff0f) &&
      !(code >= 0xff1a && code <= 0xff20) &&
      !(code >= 0xff3b && code <= 0xff65)
    )
      return false;
    if (code >= 0xc0 && code < 0x2000) return false;
  }
  return true;
}

function open(
  visible: VisibleText,
  found: FoundSpans,
  isJudged: (start: number, end: number) => boolean,
  recommended: Span[] | undefined,
): FoundSpans {
  const out: FoundSpans = { starts: [], ends: [], reasons: [] };
  for (let i = 0; i < found.starts.length; i++) {
    const start = found.starts[i]!;
    const end = found.ends[i]!;
    if (found.reasons[i] === 'quotation' && isJudged(start, end)) {
      findSpans(visible, start + 1, end - 1, out);
      if (recommended && end - start > 2) recommended.push(spanOf(visible, start + 1, end - 1));
    } else {
      out.starts.push(start);
      out.ends.push(end);
      out.reasons.push(found.reasons[i]!);
    }
  }
  return out;
}

function withCodes(visible: VisibleText, found: FoundSpans, codes: readonly number[]): readonly ExemptSpan[] {
  const spans: ExemptSpan[] = [];
  let code = 0;
  const pushCodes = (until: number): void => {
    for (; code < codes.length && codes[code]! < until; code += 2) {
      const last = spans[spans.length - 1];
      if (last && last.end > codes[code]!) continue;
      spans.push({ start: codes[code]!, end: codes[code + 1]!, reason: 'code', as: 'opaque' });
    }
  };
  for (let i = 0; i < found.starts.length; i++) {
    const span = spanOf(visible, found.starts[i]!, found.ends[i]!);
    pushCodes(span.start);
    const reason = found.reasons[i]!;
    spans.push({ start: span.start, end: span.end, reason, as: reason === 'stage-direction' ? 'invisible' : 'opaque' });
  }
  pushCodes(Infinity);
  return spans.length === 0 ? none : spans;
}

function codeSpans(codes: readonly number[]): readonly ExemptSpan[] {
  if (codes.length === 0) return none;
  const spans: ExemptSpan[] = [];
  for (let i = 0; i < codes.length; i += 2)
    spans.push({ start: codes[i]!, end: codes[i + 1]!, reason: 'code', as: 'opaque' });
  return spans;
}

function spanOf(visible: VisibleText, from: number, to: number): Span {
  return { start: visible.offsets[from]!, end: visible.offsets[to - 1]! + 1 };
}
