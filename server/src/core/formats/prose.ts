import type { BlockExemption, BlockType, EntitySpan, ExemptSpan } from '../document/document';
import type { Span } from '../text/span';
import { COLON, SPAN } from './char-classes';
import { judgedWords, nothingJudged, type JudgedWords } from './judged-words';
import { leadAtEnd, type LeadLine } from './lead-lines';
import { LeadScope, type Place } from './lead-scope';
import type { SceneStack } from './scene-stack';

/** A unit of text without a speaker, as it was gathered. */
export interface ProseUnit {
  readonly type: BlockType;
  readonly start: number;
  readonly end: number;
  /** Its last line. */
  readonly lastLine: Span;
  readonly segments: readonly number[];
  readonly entities: readonly EntitySpan[];
  /** Flat pairs of inline code. */
  readonly codes: readonly number[];
  /** The classes of its characters. */
  readonly flags: number;
  readonly lead: LeadLine | undefined;
  readonly place: Place;
}

/** What is to be judged of a unit. */
export interface ReadProse extends JudgedWords {
  readonly type: BlockType;
  readonly exemption: BlockExemption | undefined;
}

/** Decides whose words an article's block is: by its own lead-in, by one before it, by the section it stands in. */
export class ProseReader {
  private readonly scope = new LeadScope();

  constructor(
    private readonly text: string,
    private readonly scenes: SceneStack,
  ) {}

  /** Whether a lead-in says that the turn at `place` is a bad example. */
  isBadTurn(place: Place): boolean {
    return this.scenes.exempt || (this.scope.isOpen && this.scope.kindAt(place, false) === 'bad');
  }

  /** Whether a lead-in reaches on to what comes next. */
  get leadOpen(): boolean {
    return this.scope.isOpen;
  }

  /** No lead-in reaches across what stands here. */
  interrupt(): void {
    this.scope.close();
  }

  read(unit: ProseUnit): ReadProse {
    const { lead, start, end, place, segments } = unit;
    const { scope, text } = this;
    let kind = lead?.kind;
    const alone = lead !== undefined && lead.contentStart >= end;
    if (lead) {
      scope.close();
      if (alone) {
        scope.open(lead.kind, place);
        kind = undefined;
      }
    } else if (scope.isOpen) kind = scope.kindAt(place, isQuoted(text, segments));
    if ((unit.flags & COLON) !== 0 && !alone) {
      const opening = leadAtEnd(text, unit.lastLine.start, unit.lastLine.end);
      if (opening) scope.open(opening.kind, place);
    }
    if (this.scenes.exempt) return exempted(unit, 'bad-example');
    const from = lead ? lead.contentStart : start;
    switch (kind) {
      case 'bad':
        return this.contrasted(unit) ?? exempted(unit, 'bad-example');
      case 'customer':
        return this.answered(unit, from) ?? this.contrasted(unit) ?? exempted(unit, 'customer-words');
      case 'recommended':
        // Steps that somebody is to say are no instructions to be carried out.
        return {
          type: unit.type === 'numbered-step' ? 'list-item' : unit.type,
          exemption: undefined,
          ...this.judged(unit, from),
        };
      default:
        return { type: unit.type, exemption: undefined, ...this.judged(unit, -1) };
    }
  }

  private judged(unit: ProseUnit, recommendedFrom: number): JudgedWords {
    const { segments, entities, codes } = unit;
    if ((unit.flags & SPAN) === 0 && codes.length + entities.length === 0 && recommendedFrom < 0) return nothingJudged;
    return judgedWords(this.text, segments, entities, codes, {
      turn: false,
      inAdvice: this.scenes.recommended,
      recommendedFrom,
    });
  }

  /** 不要说“…”，应该说：“…”: the quotations are told apart one by one. Undefined where none is recommended. */
  private contrasted(unit: ProseUnit): ReadProse | undefined {
    if ((unit.flags & SPAN) === 0) return undefined;
    const judged = this.judged(unit, -1);
    return judged.recommended.length > 0 ? { type: unit.type, exemption: undefined, ...judged } : undefined;
  }

  /** 问：…？答：… on one line: the question is the customer's, the answer is recommended. */
  private answered(unit: ProseUnit, from: number): ReadProse | undefined {
    const match = /[\s。？！?!”」；;](?:答(?:案|复)?|[Aa](?:nswer)?)[:：]\s*/.exec(this.text.slice(from, unit.end));
    if (!match) return undefined;
    const question = { start: from, end: from + match.index + 1 };
    const answer = from + match.index + match[0].length;
    const segments: number[] = [];
    for (let i = 0; i < unit.segments.length; i += 2) {
      const end = unit.segments[i + 1]!;
      if (end > answer) segments.push(Math.max(answer, unit.segments[i]!), end);
    }
    const codes = unit.codes.filter((_, i) => unit.codes[i & ~1]! >= answer);
    const { exempt, recommended } = this.judged({ ...unit, segments, codes }, answer);
    const asked: ExemptSpan = { ...question, reason: 'question', as: 'opaque' };
    return { type: unit.type, exemption: undefined, exempt: [asked, ...exempt], recommended };
  }
}

function exempted(unit: ProseUnit, exemption: BlockExemption): ReadProse {
  return { type: unit.type === 'numbered-step' ? 'list-item' : unit.type, exemption, ...nothingJudged };
}

/** Whether a unit begins and ends with quotation marks. */
function isQuoted(text: string, segments: readonly number[]): boolean {
  if (segments.length === 0) return false;
  const first = text.charAt(segments[0]!);
  const last = text.charAt(segments[segments.length - 1]! - 1);
  return '“「"'.includes(first) && '”」"'.includes(last);
}
