import { guardsAllow } from '../checks/guards';
import type { Utterance } from '../linter/utterance';
import { sentenceEnd, sentenceType } from '../linter/utterance';
import type { RuleProgram } from '../packs/program';

/** A dialogue act seen in a turn. Offsets are UTF-16 code units relative to the start of the turn's block. */
export interface ActHit {
  /** Number of the act in the program. */
  readonly act: number;
  readonly start: number;
  readonly end: number;
}

/** How a turn reads beyond its acts; made only when a rule asks. */
export interface TurnReading {
  /** Bounds of the sentences that say something, as flat pairs start, end, UTF-16 offsets relative to the block. */
  readonly sentences: readonly number[];
  /** Syllables as they are spoken: see {@link spokenLength}. */
  readonly spoken: number;
}

/**
 * Finds the acts of an utterance whose patterns have been found. An act at one place counts once. In a stage direction
 * (`staged`) only acts are seen that packs say are told there.
 */
export function actsOf(program: RuleProgram, utterance: Utterance, staged = false): ActHit[] {
  const { hits, text, block } = utterance;
  const by = block.role === 'customer' ? 'customer' : 'agent';
  const found: ActHit[] = [];
  /** Where the last of each act ends; hits come in order of start. */
  let ends: Map<number, number> | undefined;
  for (let i = 0; i < hits.count; i++) {
    const owners = program.actOwners[hits.patterns[i]!];
    if (owners === undefined) continue;
    const start = hits.starts[i]!;
    const end = hits.ends[i]!;
    for (let o = 0; o < owners.length; o += 2) {
      const number = owners[o]!;
      const act = program.acts[number]!;
      if (act.by !== by || (act.staged ?? false) !== staged) continue;
      if (act.sentence && !act.sentence.includes(sentenceType(text, sentenceEnd(text, end)))) continue;
      const pattern = act.patterns[owners[o + 1]!]!;
      if (!guardsAllow(utterance, pattern.unless, pattern.when, start, end)) continue;
      if (!guardsAllow(utterance, act.unless, act.when, start, end)) continue;
      const from = text.starts[start]! - block.start;
      const to = text.ends[end - 1]! - block.start;
      if (from < (ends?.get(number) ?? 0)) continue;
      (ends ??= new Map()).set(number, to);
      found.push({ act: number, start: from, end: to });
    }
  }
  return found;
}
