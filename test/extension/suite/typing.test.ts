import { equal, ok } from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, openText, problemsWhen } from './editor';

describe('the list of phrases', () => {
  afterEach(closeAll);

  /** What is listed at the end of a text because its last character was typed. */
  async function listedBehind(text: string): Promise<number> {
    const { document } = await openText(text);
    // The server knows the text once its problems are there.
    await problemsWhen(document, (found) => found.length > 0);
    const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      document.uri,
      document.positionAt(text.length),
      text.at(-1),
    );
    return items.filter(({ kind }) => kind === vscode.CompletionItemKind.Snippet).length;
  }

  it('comes with the colon of a label', async () => {
    ok((await listedBehind('客服：你好。\n客户：谢谢。\n客服：')) > 0);
  });

  for (const mark of ['。', '？', '！', '，', ' ', '：'])
    it(`does not come behind “${mark}” among words, though the call lacks its end`, async () => {
      equal(await listedBehind(`客服：你好。\n客户：查话费。\n客服：您的话费是五十元${mark}`), 0);
    });
});
