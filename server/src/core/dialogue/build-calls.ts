import type { LintSettings } from '../config/config';
import type { CallStart, CustomerTier, Document, Turn } from '../document/document';
import type { RuleProgram } from '../packs/program';
import type { ActHit, TurnReading } from './acts';
import type { Call, CallTurn } from './call';
import { countActs } from './call';
import type { ActNumbers } from './conditions';
import { readTurn } from './read-turn';
import { isWholeCall } from './whole-call';

/** The act ids by which calls and tiers are told; packs define them (acts.yaml). */
const edges = {
  opening: ['greeting', 'self-introduction', 'offer-help'],
  closing: ['closing', 'anything-else'],
  greeting: ['greeting'],
  ending: ['closing', 'transfer', 'transfer-staged'],
};
const tierActs: readonly (readonly [CustomerTier, readonly string[]])[] = [
  ['VIP', ['shows-tier-vip']],
  ['我的e家', ['shows-tier-ehome']],
  ['商务领航', ['shows-tier-business']],
];

/**
 * The calls of a document: as its format tells them apart, else one, or several where a scene opens with a greeting after
 * the call before has ended. Turns that are not judged (bad examples) and speakers other than the two are left out. `read` gives what was
 * seen in a turn's block.
 */
export function buildCalls(
  document: Document,
  settings: LintSettings,
  program: RuleProgram,
  read: (block: number) => ReadBlock,
): Call[] {
  if (document.kind === 'article' || document.turns.length === 0) return [];
  const numbersOf = actNumbers(program);
  const opening = numbersOf(edges.opening);
  const closing = numbersOf(edges.closing);
  const greeting = numbersOf(edges.greeting);
  const ending = numbersOf(edges.ending);
  /** A scene begins a new call where its first turn greets and the call before has come to its end. */
  const beginsCall = (acts: readonly ActHit[], before: readonly CallTurn[]): boolean =>
    acts.some((hit) => greeting.has(hit.act)) && before.slice(-3).some((turn) => countActs(turn, ending) > 0);
  const starts = new Map(document.callStarts?.map((start) => [start.turn, start]));
  const groups: Group[] = [{ turns: [], said: document }];
  let scene = -1;
  let said: CallStart | undefined;
  document.turns.forEach((turn, number) => {
    said = starts.get(number) ?? said;
    const block = document.blocks[turn.block]!;
    if (block.exemption !== undefined || (turn.role !== 'agent' && turn.role !== 'customer')) return;
    let group = groups[groups.length - 1]!;
    const reading = read(turn.block);
    const begins =
      document.callStarts === undefined
        ? turn.scene !== scene && turn.role === 'agent' && beginsCall(reading.acts, group.turns)
        : said !== undefined && said !== group.said;
    if (begins) {
      group = { turns: [], said: said ?? document };
      groups.push(group);
    }
    scene = turn.scene;
    group.turns.push(callTurn(reading, document, group.turns.length, number, turn.role));
  });
  return groups
    .filter(({ turns }) => turns.length > 0)
    .map(({ turns, said: own }) => ({ turns, own, turnsWith: turnsByAct(turns) }))
    .map(({ turns, own, turnsWith }): Call => {
      const fragment = own.fragment ?? document.fragment;
      return {
        document,
        turns,
        turnsWith,
        tier: own.tier ?? document.tier ?? tierShown(turnsWith, numbersOf) ?? settings.tier,
        sceneName: own.sceneName ?? document.sceneName ?? '',
        whole: isWholeCall(turns, fragment === undefined ? undefined : !fragment, { opening, closing }),
      };
    });
}

/** The turns of a call, and what the format says of it. */
interface Group {
  readonly turns: CallTurn[];
  readonly said: Pick<CallStart, 'tier' | 'sceneName' | 'fragment'>;
}

/** What one block says of its turn. */
export interface ReadBlock {
  readonly acts: readonly ActHit[];
  /** See {@link CallTurn.sentences}. */
  readonly sentences: number;
  /** Where a session keeps the turn from one update to the next, as long as its block stays as it is. */
  readonly kept?: { turn?: CallTurn };
}

/** Looks act names up once for a program; a name that no pack defines stands for nothing. */
export function actNumbers(program: RuleProgram): ActNumbers {
  const byName = new Map(program.acts.map((act, number) => [act.id, number]));
  const known = new WeakMap<readonly string[], ReadonlySet<number>>();
  return (names) => {
    let set = known.get(names);
    if (set === undefined) {
      set = new Set(names.map((name) => byName.get(name)).filter((number) => number !== undefined));
      known.set(names, set);
    }
    return set;
  };
}

function callTurn(
  read: ReadBlock,
  document: Document,
  index: number,
  number: number,
  role: 'agent' | 'customer',
): ReadTurn {
  const before = read.kept?.turn;
  if (before instanceof ReadTurn && before.role === role) {
    before.place(document, index, number);
    return before;
  }
  const turn = new ReadTurn(document, index, number, role, read.acts, read.sentences);
  if (read.kept) {
    read.kept.turn = turn;
    turn.answered = 0;
  }
  return turn;
}

/** A turn that is read again, for its sentences and length, only when a rule asks. */
class ReadTurn implements CallTurn {
  turn!: Turn;
  base!: number;
  readAgain = false;
  answered: number | undefined = undefined;
  affirmed = 0;
  #reading: TurnReading | undefined;

  constructor(
    public document: Document,
    public index: number,
    public number: number,
    readonly role: 'agent' | 'customer',
    readonly acts: readonly ActHit[],
    readonly sentences: number,
  ) {
    this.place(document, index, number);
  }

  /** Says where the turn stands; its words are the same. */
  place(document: Document, index: number, number: number): void {
    this.document = document;
    this.index = index;
    this.number = number;
    const turn = document.turns[number]!;
    this.readAgain = turn !== this.turn;
    this.turn = turn;
    this.base = document.blocks[this.turn.block]!.start;
  }

  get reading(): TurnReading {
    return (this.#reading ??= readTurn(this.document, this.document.blocks[this.turn.block]!));
  }
}

function turnsByAct(turns: readonly CallTurn[]): ReadonlyMap<number, readonly CallTurn[]> {
  const byAct = new Map<number, CallTurn[]>();
  for (const turn of turns) {
    const { acts } = turn;
    for (let i = 0; i < acts.length; i++) {
      const { act } = acts[i]!;
      const list = byAct.get(act);
      if (list === undefined) byAct.set(act, [turn]);
      else if (list[list.length - 1] !== turn) list.push(turn);
    }
  }
  return byAct;
}

function tierShown(turnsWith: Call['turnsWith'], numbersOf: ActNumbers): CustomerTier | undefined {
  return tierActs.find(([, names]) => [...numbersOf(names)].some((act) => turnsWith.has(act)))?.[0];
}
