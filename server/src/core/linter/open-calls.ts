import type { LintSettings } from '../config/config';
import type { ActHit, TurnReading } from '../dialogue/acts';
import type { CallEdges, ReadBlock } from '../dialogue/build-calls';
import { callEdges, isCounted } from '../dialogue/build-calls';
import type { Call, CallTurn } from '../dialogue/call';
import { readTurn } from '../dialogue/read-turn';
import type { Document, Turn } from '../document/document';
import type { Finding } from '../findings/finding';
import type { RuleProgram } from '../packs/program';

/** What a rule of the whole call found, and the turns that it points to. The session moves the findings along. */
export interface KnownFindings {
  readonly findings: readonly Finding[];
  readonly turns: readonly CallTurn[];
}

/**
 * The calls of an open document. An edit exchanges the turns of the sections that were read again; of the others nothing
 * is put together anew. The rules of the whole call ask a call what they found in it before, and what has changed since.
 */
export class OpenCalls {
  readonly calls: OpenCall[] = [];
  private readonly edges: CallEdges;

  /** @param document what the session keeps up to date: its lists change in place. */
  constructor(
    private readonly document: Document,
    program: RuleProgram,
    private readonly settings: LintSettings,
    private readonly read: (block: number) => ReadBlock,
  ) {
    this.edges = callEdges(program);
    this.exchange({ from: this.placeOf(0), to: this.placeOf(0) }, 0, document.turns.length);
  }

  /** Where the turns from one number to another stand: asked before an edit, for {@link exchange}. */
  stretch(from: number, to: number): CallStretch {
    return { from: this.placeOf(from), to: this.placeOf(to) };
  }

  /** After an edit: the document's turns `from` to `to` stand in the place of a stretch. */
  exchange(stretch: CallStretch, from: number, to: number): void {
    if (this.document.kind === 'article') return;
    const { calls } = this;
    const removed = this.turnsIn(stretch);
    const known = new Map(removed.map((turn) => [turn.turn, turn]));
    const inserted: OpenTurn[] = [];
    for (let number = from; number < to; number++) {
      const turn = this.document.turns[number]!;
      if (!isCounted(this.document, turn)) continue;
      const before = known.get(turn);
      const result = this.read(turn.block);
      const same = before !== undefined && before.read === result && before.role === turn.role;
      inserted.push(same ? before : new OpenTurn(this.document, turn, turn.role, result));
    }
    const grouped = this.group(stretch, inserted);
    const [one, a, b] = this.within(stretch);
    if (one !== undefined && grouped.converged && this.staysOne(one, a, b, inserted, grouped.opens)) {
      one.splice(a, removed, inserted);
      this.situate(one);
      return;
    }
    this.regroup(stretch, grouped);
    for (const call of calls) if (!call.situated) this.situate(call);
  }

  /** Tells turn by turn where calls begin: the inserted turns, and those behind until they go on as before. */
  private group({ from, to }: CallStretch, inserted: readonly OpenTurn[]): Grouped {
    const { calls } = this;
    let tail =
      from.place > 0
        ? calls[from.call]!.turns.slice(Math.max(0, from.place - 3), from.place)
        : (calls[from.call - 1]?.turns.slice(-3) ?? []);
    let scene = tail.at(-1)?.turn.scene;
    const turns: OpenTurn[] = [];
    const opens: boolean[] = [];
    const decide = (turn: OpenTurn): boolean => {
      const begins =
        scene === undefined ||
        (turn.turn.scene !== scene && turn.role === 'agent' && this.edges.beginsCall(turn.acts, tail));
      tail = begins ? [turn] : [...tail.slice(-2), turn];
      scene = turn.turn.scene;
      turns.push(turn);
      opens.push(begins);
      return begins;
    };
    for (const turn of inserted) decide(turn);
    let { call, place } = to;
    let asBefore = 0;
    let changed = false;
    // What begins a call depends on the three turns before it.
    while (asBefore < 4 && call < calls.length) {
      const turn = calls[call]!.turns[place]!;
      if (decide(turn) === turn.opens) asBefore++;
      else {
        asBefore = 0;
        changed = true;
      }
      place++;
      if (place === calls[call]!.turns.length) [call, place] = [call + 1, 0];
    }
    return { turns, opens, rest: { call, place }, converged: !changed };
  }

  /** The one call that a stretch lies in, and where. */
  private within({ from, to }: CallStretch): [call: OpenCall | undefined, from: number, to: number] {
    const { calls } = this;
    const end: Place =
      to.place === 0 && to.call > 0 ? { call: to.call - 1, place: calls[to.call - 1]!.turns.length } : to;
    // Nothing is taken out between two calls: what comes goes to the end of the first.
    if (from.call === to.call && from.place === to.place) return [calls[end.call], end.place, end.place];
    return from.call === end.call ? [calls[from.call], from.place, end.place] : [undefined, 0, 0];
  }

  private staysOne(
    { turns }: OpenCall,
    from: number,
    to: number,
    inserted: readonly OpenTurn[],
    opens: readonly boolean[],
  ): boolean {
    if (turns.length - (to - from) + inserted.length === 0) return false;
    if (from === 0 && inserted.length === 0) return false;
    return inserted.every((_, i) => opens[i] === (from + i === 0));
  }

  /** Puts the calls together anew that a stretch touches. */
  private regroup({ from }: CallStretch, { turns, opens, rest }: Grouped): void {
    const { calls } = this;
    const first = from.place > 0 ? from.call : Math.max(0, from.call - 1);
    const groups: OpenTurn[][] = [];
    const before = calls[first]?.turns.slice(0, from.place > 0 || from.call === 0 ? from.place : undefined) ?? [];
    if (before.length > 0) groups.push(before);
    turns.forEach((turn, i) => {
      turn.opens = opens[i]!;
      if (turn.opens) groups.push([turn]);
      else groups.at(-1)!.push(turn);
    });
    let end = rest.call;
    if (rest.place > 0) {
      const behind = calls[rest.call]!.turns;
      for (let i = rest.place; i < behind.length; i++) groups.at(-1)!.push(behind[i]!);
      end++;
    }
    const known = new Map(calls.slice(first, end).map((call) => [call.turns[0]!, call]));
    const made = groups.map((group) => {
      const same = known.get(group[0]!);
      return same?.turns.length === group.length && same.turns.every((turn, i) => turn === group[i])
        ? same
        : new OpenCall(this.document, group);
    });
    calls.splice(first, end - first, ...made);
  }

  private situate(call: OpenCall): void {
    const { tier, sceneName, whole } = this.edges.situationOf(this.document, this.settings, call.turns, call.turnsWith);
    if (call.situated && (call.tier !== tier || call.sceneName !== sceneName || call.whole !== whole)) call.forget();
    Object.assign(call, { tier, sceneName, whole, situated: true });
  }

  private turnsIn({ from, to }: CallStretch): OpenTurn[] {
    const turns: OpenTurn[] = [];
    for (let call = from.call; call <= to.call && call < this.calls.length; call++) {
      const own = this.calls[call]!.turns;
      const end = call === to.call ? to.place : own.length;
      for (let i = call === from.call ? from.place : 0; i < end; i++) turns.push(own[i]!);
    }
    return turns;
  }

  /** The first turn with a number or a higher one. */
  private placeOf(number: number): Place {
    const { calls } = this;
    const call = firstWhere(calls.length, (i) => calls[i]!.turns.at(-1)!.number >= number);
    if (call === calls.length) return { call, place: 0 };
    const { turns } = calls[call]!;
    return { call, place: firstWhere(turns.length, (i) => turns[i]!.number >= number) };
  }
}

interface Place {
  readonly call: number;
  readonly place: number;
}

/** Turns of calls, from one place to another. */
export interface CallStretch {
  readonly from: Place;
  readonly to: Place;
}

interface Grouped {
  readonly turns: readonly OpenTurn[];
  readonly opens: readonly boolean[];
  /** The first turn that was not looked at. */
  readonly rest: Place;
  /** Behind what was inserted every call begins where it did. */
  readonly converged: boolean;
}

/** A call of an open document. */
export class OpenCall implements Call {
  readonly tier!: Call['tier'];
  readonly sceneName!: string;
  readonly whole!: boolean;
  readonly situated: boolean = false;
  readonly turnsWith = new Map<number, OpenTurn[]>();
  /** What was found when it was last asked about, by rule index. */
  private found: ReadonlyMap<number, KnownFindings> | undefined;
  /** The turns that others with other words have replaced since, in which the same is done; undefined: more has changed. */
  private reworded: Set<CallTurn> | undefined = new Set();
  private readonly fitting = new Map<number, { readonly turns: OpenTurn[]; readonly unasked: Set<OpenTurn> }>();

  constructor(
    readonly document: Document,
    readonly turns: OpenTurn[],
  ) {
    this.place(0, turns.length);
    for (const turn of turns) for (const act of new Set(turn.acts.map((hit) => hit.act))) this.withAct(act).push(turn);
  }

  /** What was found in it, where nothing has changed since. */
  get known(): ReadonlyMap<number, KnownFindings> | undefined {
    return this.reworded?.size === 0 ? this.found : undefined;
  }

  /** What a rule that looks only at who does what would find, where that has not changed. */
  knownActs(rule: number): KnownFindings | 'nothing' | undefined {
    const { found, reworded } = this;
    if (found === undefined || reworded === undefined) return undefined;
    const known = found.get(rule);
    if (known === undefined) return 'nothing';
    return known.turns.some((turn) => reworded.has(turn)) ? undefined : known;
  }

  keep(found: ReadonlyMap<number, KnownFindings>): void {
    this.found = found;
    this.reworded = new Set();
  }

  forget(): void {
    this.found = undefined;
  }

  /**
   * The turns that fit, in order, by themselves or by the turns of both speakers next to them: each is asked once, and again
   * when those change. `question`: a number for what is asked.
   */
  turnsThat(question: number, fit: (turn: CallTurn) => boolean): readonly CallTurn[] {
    let list = this.fitting.get(question);
    if (list === undefined) this.fitting.set(question, (list = { turns: this.turns.filter(fit), unasked: new Set() }));
    for (const turn of list.unasked) {
      const at = firstWhere(list.turns.length, (i) => list.turns[i]!.index >= turn.index);
      const isThere = list.turns[at] === turn;
      if (fit(turn) !== isThere) list.turns.splice(at, isThere ? 1 : 0, ...(isThere ? [] : [turn]));
    }
    list.unasked.clear();
    return list.turns;
  }

  /** Turns give way to others; the call goes on. Those that are among both are as they were. */
  splice(from: number, removed: readonly OpenTurn[], inserted: readonly OpenTurn[]): void {
    let head = 0;
    const least = Math.min(removed.length, inserted.length);
    while (head < least && removed[head] === inserted[head]) head++;
    let tail = 0;
    while (tail < least - head && removed[removed.length - 1 - tail] === inserted[inserted.length - 1 - tail]) tail++;
    const out = removed.slice(head, removed.length - tail);
    const into = inserted.slice(head, inserted.length - tail);
    if (out.length + into.length === 0) return;
    const same = out.length === into.length && out.every((turn, i) => doesTheSame(turn, into[i]!));
    if (!same) this.reworded = undefined;
    else for (const turn of out) this.reworded?.add(turn);
    from += head;
    into.forEach((turn, i) => (turn.opens = from + i === 0));
    this.turns.splice(from, out.length, ...into);
    if (from === 0) this.turns[0]!.opens = true;
    this.place(from, out.length === into.length ? from + into.length : this.turns.length);
    const gone = new Set(out);
    const acts = new Set([...out, ...into].flatMap((turn) => turn.acts.map((hit) => hit.act)));
    for (const act of acts) {
      const turns = this.withAct(act).filter((turn) => !gone.has(turn));
      for (const turn of into) if (turn.acts.some((hit) => hit.act === act)) insertInOrder(turns, turn);
      if (turns.length > 0) this.turnsWith.set(act, turns);
      else this.turnsWith.delete(act);
    }
    const around = this.fitting.size > 0 ? this.around(from, from + into.length) : [];
    for (const list of this.fitting.values()) {
      for (const turn of out) {
        list.unasked.delete(turn);
        const at = list.turns.indexOf(turn);
        if (at >= 0) list.turns.splice(at, 1);
      }
      for (const turn of around) list.unasked.add(turn);
    }
  }

  /** The turns of a stretch, and those around it that may look at one of them as a neighbour. */
  private around(from: number, to: number): OpenTurn[] {
    return this.turns.slice(this.reach(from - 1, -1) + 1, this.reach(to, 1));
  }

  /** The place behind two turns of each speaker, from a place on. */
  private reach(place: number, step: 1 | -1): number {
    const seen = { agent: 0, customer: 0 };
    for (; place >= 0 && place < this.turns.length && Math.min(seen.agent, seen.customer) < 2; place += step)
      seen[this.turns[place]!.role]++;
    return place;
  }

  private withAct(act: number): OpenTurn[] {
    let turns = this.turnsWith.get(act);
    if (turns === undefined) this.turnsWith.set(act, (turns = []));
    return turns;
  }

  private place(from: number, to: number): void {
    for (let i = from; i < to; i++) this.turns[i]!.index = i;
  }
}

/** A turn of an open document: where it stands is looked up, what it says is read when a rule asks. */
class OpenTurn implements CallTurn {
  index = 0;
  /** It begins its call. */
  opens = false;
  private words: TurnReading | undefined = undefined;

  constructor(
    private readonly document: Document,
    readonly turn: Turn,
    readonly role: 'agent' | 'customer',
    readonly read: ReadBlock,
  ) {}

  get acts(): readonly ActHit[] {
    return this.read.acts;
  }

  get sentences(): number {
    return this.read.sentences;
  }

  get number(): number {
    return this.document.blocks[this.turn.block]!.turn;
  }

  get base(): number {
    return this.document.blocks[this.turn.block]!.start;
  }

  get reading(): TurnReading {
    return (this.words ??= readTurn(this.document, this.document.blocks[this.turn.block]!));
  }
}

function doesTheSame(one: CallTurn, other: CallTurn): boolean {
  return (
    one.role === other.role &&
    one.sentences === other.sentences &&
    one.acts.length === other.acts.length &&
    one.acts.every(({ act }, i) => act === other.acts[i]!.act)
  );
}

function insertInOrder(turns: OpenTurn[], turn: OpenTurn): void {
  turns.splice(
    firstWhere(turns.length, (i) => turns[i]!.index > turn.index),
    0,
    turn,
  );
}

/** The first of so many places at which something holds that holds at all behind it too; `count` for none. */
function firstWhere(count: number, holds: (place: number) => boolean): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
