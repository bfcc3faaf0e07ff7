import type { Block, CustomerTier, Document } from '../document/document';
import { sourceOf } from '../document/source';
import type { SourceText } from '../text/pieces';
import type { Span } from '../text/span';
import { createAsideFinder } from './asides';
import type { AsideReason } from './asides';
import { readEntitlements } from './entitlements';
import type { CompiledFact, CompiledTopic, FactProgram } from './fact-program';
import type { FactNames } from './fact-names';
import type { FactContext, FactStretch, Values } from './fact-context';
import { noFactsBefore, sameValues } from './fact-context';
import { foldBlock } from './folded';
import type { FactSigns } from './glance';
import { Shows, showsOf } from './glance';
import { mayState } from './may-state';
import type { Passage, PassageForm } from './passage';
import { createPassageReader } from './passage';
import type { Preview } from './preview';
import { wordsOf } from './preview';
import { rewrite } from './rewrite';
import type { Statement } from './statements';
import { readStatements, readyTopics } from './statements';
import type { Unit } from './units';

/** What a text says of a topic, and what the fact tables say to it. Offsets are UTF-16 code units of the document's text. */
export interface FactReading extends Span {
  readonly topic: CompiledTopic;
  /** Index of the block that says it. */
  readonly block: number;
  readonly when: { readonly [dimension: string]: readonly string[] };
  readonly verdict: 'agrees' | 'conflict' | 'aside';
  /** Why a statement is not held against the facts: a question, an older rule, another company … */
  readonly reason?: AsideReason;
  readonly fact: CompiledFact;
  /** What would be right in its place, where that is certain. */
  readonly right?: Span & { readonly text: string };
}

/**
 * Reads the units of a document, or of a stretch of one, that may state something (units.ts). Never throws on any text. `tier` holds where the text
 * names none.
 */
export type FactReader = (
  document: Document,
  units: readonly Unit[],
  signs: (block: number) => FactSigns,
  tier?: CustomerTier,
  stretch?: FactStretch,
) => StretchReading;

export interface StretchReading {
  readonly readings: FactReading[];
  /** What holds behind the turns before a block. */
  readonly behind: (block: number) => Pick<FactContext, 'given' | 'sceneBack'>;
}

/** How many passages are kept, a power of two. */
const recentPassages = 64;

interface RecentPassage {
  readonly block: Block;
  readonly form: PassageForm;
  readonly passage: Passage;
}

/** How many units a reader remembers between readings of a document that is being edited. */
const remembered = 4000;

export function createFactReader(program: FactProgram, names: FactNames, preview: Preview): FactReader {
  const topics = readyTopics(program);
  const readPassage = createPassageReader(program, names);
  const aside = createAsideFinder(program);
  /** What a block came to, by its words and those above it; offsets relative to the block. */
  const saidBefore = new WeakMap<Block, Values | null>();
  let known = new Map<string, Read>();
  /** By the block itself: one that an edit does not touch stays the same object, though it moves. */
  const readBefore = new WeakMap<Block, ReadUnit>();

  return (document, units, signs, tier, ofSession) => {
    const stretch = ofSession ?? wholeOf(document);
    const { blocks } = document;
    /** Passages read last, by the place of their block: one that stands above others is asked for again. */
    const recent: (RecentPassage | undefined)[] = [];
    const source = sourceOf(document);
    /** Read from the block's own stretch of text: offsets in a passage count from the block's start. */
    const readOf = (block: Block, form: PassageForm): Passage => {
      const text = source.slice(block.start, block.end);
      return readPassage(foldBlock(text, shown(text, block)), text, form);
    };
    const words = (index: number): string | undefined => wordsOf(source, blocks[index]!);
    const passageOf = (index: number, form: PassageForm): Passage => {
      const block = blocks[index]!;
      const place = index & (recentPassages - 1);
      const cached = recent[place];
      if (cached && cached.block === block && cached.form === form) return cached.passage;
      const passage = readOf(block, form);
      recent[place] = { block, form, passage };
      return passage;
    };
    if (known.size > remembered) known = new Map();
    const given = givenValues(
      document,
      document.tier ?? tier,
      program,
      names,
      ofSession && saidBefore,
      signs,
      stretch,
      (index) => passageOf(index, 'text'),
    );
    const readings: FactReading[] = [];
    for (const unit of units) {
      const block = blocks[unit.block]!;
      if (block.exemption !== undefined || (block.role !== 'prose' && block.role !== 'agent')) continue;
      const found = foundIn(unit, block);
      for (const reading of found) readings.push(placed(reading, unit.block, block.start));
    }
    return { readings, behind: (block) => given.behind(block) };

    function foundIn(unit: Unit, block: Block): readonly FactReading[] {
      // Nothing of a text that is read once comes again.
      if (!ofSession) return readUnit(unit.block, unit.form, unit.above, unit.beside).found;
      const before = readBefore.get(block);
      if (
        before &&
        isAsBefore(before, unit, blocks) &&
        (!before.values || sameValues(before.values, given.at(unit.block)))
      )
        return before.found;
      const key = keyOf(document, unit);
      let read = known.get(key);
      if (read === undefined || (read.values && !sameValues(read.values, given.at(unit.block)))) {
        read = readUnit(unit.block, unit.form, unit.above, unit.beside);
        known.set(key, read);
      }
      const above = unit.above.map((other) => blocks[other]!);
      readBefore.set(block, { above, form: unit.form, beside: unit.beside, ...read });
      return read.found;
    }

    function readUnit(index: number, form: PassageForm, above: readonly number[], beside: number): Read {
      // What holds for the whole dialogue is looked up only where a statement depends on it: most do not.
      let values: Values | undefined;
      const found = statementsIn(index, form, above, beside, () => (values ??= given.at(index)));
      return values ? { found, values } : { found };
    }

    function statementsIn(
      index: number,
      form: PassageForm,
      above: readonly number[],
      beside: number,
      values: () => Values,
    ): FactReading[] {
      const isGiven = (dimension: string): boolean => values()[dimension] !== undefined;
      if (!preview.mayState({ block: index, form, above }, words, showsOf(signs(index)), isGiven)) return [];
      const block = blocks[index]!;
      const passage = passageOf(index, form);
      if (passage.text === '') return [];
      const layers = above.map((other) => passageOf(other, formOf(blocks[other]!)));
      // Nothing is stated where no topic is named.
      if (passage.topics.length === 0 && layers.every((layer) => layer.topics.length === 0)) return [];
      const reading = { passage, form, above: layers, beside, given: values };
      if (!mayState(reading, topics, showsOf(signs(index)))) return [];
      const statements = [...readStatements(reading, topics, aside), ...readEntitlements(reading, topics, aside)];
      return statements
        .sort((a, b) => a.start - b.start || a.end - b.end)
        .filter(
          (statement, i, all) =>
            !all
              .slice(0, i)
              .some(
                (other) =>
                  other.topic === statement.topic && other.start === statement.start && other.end === statement.end,
              ),
        )
        .map((statement) => inSource(passage, statement, source.slice(block.start, block.end)));
    }

    function inSource(passage: Passage, statement: Statement, text: string): FactReading {
      const { topic } = topics[statement.topic]!;
      const { starts, ends } = passage.folded;
      const place = (start: number, end: number) => ({
        start: starts[start]!,
        end: ends[Math.max(start, end - 1)]!,
      });
      const right = statement.verdict === 'conflict' ? rewrite(passage, statement, topic, text) : undefined;
      return {
        ...place(statement.start, statement.end),
        topic,
        block: 0,
        when: statement.when,
        verdict: statement.verdict,
        ...(statement.reason ? { reason: statement.reason } : {}),
        fact: statement.fact,
        ...(right ? { right: { ...place(right.start, right.end), text: right.text } } : {}),
      };
    }
  };
}

/** What a unit came to. `values`: those of the whole text, where a statement depended on them. */
interface Read {
  readonly found: readonly FactReading[];
  readonly values?: Values;
}

/** And all else that it depended on. */
interface ReadUnit extends Read {
  readonly above: readonly Block[];
  readonly form: PassageForm;
  readonly beside: number;
}

/** Whether a unit stands under the same blocks as when it was read. */
function isAsBefore(before: ReadUnit, unit: Unit, blocks: readonly Block[]): boolean {
  if (before.form !== unit.form || before.beside !== unit.beside) return false;
  const { above } = unit;
  if (before.above.length !== above.length) return false;
  for (let i = 0; i < above.length; i++) if (before.above[i] !== blocks[above[i]!]) return false;
  return true;
}

function wholeOf({ blocks, scenes }: Document): FactStretch {
  return { blocks: [0, blocks.length], turns: 0, scenes: [0, scenes.length], before: noFactsBefore };
}

/**
 * A block's form in offsets of its own text. A question says what its answer is about; 7*24 looks like a masked number, but
 * says what there is.
 */
function shown(text: string, block: Block): Pick<Block, 'segments' | 'exempt' | 'entities'> {
  const { start } = block;
  const exempt = block.exempt
    .map((span) => ({ ...span, start: span.start - start, end: span.end - start }))
    .filter(({ reason }) => reason !== 'question')
    .filter((span) => span.reason !== 'placeholder' || !/^[1-7]?[*＊]\d{0,2}$/.test(text.slice(span.start, span.end)));
  return {
    segments: block.segments.map((at) => at - start),
    exempt,
    entities: block.entities.map((span) => ({ ...span, start: span.start - start, end: span.end - start })),
  };
}

function formOf(block: Block): PassageForm {
  if (block.cell) return 'cell';
  if (block.type === 'heading') return 'heading';
  return block.type === 'list-item' || block.type === 'numbered-step' ? 'item' : 'text';
}

function placed(reading: FactReading, block: number, delta: number): FactReading {
  const { right } = reading;
  return {
    ...reading,
    block,
    start: reading.start + delta,
    end: reading.end + delta,
    ...(right ? { right: { start: right.start + delta, end: right.end + delta, text: right.text } } : {}),
  };
}

/** Everything that a reading depends on, but for what holds for the whole text. */
function keyOf(document: Document, { block, above, form, beside }: Unit): string {
  const { blocks } = document;
  const text = sourceOf(document);
  const parts = [form, String(beside), written(text, blocks[block]!)];
  for (const other of above) parts.push(formOf(blocks[other]!), written(text, blocks[other]!));
  return parts.join('\u0000');
}

/** A block's source, and how its form divides it. */
function written(text: SourceText, block: Block): string {
  const { start, end, segments, exempt, entities } = block;
  let key = text.slice(start, end);
  if (segments.length !== 2 || segments[0] !== start || segments[1] !== end)
    key += `\u0001${segments.map((at) => at - start).join()}`;
  if (exempt.length > 0)
    key += `\u0002${exempt.map((span) => `${span.start - start}${span.as}${span.end - start}`).join()}`;
  if (entities.length > 0) key += `\u0003${entities.map((span) => `${span.start - start}-${span.end - start}`).join()}`;
  return key;
}

/**
 * Values that hold for a whole dialogue: the tier of the front matter, and what is said of the customer in turns before
 * (您是我的e家客户, 我是金卡会员).
 */
function givenValues(
  document: Document,
  tier: CustomerTier | undefined,
  program: FactProgram,
  names: FactNames,
  saidBefore: WeakMap<Block, Values | null> | undefined,
  signs: (block: number) => FactSigns,
  stretch: FactStretch,
  passageOf: (block: number) => Passage,
): {
  at(block: number): Values;
  /** What is given behind the turns before a block. */
  behind(block: number): Pick<FactContext, 'given' | 'sceneBack'>;
} {
  const fromFront: { [dimension: string]: string } = {};
  if (tier !== undefined)
    for (const { id, values } of program.dimensions) if (values.some(({ name }) => name === tier)) fromFront[id] = tier;
  if (document.turns.length === 0)
    return { at: () => fromFront, behind: () => ({ given: fromFront, sceneBack: undefined }) };
  /** What a turn says of the customer; blocks that an edit does not touch stay the same objects. */
  const saidOf = (block: Block, index: number): Values | undefined => {
    if ((showsOf(signs(index)) & Shows.self) === 0) return undefined;
    const known = saidBefore?.get(block);
    if (known !== undefined) return known ?? undefined;
    let said: { [dimension: string]: string } | undefined;
    // What a character entity stands for is not in the source.
    const words = wordsOf(source, block);
    if (words === undefined || names.mayHaveValue(words)) {
      const passage = passageOf(index);
      for (const { index: start, 0: self } of passage.text.matchAll(selfSaid)) {
        const end = start + self.length + 8;
        // Names are many: they are looked for where one would count.
        if (!names.hasValue(passage.text.slice(start, end + longestName))) continue;
        for (const group of passage.groups)
          if (group.start >= start && group.start < end && group.values.length === 1 && !group.excluded)
            (said ??= {})[group.dimension] = group.values[0]!;
      }
    }
    saidBefore?.set(block, said ?? null);
    return said;
  };
  const { before } = stretch;
  const source = sourceOf(document);
  let at = stretch.turns;
  let scene = before.sceneBack === undefined ? undefined : stretch.scenes[0] - before.sceneBack;
  let values = scene === undefined ? fromFront : before.given;
  const readTurnsBefore = (block: number) => {
    for (; at < document.turns.length && document.turns[at]!.block < block; at++) {
      const turn = document.turns[at]!;
      if (turn.scene !== scene) {
        scene = turn.scene;
        values = fromFront;
      }
      const said = saidOf(document.blocks[turn.block]!, turn.block);
      if (said) values = { ...values, ...said };
    }
  };
  return {
    at(block) {
      readTurnsBefore(block);
      const turn = document.blocks[block]!.turn;
      return turn >= 0 && document.turns[turn]!.scene !== scene && scene !== undefined ? fromFront : values;
    },
    behind(block) {
      readTurnsBefore(block);
      return { given: values, sceneBack: scene === undefined ? undefined : stretch.scenes[1] - scene };
    },
  };
}

/** A name that counts begins within the words; so much more is enough to know it by. */
const longestName = 32;

const selfSaid = /(?:我|您|你)(?:们)?(?:家)?(?:是|住在?|在)[^,。;!?\n]{0,8}/g;
