import type { LintSettings } from '../config/config';
import type { CustomerTier, Document } from '../document/document';
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
  closing: ['closing', 'goodbye', 'anything-else'],
};
const tierActs: readonly (readonly [CustomerTier, string])[] = [
  ['VIP', 'shows-tier-vip'],
  ['我的e家', 'shows-tier-ehome'],
  ['商务领航', 'shows-tier-business'],
];

/**
 * The calls of a document: one, or one for each scene that opens with a greeting where several do. Turns that are not
 * judged (bad examples) and speakers other than the two are left out. `acts` gives the acts of a turn's block.
 */
export function buildCalls(
  document: Document,
  settings: LintSettings,
  program: RuleProgram,
  acts: (block: number) => readonly ActHit[],
): Call[] {
  if (document.kind === 'article' || document.turns.length === 0) return [];
  const numbersOf = actNumbers(program);
  const opening = numbersOf(edges.opening);
  const closing = numbersOf(edges.closing);
  const groups: CallTurn[][] = [[]];
  let scene = -1;
  document.turns.forEach((turn, number) => {
    const block = document.blocks[turn.block]!;
    if (block.exemption !== undefined || (turn.role !== 'agent' && turn.role !== 'customer')) return;
    let group = groups[groups.length - 1]!;
    const found = acts(turn.block);
    // A new scene whose agent greets begins a new call.
    if (
      turn.scene !== scene &&
      group.length > 0 &&
      turn.role === 'agent' &&
      found.some((hit) => opening.has(hit.act))
    ) {
      group = [];
      groups.push(group);
    }
    scene = turn.scene;
    group.push(callTurn(document, group.length, number, turn.role, found));
  });
  return groups
    .filter((turns) => turns.length > 0)
    .map((turns) => ({
      document,
      turns,
      tier: document.tier ?? tierShown(turns, numbersOf) ?? settings.tier,
      sceneName: document.sceneName ?? '',
      whole: isWholeCall(turns, document.fragment === undefined ? undefined : !document.fragment, { opening, closing }),
    }));
}

/** Looks act names up once for a program; a name that no pack defines stands for nothing. */
export function actNumbers(program: RuleProgram): ActNumbers {
  const byName = new Map(program.acts.map((act, number) => [act.id, number]));
  const known = new Map<string, ReadonlySet<number>>();
  return (names) => {
    const key = names.join(' ');
    let set = known.get(key);
    if (set === undefined) {
      set = new Set(names.map((name) => byName.get(name)).filter((number) => number !== undefined));
      known.set(key, set);
    }
    return set;
  };
}

function callTurn(
  document: Document,
  index: number,
  number: number,
  role: 'agent' | 'customer',
  acts: readonly ActHit[],
): CallTurn {
  const turn = document.turns[number]!;
  const block = document.blocks[turn.block]!;
  let reading: TurnReading | undefined;
  return {
    index,
    turn,
    number,
    role,
    acts,
    base: block.start,
    get reading() {
      return (reading ??= readTurn(document, block));
    },
  };
}

function tierShown(turns: readonly CallTurn[], numbersOf: ActNumbers): CustomerTier | undefined {
  return tierActs.find(([, act]) => turns.some((turn) => countActs(turn, numbersOf([act])) > 0))?.[0];
}
