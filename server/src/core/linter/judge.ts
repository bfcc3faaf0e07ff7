import type { Candidate } from '../checks/candidate';
import { countHits } from '../checks/count';
import { findEntities } from '../checks/entity';
import { guardsAllow } from '../checks/guards';
import { markAround } from '../checks/mark';
import type { Block, CustomerTier, DocumentKind } from '../document/document';
import type { CompiledRule, RuleProgram } from '../packs/program';
import type { OwnerTable } from '../packs/owners';
import type { JudgedRole } from '../packs/schema';
import type { Meter } from './meter';
import type { Utterance } from './utterance';
import { sentenceEnd, sentenceType } from './utterance';

/** What holds for the whole document while its blocks are judged. */
export interface Situation {
  readonly owners: OwnerTable;
  readonly kind: DocumentKind;
  readonly tier: CustomerTier;
  /** By rule index: whether the rule runs at all under the settings. */
  readonly active: readonly boolean[];
}

/** Called with the rule that threw; the other rules go on. */
export type OnCrash = (rule: CompiledRule, error: unknown) => void;

/** All offences that the program's rules see in one utterance whose patterns have been found, in order of their hits. */
export function judge(
  program: RuleProgram,
  situation: Situation,
  utterance: Utterance,
  onCrash: OnCrash,
  meter?: Meter,
): Candidate[] {
  const { hits } = utterance;
  const { owners } = situation;
  const candidates: Candidate[] = [];
  let counted: Map<number, Candidate[]> | undefined;
  let entitiesDone: Set<number> | undefined;
  for (let i = 0; i < hits.count; i++) {
    const pattern = hits.patterns[i]!;
    const end = owners.startOf(pattern + 1);
    for (let pair = owners.startOf(pattern); pair < end; pair += 2) {
      const ruleIndex = owners.ruleAt(pair);
      if (!situation.active[ruleIndex]) continue;
      const rule = program.rules[ruleIndex]!;
      if (rule.check === 'fact') continue; // read with what stands around the block: lint-facts.ts
      try {
        if (!concerns(rule, situation, utterance.block)) continue;
        if (rule.check === 'entity') {
          if (entitiesDone?.has(ruleIndex)) continue;
          (entitiesDone ??= new Set()).add(ruleIndex);
          candidates.push(...entityCandidates(rule, ruleIndex, utterance));
          continue;
        }
        const candidate = phraseCandidate(rule, ruleIndex, owners.patternAt(pair), utterance, i);
        if (candidate === undefined) continue;
        if (rule.check === 'count') {
          counted ??= new Map();
          const group = counted.get(ruleIndex);
          if (group) group.push(candidate);
          else counted.set(ruleIndex, [candidate]);
        } else {
          candidates.push(candidate);
        }
      } catch (error) {
        onCrash(rule, error);
      } finally {
        meter?.lap(ruleIndex);
      }
    }
  }
  if (counted) {
    for (const [ruleIndex, group] of counted) {
      candidates.push(...countHits(utterance, group));
      meter?.lap(ruleIndex);
    }
  }
  return candidates;
}

function concerns(rule: CompiledRule, situation: Situation, block: Block): boolean {
  if (rule.kinds && !rule.kinds.includes(situation.kind)) return false;
  if (rule.tiers && !rule.tiers.includes(situation.tier)) return false;
  if (rule.notIn?.includes(block.type)) return false;
  // Wording recommended to agents stands inside prose: who speaks is decided hit by hit.
  return block.role !== 'prose' || block.recommended.length > 0 || rule.roles.includes('prose');
}

function phraseCandidate(
  rule: CompiledRule,
  ruleIndex: number,
  patternIndex: number,
  utterance: Utterance,
  hit: number,
): Candidate | undefined {
  const { hits, text } = utterance;
  const hitStart = hits.starts[hit]!;
  const hitEnd = hits.ends[hit]!;
  if (!rule.roles.includes(speakerAt(utterance, text.starts[hitStart]!))) return undefined;
  if (rule.sentence && !rule.sentence.includes(sentenceType(text, sentenceEnd(text, hitEnd)))) return undefined;
  const pattern = rule.patterns[patternIndex]!;
  if (!guardsAllow(utterance, pattern.unless, pattern.when, hitStart, hitEnd)) return undefined;
  if (!guardsAllow(utterance, rule.unless, rule.when, hitStart, hitEnd)) return undefined;
  const [start, end] =
    pattern?.part === undefined
      ? markAround(utterance, rule.mark, hitStart, hitEnd)
      : partOf(utterance, pattern.part, hitStart, hitEnd);
  return { rule, ruleIndex, pattern, start, end, hitStart, hitEnd };
}

/** The last place in the hit that reads as `part`, a word without anything to fold; the whole hit where none does. */
function partOf({ text: { symbols } }: Utterance, part: string, start: number, end: number): [number, number] {
  for (let at = end - part.length; at >= start; at--) {
    let same = 0;
    while (same < part.length && symbols[at + same] === part.charCodeAt(same)) same++;
    if (same === part.length) return [at, at + same];
  }
  return [start, end];
}

/** Who speaks at a UTF-16 offset of the source: the block's speaker, or the agent where an article recommends wording. */
function speakerAt({ block }: Utterance, offset: number): JudgedRole {
  if (block.role !== 'prose') return block.role === 'agent' ? 'agent' : 'customer';
  for (const span of block.recommended) if (span.start <= offset && offset < span.end) return 'agent';
  return 'prose';
}

function entityCandidates(rule: CompiledRule, ruleIndex: number, utterance: Utterance): Candidate[] {
  const { text } = utterance;
  const folded = String.fromCharCode(...text.symbols.subarray(0, Math.min(text.length, MAX_ENTITY_LENGTH)));
  const found: Candidate[] = [];
  const written = (part: string | readonly [number, number]) =>
    typeof part === 'string'
      ? part
      : part[0] < part[1]
        ? utterance.source.slice(text.starts[part[0]]!, text.ends[part[1] - 1]!)
        : '';
  for (const { start, end, masked } of findEntities(rule.entity!, folded)) {
    if (!rule.roles.includes(speakerAt(utterance, text.starts[start]!))) continue;
    if (!guardsAllow(utterance, rule.unless, rule.when, start, end)) continue;
    found.push({ rule, ruleIndex, start, end, hitStart: start, hitEnd: end, masked: masked.map(written).join('') });
  }
  return found;
}

/** Longer blocks are looked at up to here: no utterance is this long, and a call with more arguments would fail. */
const MAX_ENTITY_LENGTH = 50_000;
