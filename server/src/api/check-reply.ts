import type { CustomerTier, Finding, LintSettings, Linter, Severity, TextEdit } from '../core';
import { fixText } from '../core';
import type { ContainedTurn, Part } from '../core/formats/containers/container';
import { buildUnit } from '../core/formats/containers/build-unit';
import type { LintResult } from '../core/linter/linter';
import { scoreOf } from '../core/score/score';

/** One speaker's go, before the reply. */
export interface DialogueTurn {
  readonly role: 'agent' | 'customer';
  readonly text: string;
}

export interface ReplyContext {
  /** The turns before the reply, from the beginning: what the customer just said decides what the reply owes. */
  readonly history?: readonly DialogueTurn[];
  readonly tier?: CustomerTier;
  /** Findings of this severity or a graver one make the reply unfit. Default: `error`. */
  readonly failOn?: Severity;
}

export interface ReplyReport {
  /** Whether the reply may be sent: nothing found that reaches `failOn`. */
  readonly ok: boolean;
  /** Of the reply alone; offsets in its text. */
  readonly findings: readonly Finding[];
  /** 100 less what the findings cost. */
  readonly score: number;
  /** The reply with its safe fixes applied. The same text where there are none. */
  readonly fixed: string;
}

const gravity: readonly Severity[] = ['error', 'warning', 'info', 'hint'];

/** Lints the reply as the last turn of a call that goes on. */
export function checkReply(linter: Linter, settings: LintSettings, reply: string, context: ReplyContext): ReplyReport {
  const { history = [], tier, failOn = 'error' } = context;
  const chosen = tier === undefined ? settings : { ...settings, tier };
  const lint = (text: string): LintResult => lintReply(linter, chosen, history, text);
  const { findings, score } = lint(reply);
  const fixes = findings.some(({ fix }) => fix?.safety === 'safe');
  return {
    ok: findings.every(({ severity }) => gravity.indexOf(severity) > gravity.indexOf(failOn)),
    findings,
    score,
    fixed: fixes ? fixText({ lint }, reply, 'plaintext', chosen).text : reply,
  };
}

function lintReply(
  linter: Linter,
  settings: LintSettings,
  history: readonly DialogueTurn[],
  reply: string,
): LintResult {
  const turns = [...history, { role: 'agent' as const, text: reply }].map(turnOf);
  const end = reply.length;
  const { document, inner } = buildUnit(
    { start: 0, end, kind: 'script', tier: settings.tier, fragment: true, content: { type: 'turns', turns } },
    {},
  );
  // Nothing that a bot says may silence a rule.
  const result = linter.lintDocument({ ...document, directives: [] }, settings);
  const first = inner.text.length - 1 - end;
  const moved = (edit: TextEdit): TextEdit => ({ ...edit, start: edit.start - first, end: edit.end - first });
  const isInside = (edits: readonly TextEdit[]): boolean =>
    edits.every((edit) => edit.start >= first && edit.end <= first + end);
  const findings = result.findings
    .filter((finding) => finding.start >= first)
    .map((finding): Finding => ({
      ...finding,
      turn: 0,
      start: finding.start - first,
      end: Math.min(end, finding.end - first),
      fix:
        finding.fix && isInside(finding.fix.edits)
          ? { ...finding.fix, edits: finding.fix.edits.map(moved) }
          : undefined,
      suggestions: finding.suggestions
        .filter(({ edits }) => isInside(edits))
        .map((each) => ({ ...each, edits: each.edits.map(moved) })),
    }));
  return { ...result, findings, score: scoreOf(findings, settings.score) };
}

function turnOf({ role, text }: DialogueTurn): ContainedTurn {
  const words: Part = { start: 0, end: text.length, text, pieces: [0, 0, text.length] };
  return { role, words: [words] };
}
