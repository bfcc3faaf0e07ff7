import { EventEmitter, MarkdownString, ThemeIcon, TreeItem, TreeItemCollapsibleState, l10n } from 'vscode';
import type { TreeDataProvider } from 'vscode';
import type { HuashuClient } from '../client';
import type { PhraseEntry } from '../protocol';

/** A group of phrases, or a phrase. */
export type PhraseNode = { readonly title: string; readonly phrases: readonly PhraseEntry[] } | PhraseEntry;

export type Grouping = 'moment' | 'tier';

/** The standard phrases as a tree: by the moment of the call, or by the customer's tier; all, or those that a search finds. */
export class PhraseLibrary implements TreeDataProvider<PhraseNode> {
  private readonly changed = new EventEmitter<void>();
  readonly onDidChangeTreeData = this.changed.event;
  private phrases: Promise<readonly PhraseEntry[]> | undefined;
  private grouping: Grouping = 'moment';
  private query = '';

  constructor(private readonly client: HuashuClient) {}

  /** Reads the phrases anew. */
  refresh(): void {
    this.phrases = undefined;
    this.changed.fire();
  }

  groupBy(grouping: Grouping): void {
    this.grouping = grouping;
    this.changed.fire();
  }

  /** Shows what is found by characters, pinyin or initials; everything for an empty query. */
  search(query: string): void {
    this.query = query.trim();
    this.refresh();
  }

  get searched(): string {
    return this.query;
  }

  all(): Promise<readonly PhraseEntry[]> {
    this.phrases ??= this.client
      .request<PhraseEntry[]>('huashu/phrases', this.query === '' ? {} : { query: this.query })
      .then((phrases) => phrases ?? []);
    return this.phrases;
  }

  async getChildren(node?: PhraseNode): Promise<PhraseNode[]> {
    if (node !== undefined) return 'phrases' in node ? [...node.phrases] : [];
    const phrases = await this.all();
    if (this.query !== '') return [...phrases];
    const groups = new Map<string, PhraseEntry[]>();
    for (const phrase of phrases)
      for (const title of this.groupsOf(phrase)) groups.set(title, [...(groups.get(title) ?? []), phrase]);
    return [...groups].map(([title, members]) => ({ title, phrases: members }));
  }

  getTreeItem(node: PhraseNode): TreeItem {
    return 'phrases' in node ? groupItem(node.title, node.phrases.length) : phraseItem(node);
  }

  private groupsOf({ when, tiers }: PhraseEntry): readonly string[] {
    if (this.grouping === 'moment') return [when.replace(/（.*）$/, '')];
    return tiers.length === 0 ? [l10n.t('All customers')] : tiers;
  }
}

function groupItem(title: string, count: number): TreeItem {
  const item = new TreeItem(title, TreeItemCollapsibleState.Collapsed);
  item.description = String(count);
  item.contextValue = 'group';
  return item;
}

function phraseItem(phrase: PhraseEntry): TreeItem {
  const item = new TreeItem(phrase.text, TreeItemCollapsibleState.None);
  item.description = phrase.tiers.join(' · ');
  item.tooltip = new MarkdownString().appendText(`${phrase.text}\n\n${phrase.when}  ${phrase.clause}`);
  item.iconPath = new ThemeIcon('comment');
  item.contextValue = 'phrase';
  item.command = { command: 'huashu.phrases.insert', title: l10n.t('Insert at the cursor'), arguments: [phrase] };
  item.accessibilityInformation = { label: `${phrase.text} ${phrase.when}` };
  return item;
}
