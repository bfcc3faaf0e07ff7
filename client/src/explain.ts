import { EventEmitter, Uri, commands, l10n, window, workspace } from 'vscode';
import type { Disposable, QuickPickItem } from 'vscode';
import type { HuashuClient } from './client';
import { problemsOf, ruleOf } from './documents';
import type { Explanation, RuleSummary } from './protocol';

/** The pages of rules are read-only documents: `huashu:/hedge.md`. */
const scheme = 'huashu';

/** Serves the pages of the rules, and keeps those that are open up to date with the server. */
export function registerExplanations(client: HuashuClient): Disposable[] {
  const changed = new EventEmitter<Uri>();
  return [
    changed,
    workspace.registerTextDocumentContentProvider(scheme, {
      onDidChange: changed.event,
      provideTextDocumentContent: async (uri) =>
        (await client.request<Explanation | null>('huashu/explain', { id: ruleIn(uri) }))?.markdown ??
        l10n.t('There is no rule or clause “{0}”.', ruleIn(uri)),
    }),
    client.onDidChangeState((state) => {
      if (state !== 'running') return;
      for (const document of workspace.textDocuments) if (document.uri.scheme === scheme) changed.fire(document.uri);
    }),
  ];
}

/** Shows the page of a rule: the one named, else the one of the problem at the cursor, else one that the user picks. */
export async function explainRule(client: HuashuClient, id?: string): Promise<void> {
  const rule = id ?? ruleAtCursor() ?? (await pickRule(client));
  if (rule) await commands.executeCommand('markdown.showPreview', pageOf(rule));
}

function pageOf(id: string): Uri {
  return Uri.from({ scheme, path: `/${id}.md` });
}

function ruleIn(uri: Uri): string {
  return uri.path.replace(/^\//, '').replace(/\.md$/, '');
}

function ruleAtCursor(): string | undefined {
  const editor = window.activeTextEditor;
  if (!editor) return undefined;
  const problem = problemsOf(editor.document).find(({ range }) => range.contains(editor.selection.active));
  return problem && ruleOf(problem);
}

async function pickRule(client: HuashuClient): Promise<string | undefined> {
  const rules = await client.request<RuleSummary[]>('huashu/rules');
  const items = (rules ?? []).map((rule): QuickPickItem & { readonly id: string } => ({
    id: rule.id,
    label: rule.title,
    description: rule.clauses.join(' '),
    detail: rule.id,
  }));
  const picked = await window.showQuickPick(items, {
    title: l10n.t('Explain a rule'),
    placeHolder: l10n.t('Rule, clause or words of the standard'),
    matchOnDescription: true,
    matchOnDetail: true,
  });
  return picked?.id;
}
