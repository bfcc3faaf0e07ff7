import { Symbols } from '../text/normalised';
import type { SymbolSet } from './context';
import { categories, findNext, nodeAt, Op } from './code';
import type { Units } from './numbers';
import { numberAt } from './numbers';
import { interjections, isOfCategory, isSoft } from './soft';
import { Tuples } from './tuples';

/** In what way a state accepts something. */
export const Accept = {
  /** It has been read to its end. */
  exact: 0,
  /** So it has if a clause has its edge here. */
  clauseEdge: 1,
  /** So it has if a sentence has its edge here. */
  sentenceEdge: 2,
  /** It goes on with something that is not followed here, such as a gap. */
  partly: 3,
} as const;

/** What {@link LazyAutomaton.kinds} says of a state. */
export const StateKind = { accepts: 1, goesOn: 2 } as const;

/** With more states or transitions than this all are forgotten: it bounds the memory (keys have room for 32,767 states). */
const mostStates = 30_000;
const mostTransitions = 200_000;

/**
 * Many nodes of code as one deterministic automaton, each followed to its first gap. States and transitions are made when
 * a text first leads to them and then kept: a short text costs little, a long one runs over a table.
 *
 * A state is a set of items, each a place in the code: a node of a word graph (or a category, negative) and a frame, what
 * comes after it; and of the names accepted by the symbol that led here. State 0 has neither.
 */
export class LazyAutomaton {
  /** For each state {@link StateKind}s. */
  kinds = new Uint8Array(128);
  /** For each state the place in `pool` of a count and that many accepts, each `name << 2 | Accept`. */
  acceptsAt = new Int32Array(128);
  /** Lists of accepts and of items. */
  pool = new Int32Array(1024);

  /** Two numbers a slot: `state << 16 | symbol`, 0 where free, and the state it leads to. */
  private transitions = new Int32Array(2048);
  private transitionCount = 0;
  /** For each key the state kept under it + 1; 0: none. There once one is kept. */
  private starts: Int32Array | undefined;
  private stateCount = 1;
  private itemsAt = new Int32Array(128);
  private poolEnd = 2;
  /** Open addressing: states by their lists. */
  private stateSlots = new Int32Array(512);
  private readonly frames = new Tuples();
  private readonly items = new Tuples();
  /** The state being made. */
  private newItems: number[] = [];
  private newAccepts: number[] = [];
  /** Counts the states that have been begun; and for each frame the one for which it was last left. */
  private making = 0;
  private leftIn = new Int32Array(64);

  /** `edge` is the operation, begin or end, that may come last; the other one is not followed. */
  constructor(
    private readonly code: Units,
    private readonly edge: typeof Op.begin | typeof Op.end,
    private readonly keys: number,
  ) {}

  /**
   * The state kept under `key`, from 0; -1 where there is none: {@link makeStart} makes it. Asking may make the states
   * that were known before the call invalid.
   */
  start(key: number): number {
    if (this.stateCount > mostStates || this.transitionCount > mostTransitions) this.forget();
    return this.starts === undefined ? -1 : this.starts[key]! - 1;
  }

  /**
   * Makes a state and keeps it under `key`: the state at the beginning of all `nodes`, or, with a `symbol`, after it. Each
   * node is accepted under the name in the same place of `names`.
   */
  makeStart(key: number, nodes: readonly number[], names: readonly number[], symbol = -1): number {
    this.newItems = [];
    this.newAccepts = [];
    this.making++;
    nodes.forEach((node, i) => this.enterNode(node, this.frames.find(-1, names[i]!, 0)));
    if (symbol >= 0) {
      const items = distinct(this.newItems);
      this.newItems = [];
      this.making++;
      for (const item of items) this.advance(item, symbol);
    }
    const state = this.keepState();
    (this.starts ??= new Int32Array(this.keys))[key] = state + 1;
    return state;
  }

  /** The state after `symbol` in `state`. */
  step(state: number, symbol: number): number {
    const key = (state << 16) | symbol;
    const { transitions } = this;
    const mask = transitions.length - 2;
    let slot = (Math.imul(key, 0x9e3779b1) >>> 12) & mask;
    for (;;) {
      const found = transitions[slot]!;
      if (found === key) return transitions[slot + 1]!;
      if (found === 0) return this.makeStep(state, symbol, key);
      slot = (slot + 2) & mask;
    }
  }

  /**
   * Adds to `set` what must follow for something to be accepted in `state` or after it. A symbol that is not in the set,
   * and that is not soft, leads nowhere; nor does the end of the text, the symbol 0.
   */
  addSuccessors(state: number, set: SymbolSet): void {
    const accepts = this.acceptsAt[state]!;
    for (let i = accepts + this.pool[accepts]!; i > accepts; i--) {
      const how = this.pool[i]! & 3;
      if (how !== Accept.clauseEdge && how !== Accept.sentenceEdge) return set.addAll();
      for (const mark of edgeMarks) set.add(mark);
    }
    const items = this.itemsAt[state]!;
    for (let i = items + this.pool[items]!; i > items; i--) {
      const place = this.items.get(this.pool[i]!, 0);
      if (place < 0) return set.addAll();
      for (let j = numberAt(this.code, place) >> 2; j > 0; j--) set.add(numberAt(this.code, place + j));
    }
  }

  private makeStep(state: number, symbol: number, key: number): number {
    this.newItems = [];
    this.newAccepts = [];
    this.making++;
    const first = this.itemsAt[state]! + 1;
    const end = first + this.pool[first - 1]!;
    for (let i = first; i < end; i++) this.advance(this.pool[i]!, symbol);
    if (isSoft(symbol)) for (let i = first; i < end; i++) this.newItems.push(this.pool[i]!);
    const next = this.keepState();
    this.addTransition(key, next);
    return next;
  }

  private advance(item: number, symbol: number): void {
    const place = this.items.get(item, 0);
    const frame = this.items.get(item, 1);
    if (place < 0) {
      if (isOfCategory(symbol, categories[numberAt(this.code, -place)]!)) this.leave(frame);
    } else {
      const next = findNext(this.code, place, symbol);
      if (next >= 0) this.enterGraph(next, frame);
    }
  }

  private enterGraph(graph: number, frame: number): void {
    const head = numberAt(this.code, graph);
    if (head >= 4) this.newItems.push(this.items.find(graph, frame, 0));
    if ((head & 1) !== 0) this.leave(frame);
  }

  private enterNode(node: number, frame: number): void {
    const { code } = this;
    switch (numberAt(code, node)) {
      case Op.words:
        this.enterGraph(nodeAt(code, node, 1), frame);
        break;
      case Op.sequence:
        this.enterSequence(node, 0, frame);
        break;
      case Op.choice:
        for (let i = numberAt(code, node + 1) - 1; i >= 0; i--) this.enterNode(nodeAt(code, node, 2 + i), frame);
        break;
      case Op.repeat:
        this.enterRepeat(node, 0, frame);
        break;
      case Op.category:
        this.newItems.push(this.items.find(-(node + 1), frame, 0));
        break;
      case this.edge: {
        const last = this.frames.get(frame, 0) < 0;
        const ofSentence = numberAt(code, node + 1) === 1;
        this.accept(frame, !last ? Accept.partly : ofSentence ? Accept.sentenceEdge : Accept.clauseEdge);
        break;
      }
      default:
        this.accept(frame, Accept.partly);
    }
  }

  /** Enters a sequence at its part `index`. */
  private enterSequence(node: number, index: number, frame: number): void {
    const last = index === numberAt(this.code, node + 1) - 1;
    const after = last ? frame : this.frames.find(node, index + 1, frame);
    this.enterNode(nodeAt(this.code, node, 2 + index), after);
  }

  /** Enters or leaves a repetition of which `rounds` are done. */
  private enterRepeat(node: number, rounds: number, frame: number): void {
    if (rounds >= numberAt(this.code, node + 1)) this.leave(frame);
    if (rounds < numberAt(this.code, node + 2)) {
      this.enterNode(nodeAt(this.code, node, 3), this.frames.find(node, rounds + 1, frame));
    }
  }

  /** Goes on with what comes after, once for each state: there are many ways through parts that may be empty. */
  private leave(frame: number): void {
    if (this.leftIn.length <= frame) this.leftIn = grown(this.leftIn, frame + 1);
    if (this.leftIn[frame] === this.making) return;
    this.leftIn[frame] = this.making;
    const node = this.frames.get(frame, 0);
    if (node < 0) this.accept(frame, Accept.exact);
    else if (numberAt(this.code, node) === Op.sequence)
      this.enterSequence(node, this.frames.get(frame, 1), this.frames.get(frame, 2));
    else this.enterRepeat(node, this.frames.get(frame, 1), this.frames.get(frame, 2));
  }

  private accept(frame: number, how: number): void {
    while (this.frames.get(frame, 0) >= 0) frame = this.frames.get(frame, 2);
    this.newAccepts.push((this.frames.get(frame, 1) << 2) | how);
  }

  /** The number of the state being made. */
  private keepState(): number {
    if (this.newItems.length === 0 && this.newAccepts.length === 0) return 0;
    const items = distinct(this.newItems);
    const accepts = distinct(this.newAccepts);
    let hash = items.length;
    for (const item of items) hash = mixItem(hash, item);
    for (const accept of accepts) hash = mixAccept(hash, accept);
    const mask = this.stateSlots.length - 1;
    let slot = (hash ^ (hash >>> 15)) & mask;
    for (;;) {
      const state = this.stateSlots[slot]!;
      if (state === 0) break;
      if (this.holds(this.itemsAt[state]!, items) && this.holds(this.acceptsAt[state]!, accepts)) return state;
      slot = (slot + 1) & mask;
    }
    const state = (this.stateSlots[slot] = this.addState(items, accepts));
    if (2 * this.stateCount > this.stateSlots.length) this.growSlots();
    return state;
  }

  private growSlots(): void {
    const { pool, itemsAt, acceptsAt } = this;
    const slots = (this.stateSlots = new Int32Array(4 * this.stateSlots.length));
    const mask = slots.length - 1;
    for (let state = 1; state < this.stateCount; state++) {
      const items = itemsAt[state]!;
      const accepts = acceptsAt[state]!;
      let hash = pool[items]!;
      for (let i = 1; i <= pool[items]!; i++) hash = mixItem(hash, pool[items + i]!);
      for (let i = 1; i <= pool[accepts]!; i++) hash = mixAccept(hash, pool[accepts + i]!);
      let slot = (hash ^ (hash >>> 15)) & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = state;
    }
  }

  private holds(at: number, list: readonly number[]): boolean {
    if (this.pool[at] !== list.length) return false;
    for (let i = 0; i < list.length; i++) if (this.pool[at + 1 + i] !== list[i]) return false;
    return true;
  }

  private addState(items: readonly number[], accepts: readonly number[]): number {
    const state = this.stateCount++;
    if (state === this.kinds.length) {
      this.kinds = grown(this.kinds);
      this.acceptsAt = grown(this.acceptsAt);
      this.itemsAt = grown(this.itemsAt);
    }
    this.kinds[state] = (accepts.length > 0 ? StateKind.accepts : 0) | (items.length > 0 ? StateKind.goesOn : 0);
    this.itemsAt[state] = this.addList(items);
    this.acceptsAt[state] = this.addList(accepts);
    return state;
  }

  private addList(list: readonly number[]): number {
    const at = this.poolEnd;
    while (at + list.length >= this.pool.length) this.pool = grown(this.pool);
    this.pool[at] = list.length;
    for (let i = 0; i < list.length; i++) this.pool[at + 1 + i] = list[i]!;
    this.poolEnd = at + 1 + list.length;
    return at;
  }

  private addTransition(key: number, next: number): void {
    if (4 * ++this.transitionCount > this.transitions.length) {
      const old = this.transitions;
      this.transitions = new Int32Array(2 * old.length);
      for (let i = 0; i < old.length; i += 2) if (old[i] !== 0) this.putTransition(old[i]!, old[i + 1]!);
    }
    this.putTransition(key, next);
  }

  private putTransition(key: number, next: number): void {
    const mask = this.transitions.length - 2;
    let slot = (Math.imul(key, 0x9e3779b1) >>> 12) & mask;
    while (this.transitions[slot] !== 0) slot = (slot + 2) & mask;
    this.transitions[slot] = key;
    this.transitions[slot + 1] = next;
  }

  private forget(): void {
    this.transitions.fill(0);
    this.transitionCount = 0;
    this.starts?.fill(0);
    this.stateSlots.fill(0);
    this.stateCount = 1;
    this.poolEnd = 2;
    this.frames.clear();
    this.items.clear();
  }
}

function mixItem(hash: number, item: number): number {
  return Math.imul(hash ^ item, 0x9e3779b1);
}

function mixAccept(hash: number, accept: number): number {
  return Math.imul(hash ^ accept, 0x85ebca6b);
}

/** What is beyond an edge: a mark, the end of the text, or an interjection before a beginning. A soft break is soft. */
const edgeMarks = [
  0,
  Symbols.clauseBreak,
  Symbols.sentenceEnd,
  Symbols.exclamation,
  Symbols.question,
  ...[...interjections].map((symbol) => symbol.charCodeAt(0)),
];

function grown<T extends Int32Array | Uint8Array>(from: T, length = 0): T {
  const to = new (from.constructor as new (length: number) => T)(Math.max(2 * from.length, length));
  to.set(from);
  return to;
}

/** The numbers in ascending order, each once. */
function distinct(numbers: number[]): readonly number[] {
  if (numbers.length < 2) return numbers;
  numbers.sort((a, b) => a - b);
  return numbers.filter((number, i) => i === 0 || number !== numbers[i - 1]);
}
