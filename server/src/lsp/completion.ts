import type { CompletionItem, CompletionList, CompletionParams } from 'vscode-languageserver';
import { CompletionItemKind, CompletionTriggerKind } from 'vscode-languageserver';
import type { CompletionPlace } from '../core/editing/completion-place';
import { completionPlace } from '../core/editing/completion-place';
import { documentKindWords, frontMatterKeys, sceneWords, tierWords } from '../core/editing/vocabulary';
import { labelsOf, nextSpeaker } from '../core/editing/speakers';
import { momentAt } from '../core/editing/moment';
import type { Offer } from '../core/editing/offer-phrases';
import { offerPhrases, typedOf } from '../core/editing/offer-phrases';
import { PhraseBook } from '../core/editing/phrase-book';
import { matchSpelling, spell } from '../core/editing/spelling';
import { pressingActs } from '../core/editing/steps';
import { chineseNameOf } from '../core/formats/front-matter-values';
import type { LintResult } from '../core/linter/linter';
import { messageInGeneral } from '../core/packs/message-in-general';
import { labelTitle } from '../core/packs/label-title';
import { labelOf } from '../core/packs/program';
import { completeConfig } from './config-completion';
import { clauseLines } from './explain';
import { escapeMarkdown, markup } from './markdown';
import { messagesIn } from './messages';
import type { OpenDocument } from './open-document';
import { RuleBook } from './rule-book';
import { withPlaceholders, withoutPlaceholders } from './snippet';
import type { Workspace } from './workspace';

/** More than this nobody reads, and the list is asked for anew with every letter. */
const MOST = 50;

/** `textDocument/completion`. The list is in our order, and incomplete: with each letter it is asked for again. */
export async function completion(
  workspace: Workspace,
  { textDocument, position, context }: CompletionParams,
): Promise<CompletionList | null> {
  const document = await workspace.documents.whenReady(textDocument.uri);
  if (document === undefined) return completeConfig(workspace, textDocument.uri, position);
  const { result, inForce } = document;
  if (result === undefined || inForce === undefined) return null;
  const offset = document.text.offsetAt(position);
  const place = completionPlace(result.document, offset);
  if (place === undefined) return null;
  if (isUnasked(context) && !isWanted(document, result, place, offset)) return null;
  const items = new Items(workspace, document, offset);
  complete(items, document, result, place);
  return { isIncomplete: true, items: items.list };
}

/** Whether the list would open, or stay open, because of what was typed: nobody asked for it. */
function isUnasked(context: CompletionParams['context']): boolean {
  return context !== undefined && context.triggerKind !== CompletionTriggerKind.Invoked;
}

/**
 * Whether a list that nobody asked for helps: in what is not said, right behind the label of a turn, and where letters have
 * been typed. Behind a mark or a blank among words it would only take the arrow keys.
 */
function isWanted(document: OpenDocument, result: LintResult, place: CompletionPlace, offset: number): boolean {
  switch (place.type) {
    case 'line':
      return /[\p{L}\p{N}]$/u.test(document.text.slice(place.start, offset));
    case 'turn':
      return place.clause !== '' || result.document.turns[place.turn]!.label.end + 1 === offset;
    case 'prose':
      return place.clause !== '';
    default:
      return true;
  }
}

/** `completionItem/resolve`: the page of a phrase, for the one that the user looks at. */
export function resolveCompletion(workspace: Workspace, item: CompletionItem): CompletionItem {
  const { uri, id, ruleId } = (item.data ?? {}) as { uri?: string; id?: string; ruleId?: string };
  const inForce = uri === undefined ? undefined : workspace.documents.get(uri)?.inForce;
  const phrase = inForce && PhraseBook.of(inForce.packs()).phrases.find((each) => each.id === id);
  if (!inForce || !phrase) return item;
  const words = messagesIn(inForce.settings.locale);
  const lines = [
    escapeMarkdown(phrase.text),
    ...(phrase.when === '' ? [] : [`${words.moment}: ${escapeMarkdown(phrase.when)}`]),
    ...(phrase.tiers ? [`${words.tier}: ${phrase.tiers.join(words.separator)}`] : []),
    ...clauseLines(new RuleBook(inForce.packs()), phrase.clauses),
    ...(ruleId === undefined
      ? []
      : [`${words.asksFor}: ${escapeMarkdown(labelTitle(inForce.packs(), ruleId, inForce.settings.locale))}`]),
  ];
  return { ...item, documentation: markup(lines.join('\n\n'), workspace.client.markdownHover) };
}

function complete(items: Items, document: OpenDocument, result: LintResult, place: CompletionPlace): void {
  const { settings } = document.inForce!;
  switch (place.type) {
    case 'front-matter-key':
      for (const key of frontMatterKeys)
        if (!place.keys.has(key.name)) items.key(place.start, key.name, inLocale(settings.locale, key.title));
      return;
    case 'front-matter-value':
      for (const word of valuesOf(place.key)) items.word(place.start, word, CompletionItemKind.EnumMember);
      return;
    case 'directive':
      for (const name of directives)
        items.word(place.start, `${place.open}${name} ${place.close}`, CompletionItemKind.Keyword);
      return;
    case 'rule':
      items.rules(place.start);
      return;
    case 'scene':
      for (const word of sceneWords) items.word(place.start, word, CompletionItemKind.Module);
      return;
    case 'line':
      items.labels(result, place.start);
      items.phrases(result, turnOfLine(result, place), document.text.slice(place.start, place.end), place);
      return;
    case 'turn':
      if (result.document.turns[place.turn]!.role === 'agent') items.phrases(result, place.turn, place.clause);
      return;
    case 'prose':
      if (place.clause.length >= 2) items.phrases(result, result.document.turns.length, place.clause, { strict: true });
  }
}

const directives = ['huashu-disable-next-line', 'huashu-disable-line', 'huashu-disable', 'huashu-enable'];

function valuesOf(key: string): readonly string[] {
  if (key === 'kind') return documentKindWords;
  if (key === 'tier') return tierWords;
  if (key === 'scene') return sceneWords;
  return key === 'fragment' ? ['true', 'false'] : [];
}

/** How many turns begin before a line: the number of the turn that is to be written there. */
function turnOfLine({ document: { turns } }: LintResult, { start }: { start: number }): number {
  let low = 0;
  let high = turns.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (turns[middle]!.start < start) low = middle + 1;
    else high = middle;
  }
  return low;
}

class Items {
  readonly list: CompletionItem[] = [];

  constructor(
    private readonly workspace: Workspace,
    private readonly document: OpenDocument,
    private readonly offset: number,
  ) {}

  /** A word that takes the place of what is typed from `start` on, where that finds it. */
  word(start: number, text: string, kind: CompletionItemKind, detail?: string): void {
    const typed = this.typedFrom(start);
    if (typed !== '' && matchSpelling(typed, spell(text)) === 0 && !text.startsWith(typed)) return;
    this.add(text.trim(), start, text, kind, detail === undefined ? {} : { detail });
  }

  /** A key of the front matter; its Chinese name once that is being typed. */
  key(start: number, name: string, title: string): void {
    const typed = this.typedFrom(start);
    const chinese = chineseNameOf(name);
    if (typed !== '' && chinese !== undefined && !name.startsWith(typed) && matchSpelling(typed, spell(chinese)) > 1)
      this.add(`${chinese}:`, start, `${chinese}: `, CompletionItemKind.Property, { detail: title });
    else this.word(start, `${name}: `, CompletionItemKind.Property, title);
  }

  rules(start: number): void {
    const { packs, settings } = this.document.inForce!;
    const typed = this.typedFrom(start).toLowerCase();
    const book = new RuleBook(packs());
    const labels = new Map<string, string>();
    for (const { id, message } of book.rules) {
      const title = messageInGeneral(inLocale(settings.locale, message));
      labels.set(id, title);
      const ofLabel = labelTitle(packs(), labelOf(id), settings.locale);
      if (!labels.has(labelOf(id))) labels.set(labelOf(id), messagesIn(settings.locale).allRulesOf(ofLabel));
    }
    const nearby = [...new Set(this.findingsNearby().flatMap((id) => [labelOf(id), id]))];
    const ids = [...labels.keys()].filter((id) => id.includes(typed)).sort();
    const near = nearby.filter((each) => ids.includes(each));
    for (const id of [...near, ...ids.filter((each) => !near.includes(each))])
      this.add(id, start, id, CompletionItemKind.EnumMember, { detail: labels.get(id)! }, 400);
  }

  labels({ document }: LintResult, start: number): void {
    const speaker = nextSpeaker(document, start);
    for (const { text, role } of labelsOf(document, start, speaker)) {
      const typed = this.typedFrom(start);
      if (typed !== '' && matchSpelling(typed, spell(text)) < 2) continue;
      this.add(text, start, text, CompletionItemKind.Class, { detail: messagesIn(this.locale).roles[role]! });
    }
  }

  /** @param line where set, the phrases begin a line: they bring the label of the agent along */
  phrases(
    result: LintResult,
    turn: number,
    clause: string,
    line?: { readonly start: number } | { readonly strict: true },
  ): void {
    const { linter, packs, settings } = this.document.inForce!;
    const book = PhraseBook.of(packs());
    const rules = new RuleBook(packs());
    const begins = line !== undefined && 'start' in line;
    const { document } = result;
    const moment = momentAt(linter, result, settings, begins ? Math.max(turn, 0) : turn, (id) => rules.rule(id));
    const missing = begins ? [] : moment.missing;
    const typed = typedOf(
      book,
      missing.map(({ text }) => text),
      clause,
    );
    if (typed === '' && line !== undefined && 'strict' in line) return;
    // In the middle of a clause nothing can be put that it does not begin.
    if (typed === '' && line === undefined && clause !== '') return;
    if (begins && nextSpeaker(document, line.start) !== 'agent') return;
    const label = begins ? labelsOf(document, line.start, 'agent')[0]!.text : '';
    const offers = offerPhrases(book, { ...moment, missing, pressing: pressingActs(packs()) }, typed);
    // A new line is offered only what the call now needs, unless something is typed.
    const shown =
      typed === '' && begins ? offers.filter(({ reason }) => reason === 'answer' || reason === 'opening') : offers;
    const start = begins ? line.start : this.offset - typed.length;
    for (const offer of shown) this.phrase(offer, start, label);
  }

  private phrase({ phrase, reason, ruleId }: Offer, start: number, label: string): void {
    const { client } = this.workspace;
    const words = messagesIn(this.locale);
    const text = label + phrase.text;
    const snippet = client.snippetCompletion && /\{[^{}]*\}/.test(text);
    this.add(text, start, snippet ? withPlaceholders(text) : withoutPlaceholders(text), CompletionItemKind.Snippet, {
      detail: [...phrase.clauses, words.reasons[reason]!].join(' '),
      data: { uri: this.document.text.uri, id: phrase.id, ...(ruleId === undefined ? {} : { ruleId }) },
      ...(snippet ? { insertTextFormat: 2 } : {}),
      ...(client.completionDetails ? { labelDetails: { description: phrase.when || words.reasons[reason]! } } : {}),
      ...(reason === 'missing' ? { preselect: this.list.length === 0 } : {}),
    });
  }

  private add(
    label: string,
    start: number,
    newText: string,
    kind: CompletionItemKind,
    more: Partial<CompletionItem>,
    most = MOST,
  ): void {
    if (this.list.length >= most) return;
    const typed = this.typedFrom(start);
    this.list.push({
      label,
      kind,
      // What is typed need not look like what it finds (qsd): the client is told that it fits, and keeps our order.
      filterText: typed === '' ? label : typed,
      sortText: String(this.list.length).padStart(4, '0'),
      textEdit: { range: this.document.text.rangeOf({ start, end: this.offset }), newText },
      ...more,
    });
  }

  private typedFrom(start: number): string {
    return this.document.text.slice(start, this.offset);
  }

  private get locale() {
    return this.document.inForce!.settings.locale;
  }

  /** Rules with findings on the line after: what a directive here is most likely for, and what it may hide by now. */
  private findingsNearby(): string[] {
    const { text, language, inForce } = this.document;
    const line = text.lineOf(this.offset) + 1;
    if (line >= text.lineCount) return [];
    const { start, end } = text.spanOfLine(line);
    return inForce!.linter
      .lint(text.slice(start, end), language, inForce!.settings)
      .findings.map(({ ruleId }) => ruleId);
  }
}

function inLocale(locale: string, text: { readonly zh: string; readonly en: string }): string {
  return locale === 'en' ? text.en : text.zh;
}
