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
  const edges = callEdges(program);
  const starts = new Map(document.callStarts?.map((start) => [start.turn, start]));
  const groups: Group[] = [{ turns: [], said: document }];
  let scene = -1;
  let said: CallStart | undefined;
  document.turns.forEach((turn, number) => {
    said = starts.get(number) ?? said;
    if (!isCounted(document, turn)) return;
    let group = groups[groups.length - 1]!;
    const reading = read(turn.block);
    const begins =
      document.callStarts === undefined
        ? turn.scene !== scene && turn.role === 'agent' && edges.beginsCall(reading.acts, group.turns.slice(-3))
        : said !== undefined && said !== group.said;
    if (begins) {
      group = { turns: [], said: said ?? document };
      groups.push(group);
    }
    scene = turn.scene;
    group.turns.push(new ReadTurn(document, group.turns.length, number, turn.role, reading.acts, reading.sentences));
  });
  return groups
    .filter(({ turns }) => turns.length > 0)
    .map(({ turns, said: own }): Call => {
      const turnsWith = turnsByAct(turns);
      return { document, turns, turnsWith, ...edges.situationOf(document, settings, turns, turnsWith, own) };
    });
}

/** Whether a turn belongs to a call: it is judged, and one of the two speaks. */
export function isCounted({ blocks }: Document, turn: Turn): turn is Turn & { readonly role: 'agent' | 'customer' } {
  return blocks[turn.block]!.exemption === undefined && (turn.role === 'agent' || turn.role === 'customer');
}

/** Tells by acts where calls begin, and what is known of one. */
export interface CallEdges {
  /** Whether a scene that opens with these acts begins a new call behind these turns, the last three of the one before. */
  beginsCall(acts: readonly ActHit[], before: readonly CallTurn[]): boolean;
  situationOf(
    document: Document,
    settings: LintSettings,
    turns: readonly CallTurn[],
    turnsWith: Call['turnsWith'],
    own?: Group['said'],
  ): Pick<Call, 'tier' | 'sceneName' | 'whole'>;
}

export function callEdges(program: RuleProgram): CallEdges {
  let edges = edgesOf.get(program);
  if (edges === undefined) edgesOf.set(program, (edges = makeEdges(program)));
  return edges;
}

const edgesOf = new WeakMap<RuleProgram, CallEdges>();

function makeEdges(program: RuleProgram): CallEdges {
  const numbersOf = actNumbers(program);
  const opening = numbersOf(edges.opening);
  const closing = numbersOf(edges.closing);
  const greeting = numbersOf(edges.greeting);
  const ending = numbersOf(edges.ending);
  return {
    beginsCall: (acts, before) =>
      acts.some((hit) => greeting.has(hit.act)) && before.some((turn) => countActs(turn, ending) > 0),
    situationOf(document, settings, turns, turnsWith, own = document) {
      const fragment = own.fragment ?? document.fragment;
      return {
        tier: own.tier ?? document.tier ?? tierShown(turnsWith, numbersOf) ?? settings.tier,
        sceneName: own.sceneName ?? document.sceneName ?? '',
        whole: isWholeCall(turns, fragment === undefined ? undefined : !fragment, { opening, closing }),
      };
    },
  };
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

/** A turn that is read again, for its sentences and length, only when a rule asks. */
class ReadTurn implements CallTurn {
  readonly turn: Turn;
  readonly base: number;
  #reading: TurnReading | undefined;

  constructor(
    readonly document: Document,
    readonly index: number,
    readonly number: number,
    readonly role: 'agent' | 'customer',
    readonly acts: readonly ActHit[],
    readonly sentences: number,
  ) {
    this.turn = document.turns[number]!;
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
