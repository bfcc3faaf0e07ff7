import { messageInGeneral } from '../core/packs/message-in-general';
import { labelTitle } from '../core/packs/label-title';
import type { ExampleSource, RuleSource } from '../core/packs/schema';
import type { ExplainParams, Explanation, RuleSummary } from './custom-requests';
import { escapeMarkdown } from './markdown';
import type { Messages } from './messages';
import { messagesIn } from './messages';
import { RuleBook } from './rule-book';
import type { Workspace } from './workspace';

/** `huashu/explain`: the page of a rule, of a label with all its rules, or of a clause. */
export function explain(workspace: Workspace, { id }: ExplainParams): Explanation | null {
  const { book, locale } = reading(workspace);
  const words = messagesIn(locale);
  const inLocale = (text: { zh: string; en: string }): string => (locale === 'en' ? text.en : text.zh);
  const rule = book.rule(id);
  const called = (ruleId: string): string => labelTitle(workspace.reference.packs(), ruleId, locale);
  if (rule !== undefined) return { title: id, markdown: rulePage(rule, called(id), book, words, inLocale) };
  const clause = book.clause(id);
  const rules = clause === undefined ? book.rulesOfLabel(id) : book.rulesOfClause(id);
  if (clause === undefined && rules.length === 0) return null;
  const sections = [
    heading(id, clause === undefined ? called(id) : id),
    ...(clause === undefined ? [] : clauseLines(book, [id])),
    ...(clause === undefined ? [] : wordingLines(words, book.phrasesOf(id))),
    ...(clause === undefined || rules.length === 0 ? [] : [`## ${words.rules}`]),
    ...rules.map((each) => {
      const message = escapeMarkdown(messageInGeneral(inLocale(each.message)));
      return [`- ${named(each.id, called(each.id))}  \n  ${message}`, ...briefExamples(words, each)].join('\n');
    }),
  ];
  return { title: id, markdown: sections.join('\n\n') };
}

/** `huashu/rules`: every rule in force, by id. */
export function listRules(workspace: Workspace): RuleSummary[] {
  const { book, locale } = reading(workspace);
  return book.rules
    .map(({ id, clauses, severity, message }) => ({
      id,
      clauses,
      severity,
      title: messageInGeneral(locale === 'en' ? message.en : message.zh),
    }))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** The clauses as the standard has them, each a quotation. */
export function clauseLines(book: RuleBook, clauses: readonly string[]): string[] {
  return clauses.map((id) => {
    const text = book.clause(id)?.text;
    return `> **${escapeMarkdown(id)}**${text === undefined ? '' : ` ${escapeMarkdown(text)}`}`;
  });
}

export function wordingLines(words: Messages, wordings: readonly string[]): string[] {
  if (wordings.length === 0) return [];
  const quoted = [...new Set(wordings)].map((wording) => `- ${escapeMarkdown(words.quote(wording))}`);
  return [`${words.wording}:\n\n${quoted.join('\n')}`];
}

/** What a rule is called, and its id: that is what directives and configurations name. */
export function named(id: string, title: string): string {
  return title === id ? `\`${id}\`` : `${escapeMarkdown(title)} · \`${id}\``;
}

function heading(id: string, title: string): string {
  return title === id ? `# ${escapeMarkdown(id)}` : `# ${named(id, title)}`;
}

function rulePage(
  rule: RuleSource,
  title: string,
  book: RuleBook,
  words: Messages,
  inLocale: (text: { zh: string; en: string }) => string,
): string {
  const wordings = [...(rule.replace ? [rule.replace] : []), ...(rule.suggest ?? [])].filter(
    (text) => !text.includes('{'),
  );
  return [
    heading(rule.id, title),
    escapeMarkdown(messageInGeneral(inLocale(rule.message))),
    ...clauseLines(book, rule.clauses),
    ...(rule.why ? [`${words.why}: ${escapeMarkdown(inLocale(rule.why))}`] : []),
    `${words.severity}: ${words.severities[rule.severity] ?? rule.severity}`,
    ...wordingLines(words, wordings),
    ...examples(words.flagged, rule.examples.flagged),
    ...examples(words.allowed, rule.examples.allowed),
  ].join('\n\n');
}

function examples(title: string, list: readonly (string | ExampleSource)[]): string[] {
  return list.length === 0 ? [] : [`## ${title}`, list.map((example) => `- ${exampleLine(example)}`).join('\n')];
}

/** How many examples of each kind stand below a rule that is one of several on a page. */
const BRIEF = 2;

function briefExamples(words: Messages, { examples: { flagged, allowed } }: RuleSource): string[] {
  const line = (title: string) => (example: string | ExampleSource) =>
    `  - ${title}: ${exampleLine(example).replace(/\n/g, ' / ')}`;
  return [...flagged.slice(0, BRIEF).map(line(words.flagged)), ...allowed.slice(0, BRIEF).map(line(words.allowed))];
}

/** An example of a rule; what is marked `[[…]]` in it stands out. */
function exampleLine(example: string | ExampleSource): string {
  const text = typeof example === 'string' ? example : (example.text ?? example.dialogue ?? '').trim();
  const marked = text
    .split(/\[\[|\]\]/)
    .map((part, i) => (i % 2 === 1 ? `**${escapeMarkdown(part)}**` : escapeMarkdown(part)));
  return marked.join('');
}

function reading(workspace: Workspace) {
  const { packs, settings } = workspace.reference;
  return { book: new RuleBook(packs()), locale: settings.locale };
}
