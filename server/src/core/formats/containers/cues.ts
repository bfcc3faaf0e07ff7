import type {
  ContainedTurn,
  ContainedUnit,
  Container,
  ContainerComment,
  ContainerContext,
  ContainerProblem,
  Part,
} from './container';
import { lineEndAt, afterBreak } from '../lines';
import { skipBlanks, trimBlanks } from '../char-classes';
import { emptyMatch, matchLabel, roleLabels } from '../role-labels';
import { slicePart } from './parts';
import { RoleNames } from './roles';

/** One caption of a transcript: its words line by line, who speaks where the file says so apart, and its time. */
export interface Cue {
  readonly start: number;
  readonly end: number;
  readonly startMs: number;
  readonly endMs: number;
  readonly words: readonly { readonly part: Part; readonly speaker?: Part }[];
}

/**
 * The call of a transcript in captions. A speaker stands in the words (客服：您好) or apart (`<v 客服>`); words without one go
 * on with the turn before.
 */
export function cueUnits(
  cues: readonly Cue[],
  context: ContainerContext,
  problems: readonly ContainerProblem[],
  comments: readonly ContainerComment[],
): Container {
  const roles = new RoleNames(context);
  const labels = roleLabels({ roleLabels: context.roleLabels });
  const turns: Open[] = [];
  for (const cue of cues) {
    for (const { part, speaker } of cue.words) {
      const found = speaker ? { name: speaker, words: part } : labelled(part, labels);
      const open = turns[turns.length - 1];
      const isNew = found !== undefined && (speaker === undefined || open?.label?.text !== speaker.text);
      if (isNew || open === undefined) {
        const words = found?.words ?? part;
        turns.push({
          label: found?.name,
          words: words.text === '' ? [] : [words],
          startMs: cue.startMs,
          endMs: cue.endMs,
        });
      } else {
        open.words.push(part);
        open.endMs = Math.max(open.endMs, cue.endMs);
      }
    }
  }
  if (turns.length === 0) return { units: [], problems, comments };
  const unit: ContainedUnit = {
    start: cues[0]!.start,
    end: cues[cues.length - 1]!.end,
    kind: 'transcript',
    content: { type: 'turns', turns: turns.map((turn) => toTurn(turn, roles)) },
  };
  return { units: [unit], problems: [...problems, ...roles.problems, ...unspoken(turns, cues)], comments };
}

interface Open {
  label: Part | undefined;
  words: Part[];
  startMs: number;
  endMs: number;
}

function toTurn({ label, words, startMs, endMs }: Open, roles: RoleNames): ContainedTurn {
  return { role: label === undefined ? 'other' : roles.roleOf(label), label, words, time: { startMs, endMs } };
}

/** Nobody is named in the whole file: then nothing can be judged, which must not look like a clean file. */
function unspoken(turns: readonly Open[], cues: readonly Cue[]): ContainerProblem[] {
  if (turns.some((turn) => turn.label !== undefined)) return [];
  const { start, end } = cues[0]!;
  const message = {
    zh: '字幕里没有标明说话人，未检查；请在每句前写“客服：”“客户：”，或在 WebVTT 中用 <v 客服>',
    en: 'the captions do not tell who speaks and were not checked; begin them with 客服： or 客户：, or use <v …> in WebVTT',
  };
  return [{ code: 'unknown-role', fatal: true, start, end, message }];
}

/** `客服：您好` as speaker and words. */
function labelled(part: Part, labels: ReturnType<typeof roleLabels>): { name: Part; words: Part } | undefined {
  const { text } = part;
  if (!matchLabel(labels, text, 0, text.length, match) || match.letter) {
    // Letters speak in transcripts: a caption is nothing but speech.
    if (!/^[AB][:：]/.test(text)) return undefined;
  }
  return {
    name: slicePart(part, match.labelStart, match.labelEnd),
    words: slicePart(part, Math.min(match.contentStart, text.length), text.length),
  };
}

const match = emptyMatch();

/** The lines of a file: where each begins, and where its words are without blanks at the ends. */
export interface Line {
  readonly start: number;
  readonly end: number;
  readonly first: number;
  readonly last: number;
}

export function linesOf(source: string): Line[] {
  const lines: Line[] = [];
  for (let at = 0; at < source.length;) {
    const end = lineEndAt(source, at);
    const first = skipBlanks(source, at, end);
    lines.push({ start: at, end, first, last: trimBlanks(source, first, end) });
    at = Math.max(at + 1, afterBreak(source, end));
  }
  return lines;
}

/** `00:00:01,000 --> 00:00:02.500 …` (hours may be missing): both in milliseconds, or undefined. */
export function cueTimes(line: string): { startMs: number; endMs: number } | undefined {
  const found =
    /^(?:(\d{1,3}):)?(\d{1,2}):(\d{2})(?:[.,](\d{1,3}))?\s*-->\s*(?:(\d{1,3}):)?(\d{1,2}):(\d{2})(?:[.,](\d{1,3}))?(?:\s|$)/.exec(
      line,
    );
  if (found === null) return undefined;
  const ms = (i: number): number =>
    (Number(found[i] ?? 0) * 3600 + Number(found[i + 1]) * 60 + Number(found[i + 2])) * 1000 +
    Number((found[i + 3] ?? '').padEnd(3, '0') || 0);
  return { startMs: ms(1), endMs: ms(5) };
}
