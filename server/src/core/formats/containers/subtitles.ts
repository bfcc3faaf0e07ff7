import type { ContainerComment, ContainerProblem, ContainerReader, Part, PartWriter } from './container';
import { cueTimes, cueUnits, linesOf, type Cue, type Line } from './cues';
import { PartBuilder, plainPart, slicePart } from './parts';

/** SubRip: numbered captions with times. */
export const readSrt: ContainerReader = (source, context) => {
  const { cues, problems } = readCues(source, (line) => {
    const { part } = captionWords(source, line, false);
    return [{ part }];
  });
  return cueUnits(cues, context, problems, []);
};

/** WebVTT: captions with times, voices (`<v 客服>`), styles and character references. Directives stand in NOTE blocks. */
export const readVtt: ContainerReader = (source, context) => {
  const voices = new Voices(source);
  const { cues, problems, comments } = readCues(
    source,
    (line) => voices.words(line),
    () => voices.end(),
  );
  return cueUnits(cues, context, problems, comments);
};

/** Takes the blocks of a file apart: what stands between blank lines. */
function readCues(
  source: string,
  wordsOf: (line: Line) => { part: Part; speaker?: Part }[],
  ended: () => void = () => {},
): { cues: Cue[]; problems: ContainerProblem[]; comments: ContainerComment[] } {
  const cues: Cue[] = [];
  const problems: ContainerProblem[] = [];
  const comments: ContainerComment[] = [];
  const lines = linesOf(source);
  for (let i = 0; i < lines.length; i++) {
    if (isBlank(lines[i])) continue;
    let to = i;
    while (to < lines.length && !isBlank(lines[to])) to++;
    const block = lines.slice(i, to);
    const timed = block.findIndex((line) => source.slice(line.first, line.last).includes('-->'));
    const times = timed < 0 ? undefined : cueTimes(source.slice(block[timed]!.first, block[timed]!.last));
    if (timed > 1 || (timed >= 0 && times === undefined)) problems.push(badTime(block[Math.max(0, timed)]!));
    else if (times !== undefined) {
      const words = block.slice(timed + 1).flatMap(wordsOf);
      cues.push({ start: block[0]!.start, end: block[block.length - 1]!.end, ...times, words });
      ended();
    } else comments.push(...notes(source, block));
    i = to;
  }
  return { cues, problems, comments };
}

function isBlank(line: Line | undefined): boolean {
  return line === undefined || line.first === line.last;
}

/** `NOTE huashu-disable pronoun -- 客户要求`, on one line or below NOTE. */
function notes(source: string, block: readonly Line[]): ContainerComment[] {
  if (!/^NOTE(?:\s|$)/.test(source.slice(block[0]!.first, block[0]!.last))) return [];
  return block.flatMap((line, index) => {
    const start = index === 0 ? line.first + 4 : line.first;
    if (!/^\s*huashu-/.test(source.slice(start, line.last))) return [];
    return [{ start: line.first, end: line.last, words: { start, end: line.last } }];
  });
}

/** Who speaks, as voices open and close over the lines of one caption. */
class Voices {
  private speaker: Part | undefined;

  constructor(private readonly source: string) {}

  words(line: Line): { part: Part; speaker?: Part }[] {
    const { part, voices } = captionWords(this.source, line, true);
    const found: { part: Part; speaker?: Part }[] = [];
    let from = 0;
    const add = (to: number): void => {
      const piece = slicePart(part, from, to);
      if (piece.text.trim() !== '') found.push({ part: piece, speaker: this.speaker });
      from = to;
    };
    for (const { at, name } of voices) {
      add(at);
      this.speaker = name;
    }
    add(part.text.length);
    return found;
  }

  end(): void {
    this.speaker = undefined;
  }
}

/** The words of a line without tags (`<i>`, `<v 客服>`, `{\an8}`), and in WebVTT its character references decoded. */
function captionWords(
  source: string,
  { first, last }: Line,
  isVtt: boolean,
): { part: Part; voices: { at: number; name: Part | undefined }[] } {
  const builder = new PartBuilder();
  const voices: { at: number; name: Part | undefined }[] = [];
  const token = isVtt ? vttToken : srtToken;
  let at = first;
  let length = 0;
  const copy = (to: number): void => {
    builder.copy(source, at, to);
    length += to - at;
  };
  token.lastIndex = first;
  for (let found = token.exec(source); found !== null && found.index < last; found = token.exec(source)) {
    const end = found.index + found[0].length;
    if (end > last) break;
    copy(found.index);
    at = end;
    if (found[0].startsWith('&')) {
      const text = references.get(found[0]) ?? numeric(found[0]);
      if (text === undefined) at = found.index;
      else {
        builder.escape(text, found.index, end);
        length += text.length;
      }
    } else if (/^<v[\s.>]/.test(found[0])) {
      const name = /^<v(?:\.[^\s>]*)?\s*/.exec(found[0])![0].length;
      voices.push({ at: length, name: plainPart(source, found.index + name, end - 1) });
    } else if (found[0] === '</v>') voices.push({ at: length, name: undefined });
  }
  copy(last);
  return { part: builder.finish(first, last, isVtt ? writeVtt : writeSrt), voices };
}

const vttToken = /<\/?[a-z0-9][^<>\r\n]*>|<\d[\d:.]*>|&[a-z]+;|&#(?:x[0-9a-f]+|\d+);/gi;
const srtToken = /<\/?[a-z][^<>\r\n]*>|\{\\[^{}\r\n]*\}/gi;

const references: ReadonlyMap<string, string> = new Map([
  ['&amp;', '&'],
  ['&lt;', '<'],
  ['&gt;', '>'],
  ['&nbsp;', '\u00a0'],
  ['&lrm;', '\u200e'],
  ['&rlm;', '\u200f'],
  ['&quot;', '"'],
]);

function numeric(reference: string): string | undefined {
  const found = /^&#(x?)([0-9a-f]+);$/i.exec(reference);
  const code = found ? parseInt(found[2]!, found[1] === '' ? 10 : 16) : NaN;
  return code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCodePoint(code) : undefined;
}

/** A caption ends at a blank line, and an arrow would be a time. */
const writeSrt: PartWriter = (words) =>
  /[\r\n]|-->/.test(words) || words.trim() !== words || /[<>{}]/.test(words) ? undefined : words;

const writeVtt: PartWriter = (words) =>
  /[\r\n]/.test(words) || words.trim() !== words
    ? undefined
    : words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

function badTime({ start, end }: Line): ContainerProblem {
  const message = {
    zh: '这里应是一行时间，例如 00:00:01,000 --> 00:00:02,500；这条字幕未检查',
    en: 'a line with times was expected, for example 00:00:01,000 --> 00:00:02,500; this caption was not linted',
  };
  return { code: 'syntax', fatal: true, start, end, message };
}
