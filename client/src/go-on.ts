import { CompletionItemKind, CompletionList } from 'vscode';
import type { CompletionItem } from 'vscode';
import type { Middleware } from 'vscode-languageclient';

/** Behind a label that is chosen the list opens again: with what may be said in that role now. */
export const goOn: Middleware = {
  async provideCompletionItem(document, position, context, token, next) {
    const answer = await next(document, position, context, token);
    for (const item of answer instanceof CompletionList ? answer.items : (answer ?? [])) if (isLabel(item)) ask(item);
    return answer;
  },
};

function isLabel({ kind, label }: CompletionItem): boolean {
  return kind === CompletionItemKind.Class && /[：:]$/.test(typeof label === 'string' ? label : label.label);
}

function ask(item: CompletionItem): void {
  item.command = { title: item.detail ?? '', command: 'editor.action.triggerSuggest' };
}
