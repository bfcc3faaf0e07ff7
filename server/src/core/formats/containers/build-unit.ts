import type { Document, ParseOptions, SpeakerRole } from '../../document/document';
import { classesOf, skipBlanks, trimBlanks } from '../char-classes';
import { DocumentBuilder } from '../document-builder';
import { afterBreak, lineEndAt } from '../lines';
import { parsePlaintext } from '../plaintext';
import type { ContainedTurn, ContainedUnit, Part } from './container';
import { InnerText } from './inner-text';

/** A unit as a document of its own, with the way back to the file. */
export interface BuiltUnit {
  readonly document: Document;
  readonly inner: InnerText;
}

/** Makes the document of one unit: its parts one after the other, decoded. */
export function buildUnit(unit: ContainedUnit, options: ParseOptions): BuiltUnit {
  const inner = new InnerText();
  if (unit.content.type === 'text') {
    for (const piece of unit.content.pieces) {
      if (typeof piece === 'string') inner.between(piece);
      else inner.add(piece);
    }
    const document = parsePlaintext(inner.text, { ...options, defaultKind: unit.kind ?? options.defaultKind });
    return { inner, document: stated(document, unit, document.kind) };
  }
  const { turns } = unit.content;
  const laid = turns.map((turn) => layOut(turn, inner));
  const builder = new DocumentBuilder(inner.text, 'plaintext', options);
  for (const { turn, label, lines } of laid) {
    const role: SpeakerRole = turn.role;
    if (role === 'prose') {
      builder.blank();
      for (let i = 0; i < lines.length; i += 2) addLine(builder, lines[i]!, lines[i + 1]!);
      builder.blank();
    } else builder.speakerTurn(role, label, withoutComments(builder, lines), turn.time);
  }
  const timed = turns.some((turn) => turn.time !== undefined);
  const speaks = turns.some((turn) => turn.role !== 'prose');
  const kind = unit.kind ?? options.defaultKind ?? (timed ? 'transcript' : speaks ? 'script' : 'article');
  return { inner, document: stated(builder.finish(), unit, kind) };
}

function stated(document: Document, unit: ContainedUnit, kind: Document['kind']): Document {
  return {
    ...document,
    kind,
    tier: unit.tier ?? document.tier,
    sceneName: unit.sceneName ?? document.sceneName,
    fragment: unit.fragment ?? document.fragment,
  };
}

interface LaidTurn {
  readonly turn: ContainedTurn;
  readonly label: { readonly start: number; readonly end: number };
  /** Flat pairs. */
  readonly lines: readonly number[];
}

function layOut(turn: ContainedTurn, inner: InnerText): LaidTurn {
  const at = inner.text.length;
  let label = { start: at, end: at };
  if (turn.label !== undefined && turn.label.text !== '') {
    label = inner.add(turn.label);
    inner.between(':');
  }
  const lines: number[] = [];
  turn.words.forEach((part, index) => {
    if (index > 0) inner.between('\n');
    const { start, end } = inner.add(part);
    if (label.start === label.end && index === 0) label = { start, end: start };
    linesOf(part, start, end, lines);
  });
  inner.between('\n');
  return { turn, label, lines };
}

/** The lines of a part that have words, blanks trimmed, as flat pairs of offsets in the inner text. */
function linesOf(part: Part, start: number, end: number, lines: number[]): void {
  const { text } = part;
  for (let at = 0; at < text.length;) {
    const lineEnd = Math.min(lineEndAt(text, at), end - start);
    const first = skipBlanks(text, at, lineEnd);
    const last = trimBlanks(text, first, lineEnd);
    if (first < last) lines.push(start + first, start + last);
    at = Math.max(at + 1, afterBreak(text, lineEnd));
  }
}

function addLine(builder: DocumentBuilder, start: number, end: number): void {
  if (!commentAt(builder, start, end)) {
    builder.line(start, end, classesOf(builder.text, start, end), 'paragraph', false);
  }
}

function withoutComments(builder: DocumentBuilder, lines: readonly number[]): readonly number[] {
  const kept: number[] = [];
  for (let i = 0; i < lines.length; i += 2) {
    if (!commentAt(builder, lines[i]!, lines[i + 1]!)) kept.push(lines[i]!, lines[i + 1]!);
  }
  return kept;
}

/** A line `# huashu-disable…` or `<!-- huashu-… -->` of a string is a directive, as in plain text. */
function commentAt(builder: DocumentBuilder, start: number, end: number): boolean {
  const { text } = builder;
  const first = text.charCodeAt(start);
  if (first === 0x23 && text.startsWith('huashu-', skipBlanks(text, start + 1, end))) {
    builder.comment(start, end, start + 1, end);
    return true;
  }
  if (first !== 0x3c || !text.startsWith('<!--', start) || !text.startsWith('-->', end - 3)) return false;
  builder.comment(start, end, start + 4, end - 3);
  return true;
}
