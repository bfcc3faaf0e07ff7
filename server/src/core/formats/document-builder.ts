import type {
  Block,
  BlockExemption,
  BlockType,
  Directive,
  Document,
  DocumentKind,
  EntitySpan,
  ExemptSpan,
  FormatProblem,
  LanguageId,
  ParseOptions,
  Scene,
  SpeakerRole,
  Turn,
} from '../document/document';
import type { Span } from '../text/span';
import { readFrontMatter, type FrontMatter } from './front-matter';
import { matchLabel, roleLabels, type LabelMatch, type RoleLabels } from './role-labels';

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

export const noSpans: readonly Span[] = Object.freeze([]);
const noExempt = noSpans as readonly ExemptSpan[];
const noEntities = noSpans as readonly EntitySpan[];

/**
 * Puts a document together from the lines that a reader hands over. It knows roles, turns and scenes; it does not know
 * how a language marks its headings, lists and emphasis.
 */
export class DocumentBuilder {
  readonly blocks: Block[] = [];
  readonly turns: Turn[] = [];
  readonly scenes: Mutable<Scene>[] = [];
  readonly directives: Directive[] = [];
  readonly problems: FormatProblem[] = [];
  readonly frontMatter: FrontMatter;

  private readonly labels: RoleLabels;
  private readonly match: LabelMatch = {
    role: 'agent',
    labelStart: 0,
    labelEnd: 0,
    markupStart: 0,
    contentStart: 0,
    letter: false,
    startMs: -1,
    endMs: -1,
  };
  private lettersSpeak: boolean | undefined;
  private labelled = 0;
  private timed = 0;
  /** Indices of the scenes that are open, outermost first. */
  private readonly openScenes: number[] = [];
  /** The turn that a line without a label would continue, or -1. */
  private openTurn = -1;

  // The unit being gathered.
  private open = false;
  private type: BlockType = 'paragraph';
  private start = 0;
  private lines: number[] = [];
  private flags = 0;
  private turn = -1;
  private contentStart = 0;

  constructor(
    readonly text: string,
    readonly language: LanguageId,
    private readonly options: ParseOptions,
  ) {
    this.frontMatter = readFrontMatter(text, this.problems);
    this.labels = roleLabels(options);
  }

  /** A line of running text [start, end), blanks trimmed. `type` is what it is where no label makes it a turn. */
  line(start: number, end: number, flags: number, type: BlockType, fresh: boolean): void {
    if (this.labels.first[this.text.charCodeAt(start)] !== 0 && this.startsTurn(start, end)) {
      this.beginTurn(start, end, flags);
      return;
    }
    if (this.open && !fresh) {
      this.lines.push(start, end);
      this.flags |= flags;
      return;
    }
    this.flush();
    this.begin(type, start, flags);
    this.turn = this.openTurn;
    this.lines.push(start, end);
  }

  /** Nothing stands here: the next line begins something new. */
  blank(): void {
    this.flush();
    this.openTurn = -1;
  }

  /** A heading [start, end) of a level from 1, its title without marks. */
  heading(level: number, start: number, end: number, titleStart: number, titleEnd: number): void {
    this.blank();
    const { scenes, openScenes } = this;
    while (openScenes.length > 0 && scenes[openScenes[openScenes.length - 1]!]!.level >= level) {
      scenes[openScenes.pop()!]!.end = start;
    }
    openScenes.push(scenes.length);
    scenes.push({ start, end: this.text.length, title: { start: titleStart, end: titleEnd }, level, exempt: false });
    this.push('heading', 'prose', start, end, titleStart < titleEnd ? [titleStart, titleEnd] : [], -1, undefined);
  }

  /** The document; nothing may be added after. */
  finish(): Document {
    this.flush();
    const { text, language, frontMatter } = this;
    return {
      text,
      language,
      kind: frontMatter.kind ?? this.options.defaultKind ?? this.guessedKind(),
      tier: frontMatter.tier,
      sceneName: frontMatter.scene,
      frontMatter: frontMatter.span,
      blocks: this.blocks,
      turns: this.turns,
      scenes: this.scenes,
      directives: this.directives,
      problems: this.problems,
    };
  }

  /** Ends the unit that is being gathered and makes its block. */
  flush(): void {
    if (!this.open) return;
    this.open = false;
    const { lines, turn } = this;
    const end = lines.length > 0 ? lines[lines.length - 1]! : this.contentStart;
    const role: SpeakerRole = turn >= 0 ? this.turns[turn]!.role : 'prose';
    this.push(this.type, role, this.start, end, lines, turn, undefined);
    if (this.type === 'turn') (this.turns[turn] as Mutable<Turn>).end = end;
  }

  private push(
    type: BlockType,
    role: SpeakerRole,
    start: number,
    end: number,
    segments: readonly number[],
    turn: number,
    exemption: BlockExemption | undefined,
  ): void {
    this.blocks.push({
      type,
      role,
      start,
      end,
      segments,
      exempt: noExempt,
      entities: noEntities,
      recommended: noSpans,
      exemption,
      turn,
    });
  }

  private begin(type: BlockType, start: number, flags: number): void {
    this.open = true;
    this.type = type;
    this.start = start;
    this.flags = flags;
    this.lines = [];
  }

  private startsTurn(start: number, end: number): boolean {
    const { match } = this;
    if (!matchLabel(this.labels, this.text, start, end, match)) return false;
    if (match.letter) {
      this.lettersSpeak ??= this.frontMatter.kind ? this.frontMatter.kind !== 'article' : bothLetters(this.text);
      return this.lettersSpeak;
    }
    return true;
  }

  private beginTurn(start: number, end: number, flags: number): void {
    this.flush();
    const { match } = this;
    this.labelled++;
    if (match.startMs >= 0) this.timed++;
    const turn: Turn = {
      start,
      end,
      role: match.role,
      label: { start: match.labelStart, end: match.labelEnd },
      block: this.blocks.length,
      scene: this.openScenes.length > 0 ? this.openScenes[this.openScenes.length - 1]! : -1,
      time:
        match.startMs < 0
          ? undefined
          : match.endMs < 0
            ? { startMs: match.startMs }
            : { startMs: match.startMs, endMs: match.endMs },
    };
    this.begin('turn', start, flags);
    this.openTurn = this.turn = this.turns.length;
    this.turns.push(turn);
    this.contentStart = match.contentStart;
    if (match.contentStart < end) this.lines.push(match.contentStart, end);
    else this.contentStart = end;
  }

  private guessedKind(): DocumentKind {
    if (this.labelled < 2) return 'article';
    return this.timed * 2 >= this.labelled ? 'transcript' : 'script';
  }
}

/** Whether lines of both A and B speak in this text; one letter alone is a choice in a list, or a heading. */
function bothLetters(text: string): boolean {
  return (
    /^[ \t\u3000>*-]*A\**[:：]/m.test(text) &&
    /^[ \t\u3000>*-]*B\**[:：]/m.test(text) &&
    !/^[ \t\u3000>*-]*C\**[:：]/m.test(text)
  );
}
