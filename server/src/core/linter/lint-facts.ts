import type { LintSettings, Locale } from '../config/config';
import type { Document } from '../document/document';
import { sourceOf } from '../document/source';
import type { FactContext, FactStretch } from '../facts/fact-context';
import type { FactReader, FactReading } from '../facts/fact-reader';
import { createFactReader } from '../facts/fact-reader';
import type { FactSigns } from '../facts/glance';
import { FactNames } from '../facts/fact-names';
import { asksFor, factSigns, glance, Shows } from '../facts/glance';
import { anyMayState, Preview } from '../facts/preview';
import { nothingBefore, unitsOf } from '../facts/units';
import type { Finding } from '../findings/finding';
import type { MatchBuffer } from '../matching';
import type { OwnerTable } from '../packs/owners';
import type { RuleProgram } from '../packs/program';
import { crashFinding } from './internal-findings';
import type { ResolvedRules } from './rule-settings';
import { isAllowed } from './rule-settings';
import type { Utterance } from './utterance';

/** Holds what a document states against the tables of facts. */
export interface FactLinter {
  /** Findings where a statement contradicts a fact. `signs`: of each block. */
  lint(
    document: Document,
    signs: (block: number) => FactSigns,
    settings: LintSettings,
    rules: ResolvedRules,
    crashes: Finding[],
  ): Finding[];
  /** The same for a stretch; undefined where it crashed. */
  lintStretch(
    document: Document,
    signs: (block: number) => FactSigns,
    settings: LintSettings,
    rules: ResolvedRules,
    crashes: Finding[],
    stretch?: FactStretch,
  ): StretchFindings | undefined;
  /** Every statement that was read. */
  read(document: Document, signs: (block: number) => FactSigns, settings: LintSettings): FactReading[];
  /** What the topics that hits name ask for: see {@link FactSigns}. */
  asksOf(hits: MatchBuffer): number;
  /** The signs of a block that may state something. */
  signsOf(utterance: Utterance): FactSigns;
}

/** Findings of a stretch of a document, with what is behind it. */
export interface StretchFindings {
  readonly findings: Finding[];
  /** The block behind: behind a table where one reaches over the end of the stretch. */
  readonly next: number;
  readonly after: FactContext;
}

/** Undefined where the program has no facts. */
export function createFactLinter(program: RuleProgram, owners: OwnerTable): FactLinter | undefined {
  const asked = program.rules.map(({ measure }, index) =>
    measure === undefined || program.off?.includes(index) ? 0 : asksFor[measure],
  );
  if (asked.every((bits) => bits === 0)) return undefined;
  /** By pattern number, looked up when one is first hit. */
  const known = new Int16Array(owners.count).fill(-1);
  const lookUp = (pattern: number): number => {
    let bits = 0;
    for (let pair = owners.startOf(pattern); pair < owners.startOf(pattern + 1); pair += 2)
      bits |= asked[owners.ruleAt(pair)]!;
    return (known[pattern] = bits);
  };
  const asksOf: FactLinter['asksOf'] = ({ patterns, count }) => {
    let asked = 0;
    for (let i = 0; i < count; i++) {
      const bits = known[patterns[i]!]!;
      asked |= bits < 0 ? lookUp(patterns[i]!) : bits;
    }
    return asked;
  };
  let reader: FactReader | undefined;
  let names: FactNames | undefined;
  let preview: Preview | undefined;
  const readStretch = (
    document: Document,
    signs: (block: number) => FactSigns,
    { tier }: LintSettings,
    stretch?: FactStretch,
  ): Omit<StretchFindings, 'findings'> & { readonly readings: FactReading[] } => {
    const [from, to] = stretch?.blocks ?? [0, document.blocks.length];
    const before = stretch?.before.units ?? nothingBefore;
    const { units, next, after } = unitsOf(document, signs, { from, to, scenes: stretch?.scenes[0] ?? 0, before });
    const nothing = { readings: [], next, after: { units: after, given: {}, sceneBack: undefined } };
    if (units.length === 0 && stretch === undefined) return nothing;
    names ??= new FactNames(program.facts!);
    preview ??= new Preview(program.facts!, names);
    // 普通 is only the tier of those of whom nothing is known.
    const known = tier === '普通' ? undefined : tier;
    // To make the reader ready costs more than to see that a short text has nothing for it.
    if (reader === undefined && stretch === undefined && !anyMayState(document, units, signs, known, names, preview))
      return nothing;
    reader ??= createFactReader(program.facts!, names, preview);
    const read = reader(document, units, signs, known, stretch);
    return { readings: read.readings, next, after: { units: after, ...read.behind(next) } };
  };
  const linter: FactLinter = {
    asksOf,
    signsOf: ({ text, block, hits }) =>
      block.role === 'customer'
        ? factSigns(asksOf(hits), glance(text, false, program.whom) & Shows.self)
        : factSigns(asksOf(hits), glance(text, block.cell !== undefined, program.whom)),
    read: (document, signs, settings) => readStretch(document, signs, settings).readings,
    lint: (...asked) => linter.lintStretch(...asked)?.findings ?? [],
    lintStretch(document, signs, settings, rules, crashes, stretch) {
      try {
        const { readings, next, after } = readStretch(document, signs, settings, stretch);
        const findings: Finding[] = [];
        for (const reading of readings) {
          const { ruleIndex } = reading.topic;
          if (reading.verdict !== 'conflict' || !rules.active[ruleIndex]) continue;
          const allow = rules.allow[ruleIndex]!;
          if (allow.length > 0 && isAllowed(sourceOf(document), reading.start, reading.end, allow)) continue;
          findings.push(findingOf(document, reading, rules.severities[ruleIndex]!, settings.locale));
        }
        return { findings, next, after };
      } catch (error) {
        crashes.push(crashFinding('fact-conflict', error, { start: 0, end: 0 }, settings.locale));
        return undefined;
      }
    },
  };
  return linter;
}

function findingOf(document: Document, reading: FactReading, severity: Finding['severity'], locale: Locale): Finding {
  const { topic, fact, right, start, end } = reading;
  const { turn } = document.blocks[reading.block]!;
  const match = sourceOf(document).slice(start, end).replace(/\s+/g, ' ');
  const about = aboutWhom(reading);
  const en = locale === 'en';
  const message = en
    ? `"${match}" contradicts the standard: ${topic.title.en}${about ? ` (${about})` : ''} is “${fact.text}” (${fact.clause})${right ? `; write “${right.text}”` : ''}.`
    : `“${match}”与规范不一致：${about}${topic.title.zh}应为“${fact.text}”（${fact.clause}）${right ? `，请改为“${right.text}”` : ''}。`;
  return {
    ruleId: topic.id,
    clauses: [fact.clause],
    severity,
    message,
    start,
    end,
    ...(turn >= 0 ? { turn } : {}),
    ...(right
      ? {
          fix: {
            edits: [{ start: right.start, end: right.end, text: right.text }],
            safety: 'unsafe' as const, // which tier was meant is read, not known
            description: en ? `Replace with “${right.text}”` : `改为“${right.text}”`,
          },
        }
      : {}),
    suggestions: [],
  };
}

/** The conditions of the fact, for a message: 我的e家城镇. */
export function aboutWhom({ topic, fact }: FactReading): string {
  return topic.by
    .map((dimension) => fact.when[dimension])
    .filter((value) => value !== undefined)
    .join('');
}
