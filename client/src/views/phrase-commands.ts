import { SnippetString, commands, env, l10n, window } from 'vscode';
import type { Disposable, TextEditor } from 'vscode';
import type { HuashuClient } from '../client';
import { isChecked } from '../documents';
import type { PhraseEntry } from '../protocol';
import { snippetOf } from '../snippet';
import type { PhraseNode } from './phrase-library';
import { PhraseLibrary } from './phrase-library';

/** The view of the standard phrases, with what can be done in it. */
export function registerPhraseLibrary(client: HuashuClient): Disposable[] {
  const library = new PhraseLibrary(client);
  const view = window.createTreeView('huashu.phrases', { treeDataProvider: library, showCollapseAll: true });
  const search = (query: string): void => {
    library.search(query);
    view.message = library.searched === '' ? undefined : l10n.t('Found by “{0}”', library.searched);
    void commands.executeCommand('setContext', 'huashu.phrasesSearched', library.searched !== '');
  };
  const group = (by: 'moment' | 'tier'): void => {
    library.groupBy(by);
    void commands.executeCommand('setContext', 'huashu.phrasesByTier', by === 'tier');
  };
  return [
    view,
    client.onDidChangeState((state) => state === 'running' && library.refresh()),
    commands.registerCommand('huashu.phrases.search', async () => {
      const query = await window.showInputBox({
        title: l10n.t('Search the standard phrases'),
        prompt: l10n.t('Words, pinyin or initials of pinyin; empty for all'),
        placeHolder: 'qsd',
        value: library.searched,
      });
      if (query === undefined) return;
      search(query);
      await commands.executeCommand('huashu.phrases.focus');
    }),
    commands.registerCommand('huashu.phrases.clearSearch', () => search('')),
    commands.registerCommand('huashu.phrases.byMoment', () => group('moment')),
    commands.registerCommand('huashu.phrases.byTier', () => group('tier')),
    commands.registerCommand('huashu.phrases.insert', async (node?: PhraseNode) => {
      const phrase = node && 'text' in node ? node : await pick(library);
      if (phrase) await insert(phrase);
    }),
    commands.registerCommand('huashu.phrases.copy', async (node?: PhraseNode) => {
      const phrase = node && 'text' in node ? node : await pick(library);
      if (phrase) await env.clipboard.writeText(phrase.text);
    }),
  ];
}

async function pick(library: PhraseLibrary): Promise<PhraseEntry | undefined> {
  const items = (await library.all()).map((phrase) => ({
    label: phrase.text,
    description: [phrase.when, ...phrase.tiers].join(' · '),
    phrase,
  }));
  const picked = await window.showQuickPick(items, {
    title: l10n.t('Standard phrases'),
    placeHolder: l10n.t('Words of the phrase, or the moment it belongs to'),
    matchOnDescription: true,
  });
  return picked?.phrase;
}

async function insert(phrase: PhraseEntry): Promise<void> {
  const editor = window.activeTextEditor;
  if (!editor || !isChecked(editor.document)) {
    await window.showInformationMessage(l10n.t('Open a script first: the phrase goes where its cursor is.'));
    return;
  }
  await window.showTextDocument(editor.document, editor.viewColumn);
  await editor.insertSnippet(new SnippetString(`${labelFor(editor)}${snippetOf(phrase.text)}`));
}

/** A new line of a script is the agent's. */
function labelFor({ document, selection }: TextEditor): string {
  const line = document.lineAt(selection.start.line);
  return document.languageId === 'huashu' && line.isEmptyOrWhitespace ? '客服：' : '';
}
