import type { Hover, HoverParams } from 'vscode-languageserver';
import type { Finding } from '../core/findings/finding';
import { labelTitle } from '../core/packs/label-title';
import type { Span } from '../core/text/span';
import { explain } from './explain';
import { hoverConfig } from './config-hover';
import type { OpenDocument } from './open-document';
import { clauseLines, named, wordingLines } from './explain';
import { explainPlace } from './hover-places';
import { escapeMarkdown, markup } from './markdown';
import { messagesIn } from './messages';
import { byPrecedence } from './precedence';
import { RuleBook } from './rule-book';
import type { Workspace } from './workspace';

/**
 * `textDocument/hover`. On a finding: what is wrong, the clause it offends, why, and the wording to use. Elsewhere what the
 * word there is: a clause, a rule in a directive, a placeholder, a value of the front matter, a standard phrase.
 */
export function hover(workspace: Workspace, { textDocument, position }: HoverParams): Hover | null {
  const document = workspace.documents.ofAnyKind(textDocument.uri);
  if (document?.result === undefined || document.inForce === undefined)
    return hoverConfig(workspace, textDocument.uri, position);
  const offset = document.text.offsetAt(position);
  const here = byPrecedence(findingsAt(document.result.findings, offset));
  if (here.length > 0) {
    const pages = here.map((finding) => describeFinding(workspace, document, finding));
    return answer(
      workspace,
      document,
      pages,
      here.reduce((a, b) => (b.end - b.start < a.end - a.start ? b : a)),
    );
  }
  if (document.container !== undefined) return null;
  const place = explainPlace(document, offset, (id) => explain(workspace, { id })?.markdown);
  return place ? answer(workspace, document, [place.markdown], place) : null;
}

function answer(workspace: Workspace, document: OpenDocument, pages: readonly string[], span: Span): Hover {
  return {
    contents: markup(pages.join('\n\n---\n\n'), workspace.client.markdownHover),
    range: document.text.rangeOf(span),
  };
}

/** Those around the character after `offset`; else those that end there: "go to next problem" leaves the cursor so. */
function findingsAt(findings: readonly Finding[], offset: number): readonly Finding[] {
  const around = findings.filter(({ start, end }) => start <= offset && (offset < end || offset === start));
  return around.length > 0 ? around : findings.filter(({ end }) => end === offset);
}

/** Without the message where the client shows that itself: then what the rule is called stands first. */
function describeFinding({ client }: Workspace, { inForce }: OpenDocument, finding: Finding): string {
  const { packs, settings } = inForce!;
  const words = messagesIn(settings.locale);
  const book = new RuleBook(packs());
  const rule = book.rule(finding.ruleId);
  const why = rule?.why && (settings.locale === 'en' ? rule.why.en : rule.why.zh);
  const offered = [...(finding.fix ? [finding.fix] : []), ...finding.suggestions]
    .filter(({ edits }) => edits.length === 1 && edits[0]!.text !== '')
    .map(({ edits }) => edits[0]!.text);
  const title = labelTitle(packs(), finding.ruleId, settings.locale);
  return [
    `**${escapeMarkdown(client.hoversProblems ? title : finding.message)}**`,
    ...clauseLines(book, finding.clauses),
    ...(why ? [`${words.why}: ${escapeMarkdown(why)}`] : []),
    ...wordingLines(words, offered.length > 0 ? offered : wordingOf(book, finding.clauses)),
    ...(client.hoversProblems ? [] : [named(finding.ruleId, title)]),
  ].join('\n\n');
}

/** What the standard itself has in place of what a clause forbids. */
function wordingOf(book: RuleBook, clauses: readonly string[]): string[] {
  return clauses.flatMap((id) => {
    const better = book.clause(id)?.['better'];
    return typeof better === 'string' ? [better] : book.phrasesOf(id);
  });
}
