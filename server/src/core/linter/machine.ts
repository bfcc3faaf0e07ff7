import type { LintSettings } from '../config/config';
import { applyDirectives } from '../directives/apply-directives';
import type { Block, Document, LanguageId } from '../document/document';
import type { Finding } from '../findings/finding';
import { parse } from '../formats';
import type { SectionOptions } from '../formats/document-builder';
import type { SectionTrack } from '../formats/section-track';
import { createMatchBuffer, createMatcher } from '../matching';
import type { RuleProgram } from '../packs/program';
import { OwnerTable } from '../packs/owners';
import { looksAtCall, View } from '../packs/program';
import type { NormalisedText } from '../text/normalised';
import { endsSentence } from '../text/normalised';
import { LONG_TURN } from '../dialogue/call';
import { actsOf } from '../dialogue/acts';
import type { ActHit } from '../dialogue/acts';
import { buildCalls } from '../dialogue/build-calls';
import type { Call } from '../dialogue/call';
import type { CallReport } from './call-report';
import { reportCalls } from './call-report';
import { createCallLinter } from './lint-calls';
import type { StretchFindings } from './lint-facts';
import { createFactLinter } from './lint-facts';
import type { FactSigns } from '../facts/glance';
import { asksOf, factSigns, Shows } from '../facts/glance';
import type { FactStretch } from '../facts/fact-context';
import type { FactReading } from '../facts/fact-reader';
import type { Utterance } from './utterance';
import { scoreOf } from '../score/score';
import { createNormalisedText, normalise } from '../text/normalise';
import { BlockMemo } from './block-memo';
import { crashFinding, problemFinding } from './internal-findings';
import type { OnCrash } from './judge';
import { judge } from './judge';
import type { LintResult } from './linter';
import type { Meter } from './meter';
import { Part } from './meter';
import type { ResolvedRules } from './rule-settings';
import { isAllowed, resolveRules, withOwnSetting } from './rule-settings';
import { weigh } from './weigh';
import { leaveOut } from './whole-text';
import { writeFinding } from './write-finding';

/** The parts of a lint run, for the one-off lint and for sessions that redo only some blocks. */
export interface Machine {
  readonly program: RuleProgram;
  lint(text: string, language: LanguageId, settings: LintSettings): LintResult;
  lintDocument(document: Document, settings: LintSettings): LintResult;
  /** `track`: follows the reading for a session. */
  parse(text: string, language: LanguageId, settings: LintSettings, track?: SectionTrack): Document;
  /** What one block comes to by itself. `crashes` receives what rules threw. */
  lintBlock(document: Document, block: Block, settings: LintSettings, crashes: Finding[]): BlockResult;
  /** Findings of statements that contradict a table of facts: they depend on the blocks around them. */
  lintFacts(document: Document, blocks: readonly BlockResult[], settings: LintSettings, crashes: Finding[]): Finding[];
  /** The same for a stretch of the document; undefined where there are no tables, or where reading crashed. */
  lintFactsOf(
    document: Document,
    stretch: FactStretch,
    blocks: readonly BlockResult[],
    settings: LintSettings,
    crashes: Finding[],
  ): StretchFindings | undefined;
  /** Every statement of the text that a table of facts speaks of. */
  readFacts(text: string, language: LanguageId, settings: LintSettings): FactReading[];
  /** The calls of a document. */
  callsOf(document: Document, blocks: readonly BlockResult[], settings: LintSettings): Call[];
  /** Findings of the rules of the whole call. */
  lintCalls(document: Document, calls: readonly Call[], settings: LintSettings, crashes: Finding[]): readonly Finding[];
  /**
   * Directives, form problems, order and score over the findings of all blocks and calls. `withFindings`: those of the
   * blocks that have any, for who knows; `calls` puts the calls together.
   */
  finish(
    document: Document,
    blocks: readonly BlockResult[],
    ofCalls: readonly Finding[],
    crashes: Finding[],
    settings: LintSettings,
    withFindings?: Iterable<BlockResult>,
    calls?: () => readonly Call[],
  ): LintResult;
}

/** A block's own findings, before directives, and the dialogue acts in it (relative to the block). */
export interface BlockResult {
  readonly findings: readonly Finding[];
  readonly acts: readonly ActHit[];
  /** See CallTurn.sentences. */
  readonly sentences: number;
  /** What the block could state of the topics of facts: see {@link FactSigns}. Absent where it is neither about one nor shows any. */
  readonly facts?: FactSigns;
}

const nothing: BlockResult = Object.freeze({ findings: Object.freeze([]), acts: Object.freeze([]), sentences: 0 });

/** Of a block that is not read: it may say what holds of the customer. */
const unreadSigns = factSigns(0, Shows.self);

/** Sets up matcher and buffers for a program. Not re-entrant: buffers are shared between calls. `meter`: takes the time. */
export function createMachine(program: RuleProgram, meter?: Meter): Machine {
  const matcher = createMatcher(program.automaton, program.added?.automaton);
  const owners = new OwnerTable(program.owners, program.added?.owners);
  const text = createNormalisedText();
  const hits = createMatchBuffer();
  const lintCalls = createCallLinter(program, meter);
  const facts = createFactLinter(program, owners);
  const memo = new BlockMemo();
  const onlySigns = new Map<FactSigns, BlockResult>();
  const leftIn = leaveOut(program);
  const hasActs = program.acts.length > 0;
  const callRules = program.rules.some((rule) => looksAtCall(rule.check));
  const resolved = new WeakMap<LintSettings, ResolvedRules>();

  function rulesFor(settings: LintSettings): ResolvedRules {
    let rules = resolved.get(settings);
    if (rules === undefined) resolved.set(settings, (rules = resolveRules(program, settings)));
    return rules;
  }

  const machine: Machine = {
    program,
    parse(source, language, settings, track) {
      const options: SectionOptions = { roleLabels: settings.roles, defaultKind: settings.kind, track };
      return parse(source, language, options);
    },
    lintBlock(document, block, settings, crashes) {
      if (block.exemption !== undefined || block.role === 'other')
        return facts
          ? withSigns(unreadSigns | (block.exemption === 'customer-words' ? asksOfFacts(document, block) : 0))
          : nothing;
      const inCall = hasActs && block.type === 'turn' && document.kind !== 'article';
      if (block.role === 'customer' && !inCall) return facts ? withSigns(unreadSigns) : nothing;
      normalise(document.text, block, text);
      meter?.lap(Part.normalise);
      hits.count = 0;
      matcher.scan(text, hits, viewOf(block));
      meter?.lap(Part.match);
      const utterance = { source: document.text, block, text, hits };
      const sentences = inCall && block.role === 'agent' ? countSentences(text) : 0;
      const acts = inCall && hits.count > 0 ? actsOf(program, utterance) : nothing.acts;
      meter?.lap(Part.acts);
      const findings =
        block.role === 'customer' || hits.count === 0
          ? nothing.findings
          : judgeBlock(document, utterance, settings, crashes);
      let signs = facts === undefined ? 0 : facts.signsOf(utterance);
      if (facts && block.role === 'prose' && block.exempt.length > 0) signs |= asksOfQuestion(document, block);
      // Last, because it reads the stage directions through the same buffers.
      const staged = inCall && block.exempt.length > 0 ? [...acts, ...stageActs(document, block)] : acts;
      meter?.lap(Part.acts);
      if (findings.length === 0 && staged.length === 0 && sentences === 0) return withSigns(signs);
      return signs ? { findings, acts: staged, sentences, facts: signs } : { findings, acts: staged, sentences };
    },
    lintFacts(document, blocks, settings, crashes) {
      if (!facts || !blocks.some((block) => asksOf(block.facts) !== 0)) return [];
      return facts.lint(document, (block) => blocks[block]!.facts ?? 0, settings, rulesFor(settings), crashes);
    },
    lintFactsOf(document, stretch, blocks, settings, crashes) {
      const signs = (block: number) => blocks[block]!.facts ?? 0;
      return facts?.lintStretch(document, signs, settings, rulesFor(settings), crashes, stretch);
    },
    readFacts(source, language, settings) {
      const document = machine.parse(source, language, settings);
      const blocks = document.blocks.map((block) => machine.lintBlock(document, block, settings, []));
      return facts ? facts.read(document, (block) => blocks[block]!.facts ?? 0, settings) : [];
    },
    callsOf(document, blocks, settings) {
      return buildCalls(document, settings, program, (block) => blocks[block]!);
    },
    lintCalls(document, calls, settings, crashes) {
      return lintCalls(document, settings, rulesFor(settings), calls, crashes);
    },
    finish(document, blocks, ofCalls, crashes, settings, withFindings = blocks, putTogether) {
      const found: Finding[] = [];
      for (const block of withFindings) for (let i = 0; i < block.findings.length; i++) found.push(block.findings[i]!);
      for (const finding of ofCalls) found.push(finding);
      const findings = applyDirectives(document, leftIn(document, found), settings.locale);
      for (const problem of document.problems) findings.push(problemFinding(problem, settings.locale));
      const judged =
        document.directives.length + document.problems.length === 0 ? findings : obeying(findings, settings);
      judged.push(...crashes);
      judged.sort(byPlace);
      let calls: readonly CallReport[] | undefined;
      let built: readonly Call[] | undefined;
      const builtCalls = () => (built ??= putTogether?.() ?? machine.callsOf(document, blocks, settings));
      return {
        document,
        kind: document.kind,
        findings: judged,
        score: scoreOf(judged, settings.score),
        calls: () => (calls ??= reportCalls(document, builtCalls(), judged, program, settings)),
        callCount: () => builtCalls().length,
        actsOf: (block) => {
          const base = document.blocks[block]!.start;
          return blocks[block]!.acts.map(({ act, start, end }) => {
            const { id, by } = program.acts[act]!;
            return { id, by, start: base + start, end: base + end };
          });
        },
        crashed: crashes.length > 0,
        ...(document.problems.some((problem) => problem.code === 'too-long') && { incomplete: true }),
      };
    },
    lint(source, language, settings) {
      return machine.lintDocument(machine.parse(source, language, settings), settings);
    },
    lintDocument(document, settings) {
      meter?.lap(Part.parse); // whoever read the document did so just now
      const crashes: Finding[] = [];
      const blocks = new Array<BlockResult>(document.blocks.length);
      for (let i = 0; i < blocks.length; i++) blocks[i] = lintBlockOf(document, document.blocks[i]!, settings, crashes);
      const ofFacts = machine.lintFacts(document, blocks, settings, crashes);
      meter?.lap(Part.facts);
      const calls = callRules ? machine.callsOf(document, blocks, settings) : undefined;
      meter?.lap(Part.calls);
      const ofCalls = calls ? machine.lintCalls(document, calls, settings, crashes) : [];
      const found = [...ofFacts, ...ofCalls];
      const result = machine.finish(document, blocks, found, crashes, settings, undefined, calls && (() => calls));
      meter?.lap(Part.conclude);
      return result;
    },
  };

  /** The same as lintBlock, from memory where the block has come before. */
  function lintBlockOf(document: Document, block: Block, settings: LintSettings, crashes: Finding[]): BlockResult {
    if (meter) return machine.lintBlock(document, block, settings, crashes);
    const known = memo.find(document, block, settings);
    if (known !== undefined) return known;
    const crashed = crashes.length;
    const result = machine.lintBlock(document, block, settings, crashes);
    // Findings have places of their own; and where the settings excuse some, it is for the words around them.
    if (result.findings === nothing.findings && crashes.length === crashed)
      memo.keep(document, block, settings, result);
    return result;
  }

  /** A block with nothing but signs of facts: one object for all that have the same. */
  function withSigns(signs: FactSigns): BlockResult {
    if (signs === 0) return nothing;
    let result = onlySigns.get(signs);
    if (result === undefined) onlySigns.set(signs, (result = Object.freeze({ ...nothing, facts: signs })));
    return result;
  }

  /** A question of a customer in an article (信用度是多少？) is not judged, but says what the answer is about. */
  function asksOfFacts(document: Document, block: Block): FactSigns {
    normalise(document.text, block, text);
    hits.count = 0;
    matcher.scan(text, hits, View.customer);
    return facts!.asksOf(hits);
  }

  /** 问：…？答：… in one block: what the question names, its answer may state. */
  function asksOfQuestion(document: Document, block: Block): FactSigns {
    const question = block.exempt.find(({ reason }) => reason === 'question');
    if (question === undefined) return 0;
    const { start, end } = question;
    return asksOfFacts(document, { ...block, start, end, segments: [start, end], exempt: [], entities: [] });
  }

  function judgeBlock(
    document: Document,
    utterance: Utterance,
    settings: LintSettings,
    crashes: Finding[],
  ): readonly Finding[] {
    const rules = rulesFor(settings);
    const situation = { owners, kind: document.kind, tier: document.tier ?? settings.tier, active: rules.active };
    const onCrash: OnCrash = (rule, error) =>
      crashes.push(crashFinding(rule.id, error, utterance.block, settings.locale));
    const candidates = judge(program, situation, utterance, onCrash, meter);
    if (candidates.length === 0) return nothing.findings;
    const findings: Finding[] = [];
    const standing = weigh(candidates, utterance.text);
    meter?.lap(Part.weigh);
    for (const candidate of standing) {
      const finding = writeFinding(candidate, utterance, rules.severities[candidate.ruleIndex]!, settings.locale);
      const allow = rules.allow[candidate.ruleIndex]!;
      if (allow.length === 0 || !isAllowed(document.text, finding.start, finding.end, allow)) findings.push(finding);
      meter?.lap(candidate.ruleIndex);
    }
    return findings;
  }

  /** Acts that a stage direction tells: (客户挂机), (转接), (静音40秒). Its words are read by themselves. */
  function stageActs(document: Document, block: Block): ActHit[] {
    const found: ActHit[] = [];
    for (const span of block.exempt) {
      if (span.reason !== 'stage-direction') continue;
      const inner: Block = {
        ...block,
        start: span.start,
        end: span.end,
        segments: [span.start, span.end],
        exempt: [],
        entities: [],
      };
      normalise(document.text, inner, text);
      hits.count = 0;
      matcher.scan(text, hits, View.staged);
      const shift = span.start - block.start;
      for (const act of actsOf(program, { source: document.text, block: inner, text, hits }, true)) {
        found.push({ act: act.act, start: act.start + shift, end: act.end + shift });
      }
    }
    return found;
  }

  return machine;
}

/** What is looked for in the block: see {@link View}. */
function viewOf(block: Block): number {
  if (block.role === 'prose') return block.recommended.length > 0 ? View.advice : View.prose;
  return block.role === 'customer' ? View.customer : View.agent;
}

function obeying(findings: readonly Finding[], settings: LintSettings): Finding[] {
  return findings.map((finding) => withOwnSetting(finding, settings)).filter((finding) => finding !== undefined);
}

/** How many sentences a long turn has; 0 for a shorter one. */
function countSentences(text: NormalisedText): number {
  const { symbols, length } = text;
  let count = 0;
  // The marks are all of the first characters: one comparison rules out what is written in Han.
  for (let i = 1; i < length; i++) if (symbols[i]! < 0x40 && endsSentence(symbols[i]!)) count++;
  if (length > 0 && !endsSentence(symbols[length - 1]!)) count++;
  return count >= LONG_TURN ? count : 0;
}

function byPlace(a: Finding, b: Finding): number {
  return a.start - b.start || a.end - b.end || (a.ruleId < b.ruleId ? -1 : a.ruleId > b.ruleId ? 1 : 0);
}
