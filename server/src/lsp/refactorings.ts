import type { CodeAction, Command } from 'vscode-languageserver';
import { CodeActionKind } from 'vscode-languageserver';
import { turnAt } from '../core/document/queries';
import { allowWording } from '../core/editing/allow-wording';
import { PhraseBook } from '../core/editing/phrase-book';
import { referenceAt } from '../core/editing/references';
import { rewrites } from '../core/editing/rewrites';
import { actTitle, stepsOf } from '../core/editing/steps';
import type { Finding, TextEdit } from '../core/findings/finding';
import { labelRewrites, labelTitle } from '../core/packs/label-title';
import { labelOf } from '../core/packs/program';
import type { Span } from '../core/text/span';
import { wants, wrapKind } from './code-action-kinds';
import { openPageCommand } from './command-names';
import { toProtocolEdits } from './convert';
import { editsBetween } from './edits-between';
import { messagesIn } from './messages';
import type { OpenDocument } from './open-document';
import { pageOf } from './pages';
import { RuleBook } from './rule-book';
import { TextDocument } from './text-document';
import { pathOfUri, uriOfPath } from './uri';
import type { Workspace } from './workspace';
import { slotsEdit, snippetEdit, workspaceEdit } from './workspace-edit';

/** What a writer may want done at a place although nothing there need be wrong. Kinds `refactor.…`. */
export function refactorings(
  workspace: Workspace,
  document: OpenDocument,
  span: Span,
  only: readonly string[] | undefined,
): CodeAction[] {
  const actions: CodeAction[] = [];
  if (wants(only, CodeActionKind.RefactorRewrite))
    actions.push(
      ...missingSteps(workspace, document, span),
      ...standardPhrases(workspace, document, span),
      ...wholeRewrites(workspace, document),
    );
  if (wants(only, wrapKind)) actions.push(...exemptions(workspace, document, span));
  return actions;
}

/** The steps that the turn under the cursor lacks, and those that its scene or its call lacks. */
function missingSteps({ client }: Workspace, document: OpenDocument, span: Span): CodeAction[] {
  const { packs, settings } = document.inForce!;
  const { document: read, findings } = document.result!;
  const words = messagesIn(settings.locale);
  const rules = new RuleBook(packs());
  const here = turnAt(read, span.start);
  const scene = read.turns[here]?.scene;
  const lacking = findings.filter(({ turn, fix, ruleId }) => {
    const rule = rules.rule(ruleId);
    return (
      fix &&
      turn !== undefined &&
      rule &&
      stepsOf(rule).length > 0 &&
      (turn === here || read.turns[turn]?.scene === scene)
    );
  });
  lacking.sort((a, b) => Math.abs(a.turn! - here) - Math.abs(b.turn! - here));
  return lacking.slice(0, 5).map((finding) => ({
    title: words.insertStep(actTitle(packs(), stepsOf(rules.rule(finding.ruleId)!)[0]!, settings.locale)),
    kind: CodeActionKind.RefactorRewrite,
    edit: slotsEdit(client, document.text, finding.fix!.edits),
  }));
}

function standardPhrases({ client }: Workspace, document: OpenDocument, span: Span): CodeAction[] {
  const { linter, packs, settings } = document.inForce!;
  const { document: read } = document.result!;
  const turn = turnAt(read, span.start);
  if (turn < 0) return [];
  const words = messagesIn(settings.locale);
  return rewrites(linter, PhraseBook.of(packs()), read, settings, turn)
    .slice(0, 6)
    .map(({ act, phrase, edit }) => ({
      title: words.rewriteAs(actTitle(packs(), act, settings.locale), phrase.text),
      kind: CodeActionKind.RefactorRewrite,
      edit: slotsEdit(client, document.text, [edit]),
    }));
}

/** The fixes in the whole document that a pack offers in one: every 你 of the agent. */
function wholeRewrites({ client }: Workspace, document: OpenDocument): CodeAction[] {
  const { packs, settings } = document.inForce!;
  const words = messagesIn(settings.locale);
  return [...labelRewrites(packs(), settings.locale)].flatMap(([label, title]) => {
    const edits = document
      .result!.findings.filter(({ ruleId, fix }) => labelOf(ruleId) === label && fix)
      .flatMap(({ fix }) => fix!.edits);
    if (edits.length === 0) return [];
    const edit = workspaceEdit(client, document.text, edits);
    return [{ title: words.inAllPlaces(title, edits.length), kind: CodeActionKind.RefactorRewrite, edit }];
  });
}

/** A selection that is not to be judged: whole lines between directives, words in quotation marks. */
function exemptions({ client }: Workspace, document: OpenDocument, span: Span): CodeAction[] {
  if (span.end <= span.start) return [];
  const { text } = document;
  const words = messagesIn(document.inForce!.settings.locale);
  const first = text.spanOfLine(text.lineOf(span.start));
  const lastLine = text.lineOf(span.end);
  // A selection of whole lines mostly ends at the beginning of the next.
  const atStart = lastLine > text.lineOf(span.start) && text.spanOfLine(lastLine).start === span.end;
  const last = text.spanOfLine(atStart ? lastLine - 1 : lastLine);
  const whole = span.start <= first.start && (atStart || span.end >= last.end);
  const severalLines = last.start > first.start;
  if (!whole && !severalLines) {
    const quoted: TextEdit[] = [
      { start: span.start, end: span.start, text: '“' },
      { start: span.end, end: span.end, text: '”' },
    ];
    return [{ title: words.quoteExempt, kind: wrapKind, edit: workspaceEdit(client, text, quoted) }];
  }
  const [open, close] =
    document.language === 'markdown' || document.language === 'html' ? ['<!-- ', ' -->'] : ['# ', ''];
  const blank = document.language === 'markdown' ? text.lineBreak : '';
  const head = `${open}huashu-disable -- `;
  const body = text.text.slice(first.start, last.end);
  const wrapped = `${head}${words.badExample}${close}${text.lineBreak}${blank}${body}${text.lineBreak}${blank}${open}huashu-enable${close}`;
  const reason = { start: head.length, end: head.length + words.badExample.length };
  const edit = { start: first.start, end: last.end, text: wrapped };
  return [{ title: words.wrapExempt, kind: wrapKind, edit: snippetEdit(client, text, edit, reason) }];
}

/** Adds what a finding marks to the wordings that the configuration lets pass; makes a configuration where there is none. */
export function exception(workspace: Workspace, document: OpenDocument, finding: Finding): CodeAction | undefined {
  const { client, host } = workspace;
  const { packs, settings } = document.inForce!;
  const rule = new RuleBook(packs()).rule(finding.ruleId);
  const wording = document.text.text.slice(finding.start, finding.end);
  if (
    !rule ||
    rule.anchor ||
    !client.trusted ||
    !client.versionedEdits ||
    /[\r\n]/.test(wording) ||
    wording.trim() === ''
  )
    return undefined;
  if (finding.turn !== undefined && rule.check !== undefined && !['phrase', 'count', 'entity'].includes(rule.check))
    return undefined;
  // In a file of data the wording may be written with escapes; what is allowed are the words themselves.
  if (document.container !== undefined && /[\\&"']/.test(wording)) return undefined;
  const path = workspace.configurations.nearestFile(document.text.uri);
  const isNew = path === undefined;
  const target = path ?? newConfigPath(workspace, document);
  if (target === undefined || target.endsWith('.json')) return undefined;
  const uri = uriOfPath(target);
  const open = workspace.configTexts.get(uri);
  const before = open?.text ?? (isNew ? '' : (host.readFile(target) ?? ''));
  const after = allowWording(before, finding.ruleId, wording);
  if (after === undefined || after === before) return undefined;
  const file = open ?? new TextDocument(uri, 'yaml', 0, before, client.encoding);
  const edits = toProtocolEdits(file, editsBetween(before, after));
  const change = { textDocument: { uri, version: open ? open.version : null }, edits };
  return {
    title: messagesIn(settings.locale).allow(wording, labelTitle(packs(), finding.ruleId, settings.locale)),
    kind: CodeActionKind.QuickFix,
    edit: {
      documentChanges: isNew
        ? [
            { kind: 'create', uri, options: { ignoreIfExists: true } },
            { textDocument: change.textDocument, edits },
          ]
        : [change],
    },
  };
}

function newConfigPath(workspace: Workspace, document: OpenDocument): string | undefined {
  const folder = workspace.configurations.folderOfDocument(document.text.uri);
  return folder === undefined || pathOfUri(document.text.uri) === undefined
    ? undefined
    : `${folder}/huashu.config.yaml`;
}

/** Opens the clause of a finding, or what is cited under the cursor. */
export function openPage(workspace: Workspace, document: OpenDocument, id: string): CodeAction | undefined {
  if (!workspace.client.showsDocuments || pageOf(workspace, id, document.inForce) === undefined) return undefined;
  const title = messagesIn(document.inForce!.settings.locale).open(id);
  const command: Command = { title, command: openPageCommand, arguments: [document.text.uri, id] };
  return { title, kind: CodeActionKind.QuickFix, command };
}

/** The clause or rule that is named at a place of the text. */
export function citedAt(document: OpenDocument, span: Span): string | undefined {
  return referenceAt(document.result!.document, span.start)?.id;
}
