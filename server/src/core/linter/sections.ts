import type { LanguageId } from '../document/document';
import { afterBreak, lineEndAt } from '../formats/lines';
import { collectDefinitions, type Definitions } from '../formats/markdown/definitions';
import type { SectionStart, SectionState } from '../formats/section-track';
import { lettersAt } from '../formats/speaker-lines';
import type { Shift } from '../document/moving';
import type { BlockResult } from './machine';
import type { SectionFacts } from './section-facts';
import type { SourceText } from '../text/pieces';

/** UTF-16 code units of a section: read in some ten microseconds, and a megabyte has a few hundred of them. */
export const SECTION_LENGTH = 1500;

/** A part of an open document that can be read by itself, and where it stands. */
export interface Section extends SectionState {
  text: string;
  /** UTF-16 offset of its first line. */
  at: number;
  /** Line, from 0, that it begins with. */
  line: number;
  /** How many line breaks it has. */
  readonly breaks: number;
  readonly kind: SectionStart['kind'];
  readonly free: boolean;
  /** How many blocks, turns, scenes and tables stand before it. */
  blocks: number;
  turns: number;
  scenesBefore: number;
  tables: number;
  /** Which letters speak in it: see lettersAt. 0 where nobody needs to know. */
  readonly letters: number;
  /** What links may refer to, in Markdown. */
  readonly definitions: Definitions;
  /** Those of its blocks' results that have findings. */
  withFindings: readonly BlockResult[];
  /** A block of it has a word of a topic of facts. */
  hot: boolean;
  /** Undefined until it was looked at. */
  facts: SectionFacts | undefined;
}

/** What is known of the text around sections. */
export interface SectionContext {
  readonly language: LanguageId;
  /** Nobody says what kind of text it is, so that lines with A and B count. */
  readonly guessed: boolean;
}

const textStart: SectionStart = {
  at: 0,
  kind: 'heading',
  free: false,
  asked: false,
  scenes: [],
  blocks: 0,
  turns: 0,
  scenesBefore: 0,
  tables: 0,
};

/**
 * Cuts a text that was read into its sections. `first` is how the text itself begins, and where it stands in the whole
 * one; `starts` are relative to it.
 */
export function sectionsOf(
  text: string,
  starts: readonly SectionStart[],
  { language, guessed }: SectionContext,
  first: SectionStart & { readonly line: number } = { ...textStart, line: 0 },
): Section[] {
  const sections: Section[] = [];
  let { line } = first;
  for (let i = -1; i < starts.length; i++) {
    const start = i < 0 ? textStart : starts[i]!;
    const { kind, free, asked, scenes } = i < 0 ? first : start;
    const part = starts.length === 0 ? text : text.slice(start.at, starts[i + 1]?.at ?? text.length);
    const breaks = breaksOf(part);
    sections.push({
      text: part,
      at: first.at + start.at,
      line,
      breaks,
      kind,
      free,
      asked,
      scenes,
      blocks: first.blocks + start.blocks,
      turns: first.turns + start.turns,
      scenesBefore: first.scenesBefore + start.scenesBefore,
      tables: first.tables + start.tables,
      letters: guessed ? lettersAt(part) : 0,
      definitions: language === 'markdown' ? collectDefinitions(part) : noDefinitions,
      withFindings: [],
      hot: false,
      facts: undefined,
    });
    line += breaks;
  }
  return sections;
}

/** Index of the section that holds an offset: of two that touch there, the later. */
export function sectionAt(sections: readonly Section[], offset: number): number {
  let low = 0;
  let high = sections.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (sections[middle]!.at <= offset) low = middle;
    else high = middle;
  }
  return low;
}

/** Moves the sections from `index` on. */
export function moveSections(sections: readonly Section[], index: number, by: Shift): void {
  for (let i = index; i < sections.length; i++) {
    const section = sections[i]!;
    section.at += by.units;
    section.line += by.lines;
    section.blocks += by.blocks;
    section.turns += by.turns;
    section.scenesBefore += by.scenes;
    section.tables += by.tables;
  }
}

/** The first offset at which an edit leaves the first line of a section as it is. */
export function afterFirstLine({ at, text }: Section): number {
  const end = lineEndAt(text, 0);
  return end < text.length ? at + afterBreak(text, end) : Number.POSITIVE_INFINITY;
}

/** Which letters speak in any of the sections. */
export function lettersOf(sections: readonly Section[]): number {
  let letters = 0;
  for (let i = 0; i < sections.length; i++) letters |= sections[i]!.letters;
  return letters;
}

/** What links in any of the sections may refer to. */
export function definitionsOf(sections: readonly Section[]): Definitions {
  let all: Set<string> | undefined;
  for (const { definitions } of sections) for (const name of definitions) (all ??= new Set()).add(name);
  return all ?? noDefinitions;
}

export function sameDefinitions(some: Definitions, others: Definitions): boolean {
  if (some.size !== others.size) return false;
  for (const name of some) if (!others.has(name)) return false;
  return true;
}

/** The text of all sections. */
export class SectionedText implements SourceText {
  constructor(private readonly sections: readonly Section[]) {}

  get length(): number {
    const last = this.sections[this.sections.length - 1]!;
    return last.at + last.text.length;
  }

  slice(start: number, end: number): string {
    const { sections } = this;
    const first = sectionAt(sections, start);
    const { at, text } = sections[first]!;
    if (end - at <= text.length) return text.slice(start - at, Math.max(start, end) - at);
    const parts = [text.slice(start - at)];
    for (let i = first + 1; i < sections.length && sections[i]!.at < end; i++)
      parts.push(sections[i]!.text.slice(0, end - sections[i]!.at));
    return parts.join('');
  }
}

const noDefinitions: Definitions = new Set<string>();

function breaksOf(text: string): number {
  let count = 0;
  for (let at = lineEndAt(text, 0); at < text.length; at = lineEndAt(text, afterBreak(text, at))) count++;
  return count;
}
