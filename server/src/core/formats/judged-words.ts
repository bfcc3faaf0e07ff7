import type { EntitySpan, ExemptSpan } from '../document/document';
import type { Span } from '../text/span';
import { add, findSpans, type FoundSpans } from './exempt-spans';
import { canEndLead, leadKind, type LeadKind } from './leads';
import { endOf, gatherVisible, sliceOf, type VisibleText } from './visible-text';

/** Which stretches of a block are not judged, and which are judged as an agent's words. */
export interface JudgedWords {
  readonly exempt: readonly ExemptSpan[];
  readonly recommended: readonly Span[];
}

/** How a block stands to the quotations in it. */
export interface Speech {
  /** A turn: a quotation is somebody else's words, unless the whole turn is one. */
  readonly turn: boolean;
  /** An article's block in a section of wording for agents: whole sentences that it quotes are such wording. */
  readonly inAdvice: boolean;
  /** Offset from which all of the block is recommended wording, or -1. */
  readonly recommendedFrom: number;
}

/** Looks through a block's visible text. `codes`: flat pairs of inline code, exempt. */
export function judgedWords(
  text: string,
  segments: readonly number[],
  entities: readonly EntitySpan[],
  codes: readonly number[],
  speech: Speech,
): JudgedWords {
  if (segments.length === 0) return nothingJudged;
  const visible = gatherVisible(text, segments, entities, codes);
  found.count = 0;
  findSpans(visible, 0, visible.length, found);
  const recommended: Span[] = [];
  const kept = firstQuotation(found) >= 0 ? openQuotations(visible, found, speech, recommended) : found;
  if (speech.recommendedFrom >= 0 && recommended.length === 0)
    recommended.push(...recommendedRest(segments, speech.recommendedFrom));
  return {
    exempt: exemptSpans(visible, kept, codes),
    recommended: recommended.length === 0 ? none : recommended,
  };
}

const none: readonly never[] = Object.freeze([]);
/** What there is to say of a block without any of the marks that matter. */
export const nothingJudged: JudgedWords = Object.freeze({ exempt: none, recommended: none });

/** Used again for every block: what was found, and what is left of it when quotations have been opened. */
const found = emptySpans();
const opened = emptySpans();

function emptySpans(): FoundSpans {
  return { count: 0, starts: [], ends: [], reasons: [] };
}

/** Index of the first quotation, or -1. */
function firstQuotation(found: FoundSpans): number {
  for (let i = 0; i < found.count; i++) if (found.reasons[i] === 'quotation') return i;
  return -1;
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
  if (whole && (speech.turn || speech.inAdvice || speech.recommendedFrom >= 0)) {
    return open(visible, found, () => true, speech.turn ? undefined : recommended);
  }
  if (speech.turn) return scriptedQuotations(visible, found);
  let from = visible.length;
  if (speech.recommendedFrom >= 0) {
    from = 0;
    while (from < visible.length && visible.offsets[from]! < speech.recommendedFrom) from++;
  }
  let before = 0;
  let judged = false;
  return open(
    visible,
    found,
    (start, end) => {
      if (before === 0 || !connects(visible, before, start)) {
        // Where wording is recommended, a quotation after a mark is the wording; one after a word is a name in it.
        const set = start === 0 || !isSpoken(visible.codes[start - 1]!);
        judged =
          (start >= from && set) ||
          (leadBefore(visible, before, start) === 'recommended' && !isCondemned(visible, before, start, end)) ||
          (speech.inAdvice &&
            set &&
            endsSentence(visible.codes[end - 2]!) &&
            !refused(leadBefore(visible, before, start)));
      }
      before = end;
      return judged;
    },
    recommended,
  );
}

/**
 * A turn that begins with a quoted sentence has its wording in quotation marks and remarks about it outside
 * (“您好！” 核实身份后 “请讲。”): quoted sentences are judged unless somebody is said to have said them.
 */
function scriptedQuotations(visible: VisibleText, found: FoundSpans): FoundSpans {
  const first = firstQuotation(found);
  const isSentence = (end: number): boolean => endsSentence(visible.codes[end - 2]!);
  if (!onlyMarks(visible, 0, found.starts[first]!) || !isSentence(found.ends[first]!)) return found;
  return open(visible, found, (start, end) => isSentence(end) && !isReported(visible, start), undefined);
}

/** Whether the sentence around a quotation blames who said it: 对客户说“…”，扣 5 分; 严禁下列情形：对客户说“…”. */
function isCondemned(visible: VisibleText, from: number, start: number, end: number): boolean {
  return (
    blameAfter.test(sliceOf(visible, end, Math.min(visible.length, end + 20))) ||
    blameBefore.test(sliceOf(visible, Math.max(from, start - 30), start))
  );
}

const blameAfter =
  /^[^。！？!?；;“”\n]{0,14}?(?:扣\s*[\d一二三四五六七八九十]+\s*分|扣分|通报|批评|处罚|考核|禁语|忌语|禁忌|违规|违纪|不规范|不文明|被(?:客户)?投诉)/;
const blameBefore = /(?:严禁|禁止|切忌|不得|不准|扣分|违规|违纪)[^，,。！？!?；;]{0,10}[：:][^，,。！？!?；;]{0,8}$/;

/** Whether a word (说, 叫) or a colon stands right before the quotation. */
function isReported(visible: VisibleText, start: number): boolean {
  if (start === 0) return false;
  const before = visible.codes[start - 1]!;
  return before === 0x3a || before === 0xff1a || before === 0x8bf4 || before === 0x53eb;
}

/** Or, and, a comma between two quotations: the second is what the first is. */
function connects(visible: VisibleText, from: number, to: number): boolean {
  return to - from <= 12 && connection.test(sliceOf(visible, from, to));
}

const connection = /^[\s，,、；;。.！!？?/／|…—]*(?:或者?|或是|和|与|及|以及|然后|接着|再说?|并)?[\s，,、：:]*$/;

function refused(kind: LeadKind | undefined): boolean {
  return kind === 'bad' || kind === 'customer';
}

/** What the words between `from` and the quotation at `start` say of it. */
function leadBefore(visible: VisibleText, from: number, start: number): LeadKind | undefined {
  let last = start - 1;
  while (last >= from && isSkipped(visible.codes[last]!)) last--;
  if (last < from || !canEndLead(visible.codes[last]!)) return undefined;
  const before = sliceOf(visible, Math.max(from, last - 30), last + 1);
  const clause = before.slice(Math.max(...[...'，。！？；,;!?”」』"'].map((mark) => before.lastIndexOf(mark))) + 1);
  return leadKind(clause.replace(/[\s*_`]/g, '').slice(-24));
}

/** A colon, a blank or a leftover of emphasis before a quotation. */
function isSkipped(code: number): boolean {
  return code === 0x3a || code === 0xff1a || code === 0x20 || code === 0x3000 || code === 0x2a || code === 0x5f;
}

/** Whether nothing but marks, stage directions and placeholders stands outside the quotations. */
function isWhole(visible: VisibleText, found: FoundSpans): boolean {
  let at = 0;
  for (let i = 0; i < found.count; i++) {
    if (!onlyMarks(visible, at, found.starts[i]!)) return false;
    at = found.ends[i]!;
  }
  return onlyMarks(visible, at, visible.length);
}

function onlyMarks(visible: VisibleText, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (isSpoken(visible.codes[i]!)) return false;
  return true;
}

/** Letters, digits and Han characters are words; everything below or between is a mark or a blank. */
function isSpoken(code: number): boolean {
  if (code < 0x80) return (code >= 48 && code <= 57) || ((code | 32) >= 97 && (code | 32) <= 122);
  if (code < 0xc0 || (code >= 0x2000 && code < 0x3040)) return false;
  if (code < 0xfe30) return true;
  return (code >= 0xff10 && code <= 0xff19) || (code >= 0xff21 && code <= 0xff3a) || (code >= 0xff41 && code <= 0xff5a);
}

function endsSentence(code: number): boolean {
  return '。！？!?…～.'.includes(String.fromCharCode(code));
}

function open(
  visible: VisibleText,
  found: FoundSpans,
  isJudged: (start: number, end: number) => boolean,
  recommended: Span[] | undefined,
): FoundSpans {
  const out = opened;
  out.count = 0;
  for (let i = 0; i < found.count; i++) {
    const start = found.starts[i]!;
    const end = found.ends[i]!;
    if (found.reasons[i] === 'quotation' && isJudged(start, end)) {
      findSpans(visible, start + 1, end - 1, out);
      if (recommended && end - start > 2) recommended.push(spanOf(visible, start + 1, end - 1));
    } else {
      add(out, start, end, found.reasons[i]!);
    }
  }
  return out;
}

function exemptSpans(visible: VisibleText, found: FoundSpans, codes: readonly number[]): readonly ExemptSpan[] {
  if (found.count === 0 && codes.length === 0) return none;
  // Used again; the copy that stays in the document has just its size.
  const spans = gathered;
  spans.length = 0;
  let code = 0;
  const pushCodes = (until: number): void => {
    for (; code < codes.length && codes[code]! < until; code += 2) {
      const last = spans[spans.length - 1];
      if (last && last.end > codes[code]!) continue;
      spans.push({ start: codes[code]!, end: codes[code + 1]!, reason: 'code', as: 'opaque' });
    }
  };
  for (let i = 0; i < found.count; i++) {
    const span = spanOf(visible, found.starts[i]!, found.ends[i]!);
    pushCodes(span.start);
    const reason = found.reasons[i]!;
    spans.push({ start: span.start, end: span.end, reason, as: reason === 'stage-direction' ? 'invisible' : 'opaque' });
  }
  pushCodes(Infinity);
  return spans.slice();
}

const gathered: ExemptSpan[] = [];

function spanOf(visible: VisibleText, from: number, to: number): Span {
  return { start: visible.offsets[from]!, end: endOf(visible, to - 1) };
}
