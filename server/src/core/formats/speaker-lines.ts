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

  /** `kind`: what the text is known to be. */
  constructor(
    private readonly text: string,
    options: ParseOptions,
    private readonly kind: DocumentKind | undefined,
  ) {
    this.labels = roleLabels(options);
  }

  /** Whether [start, end) begins with a role label; {@link match} then says which. */
  begins(start: number, end: number): boolean {
    const { labels, text, match } = this;
    if (labels.first[text.charCodeAt(start)] === 0 || !matchLabel(labels, text, start, end, match)) return false;
    if (!match.letter) return true;
    this.lettersSpeak ??= this.kind ? this.kind !== 'article' : bothLetters(text);
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
    if (this.labelled < 2) return 'article';
    return this.timed * 2 >= this.labelled ? 'transcript' : 'script';
  }
}

/** Whether lines of both A and B speak in this text; one letter alone is a choice in a list, or a heading. */
function bothLetters(text: string): boolean {
  const speaks = (letter: string): boolean =>
    new RegExp(`^[ \\t\\u3000>*-]{0,8}${letter}\\*{0,2}[:：]`, 'm').test(text);
  return speaks('A') && speaks('B') && !speaks('C');
}
