import type { LintSettings } from '../config/config';
import type { Document } from '../document/document';
import { sourceOf } from '../document/source';
import type { LintResult, Linter } from '../linter/linter';
import type { RuleSource } from '../packs/schema';
import type { Span } from '../text/span';
import type { Missing, Moment } from './offer-phrases';

/**
 * What a phrase at a turn has to do with the call so far. `turn` is the place in the document's turns, or how many there
 * are for a turn that is still to be written; `ruleOf` knows the rules in force.
 */
export function momentAt(
  linter: Linter,
  result: LintResult,
  settings: LintSettings,
  turn: number,
  ruleOf: (id: string) => RuleSource | undefined,
): Moment {
  const { document } = result;
  const tier = document.tier ?? settings.tier;
  const before = turnBefore(document, turn);
  const said = before >= 0 && document.turns[before]!.role === 'customer' ? document.turns[before] : undefined;
  const heard = said ? linter.acts(document, document.blocks[said.block]!, settings) : [];
  return {
    tier,
    scene: [document.sceneName, titleOf(document, turn)].filter(Boolean).join(' '),
    opening: isOpening(document, turn),
    heard: new Set(heard.filter(({ by }) => by === 'customer').map(({ id }) => id)),
    missing: missingAt(result, turn, tier, ruleOf),
  };
}

/** The phrases that rules of the whole call miss in a turn. */
export function missingAt(
  { findings, document }: LintResult,
  turn: number,
  tier: string,
  ruleOf: (id: string) => RuleSource | undefined,
): Missing[] {
  const missing: Missing[] = [];
  const place = document.turns[turn];
  if (place === undefined) return missing;
  for (let i = firstFrom(findings, place.start); i < findings.length && findings[i]!.start <= place.end; i++) {
    const finding = findings[i]!;
    if (finding.turn !== turn) continue;
    const rule = ruleOf(finding.ruleId);
    const insert = rule?.insert;
    const text = insert?.text[tier] ?? insert?.text['*'];
    if (text !== undefined) {
      const atEnd = rule?.anchor?.which === 'last' && rule.anchor.by === 'agent';
      missing.push({ text, ruleId: finding.ruleId, clauses: finding.clauses, atEnd });
    }
  }
  return missing;
}

/** The turn before by anybody but the system, as long as it stands in the same part of the text. */
function turnBefore({ turns }: Document, turn: number): number {
  let at = Math.min(turn, turns.length) - 1;
  while (at >= 0 && turns[at]!.role === 'other') at--;
  return at;
}

/** How far back to look for the agent's first words: enough for any beginning, and no more than a key press allows. */
const REACH = 50;

function isOpening({ turns }: Document, turn: number): boolean {
  const from = Math.max(0, turn - REACH);
  for (let i = from; i < Math.min(turn, turns.length); i++) if (turns[i]!.role === 'agent') return false;
  return from === 0;
}

function titleOf(document: Document, turn: number): string {
  const { turns, scenes } = document;
  const at = turns[Math.min(turn, turns.length - 1)];
  const scene = at === undefined || at.scene < 0 ? undefined : scenes[at.scene];
  return scene === undefined ? '' : sourceOf(document).slice(scene.title.start, scene.title.end);
}

/** Index of the first that begins at or after an offset; they ascend. */
function firstFrom(spans: readonly Span[], offset: number): number {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (spans[middle]!.start < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
