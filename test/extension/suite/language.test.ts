import { equal } from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, openText } from './editor';

describe('language configuration', () => {
  afterEach(closeAll);

  it('closes brackets and quotation marks as they are typed', async () => {
    const { document } = await openText('');
    for (const opening of ['（', '【', '「', '《', '“', '{'])
      await vscode.commands.executeCommand('type', { text: opening });
    equal(document.getText(), '（【「《“{}”》」】）');
  });

  it('puts brackets round a selection', async () => {
    const editor = await openText('客服：停顿');
    editor.selection = new vscode.Selection(0, 3, 0, 5);
    await vscode.commands.executeCommand('type', { text: '（' });
    equal(editor.document.getText(), '客服：（停顿）');
  });

  it('comments lines out and in', async () => {
    const { document } = await openText('客服：您好！');
    await vscode.commands.executeCommand('editor.action.commentLine');
    equal(document.getText(), '# 客服：您好！');
    await vscode.commands.executeCommand('editor.action.commentLine');
    equal(document.getText(), '客服：您好！');
  });

  it('takes a run of Han characters, or a Latin word or number, for a word', async () => {
    const { document } = await openText('客服：请拨打10000号，ADSL-2不行。');
    const wordAt = (character: number): string =>
      document.getText(document.getWordRangeAtPosition(new vscode.Position(0, character)));
    equal(wordAt(1), '客服');
    equal(wordAt(4), '请拨打');
    equal(wordAt(7), '10000');
    equal(wordAt(13), 'ADSL-2');
  });

  it('wraps lines, and does not point at full-width punctuation', () => {
    const editor = vscode.workspace.getConfiguration('editor', { languageId: 'huashu' });
    equal(editor.get('wordWrap'), 'on');
    equal(editor.get('unicodeHighlight.ambiguousCharacters'), false);
  });
});
