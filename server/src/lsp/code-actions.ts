import type { CodeAction, CodeActionParams, Diagnostic } from 'vscode-languageserver';
import { CodeActionKind, CodeActionTriggerKind } from 'vscode-languageserver';
import type { Finding, Fix, Suggestion, TextEdit } from '../core/findings/finding';
import { applyEdits } from '../core/fixes/apply-edits';
import { chooseFixes } from '../core/fixes/fix-text';
import { labelRewrites, labelTitle } from '../core/packs/label-title';
import { labelOf } from '../core/packs/program';
import { fixAllKind, wants } from './code-action-kinds';
import { isDiagnosticOf, source, toDiagnostic } from './convert';
import type { OpenDocument } from './open-document';
import { fixAllEdits } from './fix-all';
import type { Messages } from './messages';
import { messagesIn } from './messages';
import { byPrecedence } from './precedence';
import { isStandardPhrase } from './standard-phrases';
import { canSuppress, suppression } from './suppress';
import { exception, openPage, citedAt, refactorings } from './refactorings';
import type { Workspace } from './workspace';
import { slotsEdit, snippetEdit, workspaceEdit } from './workspace-edit';

/**
 * `textDocument/codeAction`: for each finding asked about, the gravest first, its fix and its suggestions; then the fixes of its rule in the
 * whole file, and a suppression. `source.fixAll.huashu` only where it is asked for, or the user opened a menu: a client that
 * asks on every move of the cursor shall not have the file fixed each time.
 */
export function codeActions(workspace: Workspace, { textDocument, range, context }: CodeActionParams): CodeAction[] {
  const document = workspace.documents.ofAnyKind(textDocument.uri);
  if (document?.result === undefined || document.inForce === undefined) return [];
  const only = context.only;
  const isText = document.container === undefined;
  const automatic = context.triggerKind === CodeActionTriggerKind.Automatic;
  const place = document.text.spanOf(range);
  const more = isText && !(only === undefined && automatic) ? refactorings(workspace, document, place, only) : [];
  const actions: CodeAction[] = [];
  if (wants(only, CodeActionKind.QuickFix)) {
    const asked = byPrecedence(findingsAskedFor(document, place, context.diagnostics));
    const rewritesToo = more.length > 0 && wants(only, CodeActionKind.RefactorRewrite);
    actions.push(...quickFixes(workspace, document, asked, context.diagnostics, rewritesToo));
    const cited = isText ? citedAt(document, place) : undefined;
    const page = cited === undefined ? undefined : openPage(workspace, document, cited);
    if (page) actions.push(page);
  }
  actions.push(...notYetIn(actions, more));
  if (wants(only, fixAllKind) && !(only === undefined && automatic)) actions.push(...fixAll(workspace, document));
  return actions;
}

/** Those that do something else than what is listed already: what two ways lead to stands in the menu once. */
function notYetIn(listed: readonly CodeAction[], more: readonly CodeAction[]): CodeAction[] {
  const does = ({ edit }: CodeAction): string => JSON.stringify(edit);
  const known = new Set(listed.filter(({ edit }) => edit).map(does));
  return more.filter((action) => action.edit === undefined || !known.has(does(action)));
}

/** Those of the diagnostics that the client names, where it names any of ours; else those that the range touches. */
function findingsAskedFor(document: OpenDocument, range: { start: number; end: number }, named: readonly Diagnostic[]) {
  const findings = document.result!.findings;
  const ours = named.filter((diagnostic) => diagnostic.source === source);
  if (ours.length > 0)
    return findings.filter((finding) => ours.some((each) => isDiagnosticOf(document.text, finding, each)));
  return findings.filter((finding) => finding.start <= range.end && range.start <= finding.end);
}

function quickFixes(
  workspace: Workspace,
  document: OpenDocument,
  asked: readonly Finding[],
  named: readonly Diagnostic[],
  /** The rewrites of the whole text are listed too: they do what the fix of all problems of their labels would. */
  rewritesToo: boolean,
): CodeAction[] {
  const { client } = workspace;
  const { packs, settings } = document.inForce!;
  const words = messagesIn(settings.locale);
  const rewritten = rewritesToo ? labelRewrites(packs(), settings.locale) : undefined;
  const called = (ruleId: string): string => labelTitle(packs(), ruleId, settings.locale);
  const quickFix = (title: string, finding: Finding, edits: readonly TextEdit[], isPreferred = false): CodeAction => ({
    title,
    kind: CodeActionKind.QuickFix,
    diagnostics: [diagnosticFor(document, finding, named)],
    ...(isPreferred ? { isPreferred } : {}),
    // A file of data takes words as it writes them.
    edit:
      document.container === undefined
        ? slotsEdit(client, document.text, edits)
        : workspaceEdit(client, document.text, edits),
  });

  const title = ({ description, edits }: Suggestion): string => {
    const [edit, ...others] = edits;
    // What is only added takes the place of nothing, and is told so by its description.
    const standard =
      edit !== undefined && others.length === 0 && edit.start < edit.end && isStandardPhrase(packs(), edit.text);
    return standard ? words.useStandardPhrase(edit.text) : description;
  };

  const changes: CodeAction[] = [];
  for (const finding of asked) {
    const { fix, suggestions } = finding;
    // An editor lists what is preferred first: that must not be the fix of a lesser finding.
    if (fix && mayApply(document, fix.edits))
      changes.push(quickFix(title(fix) + reviewMark(words, [fix]), finding, fix.edits, changes.length === 0));
    for (const suggestion of suggestions)
      if (mayApply(document, suggestion.edits)) changes.push(quickFix(title(suggestion), finding, suggestion.edits));
  }

  const ofRules: CodeAction[] = [];
  const suppressions: CodeAction[] = [];
  const pages: CodeAction[] = [];
  const rulesAsked = firstOfEachRule(asked);
  for (const finding of rulesAsked) {
    const { ruleId } = finding;
    const isShared = rulesAsked.some((other) => other !== finding && called(other.ruleId) === called(ruleId));
    const fixable = chooseFixes(document.result!.findings, { safety: 'all', only: (other) => other.ruleId === ruleId });
    const edits = fixable.flatMap((each) => each.fix!.edits);
    if (fixable.length > 1 && !rewritten?.has(labelOf(ruleId)) && mayApply(document, edits)) {
      const mark = reviewMark(
        words,
        fixable.map(({ fix }) => fix!),
      );
      ofRules.push(quickFix(words.fixAllOfRule(called(ruleId), fixable.length) + mark, finding, edits));
    }
    const allowed = exception(workspace, document, finding);
    if (allowed) suppressions.push({ ...allowed, diagnostics: [diagnosticFor(document, finding, named)] });
    const [clause] = finding.clauses;
    const page = clause === undefined ? undefined : openPage(workspace, document, clause);
    if (page) pages.push({ ...page, diagnostics: [diagnosticFor(document, finding, named)] });
    // A directive in a file of data would be data; an exception in the configuration is offered there too.
    if (document.container === undefined && canSuppress(finding)) {
      const { edit, reason } = suppression(document.text, document.result!.document, finding, words.reason);
      suppressions.push({
        title: words.suppress(called(ruleId), isShared ? ruleId : undefined),
        kind: CodeActionKind.QuickFix,
        diagnostics: [diagnosticFor(document, finding, named)],
        edit: reason ? snippetEdit(client, document.text, edit, reason) : workspaceEdit(client, document.text, [edit]),
      });
    }
  }
  return [...changes, ...ofRules, ...suppressions, ...pages];
}

/** Whether edits may be offered: a file of data is read again with them, and must have changed in its words alone. */
function mayApply(document: OpenDocument, edits: readonly TextEdit[]): boolean {
  return document.container === undefined || document.mayBecome(applyEdits(document.text.text, edits));
}

/** What the title of these fixes says where a person should read what comes of them. */
function reviewMark(words: Messages, fixes: readonly Fix[]): string {
  return fixes.some(({ safety }) => safety === 'unsafe') ? words.review : '';
}

function fixAll({ client }: Workspace, document: OpenDocument): CodeAction[] {
  const edits = fixAllEdits(document);
  if (edits.length === 0) return [];
  const words = messagesIn(document.inForce!.settings.locale);
  return [{ title: words.fixAll, kind: fixAllKind, edit: workspaceEdit(client, document.text, edits) }];
}

/** The client's own copy of the diagnostic, so that it knows it again; else the one it would be given. */
function diagnosticFor(document: OpenDocument, finding: Finding, named: readonly Diagnostic[]): Diagnostic {
  return named.find((each) => isDiagnosticOf(document.text, finding, each)) ?? toDiagnostic(document.text, finding);
}

function firstOfEachRule(findings: readonly Finding[]): Finding[] {
  return [...new Map([...findings].reverse().map((finding) => [finding.ruleId, finding])).values()].reverse();
}
