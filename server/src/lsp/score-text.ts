import type { LintResult } from '../core/linter/linter';
import { labelTitle } from '../core/packs/label-title';
import { scoreCalls } from '../core/score/score-report';
import { tidy } from '../core/score/score';
import type { InForce } from './configurations';
import { toDiagnostic } from './convert';
import type { ScoredText, ScoreTextParams } from './custom-requests';
import { languageOf } from './documents';
import { TextDocument } from './text-document';
import type { Workspace } from './workspace';

/**
 * `huashu/score`: what a text comes to, an open document's as it is in the editor, another's as the client sends it. Null
 * where it is not ours, or ignored.
 */
export async function scoreText(workspace: Workspace, params: ScoreTextParams): Promise<ScoredText | null> {
  const open = await workspace.documents.whenReady(params.uri);
  if (open !== undefined) {
    const { result, inForce } = open;
    return result === undefined || inForce === undefined ? null : scored(open.text, result, inForce);
  }
  const language = languageOf(params.languageId ?? '');
  if (language === undefined || params.text === undefined) return null;
  const inForce = await workspace.inForce(params.uri, language);
  if (inForce === undefined) return null;
  const { client } = workspace;
  const text = new TextDocument(params.uri, params.languageId ?? '', 0, params.text, client.encoding);
  return scored(text, inForce.linter.lint(params.text, language, inForce.settings), inForce);
}

function scored(text: TextDocument, result: LintResult, { packs, settings }: InForce): ScoredText {
  const calls = scoreCalls(text.uri, result, settings.score);
  const chapters = new Map<string, ScoredText['chapters'][number]>();
  for (const call of calls)
    for (const { chapter, title, count, points } of call.chapters) {
      const before = chapters.get(chapter) ?? { count: 0, points: 0 };
      chapters.set(chapter, {
        chapter,
        title: settings.locale === 'en' ? title.en : title.zh,
        count: before.count + count,
        points: tidy(before.points + points),
      });
    }
  return {
    score: calls.length === 0 ? null : tidy(calls.reduce((sum, call) => sum + call.score, 0) / calls.length),
    passed: calls.every((call) => call.passed),
    calls: calls.length,
    seconds: Math.round(calls.reduce((sum, call) => sum + call.time.seconds, 0)),
    chapters: [...chapters.values()],
    findings: result.findings.map((finding) => {
      const { range, message } = toDiagnostic(text, finding);
      const { ruleId, severity, clauses } = finding;
      const called = labelTitle(packs(), ruleId, settings.locale);
      return { ruleId, called, severity, clauses, message: String(message), range };
    }),
  };
}
