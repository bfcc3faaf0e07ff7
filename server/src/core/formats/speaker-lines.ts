import type { DocumentKind, ParseOptions, SpeakerRole, Turn } from '../document/document';
import { emptyMatch, matchLabel, roleLabels, roleNamed, type LabelMatch, type RoleLabels } from './role-labels';

/** Finds the lines of a text with which somebody begins to speak, and guesses from them what the text is. */
export class SpeakerLines {
  /** The last line found. Reused: copy what is to be kept. */
  readonly match: LabelMatch = emptyMatch();
  private readonly labels: RoleLabels;
  private lettersSpeak: boolean | undefined;
  private labelled = 0;
  private timed = 0;

  /** `kind`: what the text is known to be. `letters`: whether A and B speak, where the text is a part of a larger one. */
  constructor(
    private readonly text: string,
    options: ParseOptions,
    private readonly kind: DocumentKind | undefined,
    letters?: boolean,
  ) {
    this.labels = roleLabels(options);
    this.lettersSpeak = letters;
  }

  /** Whether [start, end) begins with a role label; {@link match} then says which. */
  begins(start: number, end: number): boolean {
    const { labels, text, match } = this;
    if (!labels.first.has(text.charCodeAt(start)) || !matchLabel(labels, text, start, end, match)) return false;
    if (!match.letter) return true;
    this.lettersSpeak ??= this.kind ? this.kind !== 'article' : lettersSpeak(lettersAt(text));
    return this.lettersSpeak;
  }

  /** Makes {@link match} what a cell with a name says of the cell [start, …) after it. */
  speaksAs(role: SpeakerRole, labelStart: number, labelEnd: number, start: number): void {
    const { match } = this;
    match.role = role;
    match.labelStart = labelStart;
    match.labelEnd = labelEnd;
    match.markupStart = match.contentStart = start;
    match.startMs = match.endMs = -1;
  }

  /** The role that [start, end) names, where it is a role label and nothing else. */
  roleOf(start: number, end: number): SpeakerRole | undefined {
    return roleNamed(this.labels, this.text, start, end);
  }

  /** Counts the line of {@link match} as a turn; its time, if it has one. */
  take(): Turn['time'] {
    const { startMs, endMs } = this.match;
    this.labelled++;
    if (startMs < 0) return undefined;
    this.timed++;
    return endMs < 0 ? { startMs } : { startMs, endMs };
  }

  /** What a text with these lines is where nobody says (design, section 3): two turns make a script. */
  guessedKind(): DocumentKind {
    return kindOf(this.labelled, this.timed);
  }
}

/** What a text is by the number of its turns and of those that carry a time. */
export function kindOf(turns: number, timed: number): DocumentKind {
  if (turns < 2) return 'article';
  return timed * 2 >= turns ? 'transcript' : 'script';
}

/** Which of the letters A, B and C lines of this text begin with as speakers do: one bit each. */
export function lettersAt(text: string): number {
  const speaks = (letter: string): boolean =>
    new RegExp(`^[ \\t\\u3000>*-]{0,8}${letter}\\*{0,2}[:：]`, 'm').test(text);
  return (speaks('A') ? 1 : 0) + (speaks('B') ? 2 : 0) + (speaks('C') ? 4 : 0);
}

/** Whether lines of both A and B speak; one letter alone is a choice in a list, or a heading. */
export function lettersSpeak(letters: number): boolean {
  return letters === 3;
}
