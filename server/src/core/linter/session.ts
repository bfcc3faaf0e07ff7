import type { LintSettings } from '../config/config';
import type { Block, Document, LanguageId, Turn } from '../document/document';
import type { Shift } from '../document/moving';
import {
  endScenes,
  move,
  moveBlock,
  moveDirective,
  moveScene,
  moveTurn,
  movesAnything,
  placeBlock,
  placeTurn,
  sameTurn,
} from '../document/moving';
import { withSource } from '../document/source';
import { canFollow, SectionTrack, type SectionStart } from '../formats/section-track';
import { kindOf, lettersSpeak } from '../formats/speaker-lines';
import { asksOf } from '../facts/glance';
import type { Finding, TextEdit } from '../findings/finding';
import { TextPieces } from '../text/pieces';
import type { Alike } from './alike';
import { alike } from './alike';
import type { LintResult, LintSession, TextChange } from './linter';
import type { BlockResult, Machine } from './machine';
import { moveFinding, moveFindings } from './move-findings';
import { OpenCalls } from './open-calls';
import type { Range } from './ranges';
import { exchanged, replace } from './ranges';
import { lintSectionFacts } from './section-facts';
import type { Section, SectionContext } from './sections';
import {
  afterFirstLine,
  definitionsOf,
  lettersOf,
  moveSections,
  sameDefinitions,
  sectionAt,
  SECTION_LENGTH,
  SectionedText,
  sectionsOf,
} from './sections';

/**
 * Keeps an open document in sections, with its blocks and their findings. After an edit only the sections that it touched
 * are read again, and as many behind them as read differently now; of these only blocks that are not what they were are
 * judged, and only their calls. Everything behind moves along in place: a result is used up by the next update.
 * `sectionLength`: see {@link SECTION_LENGTH}.
 */
export function openSession(
  machine: Machine,
  text: string,
  language: LanguageId,
  settings: LintSettings,
  sectionLength = SECTION_LENGTH,
): LintSession {
  let session = new OpenText(machine, text, language, settings, sectionLength);
  return {
    get result() {
      return session.result;
    },
    keepsDialogue: (edits) => session.keepsDialogue(edits),
    update(changes: readonly TextChange[]): LintResult {
      if (changes.length === 0) return session.result;
      const change = changes.length === 1 ? within(session.length, changes[0]!) : session.together(changes);
      if (!session.edit(change))
        session = new OpenText(machine, session.edited(change), language, settings, sectionLength);
      return session.result;
    },
  };
}

/** The keys of a document whose parts can be put together; another format's document is read as a whole. */
const knownKeys = new Set(
  'text language kind tier sceneName fragment frontMatter blocks turns scenes directives problems'.split(' '),
);

/** What was read of a text around a change: the sections `first` to `last`, with the change. */
interface Reading {
  readonly first: number;
  readonly last: number;
  readonly text: string;
  readonly document: Document;
  readonly track: SectionTrack;
  /** Where the text may be cut. */
  readonly starts: readonly SectionStart[];
}

/** A text as it was last read. */
class OpenText {
  result: LintResult;
  private readonly sections: Section[];
  private readonly source: SectionedText;
  private document: Omit<Document, 'text'>;
  private readonly byBlock: BlockResult[];
  private ofCalls: readonly Finding[] = [];
  private readonly calls: OpenCalls;
  /** What the front matter says. */
  private readonly said: SectionTrack['frontMatter'];
  /** How many turns carry a time. */
  private timed: number;

  constructor(
    private readonly machine: Machine,
    text: string,
    private readonly language: LanguageId,
    private readonly settings: LintSettings,
    private readonly sectionLength: number,
  ) {
    const track = new SectionTrack(this.sectionLength);
    const read = machine.parse(text, language, settings, track);
    this.said = track.frontMatter;
    this.sections = sectionsOf(text, isDivisible(read, track) ? track.starts : [], this.context);
    this.source = new SectionedText(this.sections);
    this.document = withoutText(read);
    this.timed = timedTurns(read.turns, 0, read.turns.length);
    const crashes: Finding[] = [];
    this.byBlock = read.blocks.map((block) => machine.lintBlock(read, block, settings, crashes));
    // Its lists are those of the results, and change in place.
    const live = withSource(this.document, this.source);
    this.calls = new OpenCalls(live, machine.program, settings, (block) => this.byBlock[block]!);
    this.noteFindings(this.sections, this.byBlock);
    this.result = this.settled(crashes, 0, this.sections.length - 1);
  }

  get length(): number {
    return this.source.length;
  }

  /** The text with a change. */
  edited({ start, end, text }: TextChange): string {
    return this.source.slice(0, start) + text + this.source.slice(end, this.length);
  }

  /** Several changes, each in the text that the one before left, as one. */
  together(changes: readonly TextChange[]): TextChange {
    const pieces = new TextPieces(this.source.slice(0, this.length));
    let from = Number.POSITIVE_INFINITY;
    let to = 0;
    for (const change of changes) {
      const { start, end, text } = within(pieces.length, change);
      to = to > end ? to + text.length - (end - start) : start + text.length;
      from = Math.min(from, start);
      pieces.replace(start, end, text);
    }
    return { start: from, end: this.length - (pieces.length - to), text: pieces.slice(from, to) };
  }

  /** See LintSession.keepsDialogue. */
  keepsDialogue(edits: readonly TextEdit[]): boolean | undefined {
    if (edits.length === 0) return true;
    const { start } = edits[0]!;
    let text = '';
    let end = start;
    for (const edit of edits) {
      text += this.source.slice(end, edit.start) + edit.text;
      ({ end } = edit);
    }
    const read = this.readAround({ start, end, text });
    if (read === undefined) return undefined;
    const { first, last, document: now } = read;
    const at = this.sections[first]!;
    const behind = this.sections[last + 1];
    const { blocks, turns, scenes, kind } = this.document;
    const timed = timedTurns(turns, at.turns, behind?.turns ?? turns.length);
    return (
      (behind !== undefined || first > 0 || now.kind === kind) &&
      timedTurns(now.turns, 0, now.turns.length) === timed &&
      (behind?.scenesBefore ?? scenes.length) - at.scenesBefore === now.scenes.length &&
      (behind?.turns ?? turns.length) - at.turns === now.turns.length &&
      (behind?.blocks ?? blocks.length) - at.blocks === now.blocks.length &&
      now.turns.every(({ role, scene }, i) => {
        const old = turns[at.turns + i]!;
        return old.role === role && old.scene === scene + at.scenesBefore;
      }) &&
      now.blocks.every(({ type, role, exemption }, i) => {
        const old = blocks[at.blocks + i]!;
        return old.type === type && old.role === role && old.exemption === exemption;
      })
    );
  }

  /** Follows an edit. False where all of the text has to be judged anew; then nothing has been touched. */
  edit(change: TextChange): boolean {
    if (this.result.crashed) return false;
    const read = this.readAround(change);
    if (read === undefined) return false;
    const { first, last, document, track, text } = read;
    const { sections, byBlock, document: old } = this;
    const at = sections[first]!;
    const behind = sections[last + 1];
    const whole = first === 0 && behind === undefined;
    const blocks: Range = [at.blocks, behind?.blocks ?? old.blocks.length];
    const turns: Range = [at.turns, behind?.turns ?? old.turns.length];
    const scenes: Range = [at.scenesBefore, behind?.scenesBefore ?? old.scenes.length];
    const timed = this.timed - timedTurns(old.turns, ...turns) + timedTurns(document.turns, 0, document.turns.length);
    const turnCount = old.turns.length + document.turns.length - (turns[1] - turns[0]);
    const kind = whole ? document.kind : (this.said.kind ?? this.settings.kind ?? kindOf(turnCount, timed));
    if (kind !== old.kind || (whole && document.tier !== old.tier)) return false;

    const crashes: Finding[] = [];
    const same = alike(old.blocks.slice(...blocks), document.blocks, at.at, change);
    const results = this.judge(read, blocks, same, change, crashes);
    const parts = sectionsOf(text, read.starts, this.context, at);
    parts[0]!.facts = at.facts;
    const here: Shift = {
      units: at.at,
      lines: at.line,
      blocks: at.blocks,
      turns: at.turns,
      scenes: at.scenesBefore,
      tables: at.tables,
    };
    const by: Shift = {
      units: change.text.length - (change.end - change.start),
      lines: breaksOf(parts, 0, parts.length) - breaksOf(sections, first, last + 1),
      blocks: document.blocks.length - (blocks[1] - blocks[0]),
      turns: document.turns.length - (turns[1] - turns[0]),
      scenes: document.scenes.length - (scenes[1] - scenes[0]),
      tables: behind === undefined ? 0 : track.tables - (behind.tables - at.tables),
    };
    const turnsOfCalls = this.calls.stretch(...turns);
    for (const block of document.blocks) moveBlock(block, here);
    for (const turn of document.turns) moveTurn(turn, here);
    for (const scene of document.scenes) moveScene(scene, here);
    for (const directive of document.directives) moveDirective(directive, here);
    for (const problem of document.problems) move(problem, here.units);
    this.keepAlike(document, at, blocks[1], same, by.units, change);
    const oldEnd = behind?.at ?? Number.POSITIVE_INFINITY;
    if (movesAnything(by)) {
      for (let i = blocks[1]; i < byBlock.length; i++) {
        moveBlock(old.blocks[i]!, by);
        moveFindings(byBlock[i]!.findings, by);
      }
      for (let i = last + 1; i < sections.length; i++) moveFindings(sections[i]!.facts?.findings ?? [], by);
      for (let i = turns[1]; i < old.turns.length; i++) moveTurn(old.turns[i]!, by);
      for (let i = scenes[1]; i < old.scenes.length; i++) moveScene(old.scenes[i]!, by);
      for (const finding of this.ofCalls) if (finding.start >= change.end) moveFinding(finding, by.units, 0);
    }
    const span: Range = [at.at, oldEnd];
    const directives = exchanged(old.directives, span, document.directives, (each) => moveDirective(each, by));
    const problems = exchanged(old.problems, span, document.problems, (each) => move(each, by.units));
    replace(old.blocks, blocks, document.blocks);
    replace(byBlock, blocks, results);
    this.noteFindings(parts, results);
    replace(old.turns, turns, document.turns);
    replace(old.scenes, scenes, document.scenes);
    moveSections(sections, last + 1, by);
    replace(sections, [first, last + 1], parts);
    if (!whole) endScenes(old.scenes, this.length);
    this.calls.exchange(turnsOfCalls, turns[0], turns[0] + document.turns.length);
    this.timed = timed;
    this.document = {
      ...(whole ? withoutText(document) : old),
      ...(first === 0 ? { frontMatter: document.frontMatter } : {}),
      blocks: old.blocks,
      turns: old.turns,
      scenes: old.scenes,
      directives,
      problems,
    };
    this.result = this.settled(crashes, first, first + parts.length - 1);
    return true;
  }

  /**
   * Puts blocks and turns that read as they did, moved along, in the place of those that were read: what is remembered of
   * an object stays true of it.
   */
  private keepAlike(
    { blocks, turns }: Document,
    at: Section,
    to: number,
    { head, tail }: Alike,
    units: number,
    change: TextChange,
  ): void {
    const { document: old } = this;
    const keep = (i: number, before: number, by: number): void => {
      const now = blocks[i]!;
      const block = old.blocks[before]!;
      const turn = now.turn - at.turns;
      const turnBefore = old.turns[block.turn];
      placeBlock(block, now, by);
      (blocks as Block[])[i] = block;
      if (block.type !== 'turn' || turnBefore === undefined) return;
      const isApart = turnBefore.end < change.start || turnBefore.start > change.end;
      if (!isApart || !sameTurn(turnBefore, turns[turn]!, by)) return;
      placeTurn(turnBefore, turns[turn]!, by);
      (turns as Turn[])[turn] = turnBefore;
    };
    for (let i = 0; i < head; i++) keep(i, at.blocks + i, 0);
    for (let i = 1; i <= tail; i++) keep(blocks.length - i, to - i, units);
  }

  /** What the blocks come to that were read again: those that are as they were keep what they had, moved along. */
  private judge(
    read: Reading,
    [, to]: Range,
    { head, tail }: Alike,
    change: TextChange,
    crashes: Finding[],
  ): BlockResult[] {
    const { machine, settings, byBlock, document: old } = this;
    const { document, text } = read;
    const at = this.sections[read.first]!;
    // Judged before anything is moved: offsets are those of the part that was read.
    const part: Document = { ...document, text, kind: old.kind, tier: old.tier };
    const delta = change.text.length - (change.end - change.start);
    const firstTail = document.blocks.length - tail;
    return document.blocks.map((block, i) => {
      const result =
        i < head
          ? byBlock[at.blocks + i]!
          : i >= firstTail
            ? byBlock[to - (document.blocks.length - i)]!
            : machine.lintBlock(part, block, settings, crashes);
      const units = i < head ? 0 : i >= firstTail ? delta : at.at;
      for (const finding of result.findings) {
        moveFinding(finding, units, 0);
        if (block.turn >= 0) (finding as { turn?: number }).turn = block.turn + at.turns;
      }
      return result;
    });
  }

  /** Puts the result together: the sections `first` to `last` were read. `crashes` are those of blocks, as they were read: what crashed is judged again next time. */
  private settled(crashes: Finding[], first: number, last: number): LintResult {
    const { machine, byBlock, settings, sections } = this;
    const document = withSource(this.document, this.source);
    const { calls } = this.calls;
    this.ofCalls = machine.lintCalls(document, calls, settings, crashes);
    const ofFacts = lintSectionFacts(machine, document, sections, byBlock, settings, crashes, first, last);
    const others = ofFacts.length === 0 ? this.ofCalls : [...ofFacts, ...this.ofCalls];
    const withFindings = this.sections.flatMap((section) => section.withFindings);
    return machine.finish(document, byBlock, others, crashes, settings, withFindings, () => calls);
  }

  /** Notes in sections which of the results of their blocks have findings: most have none. */
  private noteFindings(sections: readonly Section[], results: readonly BlockResult[]): void {
    const first = sections[0]!.blocks;
    sections.forEach((section, i) => {
      const own = results.slice(section.blocks - first, (sections[i + 1]?.blocks ?? first + results.length) - first);
      section.withFindings = own.filter(({ findings }) => findings.length > 0);
      section.hot = own.some(({ facts }) => asksOf(facts) !== 0);
    });
  }

  private get context(): SectionContext {
    return { language: this.language, guessed: this.said.kind === undefined && this.settings.kind === undefined };
  }

  /** Reads the sections that a change touches, and those behind them that read differently then. Touches nothing. */
  private readAround(change: TextChange): Reading | undefined {
    const { sections, machine, settings, language, source } = this;
    let first = sectionAt(sections, change.start);
    // The line that a section begins with decides whether it may begin there.
    if (first > 0 && change.start < afterFirstLine(sections[first]!)) first--;
    let last = sectionAt(sections, change.end);
    const at = sections[first]!;
    const letters = this.context.guessed ? lettersSpeak(lettersOf(sections)) : undefined;
    const definitions = definitionsOf(sections);
    for (;;) {
      const behind = sections[last + 1];
      const text =
        source.slice(at.at, change.start) + change.text + source.slice(change.end, behind?.at ?? source.length);
      if (first === 0 && behind === undefined) {
        const track = new SectionTrack(this.sectionLength);
        const document = machine.parse(text, language, settings, track);
        const starts = isDivisible(document, track) ? track.starts : [];
        return sameFrontMatter(track.frontMatter, this.said)
          ? { first, last, text, document, track, starts }
          : undefined;
      }
      const track = new SectionTrack(this.sectionLength, {
        head: first === 0,
        asked: at.asked,
        scenes: at.scenes,
        kind: this.said.kind ?? settings.kind,
        letters,
        definitions,
      });
      const document = machine.parse(text, language, settings, track);
      const open = first === 0 && !isDivisible(document, track);
      if (behind !== undefined && (open || !/[\r\n]$/.test(text) || !canFollow(track.end, behind))) {
        last = Math.min(sections.length - 1, last + (last - first + 1));
        continue;
      }
      if (first === 0 && !sameFrontMatter(track.frontMatter, this.said)) return undefined;
      return this.sameAround(first, last, text)
        ? { first, last, text, document, track, starts: track.starts }
        : undefined;
    }
  }

  /** Whether what the rest of the text knows of the sections `first` to `last` holds when `text` takes their place. */
  private sameAround(first: number, last: number, text: string): boolean {
    const { sections, context } = this;
    const [now] = sectionsOf(text, [], context);
    if (context.guessed) {
      const others = lettersOf(sections.slice(0, first)) | lettersOf(sections.slice(last + 1));
      if (lettersSpeak(others | now!.letters) !== lettersSpeak(lettersOf(sections))) return false;
    }
    return sameDefinitions(definitionsOf(sections.slice(first, last + 1)), now!.definitions);
  }
}

function withoutText(document: Document): Omit<Document, 'text'> {
  const { text, ...rest } = document;
  return text === '' ? document : rest;
}

function isDivisible(document: Document, { frontMatter }: SectionTrack): boolean {
  // Whether a fence opens a front matter is decided far below.
  if (frontMatter.span === undefined && document.text.startsWith('---', frontMatter.bodyStart)) return false;
  return Object.keys(document).every((key) => knownKeys.has(key));
}

function sameFrontMatter(one: SectionTrack['frontMatter'], other: SectionTrack['frontMatter']): boolean {
  return (
    one.kind === other.kind &&
    one.tier === other.tier &&
    one.scene === other.scene &&
    one.fragment === other.fragment &&
    (one.span === undefined) === (other.span === undefined)
  );
}

function timedTurns(turns: readonly Turn[], from: number, to: number): number {
  let count = 0;
  for (let i = from; i < to; i++) if (turns[i]!.time !== undefined) count++;
  return count;
}

function breaksOf(sections: readonly Section[], from: number, to: number): number {
  let breaks = 0;
  for (let i = from; i < to; i++) breaks += sections[i]!.breaks;
  return breaks;
}

/** A change cut to a text of a length. */
function within(length: number, change: TextChange): TextChange {
  const start = Math.max(0, Math.min(change.start, length));
  return { start, end: Math.max(start, Math.min(change.end, length)), text: change.text };
}
