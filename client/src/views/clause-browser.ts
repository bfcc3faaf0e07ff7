import {
  EventEmitter,
  MarkdownString,
  ThemeColor,
  ThemeIcon,
  TreeItem,
  TreeItemCollapsibleState,
  l10n,
  window,
} from 'vscode';
import type { Disposable, TreeDataProvider } from 'vscode';
import type { HuashuClient } from '../client';
import type { ClauseEntry, RuleOfClause } from '../protocol';

interface Chapter {
  readonly chapter: string;
  readonly title: string;
  readonly clauses: readonly ClauseEntry[];
}

type Node = Chapter | ClauseEntry | RuleOfClause;

/** The standard as a tree: chapters, their clauses, and the rules that check each. */
export function registerClauseBrowser(client: HuashuClient): Disposable[] {
  const browser = new ClauseBrowser(client);
  return [
    window.createTreeView('huashu.clauses', { treeDataProvider: browser, showCollapseAll: true }),
    client.onDidChangeState((state) => state === 'running' && browser.refresh()),
  ];
}

class ClauseBrowser implements TreeDataProvider<Node> {
  private readonly changed = new EventEmitter<void>();
  readonly onDidChangeTreeData = this.changed.event;

  constructor(private readonly client: HuashuClient) {}

  refresh(): void {
    this.changed.fire();
  }

  async getChildren(node?: Node): Promise<Node[]> {
    if (node === undefined) return this.chapters();
    if ('clauses' in node) return [...node.clauses];
    return 'rules' in node ? [...node.rules] : [];
  }

  getTreeItem(node: Node): TreeItem {
    if ('clauses' in node) return chapterItem(node);
    return 'rules' in node ? clauseItem(node) : ruleItem(node);
  }

  private async chapters(): Promise<Chapter[]> {
    const clauses = (await this.client.request<ClauseEntry[]>('huashu/clauses')) ?? [];
    const chapters = new Map<string, ClauseEntry[]>();
    for (const clause of clauses) chapters.set(clause.chapter, [...(chapters.get(clause.chapter) ?? []), clause]);
    return [...chapters].map(([chapter, members]) => ({
      chapter,
      title: members[0]!.chapterTitle,
      clauses: members,
    }));
  }
}

function chapterItem({ chapter, title, clauses }: Chapter): TreeItem {
  const item = new TreeItem(
    chapter.startsWith('§') ? `${chapter} ${title}` : title,
    TreeItemCollapsibleState.Collapsed,
  );
  item.description = String(clauses.length);
  item.iconPath = new ThemeIcon('book');
  return item;
}

function clauseItem(clause: ClauseEntry): TreeItem {
  const { id, text, rules, unchecked } = clause;
  const state = rules.length === 0 ? TreeItemCollapsibleState.None : TreeItemCollapsibleState.Collapsed;
  const item = new TreeItem(`${id} ${text}`, state);
  const note = unchecked ?? (rules.length === 0 ? l10n.t('No rule checks this clause.') : '');
  item.tooltip = new MarkdownString().appendText([`${id} ${text}`, note].filter(Boolean).join('\n\n'));
  item.iconPath = new ThemeIcon(rules.length === 0 ? 'circle-outline' : 'law');
  item.contextValue = 'clause';
  item.command = { command: 'huashu.explainRule', title: l10n.t('Open the page'), arguments: [id] };
  return item;
}

function ruleItem({ id, called, severity }: RuleOfClause): TreeItem {
  const item = new TreeItem(called, TreeItemCollapsibleState.None);
  item.tooltip = id;
  item.iconPath = icons[severity];
  item.contextValue = 'rule';
  item.command = { command: 'huashu.explainRule', title: l10n.t('Open the page'), arguments: [id] };
  return item;
}

const icons = {
  error: new ThemeIcon('error', new ThemeColor('problemsErrorIcon.foreground')),
  warning: new ThemeIcon('warning', new ThemeColor('problemsWarningIcon.foreground')),
  info: new ThemeIcon('info', new ThemeColor('problemsInfoIcon.foreground')),
  hint: new ThemeIcon('lightbulb'),
};
