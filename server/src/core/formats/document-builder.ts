import type {
  Block,
  BlockExemption,
  BlockType,
  Directive,
  Document,
  EntitySpan,
  FormatProblem,
  LanguageId,
  ParseOptions,
  SpeakerRole,
  TableCell,
  Turn,
} from '../document/document';
import { parseDirective, unclosedDirective } from '../directives/parse-directives';
import type { Span } from '../text/span';
import { classesOf, COLON, INLINE, SPAN } from './char-classes';
import { readFrontMatter, type FrontMatter } from './front-matter';
import { judgedWords, nothingJudged, type JudgedWords } from './judged-words';
import { cutLongBlock, longestBlock } from './longest-block';
import { leadAtHead, type LeadLine } from './lead-lines';
import type { Place } from './lead-scope';
import { LineCounter } from './line-counter';
import { ProseReader } from './prose';
import { SceneStack } from './scene-stack';
import type { SectionStart, SectionTrack } from './section-track';
import { SpeakerLines } from './speaker-lines';

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** What inline markup leaves of a unit: see {@link Block}. `codes`: flat pairs of inline code. */
export interface InlineText {
  readonly segments: number[];
  readonly entities: readonly EntitySpan[];
  readonly codes: readonly number[];
}

/** Whether a section may begin with a line: bits. `AtRest`: the line begins a block. `Free`: it does if it is a turn. */
export const enum Cut {
  None = 0,
  AtRest = 1,
  Free = 2,
}

/** {@link ParseOptions} for a session, which reads texts in parts. */
export interface SectionOptions extends ParseOptions {
  readonly track?: SectionTrack;
}

/** Reads the inline markup of a unit's lines (flat pairs of offsets). */
export type InlineReader = (lines: readonly number[]) => InlineText;

/**
 * Puts a document together from the lines that a reader hands over. It knows roles, turns, scenes and lead-ins; it does
 * not know how a language marks its headings, lists and emphasis.
 *
 * What is being gathered is a unit: one block to be. A line begins a new unit, or goes on with the one that is open.
 */
export class DocumentBuilder {
  readonly frontMatter: FrontMatter;
  /** How many lists and block quotes the next line stands in. */
  depth = 0;
  quotes = 0;
  /** Where the line begins that is being read, and whether a section may begin with it: see {@link Cut}. */
  lineStart = 0;
  cut: number = Cut.None;

  private readonly blocks: Block[] = [];
  private readonly turns: Turn[] = [];
  private readonly directives: Directive[] = [];
  private readonly problems: FormatProblem[] = [];
  private readonly scenes: SceneStack;
  private readonly speakers: SpeakerLines;
  private readonly prose: ProseReader;
  private readonly lineCounter: LineCounter;
  private readonly track: SectionTrack | undefined;
  /** The turn that a line without a label would continue, or -1. */
  private openTurn = -1;
  private afterBlank = false;
  private asked = false;
  /** The open turn ends with a colon: the items after it, whatever their marks, are steps that it dictates. */
  private stepsFollow = false;

  private open = false;
  private type: BlockType = 'paragraph';
  private start = 0;
  /** Where the role label ends and the words begin; the unit's start where there is no label. */
  private contentStart = 0;
  private lines: number[] = [];
  private flags = 0;
  private turn = -1;
  private lead: LeadLine | undefined;
  private tableCell: TableCell | undefined;
  private readonly place: Mutable<Place> = { form: 'text', depth: 0, quotes: 0, afterBlank: false };

  constructor(
    readonly text: string,
    private readonly language: LanguageId,
    private readonly options: SectionOptions,
    private readonly inline?: InlineReader,
  ) {
    const around = options.track?.around;
    this.track = options.track;
    this.frontMatter =
      around && !around.head ? { bodyStart: 0, kind: around.kind } : readFrontMatter(text, this.problems);
    if (this.track) this.track.frontMatter = this.frontMatter;
    this.speakers = new SpeakerLines(text, options, this.frontMatter.kind ?? options.defaultKind, around?.letters);
    this.scenes = new SceneStack(text.length, around?.scenes);
    this.asked = around?.asked ?? false;
    this.prose = new ProseReader(text, this.scenes);
    this.lineCounter = new LineCounter(text);
  }

  /** Whether a unit is open that a line without a label may continue. */
  get isOpen(): boolean {
    return this.open;
  }

  /** Offset after the last line of the open unit. */
  get lastEnd(): number {
    return this.lines.length > 0 ? this.lines[this.lines.length - 1]! : this.contentStart;
  }

  /** Whether the open unit is a turn, or goes on with one. */
  get inTurn(): boolean {
    return this.open && this.turn >= 0;
  }

  /**
   * A line of running text [start, end), blanks trimmed, with the classes of its characters. `type` is what it is where
   * no label makes it a turn; `fresh`: it begins a unit even without a label or a lead-in.
   */
  line(start: number, end: number, flags: number, type: BlockType, fresh: boolean): void {
    if (this.isTurn(start, end)) {
      this.beginTurn(start, end, flags);
      return;
    }
    const lead = this.leadOf(start, end, flags);
    const begins = !this.open || fresh;
    if (!begins && !lead) {
      this.lines.push(start, end);
      this.flags |= flags;
      return;
    }
    this.flush();
    if (lead) this.openTurn = -1;
    else if (begins && this.openTurn < 0 && (this.cut & Cut.AtRest) !== 0) this.cutHere('unit');
    if (this.openTurn >= 0 && type === 'list-item' && this.stepsFollow) type = 'numbered-step';
    this.begin(
      type,
      type === 'list-item' || type === 'numbered-step' ? 'item' : 'text',
      start,
      start,
      start,
      end,
      flags,
    );
    this.lead = lead;
    this.turn = this.openTurn;
  }

  /** The lead-in of a line. An A answers only where somebody has asked. */
  private leadOf(start: number, end: number, flags: number): LeadLine | undefined {
    const lead = leadAtHead(this.text, start, end, (flags & COLON) !== 0);
    if (lead?.kind === 'customer') this.asked = true;
    return lead?.answer === 'letter' && !this.asked ? undefined : lead;
  }

  /** Nothing stands here: the next line begins something new. */
  blank(): void {
    this.flush();
    this.openTurn = -1;
    this.afterBlank = true;
  }

  /** Something stands here that is not text (code, a rule): no turn and no lead-in reaches across. */
  interrupt(): void {
    this.blank();
    this.prose.interrupt();
  }

  /** Whether [start, end) begins with a role label. */
  isTurn(start: number, end: number): boolean {
    return this.speakers.begins(start, end);
  }

  /** A heading [start, end) of a level from 1; its title without marks is [titleStart, titleEnd), one line or several. */
  heading(level: number, start: number, end: number, title: readonly number[], flags: number): void {
    this.blank();
    this.prose.interrupt();
    if (this.cut !== Cut.None) this.cutHere('heading');
    const { segments, entities, codes } = this.read(title, flags);
    const words = segments.map((at, i) => (i % 2 === 1 ? this.text.slice(segments[i - 1], at) : '')).join('');
    this.scenes.push(level, start, { start: title[0] ?? end, end: title[title.length - 1] ?? end }, words);
    const question = /[?？]$/.test(words);
    const exemption = this.scenes.exempt ? 'bad-example' : question ? 'customer-words' : undefined;
    const judged = exemption ? nothingJudged : judgedWords(this.text, segments, entities, codes, articleSpeech);
    this.push('heading', 'prose', start, end, segments, entities, judged, exemption, -1);
  }

  /** How many units have begun so far. */
  unitCount = 0;

  /** Takes the open unit away unmade: it turned out to be the title of a heading. */
  takeUnit(): { readonly start: number; readonly lines: readonly number[]; readonly flags: number } | undefined {
    if (!this.open) return undefined;
    this.open = false;
    return { start: this.start, lines: this.lines, flags: this.flags };
  }

  /** Takes back the last line: it turned out to be the head of a table. */
  dropLastLine(): void {
    if (!this.open || this.lines.length < 2) return;
    this.lines.length -= 2;
    if (this.lines.length === 0 && this.type !== 'turn') this.open = false;
  }

  /** The role that [start, end) names, where it is a role label and nothing else. */
  roleOf(start: number, end: number): SpeakerRole | undefined {
    return this.speakers.roleOf(start, end);
  }

  /** One cell of a table. `kind`: what the head of its column says of it. */
  cell(
    start: number,
    end: number,
    flags: number,
    kind: 'bad' | 'recommended' | 'customer' | undefined,
    cell: TableCell | undefined,
  ): void {
    this.flush();
    this.openTurn = -1;
    this.begin('table-cell', 'cell', start, start, start, end, flags);
    if (kind) this.lead = { kind, contentStart: start, answer: undefined };
    this.turn = -1;
    this.tableCell = cell;
    this.flush();
    this.tableCell = undefined;
  }

  /** A cell with a speaker's words, the speaker in a cell before it. */
  cellTurn(role: SpeakerRole, label: Span, start: number, end: number, flags: number): void {
    this.flush();
    this.speakers.speaksAs(role, label.start, label.end, start);
    this.beginTurn(label.start, end, flags);
    this.flush();
    this.openTurn = -1;
  }

  /** A turn whose speaker stands apart from its words. `lines`: flat pairs of offsets, blanks trimmed, none empty. */
  speakerTurn(role: SpeakerRole, label: Span, lines: readonly number[], time: Turn['time']): void {
    this.flush();
    const start = lines[0] ?? label.end;
    this.speakers.speaksAs(role, label.start, label.end, start);
    this.speakers.match.startMs = time?.startMs ?? -1;
    this.speakers.match.endMs = time?.endMs ?? -1;
    this.beginTurn(label.start, lines[1] ?? start, classesOf(this.text, start, lines[1] ?? start));
    for (let i = 2; i < lines.length; i += 2) {
      this.lines.push(lines[i]!, lines[i + 1]!);
      this.flags |= classesOf(this.text, lines[i]!, lines[i + 1]!);
    }
    this.flush();
    this.openTurn = -1;
  }

  /** A comment [start, end) whose words are [wordsStart, wordsEnd); a directive in it counts. */
  comment(start: number, end: number, wordsStart: number, wordsEnd: number): void {
    const span = { start, end };
    const words = { start: wordsStart, end: wordsEnd };
    const directive = parseDirective(this.text, span, words, this.lineCounter.lineAt(wordsEnd), this.problems);
    if (directive) this.directives.push(directive);
  }

  /** A comment with a directive that begins at `start` and never ends. */
  unclosedComment(start: number): void {
    this.problems.push(unclosedDirective(start));
  }

  /** The document; nothing may be added after. */
  finish(): Document {
    this.flush();
    if (this.track) this.noteEnd(this.track);
    const { text, language, frontMatter } = this;
    return {
      text,
      language,
      kind: frontMatter.kind ?? this.options.defaultKind ?? this.speakers.guessedKind(),
      tier: frontMatter.tier,
      sceneName: frontMatter.scene,
      fragment: frontMatter.fragment,
      frontMatter: frontMatter.span,
      blocks: this.blocks,
      turns: this.turns,
      scenes: this.scenes.scenes,
      directives: this.directives.length > 1 ? this.directives.sort((a, b) => a.start - b.start) : this.directives,
      problems: this.problems,
    };
  }

  /** A table begins: how many have begun before it. */
  beginTable(): number {
    const before = this.tables++;
    if (this.track) this.track.tables = this.tables;
    return before;
  }

  private tables = 0;

  /**
   * The reader has read its last line. `rests`: no code and no HTML is open; `fresh`: a line of text would begin a block;
   * `top`: what is open stands in no container.
   */
  ended(rests: boolean, fresh: boolean, top: boolean): void {
    if (this.track) this.track.end = { ...this.track.end, rests, fresh, top, inTurn: this.openTurn >= 0 };
  }

  private noteEnd(track: SectionTrack): void {
    const { asked, scenes, prose } = this;
    track.end = { ...track.end, asked, scenes: scenes.state, leadOpen: prose.leadOpen };
  }

  /** The line being read begins a block that nothing reaches into: the text may be cut before it. */
  private cutHere(kind: SectionStart['kind']): void {
    const { track, lineStart, cut } = this;
    this.cut = Cut.None;
    if (!track?.wants(lineStart) || (kind !== 'heading' && this.prose.leadOpen)) return;
    track.begin({
      at: lineStart,
      kind,
      free: (cut & Cut.Free) !== 0,
      asked: this.asked,
      scenes: this.scenes.state,
      blocks: this.blocks.length,
      turns: this.turns.length,
      scenesBefore: this.scenes.scenes.length,
      tables: this.tables,
    });
  }

  /** Ends the unit that is open and makes its block. */
  flush(): void {
    if (!this.open) return;
    this.open = false;
    const { turn, type, start, contentStart, flags } = this;
    const end = Math.max(this.lastEnd, contentStart);
    let segments = this.lines;
    let entities = noEntities;
    let codes = noCodes;
    if (this.inline !== undefined && (flags & INLINE) !== 0) ({ segments, entities, codes } = this.inline(segments));
    if (contentStart > start) cutBefore(segments, contentStart);
    if (turn >= 0) {
      const open = this.turns[turn] as Mutable<Turn>;
      open.end = end;
      if (type === 'turn') this.stepsFollow = isColon(this.text.charCodeAt(end - 1));
      const bad = this.prose.isBadTurn(this.place);
      const plain = bad || ((flags & SPAN) === 0 && codes.length + entities.length === 0);
      const judged = plain ? nothingJudged : judgedWords(this.text, segments, entities, codes, turnSpeech);
      this.push(type, open.role, start, end, segments, entities, judged, bad ? 'bad-example' : undefined, turn);
    } else {
      const { lead, lines, place } = this;
      const lastLine = { start: lines[lines.length - 2] ?? start, end: lines[lines.length - 1] ?? end };
      if (lead?.answer) this.questionBefore();
      const read = this.prose.read({ type, start, end, lastLine, segments, entities, codes, flags, lead, place });
      this.push(read.type, 'prose', start, end, segments, entities, read, read.exemption, -1);
    }
    this.afterBlank = false;
  }

  /** A bare 答 makes a question of the block before it, where that one asks. */
  private questionBefore(): void {
    const last = this.blocks.length - 1;
    const block = this.blocks[last];
    if (!block || block.role !== 'prose' || block.exemption || block.recommended.length > 0) return;
    const end = block.segments[block.segments.length - 1] ?? 0;
    if (end === 0 || !'?？”'.includes(this.text.charAt(end - 1))) return;
    this.blocks[last] = { ...block, exempt: nothingJudged.exempt, exemption: 'customer-words' };
  }

  private push(
    type: BlockType,
    role: SpeakerRole,
    start: number,
    end: number,
    segments: readonly number[],
    entities: readonly EntitySpan[],
    { exempt, recommended }: JudgedWords,
    exemption: BlockExemption | undefined,
    turn: number,
  ): void {
    const cell = this.tableCell;
    const block = { type, role, start, end, segments, exempt, entities, recommended, exemption, turn, cell };
    if (end - start > longestBlock) this.pushLong(block);
    else this.blocks.push(block);
  }

  private pushLong(whole: Block): void {
    const { block, problem } = cutLongBlock(whole);
    this.blocks.push(block);
    this.problems.push(problem);
  }

  private read(lines: readonly number[], flags: number): InlineText {
    if (this.inline && (flags & INLINE) !== 0) return this.inline(lines);
    return { segments: lines as number[], entities: noEntities, codes: noCodes };
  }

  private begin(
    type: BlockType,
    form: Place['form'],
    start: number,
    contentStart: number,
    lineStart: number,
    lineEnd: number,
    flags: number,
  ): void {
    this.open = true;
    this.unitCount++;
    this.type = type;
    this.start = start;
    this.contentStart = contentStart;
    this.flags = flags;
    this.lines = lineStart < lineEnd ? [lineStart, lineEnd] : [];
    this.lead = undefined;
    const { place } = this;
    place.form = form;
    place.depth = this.depth;
    place.quotes = this.quotes;
    place.afterBlank = this.afterBlank;
  }

  private beginTurn(start: number, end: number, flags: number): void {
    this.flush();
    if (this.cut !== Cut.None) this.cutHere('turn');
    const { match } = this.speakers;
    const content = Math.min(match.contentStart, end);
    // The marks of a time or of a bold label are not the speaker's: most lines then need no closer look.
    if ((flags & (INLINE | SPAN)) !== 0 && match.markupStart >= content) flags = classesOf(this.text, content, end);
    this.begin('turn', 'turn', start, content, Math.min(match.markupStart, content), content < end ? end : 0, flags);
    this.openTurn = this.turn = this.turns.length;
    this.turns.push({
      start,
      end,
      role: match.role,
      label: { start: match.labelStart, end: match.labelEnd },
      block: this.blocks.length,
      scene: this.scenes.current,
      time: this.speakers.take(),
    });
  }
}

const noEntities: readonly EntitySpan[] = Object.freeze([]);
const noCodes: readonly number[] = Object.freeze([]);
const turnSpeech = { turn: true, inAdvice: false, recommendedFrom: -1 };
const articleSpeech = { turn: false, inAdvice: false, recommendedFrom: -1 };

function isColon(code: number): boolean {
  return code === 0x3a || code === 0xff1a;
}

/** Drops what stands before `from`: the part of a label's emphasis that inline markup did not hide. */
function cutBefore(segments: number[], from: number): void {
  let keep = 0;
  while (keep < segments.length && segments[keep + 1]! <= from) keep += 2;
  if (keep > 0) segments.splice(0, keep);
  if (segments.length > 0 && segments[0]! < from) segments[0] = from;
}
